"""What can be found: a row for each kind of thing, with how somebody sees it. What one may not see is not found.

Tasks and units are many and have an index; plans and documents are found by the words of their titles and names.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.directory.models import Unit
from luoshi.directory.operations.indexing import UNIT_KIND
from luoshi.directory.permissions import READ
from luoshi.documents.models import Document
from luoshi.documents.queries import documents_visible_to
from luoshi.plans.models import Plan, TaskWording
from luoshi.plans.queries.ledger import TASK_KIND
from luoshi.plans.queries.plans import in_order, plans_visible_to
from luoshi.plans.states import VersionState
from luoshi.search.queries import MOST_WORDS, found
from luoshi.web.addresses import address

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its text, its address (empty where it has no page), and where it belongs."""

    text: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: what it is called, the rows for some words that somebody may see, and how one is shown."""

    name: str
    title: Promise
    icon: str
    rows: Callable[[Actor, str], QuerySet[Any]]
    shown: Callable[[Any], Hit]


def _indexed(by: Actor, words: str, kind: str) -> QuerySet[Any, Any]:
    return found(words, jurisdiction_id=by.jurisdiction_id, kinds=[kind]).values("key")


def _with_words(rows: QuerySet[M], words: str, field: str) -> QuerySet[M]:
    """Return the rows in whose field every word stands."""
    for word in words.split()[:MOST_WORDS]:
        rows = rows.filter(**{f"{field}__icontains": word})
    return rows


def _plans(by: Actor, words: str) -> QuerySet[Plan]:
    return _with_words(in_order(plans_visible_to(by)), words, "title")


def _tasks(by: Actor, words: str) -> QuerySet[TaskWording]:
    rows = TaskWording.objects.filter(task__public_key__in=_indexed(by, words, TASK_KIND))
    rows = rows.filter(version__state=VersionState.IN_FORCE, version__plan__in=plans_visible_to(by))
    rows = rows.select_related("task", "version__plan")
    return rows.order_by("-version__put_in_force_at", "version_id", "position")


def _units(by: Actor, words: str) -> QuerySet[Unit]:
    units = Unit.objects.filter(jurisdiction=by.jurisdiction_id, public_key__in=_indexed(by, words, UNIT_KIND))
    return units.order_by("position", "pk") if allows(READ, by) else units.none()


def _documents(by: Actor, words: str) -> QuerySet[Document]:
    return _with_words(documents_visible_to(by), words, "name")


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
    Kind(UNIT_KIND, _("单位"), "directory", _units, _unit),
    Kind("document", _("来文"), "document", _documents, _document),
]
"""In the order in which the page shows them."""
