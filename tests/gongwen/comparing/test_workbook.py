"""The workbook of a comparison, as a program reads it."""

import hashlib
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from gongwen.comparing import compare_plans, write_comparison
from gongwen.comparing.marking import differing
from gongwen.ledger.sheets import Mark, Marked
from gongwen.reading.model import Header, PlanReading
from tests.gongwen.comparing.examples import SAMPLE, amended
from tests.gongwen.ledger.examples import NASTY, cells, column, plan, task
from tests.gongwen.ledger.test_marked import rich_texts
from tests.gongwen.reading.helpers import read

SHEETS = ["对照表", "目标指标", "阶段与节奏", "成员", "文件信息"]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("book") / "out.xlsx"
    write_comparison(compare_plans(read(SAMPLE), read(amended()), ("draft.docx", "signed.docx")), out)
    return out


def row_of(book: Path, sheet: str, words: str) -> list[object]:
    """Return the one row that holds the words, without its number."""
    (found,) = (row for row in cells(book, sheet)[1:] if any(words in str(value) for value in row))
    return found[1:]


def test_the_sheets_stand_in_their_order(book: Path) -> None:
    assert CalamineWorkbook.from_path(book).sheet_names == SHEETS


def test_the_table_has_the_columns_that_offices_use(book: Path) -> None:
    assert cells(book, "对照表")[0] == [
        *("序号", "原方案任务", "新方案任务", "变化", "单位变化", "时限变化", "指标变化", "相似度\n（%）"),
    ]
    assert len(cells(book, "对照表")) == 21


def test_above_the_table_stand_both_plans_and_the_counts(book: Path) -> None:
    top = [row[0] for row in CalamineWorkbook.from_path(book).get_sheet_by_name("对照表").to_python()[:4]]

    assert top == [
        "方案对照表",
        "原方案：澜棠区落实市六届人大五次会议第2号议案实施方案（澜棠政办〔2026〕11号　霁川市澜棠区人民政府办公室　2026年3月27日）",
        "新方案：澜棠区落实市六届人大五次会议第2号议案实施方案（澜棠政办〔2026〕19号　霁川市澜棠区人民政府办公室　2026年3月27日）",
        "原方案 20 项，新方案 20 项：未变 13 · 改动 3 · 拆分 1 · 合并 1 · 删去 1 · 新增 1 · 移动 1",
    ]


def test_a_row_tells_what_became_of_a_task(book: Path) -> None:
    assert row_of(book, "对照表", "完善便民商业网点")[2:] == [
        "文字未变",
        "增加牵头：区发展和改革局\n区商务局：牵头改为责任",
        "2026年底前→2026年10月底前（提前61天）",
        "",
        100,
    ]
    assert row_of(book, "对照表", "提升机构照护能力")[2:] == [
        *("改动", "", "", "护理型床位占比不低于65%→护理型床位占比不低于70%（提高）", 96)
    ]
    assert row_of(book, "对照表", "健全诉求响应机制")[2] == "未变\n移动"


def test_tasks_stand_behind_their_numbers_and_several_a_line_each(book: Path) -> None:
    old, new, change = row_of(book, "对照表", "推进居家适老化改造")[:3]

    assert str(old).startswith("（一）5. 推进适老化适儿化改造。")
    assert [line[:12] for line in str(new).split("\n")] == ["（一）4. 推进居家适老", "（一）5. 建设儿童友好"]
    assert change == "拆分"


def test_a_struck_and_a_new_task_have_one_side(book: Path) -> None:
    assert row_of(book, "对照表", "盘活存量闲置资源")[1:] == ["", "删去", "", "", "", ""]
    assert row_of(book, "对照表", "开办社区便民早市")[0] == ""


def test_targets_are_listed_with_their_places(book: Path) -> None:
    assert row_of(book, "目标指标", "护理型养老床位") == [
        *("工作目标", "新增护理型养老床位420张以上", "工作目标", "新增护理型养老床位460张以上", "提高")
    ]
    assert row_of(book, "目标指标", "儿童友好微空间") == [
        *("（一）5.", "建设儿童友好微空间3—5处", "（一）5.", "建设儿童友好微空间3—5处", "未变")
    ]
    assert row_of(book, "目标指标", "加装电梯")[2] == "（一）4."


def test_phases_milestones_and_rhythms_are_listed(book: Path) -> None:
    kinds = column(book, "阶段与节奏", "类别")

    assert [kinds.count(kind) for kind in ("阶段", "节点", "节奏")] == [3, 6, 7]
    assert row_of(book, "阶段与节奏", "2026-07-10")[1:] == [
        "2026-06-30",
        "2026年6月30日前，各承办单位报送上半年落实情况小结；",
        "2026-07-10",
        "2026年7月10日前，各承办单位报送上半年落实情况小结；",
        "改动",
        "推后10天",
    ]


def test_members_and_fields_are_listed(book: Path) -> None:
    assert row_of(book, "成员", "阙明岚")[1:] == [
        "成员",
        "臧恺",
        "区商务局副局长",
        "成员",
        "阙明岚",
        "区商务局副局长",
        "改动",
    ]
    assert row_of(book, "文件信息", "发文字号") == ["发文字号", "澜棠政办〔2026〕11号", "澜棠政办〔2026〕19号", "改动"]
    assert row_of(book, "文件信息", "文件名") == ["文件名", "draft.docx", "signed.docx", ""]


def test_what_was_struck_and_inserted_is_marked(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    old, new = (PlanReading("", Header(), tasks=(task(text),)) for text in ("在市场新建摊位。", "在市场改建摊位。"))

    write_comparison(compare_plans(old, new), out)

    told = [[(words, struck, underlined) for words, _, struck, underlined in runs] for runs in rich_texts(out)]
    assert told == [
        [("（一）1. 在市场", False, False), ("新", True, False), ("建摊位。", False, False)],
        [("（一）1. 在市场", False, False), ("改", False, True), ("建摊位。", False, False)],
    ]


def test_a_text_like_a_formula_is_shown_and_not_computed(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    every = tuple(task(text, number=None, path=()) for text in NASTY)

    write_comparison(compare_plans(plan(tasks=every, plan_title="=1+1"), plan(tasks=every[:1], plan_title="@x")), out)

    assert column(out, "对照表", "原方案任务") == NASTY


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    comparison = compare_plans(plan(), plan(tasks=()))
    for name in ("a.xlsx", "b.xlsx"):
        write_comparison(comparison, tmp_path / name)

    first, second = (hashlib.sha256((tmp_path / name).read_bytes()).digest() for name in ("a.xlsx", "b.xlsx"))
    assert first == second


def test_two_readings_without_anything_give_sheets_that_say_so(tmp_path: Path) -> None:
    empty = PlanReading("", Header())

    write_comparison(compare_plans(empty, empty), tmp_path / "out.xlsx")

    assert cells(tmp_path / "out.xlsx", "对照表")[1][0] == "（文件中没有读到这方面的内容）"


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("床位420张", "床位460张", [("床位", None), ("420", Mark.STRUCK), ("张", None)]),
        ("同", "同", [("同", None)]),
        ("旧", None, [("旧", Mark.STRUCK)]),
        ("甲乙", "乙", [("甲", Mark.STRUCK), ("乙", None)]),
    ],
)
def test_short_texts_are_marked_in_their_middle(old: str, new: str | None, runs: list[tuple[str, Mark | None]]) -> None:
    assert differing(old, new)[0] == Marked(tuple(runs))
