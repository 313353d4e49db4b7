"""The columns of the ledger, once for the page, for print and for the workbook: the same words in the same cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.plans.states import AssignmentRole, Duty

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a task, or that of a group: ``members`` is how many units came by it, 0 for a unit by itself."""

    name: str
    members: int = 0
    is_consolidating: bool = False


@dataclass(slots=True)
class LedgerRow:
    """A task as the ledger shows it."""

    pk: int
    key: str
    position: int
    label: str
    text: str
    heading: str
    last_due_on: date | None
    parts: dict[str, list[Part]] = field(default_factory=dict)
    duties: list[str] = field(default_factory=list)
    own_duty: str = ""
    deadlines: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the task is called: its label, or its place in the plan where the document gives no number."""
        return self.label or _("第%(number)d项") % {"number": self.position + 1}


def _parts_in(role: AssignmentRole) -> Callable[[LedgerRow], Value]:
    return lambda row: _("、").join(_shown(row.parts.get(role, [])))


def _shown(parts: list[Part]) -> Iterator[str]:
    """Yield the names of parts: a group with the number of its members; of several units, which one consolidates."""
    for part in parts:
        if part.members:
            yield _("%(name)s（%(count)d个）") % {"name": part.name, "count": part.members}
        elif part.is_consolidating and len(parts) > 1:
            yield _("%(name)s（汇总）") % {"name": part.name}
        else:
            yield part.name


def _duties(row: LedgerRow) -> Value:
    """Return what is asked of the unit that the ledger is filtered by; else how many units report, and how."""
    if row.own_duty:
        return str(Duty(row.own_duty).label)
    counted = [(duty, row.duties.count(duty)) for duty in (Duty.REQUIRED, Duty.IF_ANY)]
    return "\n".join(_("%(duty)s %(count)d") % {"duty": duty.label, "count": count} for duty, count in counted if count)


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """A column: what heads it, what stands in it, and how wide it is, in Chinese characters (least, most, lines)."""

    title: str | Promise
    value: Callable[[LedgerRow], Value]
    widths: tuple[float, float, int]
    sort: str = ""
    is_day: bool = False


COLUMNS: dict[str, LedgerColumn] = {
    "label": LedgerColumn(gettext_lazy("任务编号"), lambda row: row.name, (4.6, 6, 1), "order"),
    "group": LedgerColumn(gettext_lazy("任务组"), lambda row: row.heading, (7, 12, 3)),
    "text": LedgerColumn(gettext_lazy("工作任务"), lambda row: row.text, (20, 36, 8)),
    "leads": LedgerColumn(gettext_lazy("牵头单位"), _parts_in(AssignmentRole.LEAD), (7, 11, 2), "lead"),
    "responsible": LedgerColumn(gettext_lazy("责任单位"), _parts_in(AssignmentRole.RESPONSIBLE), (7, 15, 4)),
    "supporting": LedgerColumn(gettext_lazy("配合单位"), _parts_in(AssignmentRole.SUPPORTING), (6, 11, 4)),
    "guiding": LedgerColumn(gettext_lazy("指导单位"), _parts_in(AssignmentRole.GUIDING), (6, 11, 4)),
    "deadlines": LedgerColumn(gettext_lazy("完成时限"), lambda row: "\n".join(row.deadlines), (6.5, 10, 1), "due"),
    "due": LedgerColumn(gettext_lazy("截止日期"), lambda row: row.last_due_on, (6.6, 6.6, 1), is_day=True),
    "targets": LedgerColumn(gettext_lazy("目标值"), lambda row: "\n".join(row.targets), (5, 14, 4)),
    "duty": LedgerColumn(gettext_lazy("报送要求"), _duties, (5, 6, 2)),
}
USUAL = ("label", "text", "leads", "responsible", "deadlines", "targets", "duty")
