"""An implementation plan is begun, and its measures are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.base.writing import write_revised
from luoshi.directory.operations.checks import check_within
from luoshi.plans.models import Plan, Term
from luoshi.plans.queries.plans import is_of, version_in_force
from luoshi.reporting.models import Action, Implementation
from luoshi.reporting.operations.checks import check_of_own_unit
from luoshi.reporting.operations.log import told
from luoshi.reporting.permissions import WRITE_IMPLEMENTATION
from luoshi.reporting.queries.implementations import terms_of
from luoshi.reporting.states import (
    IMPLEMENTATION_AT_HAND,
    IMPLEMENTATION_STEP,
    IMPLEMENTATION_WRITABLE,
    ImplementationState,
)

MOST_ACTIONS = 300
LONGEST = 1000
LONGEST_PEOPLE = 100


@dataclass(frozen=True, slots=True)
class Said:
    """An action as somebody writes it; ``task`` is a public key, empty for none; ``due_on`` in ISO 8601 or empty."""

    words: str
    task: str = ""
    due_on: str = ""
    people: str = ""
    due_words: str = ""
    source: str = ""


@transaction.atomic
def begin_implementation(*, plan: Plan, by: Actor, now: datetime) -> Implementation:
    """Begin the implementation plan of one's own unit, with the actions of the one that is filed; return one at hand as it is.

    Raises NotAllowed where the unit has no part in the plan in force.
    """
    check(WRITE_IMPLEMENTATION, by)
    check_within(plan.jurisdiction_id, by)
    version = version_in_force(plan)
    terms = Term.objects.filter(is_of(by.unit_id or 0), version=version) if version else Term.objects.none()
    term = terms.select_related("unit").first()
    if term is None:
        raise NotAllowed(_("本单位在这份方案中没有分工，不用编写实施方案。"))
    mine = Implementation.objects.select_for_update().filter(plan=plan, unit=term.unit)
    at_hand = mine.filter(state__in=IMPLEMENTATION_AT_HAND).first()
    if at_hand is not None:
        return at_hand
    last = mine.aggregate(last=Max("number"))["last"] or 0
    row = Implementation.objects.create(
        jurisdiction_id=plan.jurisdiction_id, plan=plan, unit=term.unit, number=last + 1, begun_at=now
    )
    filed = Action.objects.filter(implementation__in=mine.filter(state=ImplementationState.FILED)).order_by("position")
    put_actions(row, list(filed))
    told(row, "reporting.implementation_begun", by=by, now=now, data={"number": row.number})
    return row


def check_may_write_implementation(implementation: Implementation, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` writes for the unit, WrongState unless it may be changed now."""
    check_own_implementation(implementation, by)
    state = ImplementationState(implementation.state)
    if state not in IMPLEMENTATION_WRITABLE:
        raise WrongState(
            _("实施方案现在是“%(state)s”，%(step)s。") % {"state": state.label, "step": IMPLEMENTATION_STEP[state]}
        )


def check_own_implementation(implementation: Implementation, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` writes for the unit whose implementation plan it is."""
    check_of_own_unit(WRITE_IMPLEMENTATION, implementation, by, refusal=_("这是其他单位的实施方案，请由该单位办理。"))


@transaction.atomic
def write_actions(
    *, implementation: Implementation, revision: int, actions: Sequence[Said], by: Actor, now: datetime
) -> Implementation:
    """Write all actions of an implementation plan in their order; one without words goes.

    Raises NotAllowed, WrongState, Invalid with the number and the field (``3.due_on``), Stale.
    """
    row = locked_implementation(implementation)
    check_may_write_implementation(row, by)
    wanted = [said for said in actions if said.words.strip()]
    if len(wanted) > MOST_ACTIONS:
        raise too_many_actions()
    tasks = {term.wording.task.public_key: term.wording.task_id for term in terms_of(row)}
    rows = [_cleaned(number, said, tasks) for number, said in enumerate(wanted, start=1)]
    write_revised(row, revision=revision, fields={})
    put_actions(row, rows)
    told(row, "reporting.implementation_written", by=by, now=now, data={"actions": len(rows)})
    implementation.refresh_from_db()
    return implementation


def _cleaned(number: int, said: Said, tasks: dict[str, int]) -> Action:
    if len(said.words) > LONGEST or len(said.people) > LONGEST_PEOPLE:
        raise Invalid(_("第%(number)d项措施太长，请缩短。") % {"number": number}, f"{number}.words")
    if said.task and said.task not in tasks:
        raise Invalid(_("第%(number)d项措施的任务不是本单位的。") % {"number": number}, f"{number}.task")
    try:
        due_on = date.fromisoformat(said.due_on) if said.due_on else None
    except ValueError:
        raise Invalid(_("第%(number)d项措施的日期不对。") % {"number": number}, f"{number}.due_on") from None
    return Action(
        task_id=tasks.get(said.task),
        words=said.words.strip(),
        due_on=due_on,
        due_words=said.due_words[:100],
        people=said.people.strip(),
        source=said.source,
    )


def put_actions(row: Implementation, actions: Sequence[Action]) -> None:
    """Let a plan have these actions and no others, in their order."""
    fresh = [
        Action(
            jurisdiction_id=row.jurisdiction_id,
            implementation=row,
            position=position,
            task_id=one.task_id,
            words=one.words,
            due_on=one.due_on,
            due_words=one.due_words,
            people=one.people,
            source=one.source,
        )
        for position, one in enumerate(actions)
    ]
    row.actions.all().delete()
    Action.objects.bulk_create(fresh, batch_size=500)


def locked_implementation(implementation: Implementation) -> Implementation:
    """Return its row, held until the transaction ends, with its plan and unit."""
    rows = Implementation.objects.select_for_update(of=("self",)).select_related("plan", "unit")
    return rows.get(pk=implementation.pk)


def too_many_actions() -> Invalid:
    """Return the refusal of more than MOST_ACTIONS measures."""
    return Invalid(_("措施最多%(most)d项，请合并相近的。") % {"most": MOST_ACTIONS}, "actions")
