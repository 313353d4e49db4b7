import pytest

from gongwen.formats import read_bytes
from gongwen.formats.encodings import decode
from gongwen.refusals import Unreadable

PLAN = "一、工作目标\n（一）加快推进城乡一体化。（牵头单位：区商务局；责任单位：区教育局，各街道办事处）\n"
TRADITIONAL = "一、工作目標\n（一）加快推進城鄉建設，落實各項責任。（責任單位：區財政局）\n"
NAMES = "张三\n李四\n王五六\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
@pytest.mark.parametrize(
    "text", [PLAN, NAMES, PLAN * 200, "a plan in English\n"], ids=["plan", "names", "long", "ascii"]
)
def test_text_comes_back_whatever_it_was_encoded_in(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))

    assert (decoded.text, decoded.broken) == (text, 0)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("┌──┬──┐\n".encode("gb18030"), "┌──┬──┐\n", id="box characters"),
        pytest.param("方案".encode("gbk"), "方案", id="two characters of GBK"),
        pytest.param("㐂𠮷一".encode("gb18030"), "㐂𠮷一", id="characters of four bytes"),
        pytest.param(TRADITIONAL.encode("big5"), TRADITIONAL, id="Big5"),
        pytest.param(("\ufeff" + PLAN).encode("utf-16-be"), PLAN, id="UTF-16 with a mark"),
        pytest.param(b"\x84\x31\x95\x33" + PLAN.encode("gb18030"), PLAN, id="GB18030 with a mark"),
        pytest.param("组长：王祎镕、刘翀\n".encode("gb18030"), "组长：王祎镕、刘翀\n", id="rare characters of names"),
    ],
)
def test_an_encoding_is_found_by_what_reads_like_prose(data: bytes, text: str) -> None:
    assert decode(data).text == text


def test_what_a_file_says_of_itself_decides_between_readings_that_are_both_possible() -> None:
    data = "區長".encode("big5")

    assert decode(data, declared="big5").text == "區長"


def test_utf8_is_believed_over_a_wrong_declaration() -> None:
    assert decode(PLAN.encode(), declared="gb2312").text == PLAN


@pytest.mark.parametrize("declared", ["utf-8", "klingon", "", "utf-16"])
def test_a_declaration_that_cannot_be_true_is_passed_over(declared: str) -> None:
    assert decode(PLAN.encode("gbk"), declared=declared).text == PLAN


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_few_broken_bytes_are_replaced_and_counted(encoding: str) -> None:
    broken = b"\xff\xff" if encoding != "utf-16-le" else b"\x00\xd8"
    data = (PLAN * 5).encode(encoding) + broken + (PLAN * 5).encode(encoding)

    source = read_bytes(data, name="a.txt")

    lost = sum(line.text.count("\ufffd") for line in source.lines)
    assert lost in {1, 2}
    assert [(remark.code, str(lost) in remark.message) for remark in source.remarks] == [("broken-characters", True)]
    assert sum(line.text.count("牵头单位：区商务局") for line in source.lines) >= 9


def test_a_text_cut_off_inside_a_character_keeps_the_rest() -> None:
    source = read_bytes(PLAN.encode("gb18030")[:-2], name="a.txt")

    assert source.lines[0].text == "一、工作目标"
    assert source.lines[1].text.endswith("各街道办事处\ufffd")


def test_a_replacement_character_that_came_with_the_file_is_told() -> None:
    source = read_bytes("办理\ufffd工作".encode(), name="a.txt")

    assert [remark.code for remark in source.remarks] == ["broken-characters"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(range(256)) * 40, id="every byte"),
        pytest.param(bytes(5000), id="nothing but NUL"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(57), id="a program"),
        pytest.param(b"\x00\x01\x02\x03" * 500, id="control characters"),
        pytest.param(bytes((7 * i * i + 13 * i) % 251 for i in range(9000)), id="noise"),
        pytest.param(b"\xff\xfe" + bytes((7 * i * i) % 251 for i in range(9000)), id="noise behind a mark"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="不是文字"):
        decode(data)
