"""The fields of a piece's form, as tables: what each kind has, how a field is called, and how it is entered."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.plans.states import PieceKind


class Entry(Enum):
    """How a field is entered, and so how its text becomes a value."""

    TEXT = "text"
    OPTIONAL = "optional"
    DAY = "day"
    NUMBER = "number"
    FLAG = "flag"


TEXT, OPTIONAL, DAY, NUMBER, FLAG = Entry.TEXT, Entry.OPTIONAL, Entry.DAY, Entry.NUMBER, Entry.FLAG


@dataclass(frozen=True, slots=True)
class Field:
    """One input."""

    name: str
    label: str | Promise
    entry: Entry = OPTIONAL
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of rows within a piece: a row is dropped when nothing stands in any of ``keeps``."""

    name: str
    label: str | Promise
    fields: tuple[Field, ...]
    keeps: tuple[str, ...]


TARGETS = Rows(
    "targets",
    _("量化目标"),
    (
        Field("indicator", _("指标"), TEXT),
        Field("measure", _("口径")),
        Field("comparator", _("比较")),
        Field("value", _("数值"), NUMBER),
        Field("high", _("上限"), NUMBER),
        Field("unit", _("计量单位")),
        Field("aspirational", _("力争"), FLAG),
        Field("text", _("文中的写法"), TEXT),
    ),
    ("indicator", "value"),
)
ASSIGNMENTS = Rows(
    "assignments",
    _("任务分工"),
    (
        Field("name", _("单位"), TEXT),
        Field("role", _("角色"), TEXT),
        Field("label", _("文中的称呼"), TEXT),
        Field("duty", _("报送要求")),
    ),
    ("name",),
)
PEOPLE = Rows("people", _("责任人"), (Field("role", _("称呼"), TEXT), Field("name", _("姓名"), TEXT)), ("name",))
DEADLINES = Rows(
    "deadlines",
    _("完成时限"),
    (
        Field("text", _("文中的写法"), TEXT),
        Field("due_on", _("最后一天"), DAY),
        Field("recurring", _("重复")),
    ),
    ("text", "due_on"),
)
MILESTONES = Rows(
    "milestones",
    _("节点"),
    (Field("due", _("最后一天"), DAY), Field("text", _("内容"), TEXT)),
    ("text",),
)
MEMBERS = Rows(
    "members",
    _("成员"),
    (Field("role", _("角色"), TEXT), Field("name", _("姓名")), Field("post", _("单位和职务"))),
    ("name", "post"),
)

FIELDS: dict[PieceKind, tuple[Field, ...]] = {
    PieceKind.HEADER: (
        Field("title", _("标题"), TEXT, is_needed=True),
        Field("plan_title", _("方案名称")),
        Field("kind", _("文种")),
        Field("number", _("发文字号")),
        Field("issuer", _("发文机关")),
        Field("date", _("成文日期"), DAY),
        Field("approved_by", _("批准机关")),
    ),
    PieceKind.TASK: (
        Field("number", _("编号")),
        Field("consolidating", _("汇总单位")),
        Field("text", _("任务内容"), TEXT, is_needed=True),
    ),
    PieceKind.GOAL: (Field("text", _("目标内容"), TEXT, is_needed=True),),
    PieceKind.PHASE: (
        Field("name", _("阶段"), TEXT, is_needed=True),
        Field("start", _("开始"), DAY),
        Field("end", _("结束"), DAY),
        Field("text", _("内容"), TEXT),
    ),
    PieceKind.RHYTHM: (
        Field("cadence", _("周期"), TEXT, is_needed=True),
        Field("activity", _("工作"), TEXT, is_needed=True),
        Field("text", _("文中的写法"), TEXT),
    ),
    PieceKind.GROUP: (
        Field("kind", _("类别"), TEXT, is_needed=True),
        Field("name", _("名称"), TEXT, is_needed=True),
        Field("office", _("办公室设在")),
    ),
    PieceKind.ARRANGEMENT: (),
}
ROWS: dict[PieceKind, tuple[Rows, ...]] = {
    PieceKind.HEADER: (),
    PieceKind.TASK: (ASSIGNMENTS, DEADLINES, TARGETS, PEOPLE),
    PieceKind.GOAL: (TARGETS,),
    PieceKind.PHASE: (MILESTONES,),
    PieceKind.RHYTHM: (),
    PieceKind.GROUP: (MEMBERS,),
    PieceKind.ARRANGEMENT: (),
}

COMPARATORS = {
    "ge": _("不低于"),
    "le": _("不超过"),
    "gt": _("超过"),
    "lt": _("低于"),
    "approx": _("左右"),
    "between": _("介于"),
}
BODIES = {"leading_group": _("领导小组"), "task_force": _("工作专班"), "other": _("其他机构")}
