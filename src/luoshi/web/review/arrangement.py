"""What the office settles about reporting, as the desk shows it: each choice with what it costs a month."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from luoshi.base.refusals import Invalid
from luoshi.directory.models import GroupMember
from luoshi.directory.queries import on, open_on
from luoshi.plans.duties import Burden, reports_a_month
from luoshi.plans.pieces import ArrangementContent
from luoshi.plans.queries.draft import Draft, DraftName, DraftPiece
from luoshi.plans.states import Duty

SHOWN_WORDS = 26
SHOWN_SHARED = 60
"""So many tasks with several leads are shown at once; the others follow when these are settled."""


@dataclass(frozen=True, slots=True)
class DutyChoice:
    """A default duty: of which parts, what is chosen, and what "required" would cost."""

    name: str
    label: str | Promise
    value: str
    choices: Sequence[tuple[str, str | Promise]]
    cost: str


@dataclass(frozen=True, slots=True)
class ArrangementView:
    """The arrangement as a form. ``day`` None: not settled."""

    revision: int
    day: int | None
    days: tuple[tuple[str, str], ...]
    duties: tuple[DutyChoice, ...]
    cost: str

    @property
    def chosen_day(self) -> str:
        """Return the day as the value of a choice."""
        return "" if self.day is None else str(self.day)


@dataclass(frozen=True, slots=True)
class SharedTask:
    """A task with several leads, of which one reports for all (``chosen``, empty while nobody has said)."""

    key: str
    revision: int
    label: str
    text: str
    leads: tuple[str, ...]
    chosen: str


_DUTIES = (
    ("consolidating_duty", _lazy("汇总单位（只有一个牵头单位的，就是该单位）")),
    ("lead_duty", _lazy("其余牵头单位")),
    ("responsible_duty", _lazy("责任单位、配合单位")),
    ("collective_duty", _lazy("统称所指的单位（一个单位一页）")),
)
_NOTHING: dict[str, Any] = {name: "none" for name, _label in _DUTIES}


def view_of(draft: Draft, *, today: date) -> ArrangementView:
    """Return the arrangement of a draft with what each choice costs. One query, however many tasks."""
    piece = draft.arrangement
    content = piece.content if piece else ArrangementContent()
    costs = _Costs(draft, today)
    return ArrangementView(
        revision=piece.piece.revision if piece else 0,
        day=content.report_day,
        days=_days(content.report_day),
        duties=tuple(_choice(name, label, content, costs) for name, label in _DUTIES),
        cost=_in_words(costs.of(content)),
    )


def _days(day: int | None) -> tuple[tuple[str, str], ...]:
    unsettled = (("", _("未定")),) if day is None else ()
    return (*unsettled, *((str(n), _("每月%(day)s日") % {"day": n}) for n in range(1, 29)), ("-1", _("每月最后一天")))


def _choice(name: str, label: str | Promise, content: ArrangementContent, costs: "_Costs") -> DutyChoice:
    others: dict[str, Any] = _NOTHING | {name: "required"}
    if_required = costs.of(replace(content, **others))
    count = if_required.pages if name == "collective_duty" else if_required.required
    return DutyChoice(name, label, getattr(content, name), Duty.choices, _("选“必报”，每月 %(n)s 份") % {"n": count})


def _in_words(burden: Burden) -> str:
    told = {"required": burden.required, "if_any": burden.if_any, "pages": burden.pages, "parts": burden.parts}
    return (
        _(
            "照这样安排，每月必报 %(required)s 份，有则报至多 %(if_any)s 份，统称所指单位 %(pages)s 页；"
            "如果每个单位逐项都报，要 %(parts)s 份。"
        )
        % told
    )


class _Costs:
    """What a draft's tasks cost a month under one arrangement or another."""

    def __init__(self, draft: Draft, today: date) -> None:
        self._tasks = [task.content for task in draft.live_tasks]
        self._units = _units_of(draft.names, today)
        self._collectives = frozenset(name.match.name for name in draft.names if name.match.group_id)

    def of(self, arrangement: ArrangementContent) -> Burden:
        """Return the cost of an arrangement."""
        return reports_a_month(
            self._tasks, units_of=self._units, collectives=self._collectives, arrangement=arrangement
        )


def _units_of(names: Sequence[DraftName], today: date) -> dict[str, frozenset[int]]:
    """Return the units that each printed name means on a day."""
    groups = {name.match.group_id for name in names if name.match.group_id}
    members: dict[int, set[int]] = defaultdict(set)
    held = GroupMember.objects.filter(on(today), open_on(today, "unit__"), group__in=groups)
    for group_id, unit_id in held.values_list("group_id", "unit_id"):
        members[group_id].add(unit_id)
    return {
        name.match.name: frozenset({name.match.unit_id} if name.match.unit_id else members[name.match.group_id or 0])
        for name in names
    }


def shared_tasks(tasks: Sequence[DraftPiece]) -> list[SharedTask]:
    """Return the tasks with several leads, with the one that reports for all."""
    return [task for task in map(_shared, tasks) if len(task.leads) > 1]


def _shared(task: DraftPiece) -> SharedTask:
    text = "".join(task.content.text.split())
    return SharedTask(
        key=task.piece.public_key,
        revision=task.piece.revision,
        label=task.label,
        text=text if len(text) <= SHOWN_WORDS else f"{text[:SHOWN_WORDS]}…",
        leads=tuple(dict.fromkeys(a.name for a in task.content.assignments if a.role == "lead")),
        chosen=task.content.consolidating or "",
    )


def arrangement_from(post: QueryDict) -> ArrangementContent:
    """Return the arrangement that a form sends; raise Invalid for a day or a duty that there is not."""
    day = post.get("report_day", "").strip()
    if day and day not in {"-1", *map(str, range(1, 32))}:
        raise Invalid(_("请从列表中选择每月的报送截止日。"), "report_day")
    duties: dict[str, Any] = {name: post.get(name, "") for name, _label in _DUTIES}
    if not set(duties.values()) <= set(Duty.values):
        raise Invalid(_("请从列表中选择报送要求。"))
    return ArrangementContent(report_day=int(day) if day else None, **duties)
