"""One task: its text, who answers for it, the sentence in its source, and its history."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from gongwen.comparing.levels import Levels
from gongwen.comparing.model import Segment
from gongwen.comparing.wording import Steps, wording
from luoshi.base.permissions import allows
from luoshi.directory.models import Body
from luoshi.documents.permissions import SEE as SEE_DOCUMENTS
from luoshi.journal.models import Entry
from luoshi.journal.queries import entries_about
from luoshi.journal.sentences import sentence_of
from luoshi.plans.models import Task, TaskWording
from luoshi.plans.permissions import ASSIGN_TASK_FORCE
from luoshi.plans.queries import tasks
from luoshi.plans.queries.forces import Force, forces_in, forces_of
from luoshi.plans.states import AssignmentRole
from luoshi.reporting.permissions import ENQUIRE, REQUEST_ADJUSTMENT
from luoshi.web.http import Request
from luoshi.web.plans.found import at_work_or_404

STEPS = 2_000_000
"""What comparing the wordings of one task may cost."""
ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Past:
    """A wording of a task in one version, and what it changed in the one before; no segments for the first."""

    wording: TaskWording
    segments: tuple[Segment, ...]

    @property
    def is_changed(self) -> bool:
        """Tell whether the words are others than before."""
        return any(segment.op != "same" for segment in self.segments)


@require_GET
def plan_task(request: Request, key: str, task_key: str) -> HttpResponse:
    """Show one task of a plan that was put in force, a withdrawn one by its last wording."""
    plan, version = at_work_or_404(request, key)
    task = get_object_or_404(tasks.tasks_of(plan), public_key=task_key)
    wordings = tasks.wordings_of(task)
    if not wordings:
        raise Http404
    shown = wordings[0]
    before, after = tasks.neighbours(shown)
    forces = forces_of(task, today=request.today)
    context: dict[str, Any] = {
        "plan": plan,
        "version": version,
        "task": task,
        "wording": shown,
        "stands": tasks.is_in(version, task, wordings),
        "parties": [(AssignmentRole(role).label, found) for role, found in tasks.parties(shown).items()],
        "source": tasks.source_of(shown),
        "history": _history(wordings),
        "kin": tasks.kin(task),
        "entries": _entries(task),
        "before": before,
        "after": after,
        "my_unit": request.actor.unit_id,
        "forces": forces,
        "all_forces": _offered(request, forces),
        "may_enquire": allows(ENQUIRE, request.actor),
        "may_ask": allows(REQUEST_ADJUSTMENT, request.actor)
        and any(term.unit_id == request.actor.unit_id for term in shown.terms.all()),
        "sees_document": allows(SEE_DOCUMENTS, request.actor),
    }
    return render(request, "plans/task.html", context)


def _offered(request: Request, forces: list[Force]) -> list[tuple[Body, bool]]:
    """Return the task forces to choose from, each with whether it works on the task; none for whoever does not choose."""
    if not allows(ASSIGN_TASK_FORCE, request.actor):
        return []
    chosen = {force.body.pk for force in forces}
    return [(body, body.pk in chosen) for body in forces_in(request.actor, today=request.today)]


def _history(wordings: list[TaskWording]) -> list[Past]:
    """Return the wordings, the latest first, each with what it changed."""
    steps = Steps(STEPS)
    levels = Levels()
    pairs = zip(wordings, [*wordings[1:], None], strict=True)
    return [Past(new, wording(old.text, new.text, levels, steps) if old else ()) for new, old in pairs]


def _entries(task: Task) -> list[tuple[Entry, str]]:
    return [(entry, sentence_of(entry)) for entry in entries_about(task)[:ENTRIES]]
