import io
import resource
import zipfile
from collections.abc import Callable

import pytest

from gongwen.formats import Limits, read_bytes
from gongwen.refusals import Unreadable
from tests.gongwen.formats.builders import W, docx, members, p, root, table, tc, tr, zipped

BODY = p("方案")
LAUGHS = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))


def with_document(document: str | bytes) -> bytes:
    return zipped(members("") | {"word/document.xml": document})


def stored_twice() -> bytes:
    buffer = io.BytesIO(docx(BODY))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", root("document", f"<w:body>{p('另一份')}</w:body>"))
    return buffer.getvalue()


def with_flag(data: bytes) -> bytes:
    """Return a zip whose members all say that they are encrypted."""
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        pieces = data.split(mark)
        data = mark.join(
            [pieces[0], *(piece[: offset - 4] + b"\x01\x00" + piece[offset - 2 :] for piece in pieces[1:])]
        )
    return data


def many_members(count: int) -> bytes:
    return zipped(members(BODY) | {f"x{number}": "" for number in range(count)})


def swollen(part: str, content: str) -> bytes:
    return zipped(members(BODY) | {part: content})


def wrong_size(data: bytes) -> bytes:
    """Return a zip whose directory says that its members are tiny."""
    pieces = data.split(b"PK\x01\x02")
    return b"PK\x01\x02".join([pieces[0], *(piece[:20] + b"\x05\x00\x00\x00" + piece[24:] for piece in pieces[1:])])


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "broken XML": (lambda: with_document("<w:document"), "word/document.xml 已损坏"),
    "no XML": (lambda: with_document(""), "word/document.xml 已损坏"),
    "binary instead of XML": (lambda: with_document(bytes(range(256))), "word/document.xml 已损坏"),
    "no body": (lambda: with_document(root("document", "")), "没有 Word 正文"),
    "another root": (lambda: with_document("<html/>"), "没有 Word 正文"),
    "no main part": (lambda: zipped({"[Content_Types].xml": "", "word/x": ""}), "没有 Word 正文"),
    "broken numbering": (lambda: docx(BODY, numbering="<w:numbering>"), "word/numbering.xml 已损坏"),
    "broken styles": (lambda: docx(BODY, styles="x"), "word/styles.xml 已损坏"),
    "broken relationships": (lambda: swollen("_rels/.rels", "<"), "_rels/.rels 已损坏"),
    "UTF-16 cut short": (lambda: with_document(b"\xff\xfe<\x00w"), "word/document.xml 已损坏"),
    "billion laughs": (
        lambda: with_document(f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]><w:document xmlns:w="{W}">&a9;</w:document>'),
        "不允许的声明",
    ),
    "quadratic blow-up": (
        lambda: with_document(f'<!DOCTYPE x [<!ENTITY a "{"ha" * 50_000}">]><x>{"&a;" * 50_000}</x>'),
        "不允许的声明",
    ),
    "a file of this machine as entity": (
        lambda: with_document('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'),
        "不允许的声明",
    ),
    "a DTD in UTF-16": (
        lambda: with_document('<?xml version="1.0"?><!DOCTYPE x []><x/>'.encode("utf-16")),
        "不允许的声明",
    ),
    "a DTD in another encoding": (
        lambda: with_document("<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE x []><x/>"),
        "word/document.xml 已损坏",
    ),
    "100,000 levels": (lambda: with_document("<a>" * 100_000 + "</a>" * 100_000), "word/document.xml 已损坏"),
    "a million empty paragraphs": (lambda: docx("<w:p/>" * 1_000_000), "压缩炸弹"),
    "a million small paragraphs": (
        lambda: docx("".join(f"<w:p>{number * 2654435761 % 2**32:x}</w:p>" for number in range(1_000_000))),
        "超过 100000 行",
    ),
    "a zip bomb": (lambda: with_document(" " * 30_000_000), "压缩炸弹"),
    "a bomb beside the text": (lambda: docx(BODY, styles=" " * 30_000_000), "压缩炸弹"),
    "ten thousand members": (lambda: many_members(10_000), "超过 5000 个"),
    "the same member twice": (stored_twice, "同名"),
    "encrypted members": (lambda: with_flag(docx(BODY)), "加了密码"),
    "a path upwards": (lambda: swollen("../../evil", "x"), "可疑的路径"),
    "an absolute path": (lambda: swollen("/evil", "x"), "可疑的路径"),
    "a drive": (lambda: swollen("c:\\evil", "x"), "可疑的路径"),
    "sizes that lie": (lambda: wrong_size(docx(BODY)), "已损坏"),
    "a damaged member": (
        lambda: docx(BODY).replace(b"PK\x03\x04", b"PK\x03\x05", 4).replace(b"PK\x03\x05", b"PK\x03\x04", 1),
        "已损坏",
    ),
    "a table of a million columns": (
        lambda: docx(table(*[tr(tc("x", '<w:gridSpan w:val="999999"/>'))] * 300)),
        "超过 200000 格",
    ),
}


@pytest.mark.parametrize(("make", "says"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_docx_is_refused_in_one_sentence(make: Callable[[], bytes], says: str) -> None:
    data = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(Unreadable, match=says) as caught:
        read_bytes(data, name="a.docx")

    sentence = str(caught.value)
    assert (sentence.count("。"), sentence[-1], "请" in sentence) == (1, "。", True)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        pytest.param(Limits(unzipped_bytes=3_000), "压缩炸弹", id="bytes unpacked"),
        pytest.param(Limits(xml_marks=100), "异常庞大", id="nodes"),
        pytest.param(Limits(lines=10), "超过 10 行", id="paragraphs"),
        pytest.param(Limits(characters=30), "超过 30 字", id="characters"),
        pytest.param(Limits(zip_members=3), "超过 3 个", id="members"),
    ],
)
def test_every_limit_holds_for_docx(limits: Limits, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_bytes(docx(p("方案") * 50), name="a.docx", limits=limits)


def test_deep_tables_and_controls_within_the_limit_are_read() -> None:
    body = p("底")
    for _ in range(50):
        body = f"<w:sdt><w:sdtContent>{table(tr(tc(body + p())))}</w:sdtContent></w:sdt>"

    assert "底" in [line.text for line in read_bytes(docx(body), name="a.docx").lines]


def test_a_part_in_utf16_is_read() -> None:
    document = root("document", f"<w:body>{BODY}</w:body>").replace("UTF-8", "UTF-16").encode("utf-16")

    assert [line.text for line in read_bytes(with_document(document), name="a.docx").lines] == ["方案"]


def test_zips_in_a_docx_are_not_opened() -> None:
    inner = zipped({"bomb": "x" * 5_000_000})

    source = read_bytes(zipped(members(BODY) | {"word/embeddings/a.zip": inner}), name="a.docx")

    assert [line.text for line in source.lines] == ["方案"]
