"""What can be found: a row for each kind of thing in the index, with how somebody sees it. What one may not see is not found."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.directory.models import Unit
from luoshi.directory.permissions import READ
from luoshi.documents.models import Document
from luoshi.documents.queries import documents_visible_to
from luoshi.plans.models import Plan, TaskWording
from luoshi.plans.queries.ledger import TASK_KIND
from luoshi.plans.queries.plans import plans_visible_to
from luoshi.plans.states import VersionState
from luoshi.search.models import Indexed
from luoshi.web.addresses import address

Keys = QuerySet[Indexed, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its text, its address (empty where it has no page), and where it belongs."""

    text: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of the index: what it is called, the rows with given keys that somebody may see, and how one is shown."""

    name: str
    title: Promise
    icon: str
    rows: Callable[[Actor, Keys], QuerySet[Any]]
    shown: Callable[[Any], Hit]


def _plans(by: Actor, keys: Keys) -> QuerySet[Plan]:
    return plans_visible_to(by).filter(public_key__in=keys).order_by("-created_at", "-pk")


def _tasks(by: Actor, keys: Keys) -> QuerySet[TaskWording]:
    rows = TaskWording.objects.filter(task__public_key__in=keys, version__state=VersionState.IN_FORCE)
    rows = rows.filter(version__plan__in=plans_visible_to(by)).select_related("task", "version__plan")
    return rows.order_by("-version__put_in_force_at", "version_id", "position")


def _documents(by: Actor, keys: Keys) -> QuerySet[Document]:
    return documents_visible_to(by).filter(public_key__in=keys)


def _units(by: Actor, keys: Keys) -> QuerySet[Unit]:
    if not allows(READ, by):
        return Unit.objects.none()
    return Unit.objects.filter(jurisdiction=by.jurisdiction_id, public_key__in=keys).order_by("position", "pk")


def _plan(plan: Plan) -> Hit:
    return Hit(plan.title, address("plan", plan.public_key), str(plan.get_state_display()))


def _task(wording: TaskWording) -> Hit:
    plan = wording.version.plan
    label = f"{wording.label} " if wording.label else ""
    return Hit(label + wording.text, address("plan_task", plan.public_key, wording.task.public_key), str(plan))


def _document(document: Document) -> Hit:
    return Hit(document.name, address("document", document.public_key), str(document.get_state_display()))


def _unit(unit: Unit) -> Hit:
    return Hit(unit.official_name, address("unit", unit.public_key), str(unit.get_kind_display()))


KINDS = [
    Kind("plan", _("方案"), "plan", _plans, _plan),
    Kind(TASK_KIND, _("任务"), "check", _tasks, _task),
    Kind("unit", _("单位"), "directory", _units, _unit),
    Kind("document", _("来文"), "document", _documents, _document),
]
"""In the order in which the page shows them. A room that indexes another kind adds its row here."""
