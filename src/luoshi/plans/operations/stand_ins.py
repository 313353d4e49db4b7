"""代办: a leader lets somebody who worked on a draft put it in force, because the office has nobody else."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.directory.models import Person
from luoshi.plans.models import PlanVersion, StandIn
from luoshi.plans.operations.log import locked_draft, told
from luoshi.plans.permissions import NAME_STAND_IN
from luoshi.plans.queries.stand_ins import may_stand_in
from luoshi.plans.queries.versions import may_still_put_in_force

LONGEST_REASON = 300


def name_stand_in(
    *, version: PlanVersion, person: Person, reason: str, by: Actor, now: datetime, today: date
) -> StandIn:
    """Let a person of the office put a draft in force though they worked on it, and return the naming.

    Raises NotAllowed unless ``by`` is a leader and another person, WrongState if it is no draft any more or somebody of
    the office has not worked on it, Invalid for a person who is not of the office or without a reason.
    """
    with transaction.atomic():
        draft = locked_draft(version, by=by, permission=NAME_STAND_IN)
        if not by.person_key or by.person_key == person.public_key:
            raise NotAllowed(_("不能指定本人，请由另一位领导指定，或者指定办公室的同志。"))
        if may_still_put_in_force(draft, today=today).exists():
            raise WrongState(_("办公室还有没有参与拟制的同志，可以由其启用，不需要指定代办。"))
        if not may_stand_in(draft, today=today).filter(pk=person.pk).exists():
            raise Invalid(_("代办启用的须是办公室在任、有账号的同志，请重新选择。"), "person")
        named = StandIn.objects.create(
            jurisdiction_id=draft.jurisdiction_id,
            version=draft,
            person_key=person.public_key,
            named_by=by.person_key,
            reason=_clean(reason),
            at=now,
        )
        told(draft, "plans.stand_in_named", by=by, now=now, data={"person": person.public_key})
    return named


def _clean(reason: str) -> str:
    kept = " ".join(reason.replace("\0", "").split())
    if not kept or len(kept) > LONGEST_REASON:
        raise Invalid(_("请写明指定代办的理由，不超过%(limit)d个字。") % {"limit": LONGEST_REASON}, "reason")
    return kept
