"""Documents read through the real LibreOffice."""

import pytest

from gongwen.formats import Cell, Limits, Line, read_bytes
from gongwen.refusals import Unreadable
from tests.gongwen.formats.office.conftest import FORMATS, Making
from tests.gongwen.formats.office.making import odt, rtf

CONVERTED = "文件由 LibreOffice 转换成 .docx 后读取，编号和表格请对照原件核实。"
CHINESE_NUMBERS = (
    r"{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc39\leveljc0\levelstartat1\levelfollow2"
    r"{\leveltext\'02\'00\u12289 \'a1\'a2;}{\levelnumbers\'01;}}\listid7}}"
    r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
)


def sentence_of(data: bytes, name: str, limits: Limits) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, name=name, limits=limits)
    return str(caught.value)


def shown(lines: tuple[Line, ...]) -> list[tuple[str, Cell | None]]:
    """Return text and place of the lines that are not empty: LibreOffice puts an empty one behind a table."""
    return [(line.text, line.cell) for line in lines if line.text]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_document_reads_as_the_docx_that_it_was_made_of(made: Making, written: bytes, format_: str) -> None:
    source = read_bytes(made(format_), name=f"plan.{format_}")

    assert shown(source.lines) == shown(read_bytes(written, name="plan.docx").lines)
    assert [line.text for line in source.lines[1:3]] == [
        "1.优化布局。（牵头单位：区民政局）",
        "2.完善服务。（牵头单位：区教育局）",
    ]
    assert source.format == format_
    assert [(remark.code, remark.message) for remark in source.remarks] == [("converted", CONVERTED)]


def test_a_wps_is_read_as_what_it_holds(made: Making, written: bytes) -> None:
    source = read_bytes(made("doc"), name="方案.WPS")

    assert (source.format, shown(source.lines)) == ("wps", shown(read_bytes(written, name="plan.docx").lines))


def test_numbers_stand_as_printed_and_the_day_of_reading_does_not() -> None:
    body = (
        r"方案\par \pard\ls1\ilvl0 加强领导\par \pard\ls1\ilvl0 抓好落实\par \pard "
        r"印于{\field{\*\fldinst DATE \\@ yyyy}{\fldrslt 2020}}年{\field{\*\fldinst FILENAME}{\fldrslt a.rtf}}\par"
    )

    source = read_bytes(rtf(body, CHINESE_NUMBERS), name="a.rtf")

    assert [line.text for line in source.lines] == ["方案", "一、加强领导", "二、抓好落实", "印于年"]
    assert [remark.message for remark in source.remarks] == [
        CONVERTED,
        "文件中有 2 个没有结果的域，印出的内容没有读到，请核实。",
    ]


def test_a_locked_doc_is_told_from_a_broken_one(made: Making) -> None:
    doc = bytearray(made("doc"))
    stream = doc.index(b"\xec\xa5")
    doc[stream + 11] |= 0x01

    assert sentence_of(bytes(doc), "a.doc", Limits()).startswith("文件加了密码，请先")

    doc[512:] = bytes(range(256)) * (len(doc) // 256 - 2) + "WordDocument".encode("utf-16-le")

    assert sentence_of(bytes(doc), "a.doc", Limits()).startswith("文件（.doc）打不开，可能已损坏或者太大，请")


def test_a_locked_odt_is_told() -> None:
    keys = (
        '<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="QUFBQUFBQUFBQUFBQUFBQUFBQUE=">'
        '<manifest:algorithm manifest:algorithm-name="Blowfish CFB" manifest:initialisation-vector="QUFBQUFBQUE="/>'
        '<manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:iteration-count="1024"'
        ' manifest:salt="QUFBQUFBQUFBQUFBQUFBQQ=="/></manifest:encryption-data>'
    )

    assert sentence_of(odt("", keys=keys), "a.odt", Limits()).startswith("文件加了密码，请先")


def test_an_rtf_of_too_many_lines_is_refused_before_it_is_converted() -> None:
    limits = Limits(lines=1_000, convert_seconds=0)

    assert sentence_of(rtf("x\\par " * 1_001), "a.rtf", limits) == "文件超过 1000 行，不像一份公文，请拆分后再读。"


def test_a_conversion_that_takes_too_long_is_given_up() -> None:
    endless = rtf(r"x{\bin999999999 x}")

    assert sentence_of(endless, "a.rtf", Limits(convert_seconds=3)) == (
        "转换文件超过 3 秒，已停止，请用 Word 或 WPS 另存为 .docx 后再读。"
    )


def test_deep_groups_without_an_end_come_to_nothing_worse_than_a_sentence() -> None:
    deep = rtf("x" + "{" * 100_000)

    assert sentence_of(deep, "a.rtf", Limits(convert_seconds=20)).count("。") == 1
