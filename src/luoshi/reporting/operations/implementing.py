"""实施方案: begun, read in from a document, written, handed in, filed or returned, replaced by the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gongwen.refusals import Classified
from luoshi.base.actors import Actor
from luoshi.base.permissions import allows, check
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.base.writing import write_revised
from luoshi.directory.operations.checks import check_within
from luoshi.documents import reader
from luoshi.documents.operations.readings import sentence_of
from luoshi.documents.operations.receiving import check_size, refuse_marked
from luoshi.files.keeping import keep_bytes
from luoshi.files.names import safe_name
from luoshi.files.operations import store_kept
from luoshi.notifications.operations import settle, tell
from luoshi.notifications.operations.telling import Telling
from luoshi.plans.models import Plan, Term
from luoshi.plans.queries.plans import is_of, version_in_force
from luoshi.reporting.models import Action, Implementation
from luoshi.reporting.operations.checks import check_of_own_unit
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.states import move
from luoshi.reporting.permissions import APPROVE, FILE_IMPLEMENTATION, WRITE_IMPLEMENTATION
from luoshi.reporting.queries.implementations import belongs_to, implementations_visible_to, terms_of, wanting
from luoshi.reporting.queries.people import people_of_office, people_of_units
from luoshi.reporting.states import (
    IMPLEMENTATION_AT_HAND,
    IMPLEMENTATION_NEXT,
    IMPLEMENTATION_STEP,
    IMPLEMENTATION_WRITABLE,
    ImplementationState,
    Turn,
)

MOST_ACTIONS = 300
LONGEST = 1000
LONGEST_PEOPLE = 100
LONGEST_REMARK = 500
LONGEST_APPROVER = 60


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
    _write(row, list(filed))
    told(row, "reporting.implementation_begun", by=by, now=now, data={"number": row.number})
    return row


def check_may_write_implementation(implementation: Implementation, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` writes for the unit, WrongState unless it may be changed now."""
    _check_own(implementation, by)
    state = ImplementationState(implementation.state)
    if state not in IMPLEMENTATION_WRITABLE:
        raise WrongState(
            _("实施方案现在是“%(state)s”，%(step)s。") % {"state": state.label, "step": IMPLEMENTATION_STEP[state]}
        )


def _check_own(implementation: Implementation, by: Actor) -> None:
    check_of_own_unit(WRITE_IMPLEMENTATION, implementation, by, refusal=_("这是其他单位的实施方案，请由该单位办理。"))


def read_in(*, implementation: Implementation, content: bytes, name: str, by: Actor, now: datetime) -> int:
    """Read a document's measures into an implementation plan, after those that are there; return how many came.

    Each goes to the task whose words stand in it or above it; one that is there word for word does not come again. The
    document is kept. Raises NotAllowed, WrongState, Invalid for what cannot be read or holds no measure, Marked for a
    classified document, of which nothing is kept.
    """
    check_may_write_implementation(implementation, by)
    check_size(len(content))
    name = safe_name(name)
    outcome = reader.read(content, name)
    if isinstance(outcome.refusal, Classified):
        refuse_marked(outcome.refusal, by=by, now=now)
    if outcome.content is None:
        raise Invalid(sentence_of(outcome), "file")
    kept = keep_bytes(content=content, name=name)
    with transaction.atomic():
        row = _locked(implementation)
        check_may_write_implementation(row, by)
        there = list(row.actions.order_by("position"))
        known = {one.words for one in there}
        new = [one for one in _read(outcome.content, terms_of(row)) if one.words not in known]
        if not new and not there:
            raise Invalid(_("没有在文件里读出措施，请检查文件，或直接填写。"), "file")
        if len(there) + len(new) > MOST_ACTIONS:
            raise _too_many()
        write_revised(
            row, revision=row.revision, fields={"file": store_kept(kept=kept, by=by, now=now), "file_name": name}
        )
        _write(row, [*there, *new])
        told(row, "reporting.implementation_read", by=by, now=now, data={"actions": len(new)})
    implementation.refresh_from_db()
    return len(new)


def _read(content: dict[str, Any], terms: Sequence[Term]) -> list[Action]:
    tasks = {term.wording.task_id: term.wording.text for term in terms}
    return [_action(content["text"], read, tasks) for read in content["tasks"]]


def _action(text: str, read: dict[str, Any], tasks: dict[int, str]) -> Action:
    """Return an action as a document words it. A department of the unit and a person stand beside each other."""
    start, end = read["span"]
    last = max((one["date"] for one in read["deadlines"] if one["date"]), default=None)
    names = [one["unit"] for one in read["assignments"]] + [one["name"] for one in read["people"]]
    return Action(
        task_id=belongs_to([read["text"], *read["path"]], tasks),
        words=read["text"][:LONGEST],
        due_on=date.fromisoformat(last) if last else None,
        due_words=_("、").join(one["text"] for one in read["deadlines"])[:100],
        people=_("、").join(dict.fromkeys(names))[:LONGEST_PEOPLE],
        source=text[start:end],
    )


@transaction.atomic
def write_actions(
    *, implementation: Implementation, revision: int, actions: Sequence[Said], by: Actor, now: datetime
) -> Implementation:
    """Write all actions of an implementation plan in their order; one without words goes.

    Raises NotAllowed, WrongState, Invalid with the number and the field (``3.due_on``), Stale.
    """
    row = _locked(implementation)
    check_may_write_implementation(row, by)
    wanted = [said for said in actions if said.words.strip()]
    if len(wanted) > MOST_ACTIONS:
        raise _too_many()
    tasks = {term.wording.task.public_key: term.wording.task_id for term in terms_of(row)}
    rows = [_cleaned(number, said, tasks) for number, said in enumerate(wanted, start=1)]
    write_revised(row, revision=revision, fields={})
    _write(row, rows)
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


def _write(row: Implementation, actions: Sequence[Action]) -> None:
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


@transaction.atomic
def submit_implementation(
    *, implementation: Implementation, approved_by: str, by: Actor, now: datetime, today: date
) -> Implementation:
    """Hand an implementation plan in to be filed. ``approved_by`` is who approved it in the unit; a head who hands it in did.

    Raises NotAllowed, WrongState, Invalid where a task is not covered, an action has no day or nobody, or nobody approved.
    """
    row = _locked(implementation)
    check_may_write_implementation(row, by)
    stops = [one.words for one in wanting(terms_of(row), list(row.actions.order_by("position"))) if one.stops]
    if stops:
        raise Invalid(_("还不能报备：%(first)s，共%(count)d处。") % {"first": stops[0], "count": len(stops)}, "actions")
    approver = approved_by.strip()
    if (not approver and not allows(APPROVE, by)) or len(approver) > LONGEST_APPROVER:
        raise Invalid(_("请写明由本单位哪位负责人审定。"), "approved_by")
    fields = {"approved_by": approver, "submitted_by": by.person_key, "submitted_at": now}
    move(row, IMPLEMENTATION_NEXT, to=ImplementationState.SUBMITTED, fields=fields)
    _tell(row, "implementation/submitted", people_of_office(row.jurisdiction_id, day=today), now=now, today=today)
    told(row, "reporting.implementation_submitted", by=by, now=now)
    implementation.refresh_from_db()
    return implementation


@transaction.atomic
def take_implementation_back(*, implementation: Implementation, by: Actor, now: datetime) -> Implementation:
    """Take back what waits to be filed. Raises NotAllowed, WrongState."""
    _check_own(implementation, by)
    move(implementation, IMPLEMENTATION_NEXT, to=ImplementationState.DRAFT)
    _settle(implementation, now=now)
    told(implementation, "reporting.implementation_taken_back", by=by, now=now)
    return implementation


@transaction.atomic
def decide_implementation(
    *, implementation: Implementation, files: bool, remark: str, by: Actor, now: datetime, today: date
) -> Implementation:
    """File what a unit handed in (备案), in the place of what was filed before; or return it with a remark. Tells the unit.

    Raises NotAllowed, WrongState, Invalid for a return without a remark.
    """
    check(FILE_IMPLEMENTATION, by)
    check_within(implementation.jurisdiction_id, by)
    if (not files and not remark.strip()) or len(remark) > LONGEST_REMARK:
        raise Invalid(_("退回的，请写明要改什么，不超过%(limit)d个字。") % {"limit": LONGEST_REMARK}, "remark")
    if by.person_key == implementation.submitted_by:
        raise NotAllowed(_("这是您报来的，请由其他人备案。"))
    if files:
        filed = Implementation.objects.filter(
            plan=implementation.plan_id, unit=implementation.unit_id, state=ImplementationState.FILED
        )
        for old in filed:
            move(old, IMPLEMENTATION_NEXT, to=ImplementationState.REPLACED)
    to = ImplementationState.FILED if files else ImplementationState.RETURNED
    fields = {"decided_by": by.person_key, "decided_at": now, "remark": remark.strip()}
    move(implementation, IMPLEMENTATION_NEXT, to=to, fields=fields)
    _settle(implementation, now=now)
    people = people_of_units([implementation.unit_id], Turn.WRITER, day=today).get(implementation.unit_id, ())
    _tell(implementation, f"implementation/{to.value}", people, now=now, today=today)
    told(
        implementation,
        "reporting.implementation_filed" if files else "reporting.implementation_returned",
        by=by,
        now=now,
    )
    return implementation


@transaction.atomic
def note_implementation_given(*, implementation: Implementation, by: Actor, now: datetime) -> None:
    """Enter that a plan's document was downloaded. Raises Implementation.DoesNotExist for whoever may not see it."""
    row = implementations_visible_to(by).get(pk=implementation.pk)
    told(row, "reporting.implementation_given", by=by, now=now)


def _locked(implementation: Implementation) -> Implementation:
    rows = Implementation.objects.select_for_update(of=("self",)).select_related("plan", "unit")
    return rows.get(pk=implementation.pk)


def _too_many() -> Invalid:
    return Invalid(_("措施最多%(most)d项，请合并相近的。") % {"most": MOST_ACTIONS}, "actions")


def _once(row: Implementation, kind: str) -> str:
    at = row.submitted_at.isoformat() if row.submitted_at else ""
    return f"{kind} {row.public_key} {at}"


def _settle(row: Implementation, *, now: datetime) -> None:
    settle([_once(row, "implementation/submitted")], jurisdiction_id=row.jurisdiction_id, now=now)


def _tell(row: Implementation, kind: str, people: Sequence[int], *, now: datetime, today: date) -> None:
    data = {"plan": str(row.plan), "unit": row.unit.short_name}
    link = ("implementation", row.public_key)
    tellings = [Telling(person, kind, _once(row, kind), today, data, link) for person in people]
    tell(tellings, jurisdiction_id=row.jurisdiction_id, now=now)
