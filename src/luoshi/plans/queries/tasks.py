"""One task: as its version words it, the words in its source, and what became of it through the versions."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from luoshi.documents.models import Reading
from luoshi.plans.models import Assignment, Plan, PlanVersion, Task, TaskOrigin, TaskWording, Term
from luoshi.plans.states import AssignmentRole, VersionState

AROUND = 160
"""How many characters of the source are shown before and after a task, to the end of the line."""
LEAST_AROUND = 40
"""So many of them stay, even where that cuts a line."""
PLACED = (VersionState.IN_FORCE, VersionState.SUPERSEDED)
"""The versions that were put in force: drafts are no history."""


@dataclass(frozen=True, slots=True)
class Party:
    """Units of one role and one printed name: one unit, or the members of a group."""

    printed_name: str
    terms: list[Term]

    @property
    def first(self) -> Term:
        """The first of the terms, which stands for all that they have in common."""
        return self.terms[0]

    @property
    def is_group(self) -> bool:
        """Tell whether the units came by a group."""
        return self.first.via_id is not None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a source with what stands around them; ``cut_before`` and ``cut_after`` tell that there is more."""

    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


def tasks_of(plan: Plan) -> QuerySet[Task]:
    """Return the tasks of a plan that stand, or stood, in a version that was put in force."""
    return Task.objects.filter(plan=plan, wordings__version__state__in=PLACED).distinct()


def wordings_of(task: Task) -> list[TaskWording]:
    """Return a task's wordings through the versions, the latest first, each with its parts, deadlines and targets."""
    terms = Prefetch("terms", Term.objects.select_related("unit", "via").order_by("position", "pk"))
    rows = TaskWording.objects.filter(task=task, version__state__in=PLACED).select_related("version", "group")
    return list(rows.prefetch_related(terms, "deadlines", "targets").order_by("-version__number"))


def parties(wording: TaskWording) -> dict[str, list[Party]]:
    """Return the parts of a wording by role, the members of a group together. Asks nothing that was prefetched."""
    found: dict[str, dict[tuple[int, str], list[Term]]] = {role: {} for role in AssignmentRole.values}
    for term in wording.terms.all():
        key = (term.via_id or 0, term.printed_name if term.via_id else str(term.pk))
        found[term.role].setdefault(key, []).append(term)
    return {
        role: [Party(terms[0].printed_name, terms) for terms in by_name.values()]
        for role, by_name in found.items()
        if by_name
    }


def source_of(wording: TaskWording) -> Excerpt | None:
    """Return the words of a task in the text that was read, with their context; None where no document says them."""
    if wording.span_start is None or wording.span_end is None or wording.version.reading_id is None:
        return None
    text = Reading.objects.filter(pk=wording.version.reading_id).values_list("content__text", flat=True).first()
    return excerpt(text, wording.span_start, wording.span_end) if isinstance(text, str) else None


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """Return the words from ``start`` to ``end`` with the lines around them, cut where these are long."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    line = text.find("\n", first, max(first, start - LEAST_AROUND))
    if first and line >= 0:
        first = line + 1
    line = text.rfind("\n", min(last, end + LEAST_AROUND), last)
    if last < len(text) and line >= 0:
        last = line
    return Excerpt(text[first:start], text[start:end], text[end:last], first > 0, last < len(text))


@dataclass(frozen=True, slots=True)
class Kin:
    """A task that this one came of, or that came of this one, with its last wording."""

    wording: TaskWording
    is_predecessor: bool


def kin(task: Task) -> list[Kin]:
    """Return the tasks that a task came of, then those that came of it, by splitting or merging."""
    rows = list(TaskOrigin.objects.filter(Q(task=task) | Q(predecessor=task)).order_by("pk"))
    before = [row.predecessor_id for row in rows if row.task_id == task.pk]
    after = [row.task_id for row in rows if row.predecessor_id == task.pk]
    latest = _latest([*before, *after]) if rows else {}
    return [*_kin(before, latest, is_predecessor=True), *_kin(after, latest, is_predecessor=False)]


def _kin(tasks: list[int], latest: dict[int, TaskWording], *, is_predecessor: bool) -> Iterator[Kin]:
    for pk in tasks:
        if pk in latest:
            yield Kin(latest[pk], is_predecessor)


def _latest(tasks: list[int]) -> dict[int, TaskWording]:
    rows = TaskWording.objects.filter(task__in=tasks, version__state__in=PLACED).select_related("task", "version")
    return {wording.task_id: wording for wording in rows.order_by("version__number")}


def neighbours(wording: TaskWording) -> tuple[TaskWording | None, TaskWording | None]:
    """Return the task before and the one after in the same version."""
    others = TaskWording.objects.filter(version=wording.version_id).select_related("task")
    before = others.filter(position__lt=wording.position).order_by("-position").first()
    return before, others.filter(position__gt=wording.position).order_by("position").first()


def assignments_of(task: Task) -> list[str]:
    """Return the public keys of a task's assignments, about which the journal may tell as well."""
    return list(Assignment.objects.filter(task=task).values_list("public_key", flat=True))


def is_in(version: PlanVersion | None, task: Task, wordings: list[TaskWording]) -> bool:
    """Tell whether a task stands in the version in force: it was not withdrawn."""
    return bool(version and wordings and wordings[0].version_id == version.pk and task.withdrawn_in_id is None)
