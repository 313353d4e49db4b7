"""待核事项: settled one by one or many at once, each with who and when; opened again while the version is a draft."""

from datetime import datetime

from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid, WrongState
from luoshi.plans.models import Doubt, PlanVersion
from luoshi.plans.operations.effects import effect_of, option_of
from luoshi.plans.operations.log import Act, act_on
from luoshi.plans.operations.names import settle_unmatched
from luoshi.plans.operations.situation import SituationMaker, situation_of
from luoshi.plans.states import DOUBT_NEXT, DoubtState

LONGEST_ANSWER = 300


def settle_doubt(*, doubt: Doubt, revision: int, answer: str, note: str = "", by: Actor, now: datetime) -> Doubt:
    """Settle a doubt with one of its options, or with other words, and do what follows from it (operations.effects).

    An empty answer takes the first option, or, where there are none, says that it was seen. Raises NotAllowed, WrongState
    if it is settled or the version is no draft, Stale if somebody else settled it, Invalid if what follows cannot be done.
    """
    with act_on(doubt.version, verb="doubt_settled", by=by, now=now) as act:
        doubt.refresh_from_db()
        if doubt.revision == revision:
            _check_can_become(doubt, DoubtState.SETTLED)
        _settle(act, doubt, answer.strip() or usual_answer(doubt), note=note, revision=revision)
        act.data["doubt"] = doubt.public_key
        settle_unmatched(act)
    doubt.refresh_from_db()
    return doubt


def settle_doubts(
    *,
    version: PlanVersion,
    code: str | None = None,
    severity: str | None = None,
    answer: str | None = None,
    by: Actor,
    now: datetime,
) -> int:
    """Settle all open doubts, of a code or a severity where one is given, in one act; return how many that was.

    Each takes ``answer``, which leaves out those that do not offer it; None: each its own first option ("as printed"), or
    "seen" where it has none. Raises NotAllowed, WrongState, and Invalid if none of them offers the answer.
    """
    with act_on(version, verb="doubts_settled", by=by, now=now) as act:
        found = Doubt.objects.filter(version=act.version, state=DoubtState.OPEN).order_by("position", "pk")
        chosen = [d for d in found if code in {None, d.code} and severity in {None, d.severity}]
        offering = chosen if answer is None else [d for d in chosen if answer in d.options]
        if chosen and not offering:
            raise Invalid(_("这些待核事项没有这个选项，请逐条答复。"), "answer")
        situation = situation_of(act)
        for doubt in offering:
            _settle(act, doubt, answer or usual_answer(doubt), made=situation)
        act.data |= {"code": code or "", "severity": severity or "", "doubts": len(offering)}
        settle_unmatched(act)
    return len(offering)


def reopen_doubt(*, doubt: Doubt, revision: int, by: Actor, now: datetime) -> Doubt:
    """Ask a settled doubt again. What its answer changed stays changed: undo takes it back, this does not.

    Raises NotAllowed, WrongState if it is open or the version is no draft, Stale.
    """
    with act_on(doubt.version, verb="doubt_reopened", by=by, now=now) as act:
        doubt.refresh_from_db()
        if doubt.revision == revision:
            _check_can_become(doubt, DoubtState.OPEN)
        act.write(doubt, revision, state=DoubtState.OPEN, answer="", note="", settled_by="", settled_at=None)
        act.data["doubt"] = doubt.public_key
    return doubt


def usual_answer(doubt: Doubt) -> str:
    """Return the answer that changes nothing: the first option, or that it was seen where nothing is asked."""
    return str(doubt.options[0]) if doubt.options else _("已阅")


def _settle(
    act: Act,
    doubt: Doubt,
    answer: str,
    *,
    note: str = "",
    revision: int | None = None,
    made: SituationMaker | None = None,
) -> None:
    """Write an answer and do what follows."""
    if len(answer) > LONGEST_ANSWER:
        raise Invalid(_("答复太长，最多%(limit)d个字，其余请写在备注里。") % {"limit": LONGEST_ANSWER}, "answer")
    act.write(
        doubt,
        revision,
        state=DoubtState.SETTLED,
        answer=answer,
        note=note,
        settled_by=act.by.person_key,
        settled_at=act.now,
    )
    apply, option = effect_of(doubt, answer).apply, option_of(doubt, answer)
    if apply is not None and option is not None:
        apply((made or situation_of(act))(doubt, option, note))


def _check_can_become(doubt: Doubt, state: DoubtState) -> None:
    """Raise WrongState if the table does not let the doubt become that."""
    if state in DOUBT_NEXT[DoubtState(doubt.state)]:
        return
    if state == DoubtState.SETTLED:
        raise WrongState(_("这一条已经核过；要改答复，请先重新打开。"))
    raise WrongState(_("这一条还没有核过，不用重新打开。"))
