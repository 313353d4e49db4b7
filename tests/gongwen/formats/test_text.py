import pytest

from gongwen.formats import Limits, Line, read_bytes
from gongwen.refusals import Unreadable


@pytest.mark.parametrize(
    "end",
    ["\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029"],
    ids=["LF", "CR LF", "CR", "form feed", "vertical tab", "NEL", "line separator", "paragraph separator"],
)
def test_every_line_end_ends_a_line_and_goes(end: str) -> None:
    source = read_bytes(f"一{end}二{end}".encode(), name="a.txt")

    assert source.lines == (Line("一", 1), Line("二", 2))
    assert (source.format, source.remarks) == ("txt", ())


def test_blanks_and_empty_lines_stay() -> None:
    source = read_bytes("　　一、总体要求  \n\n\t二\n".encode("gbk"), name="a.txt")

    assert [(line.number, line.text) for line in source.lines] == [(1, "　　一、总体要求  "), (2, ""), (3, "\t二")]


def test_page_marks_are_not_taken_for_headings() -> None:
    source = read_bytes(b"# Page 3:\n* x\n", name="a.txt")

    assert [line.text for line in source.lines] == ["# Page 3:", "* x"]


def test_control_characters_are_taken_out_and_told() -> None:
    source = read_bytes(("办\x00理\x1f工作\x7f方\ufeff案\n" + "请认真贯彻落实。" * 20).encode(), name="a.txt")

    assert source.lines[0].text == "办理工作方案"
    assert [remark.code for remark in source.remarks] == ["control-characters"]
    assert "4 个" in source.remarks[0].message


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [(Limits(lines=2), "超过 2 行"), (Limits(characters=4), "超过 4 字"), (Limits(file_bytes=5), "上限")],
    ids=["lines", "characters", "bytes"],
)
def test_a_file_beyond_a_limit_is_refused(limits: Limits, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read_bytes("一\n二\n三\n".encode(), name="a.txt", limits=limits)


@pytest.mark.parametrize("data", [b" \n\t\n", "\u3000\n".encode(), b"\xef\xbb\xbf"])
def test_a_file_without_any_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="没有文字"):
        read_bytes(data, name="a.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_of_too_many_bytes_is_refused_before_it_is_decoded(name: str) -> None:
    with pytest.raises(Unreadable, match="超过 10 字"):
        read_bytes(b"\xff" * 41, name=name, limits=Limits(characters=10))
