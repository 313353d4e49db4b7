"""Whether a line goes on where the line before it stopped."""

import pytest

from gongwen.reading.text.joining import PAGE_MARK, Habit, Pending, goes_on, habit_of, starts_anew

WHOLE = Habit(wrapped=False, width=0, ragged=False)
WRAPPED = Habit(wrapped=True, width=20, ragged=False)
RAGGED = Habit(wrapped=True, width=20, ragged=True)
FULL = "引进三家连锁餐饮品牌到河岸老街落户经营"


def joins(before: str, line: str, habit: Habit = WHOLE, gap: str = "") -> bool:
    return goes_on(Pending.begin(before, None), line, habit, gap=gap)


@pytest.mark.parametrize(
    "text", ["# Page 3:", "Page 3 of 9", "— 2 —", "- 2 -", "— — — 2 —", "—2", "第 3 页", "第3页 共9页", "·2·"]
)
def test_a_page_mark_is_a_line_with_nothing_else(text: str) -> None:
    assert PAGE_MARK.fullmatch(text) is not None


@pytest.mark.parametrize("text", ["2", "Page", "第3页是名单", "2.引进品牌", "一—二", "2024年"])
def test_other_lines_are_no_page_mark(text: str) -> None:
    assert PAGE_MARK.fullmatch(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "1.引进品牌",
        "（一）引进品牌",
        "责任单位：各镇",
        "组长：柳如风",
        "2024年3月5日",
        "附件：1.名单",
        "云溪县人民政府办公室（印章）",
        "（此件公开发布）",
    ],
)
def test_some_lines_can_only_begin_a_paragraph(line: str) -> None:
    assert starts_anew(line)
    assert not joins("引进三家连锁餐饮品牌到河岸老街，", line, WRAPPED)


def test_a_file_without_torn_lines_is_whole() -> None:
    assert habit_of(["引进三家连锁餐饮品牌到河岸老街落户经营。"] * 10) == WHOLE


def test_long_lines_are_whole_paragraphs() -> None:
    assert habit_of(["引进三家连锁餐饮品牌" * 10] * 10) == WHOLE


def test_lines_that_end_at_a_margin_are_wrapped() -> None:
    assert habit_of([FULL] * 10) == Habit(wrapped=True, width=len(FULL), ragged=False)


def test_lines_that_also_end_behind_commas_are_ragged() -> None:
    assert habit_of([*[FULL] * 10, "给予补贴，", "按月考核，"]) == Habit(wrapped=True, width=len(FULL), ragged=True)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        pytest.param("引进品牌（牵头单位：县商务局；责任单位：县公", "安局）", id="an open bracket"),
        pytest.param("落实《云溪县夜市", "管理办法》", id="an open title"),
        pytest.param("给予补贴，", "按月考核。", id="behind a comma"),
        pytest.param("给予补贴", "，按月考核。", id="before a comma"),
        pytest.param("（一）", "引进品牌", id="a number alone"),
        pytest.param("成", "员：柳如风", id="a role of a roster torn in two"),
        pytest.param("引进品牌。完成", "时限：年底", id="a label torn in two"),
        pytest.param("责任单位：", "县商务局、各镇", id="units below their label"),
        pytest.param("完成时限：", "2024年9月底", id="a day below its label"),
        pytest.param("云溪县人民政府办公室关于印发夜市经济", "发展工作方案的通知", id="a title in two halves"),
        pytest.param("引进三家连锁餐饮品牌，给予场租补贴，落户后按月", "考核。", id="a long sentence without its end"),
    ],
)
def test_a_line_goes_on_in_any_file(before: str, line: str) -> None:
    assert joins(before, line)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        pytest.param("引进品牌。", "给予补贴。", id="behind a full stop"),
        pytest.param("引进品牌", "给予补贴", id="two short lines"),
        pytest.param("责任单位：", "县商务局：统筹推进", id="a unit with its own duty"),
        pytest.param("责任单位：", "引进品牌，给予补贴", id="no unit below the label"),
        pytest.param("2024年3月5日", "（此件公开发布）", id="behind a date"),
        pytest.param("1.引进品牌，给予补贴，", "2.办集市", id="a number"),
    ],
)
def test_a_line_of_whole_text_begins_a_paragraph(before: str, line: str) -> None:
    assert not joins(before, line)


@pytest.mark.parametrize(
    ("before", "line", "expected"),
    [
        pytest.param(FULL, "，并给予补贴。", True, id="a full line"),
        pytest.param(FULL, "补贴。", True, id="a full line, a short one"),
        pytest.param("给予补贴。", "办集市。", False, id="a short line that ends"),
        pytest.param("引进品牌，给予补", "贴并考核。", True, id="a short line that does not end"),
        pytest.param("（一）引进品牌", "引进三家连锁餐饮品牌到河岸老街落户。", False, id="a heading"),
        pytest.param("云溪县商务局关于夜市的通知", "各镇人民政府要抓好落实工作", False, id="a title that is complete"),
        pytest.param(FULL, "县商务局：", False, id="a unit and a colon"),
        pytest.param(FULL, "持。（牵头单位：", True, id="a sentence whose end is a label"),
        pytest.param("引进品牌。（县商务局负责）", "办集市。", False, id="behind a note"),
    ],
)
def test_a_line_of_wrapped_text_goes_on_behind_a_full_line(before: str, line: str, expected: object) -> None:
    assert joins(before, line, WRAPPED) is expected


def test_an_empty_line_ends_a_wrapped_paragraph_and_a_page_does_not() -> None:
    assert [joins(FULL, "补贴。", WRAPPED, gap) for gap in ("", "blank", "page")] == [True, False, True]


def test_a_ragged_line_goes_on_while_the_margin_is_not_reached() -> None:
    assert [joins("办好集市；", line, RAGGED) for line in ("给予补贴", FULL)] == [True, False]
    assert not joins("办好集市；", "给予补贴", WRAPPED)


def test_the_names_of_a_roster_are_not_joined() -> None:
    before = Pending.begin("成员：柳如风　县长助理", None)

    assert Pending.begin("白川　县商务局局长", before).roster
    assert not goes_on(before, "白川县商务局局长", RAGGED, gap="")
