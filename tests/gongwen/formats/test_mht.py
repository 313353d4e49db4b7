"""Web archives: one page among its parts."""

import base64
import quopri

import pytest

from gongwen.formats import Limits, Source, read_bytes
from gongwen.refusals import Unreadable
from tests.gongwen.formats.html.sites import state_council, word
from tests.places import ROOT

SENTENCE = "各有关单位要对照任务清单，逐项细化措施，明确责任人员和完成时限，确保按期办结。"
CHROME = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://example.invalid/1.html\r\nSubject: =?utf-8?B?5pa55qGI?=\r\n"
    "Date: Wed, 1 Apr 2026 10:00:00 -0000\r\n"
)
WORD = ""


def part(content: bytes, type_: str = "text/html", encoding: str = "base64") -> bytes:
    coded = base64.encodebytes(content) if encoding == "base64" else quopri.encodestring(content)
    head = f"Content-Type: {type_}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: x\r\n\r\n"
    return head.encode() + coded


def archive(*parts: bytes, start: str = CHROME) -> bytes:
    head = f'{start}MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Page--1"\r\n\r\n'
    return head.encode() + b"".join(b"\r\n------Page--1\r\n" + one for one in parts) + b"\r\n------Page--1--\r\n"


def read(data: bytes) -> Source:
    return read_bytes(data, name="a.mht")


def page(text: str) -> bytes:
    return f"<html><p>{text}</p></html>".encode()


PICTURE = part(b"\x89PNG", "image/png")
STYLE = part(b"p{color:red}", "text/css", "quoted-printable")


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
@pytest.mark.parametrize("start", [CHROME, WORD], ids=["browser", "Word"])
def test_the_page_of_an_archive_is_read(encoding: str, start: str) -> None:
    source = read(archive(part(page("方案"), encoding=encoding), STYLE, PICTURE, start=start))

    assert (source.format, [line.text for line in source.lines], source.remarks) == ("mht", ["方案"], ())


def test_an_archive_reads_as_the_page_in_it() -> None:
    plan = (ROOT / "samples" / "lantang" / "plan.txt").read_text(encoding="utf-8").splitlines()
    pages = (state_council(plan), word(plan))

    assert [read(archive(part(markup), PICTURE)).lines for markup in pages] == [
        read_bytes(markup, name="a.html").lines for markup in pages
    ]


def test_a_page_alone_is_read() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=gbk\r\n\r\n" + page("方案").decode().encode("gbk")

    assert [line.text for line in read(data).lines] == ["方案"]


def test_the_encoding_is_that_of_the_part_or_of_the_page() -> None:
    gbk = "<html><meta charset=gbk><p>鎔基东西湖</p></html>".encode("gbk")
    types = ('text/html; charset="gb2312"', "text/html", "text/html; charset=nonsense")

    assert [[line.text for line in read(archive(part(gbk, type_))).lines] for type_ in types] == [["鎔基东西湖"]] * 3


def test_of_frames_the_one_with_the_most_text_is_read_and_the_others_told() -> None:
    shell = b"<html><frameset><frame src=main.htm></frameset></html>"
    source = read(archive(part(shell), part(page("目录")), part(page(SENTENCE))))

    assert [line.text for line in source.lines] == [SENTENCE]
    assert [remark.message for remark in source.remarks] == ["网页归档里另有 1 个带文字的框架网页，没有读取。"]


def test_a_word_file_that_is_an_archive_is_told() -> None:
    source = read_bytes(archive(part(page("方案"))), name="a.doc")

    assert [remark.code for remark in source.remarks] == ["wrong-extension"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(archive(PICTURE), "没有网页", id="no page"),
        pytest.param(archive(part(b"<html><script>x</script></html>")), "没有文字", id="no text"),
        pytest.param(archive(), "没有网页", id="no part"),
        pytest.param(archive(part(page("x")))[:260], "没有网页", id="cut short"),
        pytest.param(archive(*[PICTURE] * 6_000), "超过 5000 个", id="parts"),
        pytest.param(
            b"".join(
                b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at) for at in range(3_000)
            ),
            "超过 5000 个",
            id="archives in archives",
        ),
        pytest.param(archive(*[part(b"<html>" + b"<b>" * 400_000)] * 9), "异常庞大", id="tags"),
    ],
)
def test_an_archive_that_is_not_to_be_read_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as caught:
        read(b"MIME-Version: 1.0\r\n" + data)

    sentence = str(caught.value)
    assert (sentence.count("。"), sentence[-1], "请" in sentence) == (1, "。", True)


def test_the_limit_on_lines_holds_in_an_archive() -> None:
    with pytest.raises(Unreadable, match="超过 40 行"):
        read_bytes(archive(part(b"<html>" + b"<p>x" * 50)), name="a.mht", limits=Limits(lines=40))
