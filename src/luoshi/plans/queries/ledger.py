"""台账: the tasks of a version as rows, in five questions to the database whatever their number."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OrderBy, OuterRef, Q, QuerySet, Subquery

from luoshi.directory.models import Unit
from luoshi.plans.models import Deadline, PlanVersion, Target, TaskGroup, TaskWording, Term
from luoshi.plans.queries.asked import Asked, LedgerFilter, group_key
from luoshi.plans.queries.columns import LedgerRow, Part
from luoshi.plans.states import AssignmentRole
from luoshi.search.queries import found

SOON = timedelta(days=30)
"""A task due within so many days is due soon."""
TASK_KIND = "task"
"""The kind of the rows of the search that are tasks; their key is the task's, their scope the plan's."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """One page of a ledger: its rows, and the page of wordings they come from, which knows how many there are."""

    rows: list[LedgerRow]
    page: Page[TaskWording]

    @property
    def matching(self) -> int:
        """How many tasks the filter leaves."""
        return self.page.paginator.count


def ledger(version: PlanVersion, asked: Asked) -> Ledger:
    """Return the page that is asked for, or the last one if there are not so many."""
    wordings = ordered(matching(version, asked.filter), asked.sort)
    page = Paginator(wordings, asked.rows_a_page).get_page(asked.page)
    return Ledger(rows_of(cast("QuerySet[TaskWording]", page.object_list), unit=asked.filter.unit), page)


def chosen_rows(version: PlanVersion, asked: Asked, keys: Collection[str] = ()) -> list[LedgerRow]:
    """Return all rows that a filter leaves, in its order; with ``keys`` those of these tasks, whatever the filter."""
    wordings = matching(version, asked.filter)
    if keys:
        wordings = TaskWording.objects.filter(version=version, task__public_key__in=keys)
    return rows_of(ordered(wordings, asked.sort), unit=asked.filter.unit)


def matching(version: PlanVersion, chosen: LedgerFilter) -> QuerySet[TaskWording]:
    """Return the wordings that a filter leaves."""
    wordings = TaskWording.objects.filter(version=version)
    if chosen.unit or chosen.role or chosen.duty:
        wordings = wordings.filter(pk__in=_with_part(version, chosen))
    if chosen.group:
        wordings = wordings.filter(group__in=_groups_of(version, chosen.group))
    if chosen.undated:
        wordings = wordings.filter(last_due_on__isnull=True)
    elif chosen.due_from or chosen.due_until:
        wordings = wordings.filter(_is_due(chosen.due_from, chosen.due_until))
    return _with_words(wordings, version, chosen.words) if chosen.words else wordings


def _with_part(version: PlanVersion, chosen: LedgerFilter) -> QuerySet[Term, int]:
    """Return the wordings in which one and the same assignment has the unit, the role and the duty."""
    # Asked once for all wordings: asked for each of them, SQLite walks through all terms of the unit every time.
    terms = Term.objects.filter(version=version)
    if chosen.unit:
        terms = terms.filter(unit__in=Unit.objects.filter(public_key=chosen.unit))
    if chosen.role:
        terms = terms.filter(role=chosen.role)
    if chosen.duty:
        terms = terms.filter(duty=chosen.duty)
    return terms.values_list("wording", flat=True)


def _groups_of(version: PlanVersion, key: str) -> list[int]:
    groups = TaskGroup.objects.filter(version=version).values_list("pk", "headings")
    return [pk for pk, headings in groups if group_key(headings) == key]


def _is_due(starts: date | None, ends: date | None) -> Q | Exists:
    """Return the condition that one of a task's deadlines falls within the days."""
    deadlines = Deadline.objects.filter(wording=OuterRef("pk"), due_on__isnull=False)
    if starts:
        deadlines = deadlines.filter(due_on__gte=starts)
    return Exists(deadlines.filter(due_on__lte=ends) if ends else deadlines)


def _with_words(wordings: QuerySet[TaskWording], version: PlanVersion, words: str) -> QuerySet[TaskWording]:
    hits = found(
        words, jurisdiction_id=version.jurisdiction_id, kinds=[TASK_KIND], scope=version.plan.public_key
    ).values("key")
    return wordings.filter(task__public_key__in=hits)


def ordered(wordings: QuerySet[TaskWording], sort: str) -> QuerySet[TaskWording]:
    """Return wordings in an order: as printed, by the last day allowed, by the first lead's place in the directory."""
    if sort in {"due", "-due"}:
        due = F("last_due_on")
        by_day: OrderBy = due.desc(nulls_last=True) if sort == "-due" else due.asc(nulls_last=True)
        return wordings.order_by(by_day, "position", "pk")
    if sort == "lead":
        leads = Term.objects.filter(wording=OuterRef("pk"), role=AssignmentRole.LEAD).order_by("position")
        place = Subquery(leads.values("unit__position")[:1])
        unit = Subquery(leads.values("unit")[:1])
        by_lead = wordings.annotate(lead_place=place, lead_unit=unit)
        return by_lead.order_by(F("lead_place").asc(nulls_last=True), "lead_unit", "position", "pk")
    return wordings.order_by("position", "pk")


def rows_of(wordings: QuerySet[TaskWording], *, unit: str = "") -> list[LedgerRow]:
    """Return wordings as rows with all that a row shows; what is asked of ``unit`` (a public key), if one is given."""
    names = ("pk", "task__public_key", "position", "label", "text", "group__headings", "last_due_on")
    rows = {
        pk: LedgerRow(pk, key, position, label, text, str(headings[-1]) if headings else "", due)
        for pk, key, position, label, text, headings, due in wordings.values_list(*names)
    }
    _add_parts(rows, unit)
    for wording, text in _texts(Deadline, rows):
        rows[wording].deadlines.append(text)
    for wording, text in _texts(Target, rows):
        rows[wording].targets.append(text)
    return list(rows.values())


def _texts(model: type[Deadline] | type[Target], pks: Iterable[int]) -> Iterable[tuple[int, str]]:
    rows = model._default_manager.filter(wording__in=list(pks)).order_by("position", "pk")
    return rows.values_list("wording", "text")


_TERM = (
    "wording",
    "role",
    "unit__short_name",
    "unit__public_key",
    "via",
    "via__name",
    "duty",
    "is_consolidating",
)


def _add_parts(rows: dict[int, LedgerRow], own: str) -> None:
    """Add the units by role, groups folded into one name, and who reports."""
    terms = Term.objects.filter(wording__in=list(rows)).order_by("position", "pk").values_list(*_TERM)
    folded: dict[tuple[int, str, int], int] = {}
    for wording, role, unit, key, via, group, duty, consolidates in terms:
        row = rows[wording]
        row.duties.append(duty)
        if key == own:
            row.own_duty = duty
        parts = row.parts.setdefault(role, [])
        if via is None:
            parts.append(Part(unit, is_consolidating=consolidates))
            continue
        place = folded.setdefault((wording, role, via), len(parts))
        if place == len(parts):
            parts.append(Part(group, members=1))
        else:
            parts[place] = Part(group, members=parts[place].members + 1)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the ledger of a version can be filtered by: units with a part, and groups by key and heading."""

    units: list[tuple[str, str]]
    groups: list[tuple[str, str]]


def choices(version: PlanVersion) -> Choices:
    """Return what the filter of a version's ledger offers."""
    has_part = Term.objects.filter(version=version, unit=OuterRef("pk"))
    units = Unit.objects.filter(Exists(has_part), jurisdiction=version.jurisdiction_id).order_by("position", "pk")
    groups = TaskGroup.objects.filter(version=version).order_by("position").values_list("headings", flat=True)
    return Choices(
        units=list(units.values_list("public_key", "short_name")),
        groups=[(group_key(headings), str(headings[-1]) if headings else "") for headings in groups],
    )
