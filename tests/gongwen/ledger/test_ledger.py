import hashlib
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from gongwen.ledger import words, write_ledger
from gongwen.ledger.doubts import quoted
from gongwen.reading.model import PlanReading
from gongwen.refusals import Refused
from tests.gongwen.ledger.examples import TEXT, assignment, cells, column, deadline, plan, target, task, written

SHEETS = ["台账", "目标指标", "阶段节点", "报送节奏", "领导小组", "单位任务", "待核事项", "文件信息"]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return written(tmp_path / "out.xlsx")


def test_the_sheets_stand_in_their_order(ledger: Path) -> None:
    assert CalamineWorkbook.from_path(ledger).sheet_names == SHEETS


def test_the_ledger_has_the_columns_that_offices_use(ledger: Path) -> None:
    assert cells(ledger, "台账")[0] == [
        *("序号", "任务编号", "任务组", "工作任务", "目标值", "牵头单位", "责任单位", "配合单位", "指导单位"),
        *("分管领导/责任人", "完成时限", "截止日期", "说明"),
        *("进展情况", "存在问题", "需协调事项", "下一步计划", "完成状态", "备注"),
    ]


def test_a_task_stands_in_one_row_with_its_last_day_as_a_date(ledger: Path) -> None:
    _, _, second = cells(ledger, "台账")

    assert second[:13] == [
        *(2, "（一）2.", "（一）修路", "办好超区。", "力争：新增绿地4.8公顷以上", "", "区商务局", "区建设局", ""),
        *("分管领导：甲某", "6月底前完成摸排\n2026年底前", date(2026, 12, 31), "配合单位承上级标题\n待核1"),
    ]
    assert set(second[13:]) == {""}


def test_only_doubts_that_ask_are_named_beside_a_task(ledger: Path) -> None:
    assert column(ledger, "台账", "说明") == ["", "配合单位承上级标题\n待核1"]


def test_title_and_source_stand_above_the_table(ledger: Path) -> None:
    top = CalamineWorkbook.from_path(ledger).get_sheet_by_name("台账").to_python()[:3]

    assert top[0][0] == "甲区实施方案任务台账"
    assert top[1][0] == "依据：甲政〔2026〕1号　甲区人民政府　2026年3月27日"
    assert "承上级标题" in str(top[2][0])


def test_the_legend_explains_only_what_occurs(tmp_path: Path) -> None:
    out = written(tmp_path / "out.xlsx", ("a", plan(tasks=(task(),))))

    assert "承上级标题" not in str(CalamineWorkbook.from_path(out).get_sheet_by_name("台账").to_python())


def test_targets_of_goals_and_tasks_are_listed_with_their_place(ledger: Path) -> None:
    assert cells(ledger, "目标指标")[1:] == [
        [1, "工作目标", "绿地", "新增", "不低于", 3, "", "公顷", "", "绿地3公顷以上"],
        [2, "工作目标", "", "", "", "", "", "", "", "力争走在前列。"],
        [3, "任务2 （一）2.", "绿地", "新增", "不低于", 4.8, "", "公顷", "力争", "绿地4.8公顷以上"],
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("15", 15), ("4.8", 4.8), ("-0.5", -0.5), ("4.50", "4.50"), ("1,000", "1,000"), ("007", "007"), ("十", "十")],
)
def test_a_figure_is_a_number_only_where_that_keeps_it_as_printed(
    tmp_path: Path, printed: str, expected: float | str
) -> None:
    out = written(tmp_path / "out.xlsx", ("a", plan(goals=(), tasks=(task(targets=(target(printed),)),))))

    assert column(out, "目标指标", "目标值") == [expected]


def test_phases_are_followed_by_their_milestones(ledger: Path) -> None:
    assert cells(ledger, "阶段节点")[1:] == [
        [1, "部署阶段", "阶段", "", date(2026, 4, 20), "旬", "动员。"],
        [2, "部署阶段", "节点", "", date(2026, 4, 15), "", "报名单"],
    ]


def test_rhythms_say_when_nothing_is_said(ledger: Path) -> None:
    assert cells(ledger, "报送节奏")[1:] == [
        [1, "每月", "报送", "每月25日前", "每月25日前报送。"],
        [2, "每季度", "通报", "未写明", "季通报"],
    ]


def test_members_without_a_name_keep_their_row(ledger: Path) -> None:
    assert cells(ledger, "领导小组")[1:] == [
        [1, "甲区领导小组", "领导小组", "区建设局", "组长", "甲某", "副区长"],
        [2, "甲区领导小组", "领导小组", "区建设局", "成员", "", "区商务局"],
    ]


def test_units_with_most_tasks_as_lead_come_first(ledger: Path) -> None:
    assert cells(ledger, "单位任务")[1:] == [
        [1, "区建设局", 2, 1, "", 1, "", "1. 修好大桥", "", "2. 办好超区", ""],
        [2, "区商务局", 1, "", 1, "", "", "", "2. 办好超区", "", ""],
    ]


def test_a_unit_with_very_many_tasks_goes_on_in_a_further_row(tmp_path: Path) -> None:
    out = written(tmp_path / "out.xlsx", ("a", plan(tasks=tuple(task(f"第{n}件") for n in range(45)))))

    _, first, second, third = cells(out, "单位任务")
    assert (first[:3], second[:3], third[:3]) == (
        [1, "区建设局", 45],
        ["", "区建设局（续）", ""],
        ["", "区建设局（续）", ""],
    )
    lines = "\n".join(row[7] for row in (first, second, third)).split("\n")
    assert lines == [f"{n + 1}. 第{n}件" for n in range(45)]


def test_doubts_quote_their_place_and_leave_room_for_an_answer(ledger: Path) -> None:
    assert cells(ledger, "待核事项")[1:] == [
        [1, "须答复", "“超区”疑为“超市”。", "2.办好【超区】。（责任单位：区商务…", "2", "超市\n超区", ""],
        [2, "请留意", "有任务没有时限。", "1.【修好大桥】。（牵头单位：区建设…", "1", "", ""],
    ]


def test_many_places_are_counted_and_a_long_one_is_shortened() -> None:
    many = quoted(TEXT, [(n, n + 1) for n in range(9)]).split("\n")

    assert (len(many), many[-1]) == (5, "（共9处）")
    assert quoted("长" * 99, [(0, 99)]) == f"【{'长' * 32}……】"


def test_the_file_tells_about_itself(ledger: Path) -> None:
    said = dict(row[1:] for row in cells(ledger, "文件信息")[1:])

    assert said["发文字号"] == "甲政〔2026〕1号"
    assert said["依据文件"] == "上级通知（乙政〔2026〕2号）"
    assert said["任务所在部分"] == "二、任务"


def test_several_files_share_one_ledger_and_are_told_apart(tmp_path: Path) -> None:
    out = written(tmp_path / "out.xlsx", ("甲.docx", plan()), ("乙.txt", plan()))

    assert column(out, "台账", "来源文件") == ["甲.docx", "甲.docx", "乙.txt", "乙.txt"]
    assert column(out, "台账", "序号") == [1, 2, 3, 4]
    assert column(out, "台账", "说明")[-1] == "配合单位承上级标题\n待核3"
    assert column(out, "待核事项", "涉及任务\n（台账序号）") == ["2", "1", "4", "3"]
    assert column(out, "单位任务", "任务数") == [4, 2]


def test_a_reading_with_nothing_in_it_gives_sheets_that_say_so(tmp_path: Path) -> None:
    out = written(tmp_path / "out.xlsx", ("空.txt", PlanReading(text="", document=plan().document)))

    assert cells(out, "台账")[1][0] == "（文件中没有读到这方面的内容）"


def test_no_reading_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one"):
        write_ledger([], tmp_path / "out.xlsx")

    assert list(tmp_path.iterdir()) == []


def test_the_same_reading_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (written(tmp_path / name).read_bytes() for name in ("a.xlsx", "b.xlsx"))

    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


def test_very_many_tasks_are_written_too(tmp_path: Path) -> None:
    out = written(tmp_path / "out.xlsx", ("a", plan(tasks=(task(),) * 20_001, doubts=())))

    assert column(out, "台账", "序号")[-1] == 20_001


@pytest.mark.parametrize(
    ("iso", "expected"),
    [("2026-02-28", date(2026, 2, 28)), ("1899-12-31", "1899-12-31"), ("2026-02-30", "2026-02-30"), (None, None)],
)
def test_a_day_is_a_date_only_where_a_spreadsheet_has_it(iso: str | None, expected: date | str | None) -> None:
    assert words.day(iso) == expected


def test_an_undated_deadline_leaves_the_day_empty(tmp_path: Path) -> None:
    out = written(tmp_path / "out.xlsx", ("a", plan(tasks=(task(deadlines=(deadline("持续推进", None),)),))))

    assert (column(out, "台账", "完成时限"), column(out, "台账", "截止日期")) == (["持续推进"], [""])


def test_tasks_within_tasks_are_both_touched_by_a_doubt(tmp_path: Path) -> None:
    whole, shop = (0, len(TEXT)), TEXT.index("超区")
    inner = task("办好超区。", span=(shop - 2, shop + 3))
    outer = task("全部", span=whole, assignments=(assignment("区政府"),))
    out = written(tmp_path / "out.xlsx", ("a", plan(tasks=(outer, inner, task()))))

    assert column(out, "待核事项", "涉及任务\n（台账序号）") == ["1、2", "1、3"]


def test_more_than_a_workbook_holds_is_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongwen.ledger.workbook._MOST_ROWS", 1)

    with pytest.raises(Refused, match="分成几批"):
        written(tmp_path / "out.xlsx")

    assert list(tmp_path.iterdir()) == []
