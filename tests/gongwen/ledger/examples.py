"""Readings made by hand, and ways to look into a ledger."""

from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from gongwen.ledger import write_ledger
from gongwen.reading.model import (
    Assignment,
    Basis,
    Deadline,
    Doubt,
    Goal,
    Group,
    Header,
    Member,
    Milestone,
    Phase,
    PlanReading,
    Rhythm,
    RhythmDue,
    Role,
    Target,
    Task,
    TaskPerson,
)

Cells = list[list[Any]]
NASTY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")']
TEXT = "一、目标\n绿地新增3公顷以上。\n二、任务\n（一）修路\n1.修好大桥。（牵头单位：区建设局）\n2.办好超区。（责任单位：区商务局）"


def target(value: str = "3", **changes: object) -> Target:
    made: dict[str, Any] = {
        "indicator": "绿地",
        "measure": "新增",
        "comparator": "ge",
        "value": value,
        "high": None,
        "unit": "公顷",
        "aspirational": False,
        "text": f"绿地{value}公顷以上",
        "span": (5, 13),
    }
    return Target(**made | changes)


def assignment(unit: str, role: Role = "lead", *, inherited: bool = False) -> Assignment:
    return Assignment(unit, role, "牵头单位", inherited, (0, 1))


def deadline(text: str, day: str | None) -> Deadline:
    return Deadline(text, day, "day" if day else None, None, (0, 1))


def task(text: str = "修好大桥。", **changes: object) -> Task:
    start = TEXT.find(text)
    made: dict[str, Any] = {
        "number": "1.",
        "path": ("二、任务", "（一）修路"),
        "text": text,
        "assignments": (assignment("区建设局"),),
        "people": (),
        "deadlines": (),
        "targets": (),
        "span": (start, start + len(text)),
    }
    return Task(**made | changes)


def plan(**changes: object) -> PlanReading:
    """Return a small reading that has something of everything."""
    shop = TEXT.index("超区")
    second = task(
        "办好超区。",
        number="2.",
        assignments=(assignment("区商务局", "responsible"), assignment("区建设局", "supporting", inherited=True)),
        people=(TaskPerson("分管领导", "甲某", (0, 1)),),
        deadlines=(deadline("6月底前完成摸排", "2026-06-30"), deadline("2026年底前", "2026-12-31")),
        targets=(target("4.8", aspirational=True),),
    )
    made: dict[str, Any] = {
        "text": TEXT,
        "document": Header(
            "通知",
            "关于印发方案的通知",
            "甲政〔2026〕1号",
            "甲区人民政府",
            "2026-03-27",
            ("各单位",),
            "区政府",
            (Basis("上级通知", "乙政〔2026〕2号"),),
        ),
        "plan_title": "甲区实施方案",
        "goals": (Goal("绿地新增3公顷以上。", (target(),), (5, 15)), Goal("力争走在前列。", (), (5, 15))),
        "tasks": (task(), second),
        "phases": (
            Phase("部署阶段", None, "2026-04-20", "旬", "动员。", (Milestone("2026-04-15", "报名单", (0, 1)),), (0, 1)),
        ),
        "rhythms": (
            Rhythm("monthly", "报送", RhythmDue("each", 25, "每月25日前"), "每月25日前报送。", (0, 1)),
            Rhythm("quarterly", "通报", None, "季通报", (0, 1)),
        ),
        "groups": (
            Group(
                "leading_group",
                "甲区领导小组",
                "区建设局",
                (Member("组长", "甲某", "副区长", (0, 1)), Member("成员", None, "区商务局", (0, 1))),
            ),
        ),
        "doubts": (
            Doubt("level-word", "ask", "“超区”疑为“超市”。", ((shop, shop + 2),), ("超市", "超区")),
            Doubt("no-deadline", "note", "有任务没有时限。", ((TEXT.index("修好"), TEXT.index("修好") + 4),)),
        ),
    }
    return PlanReading(**made | changes)


def written(out: Path, *readings: tuple[str, PlanReading]) -> Path:
    write_ledger(readings or [("plan.docx", plan())], out)
    return out


def cells(path: Path, sheet: str) -> Cells:
    """Return the cells of a sheet from its head down, as a program reads them."""
    rows: Cells = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    head = next(index for index, row in enumerate(rows) if row[0] == "序号")
    return rows[head:]


def column(path: Path, sheet: str, title: str) -> list[Any]:
    """Return the values of a column by its title."""
    head, *rows = cells(path, sheet)
    return [row[head.index(title)] for row in rows]
