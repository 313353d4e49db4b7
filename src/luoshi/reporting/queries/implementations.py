"""Units' implementation plans: who sees which, what is wanting in one, to which task an action belongs, what is due next."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from gongwen.comparing.profiles import grams_of, overlap
from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.directory.models import Unit
from luoshi.plans.models import Plan, TaskWording, Term
from luoshi.plans.queries.plans import is_of, plans_in_force, version_in_force
from luoshi.plans.states import AssignmentRole, VersionState
from luoshi.reporting.models import Action, Implementation, Period
from luoshi.reporting.permissions import FILE_IMPLEMENTATION, WRITE_IMPLEMENTATION
from luoshi.reporting.queries.visible import all_or_own, place_of
from luoshi.reporting.states import GAP_WORDS, IMPLEMENTATION_AT_HAND, IMPLEMENTATION_WRITABLE, ImplementationState
from luoshi.rules.covering import STOPS, Found, Gap, Part, Step, gaps

ALIKE = 0.6
"""From which share of common pairs of characters on a heading is taken for that of a task."""
LEAST_PAIRS = 5
SHORT = 20
_FIRST = {ImplementationState.SUBMITTED: 0, ImplementationState.RETURNED: 1, ImplementationState.DRAFT: 2}


def implementations_visible_to(by: Actor) -> QuerySet[Implementation]:
    """Return what somebody may see: all of a jurisdiction, or those of one's own unit."""
    return all_or_own(Implementation, by, own=WRITE_IMPLEMENTATION)


def implementations_in_order(by: Actor) -> QuerySet[Implementation]:
    """Return the same, what waits for the office first, the latest first."""
    rows = implementations_visible_to(by).select_related("plan", "unit")
    return rows.order_by(place_of(_FIRST), "-pk")


def implementations_to_file(by: Actor) -> QuerySet[Implementation]:
    """Return what waits to be filed by somebody."""
    rows = implementations_visible_to(by).filter(state=ImplementationState.SUBMITTED)
    return rows if allows(FILE_IMPLEMENTATION, by) else rows.none()


@dataclass(frozen=True, slots=True)
class Missing:
    """Units that lead tasks of a plan of which others have handed in implementation plans, and have not handed in theirs."""

    plan: Plan
    units: list[Unit]


def units_to_hand_in(by: Actor) -> list[Missing]:
    """Return who has not handed in, for plans in force of which some unit has; nothing for those who do not file."""
    if not allows(FILE_IMPLEMENTATION, by):
        return []
    there = Implementation.objects.filter(state__in=(ImplementationState.SUBMITTED, ImplementationState.FILED))
    plans = plans_in_force(by).filter(pk__in=there.values("plan"))
    leads = Term.objects.filter(
        version__plan__in=plans, version__state=VersionState.IN_FORCE, role=AssignmentRole.LEAD, unit__isnull=False
    ).exclude(Exists(there.filter(plan=OuterRef("version__plan"), unit=OuterRef("unit"))))
    found: dict[Plan, dict[Unit, None]] = defaultdict(dict)
    for term in leads.select_related("version__plan", "unit").order_by("version__plan", "unit__position", "unit"):
        found[term.version.plan][term.unit] = None
    return [Missing(plan, list(units)) for plan, units in found.items()]


def implementations_to_write(by: Actor) -> QuerySet[Implementation]:
    """Return what one's own unit has begun and not handed in, or has got back."""
    if by.unit_id is None or not allows(WRITE_IMPLEMENTATION, by):
        return Implementation.objects.none()
    return Implementation.objects.filter(is_of(by.unit_id), state__in=IMPLEMENTATION_WRITABLE)


def plans_to_implement(by: Actor) -> QuerySet[Plan]:
    """Return the plans in force in which one's own unit has a part and has nothing at hand yet."""
    if by.unit_id is None or not allows(WRITE_IMPLEMENTATION, by):
        return Plan.objects.none()
    at_hand = Implementation.objects.filter(is_of(by.unit_id), state__in=IMPLEMENTATION_AT_HAND)
    mine = Term.objects.filter(is_of(by.unit_id), version__state=VersionState.IN_FORCE).values("version__plan")
    return plans_in_force(by).filter(pk__in=mine).exclude(pk__in=at_hand.values("plan"))


def terms_of(implementation: Implementation) -> list[Term]:
    """Return the parts of the unit in the version in force with their tasks, in printed order: two questions."""
    version = version_in_force(implementation.plan)
    terms = Term.objects.filter(version=version, unit=implementation.unit_id)
    return list(terms.select_related("wording__task").order_by("wording__position", "pk")) if version else []


def belongs_to(texts: Sequence[str], tasks: Mapping[int, str]) -> int | None:
    """Return the task whose words one of some texts has most of, None where none has enough of any.

    ``texts`` are an action's own words and the headings above it; ``tasks`` words by task. What a heading and a task
    have in common is set against the shorter of them.
    """
    profiles = [grams for text in texts if sum((grams := grams_of(_unnumbered(text))).values()) >= LEAST_PAIRS]
    best, found = ALIKE, None
    for task, words in tasks.items():
        own = grams_of(_unnumbered(words))
        for grams in profiles:
            share = overlap(grams, own) / max(LEAST_PAIRS, min(sum(grams.values()), sum(own.values())))
            if share > best:
                best, found = share, task
    return found


def _unnumbered(text: str) -> str:
    """Return a text without the number that it begins with, however that is written."""
    at = (at for at, char in enumerate(text) if char.isalpha() and unicodedata.numeric(char, None) is None)
    return text[next(at, 0) :]


@dataclass(frozen=True, slots=True)
class Wanting:
    """Something that is wanting, in words; ``stops`` where it keeps the plan from being filed."""

    gap: Gap
    words: str
    stops: bool


def wanting(terms: Sequence[Term], actions: Sequence[Action]) -> list[Wanting]:
    """Return what is wanting in a unit's implementation plan. Asks nothing."""
    parts = [Part(term.wording.task_id, term.role == AssignmentRole.LEAD, term.wording.last_due_on) for term in terms]
    steps = [Step(action.task_id, action.due_on, action.people) for action in actions]
    names = {term.wording.task_id: name_of(term.wording) for term in terms}
    return [Wanting(one.gap, _in_words(one, names), one.gap in STOPS) for one in gaps(parts, steps)]


def name_of(wording: TaskWording) -> str:
    """Return what a task is called in lists: its label and the words up to its first stop, but no more than SHORT."""
    first = re.split("[。；：，]", wording.text, maxsplit=1)[0]
    return f"{wording.label or wording.number}{first[:SHORT]}"


def _in_words(found: Found, names: Mapping[int, str]) -> str:
    number = found.step + 1 if found.step is not None else 0
    return str(GAP_WORDS[found.gap]) % {"task": names.get(found.task or 0, ""), "number": number}


def next_actions(period: Period, units: Collection[int]) -> dict[tuple[int, int], list[Action]]:
    """Return what units have filed to do in the time after a period that is as long as it, by unit and task: one question."""
    until = date.fromordinal(2 * period.covers_to.toordinal() - period.covers_from.toordinal() + 1)
    rows = Action.objects.filter(
        implementation__plan=period.plan_id,
        implementation__unit__in=set(units),
        implementation__state=ImplementationState.FILED,
        task__isnull=False,
        due_on__gt=period.covers_to,
        due_on__lte=until,
    )
    found: dict[tuple[int, int], list[Action]] = defaultdict(list)
    for row in rows.select_related("implementation").order_by("due_on", "position"):
        found[row.implementation.unit_id, row.task_id or 0].append(row)
    return found
