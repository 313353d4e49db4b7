"""The sheets of a workbook that is filled in: their names, their columns, and which of them are open."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.reporting.fields import LABELS

TASKS: Promise = _("填报")
FIGURES: Promise = _("数据")
KEY_SHEET: Promise = _("标识")
YES: Promise = _("是")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in code, its head, how wide; ``is_open`` where somebody writes, ``is_hidden`` for keys."""

    name: str
    title: Promise
    width: int
    is_open: bool = False
    is_hidden: bool = False


_WIDTHS = {"progress": 10, "on_time": 10, "expected_on": 13, "done": 46}
TASK_COLUMNS = (
    Column("key", _("编号（请勿改动）"), 4, is_hidden=True),
    Column("task", _("任务"), 40),
    Column("duty", _("要求"), 10),
    Column("deadlines", _("时限"), 16),
    Column("nothing_new", _("无新进展"), 9, is_open=True),
    *(Column(name, title, _WIDTHS.get(name, 24), is_open=True) for name, title in LABELS.items()),
)
FIGURE_COLUMNS = (
    Column("key", _("编号（请勿改动）"), 4, is_hidden=True),
    Column("goalpost", _("指标编号（请勿改动）"), 4, is_hidden=True),
    Column("task", _("任务"), 40),
    Column("indicator", _("指标"), 24),
    Column("unit", _("单位"), 10),
    Column("target", _("目标"), 24),
    Column("printed", _("本期数"), 14, is_open=True),
)
HEAD_ROW = 3
"""The row of the heads, as a spreadsheet counts: above it the title and what to do."""
