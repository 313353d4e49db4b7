"""A unit answers what it is asked."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.reporting.models import Enquiry
from luoshi.reporting.operations.checks import check_of_own_unit
from luoshi.reporting.operations.enquiring.asking import LONGEST
from luoshi.reporting.operations.enquiring.telling import settle_enquiries, tell_asker, told_of_enquiry
from luoshi.reporting.operations.states import move
from luoshi.reporting.permissions import ANSWER
from luoshi.reporting.states import ENQUIRY_NEXT, EnquiryKind, EnquiryState

_ANSWERS = {
    EnquiryKind.REQUEST: (EnquiryState.ANSWERED,),
    EnquiryKind.COUNTERSIGN: (EnquiryState.AGREED, EnquiryState.OBJECTED),
    EnquiryKind.FROM_ABOVE: (EnquiryState.ANSWERED,),
}
_VERBS = {
    EnquiryState.ANSWERED: "reporting.enquiry_answered",
    EnquiryState.AGREED: "reporting.enquiry_agreed",
    EnquiryState.OBJECTED: "reporting.enquiry_objected",
}


@transaction.atomic
def answer_enquiry(*, enquiry: Enquiry, to: EnquiryState, words: str, by: Actor, now: datetime, today: date) -> Enquiry:
    """Answer what one's own unit is asked: a request with words; a countersignature by agreeing, or objecting with words.

    Raises NotAllowed, Invalid with the field, WrongState if it was answered or called off.
    """
    check_may_answer(enquiry, by)
    if to not in _ANSWERS[EnquiryKind(enquiry.kind)]:
        raise Invalid(_("请选择怎样答复。"), "to")
    if to != EnquiryState.AGREED and not words.strip():
        raise Invalid(_("请写明情况或不同意见。"), "words")
    if len(words) > LONGEST:
        raise Invalid(_("内容太长，最多%(limit)d个字，请缩短后再提交。") % {"limit": LONGEST}, "words")
    move(
        enquiry,
        ENQUIRY_NEXT,
        to=to,
        fields={"answer": words.strip(), "answered_by": by.person_key, "answered_at": now},
    )
    settle_enquiries([enquiry], now=now)
    if to != EnquiryState.AGREED:
        tell_asker(enquiry, now=now, today=today)
    told_of_enquiry(enquiry, _VERBS[to], by=by, now=now)
    return enquiry


def check_may_answer(enquiry: Enquiry, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` answers for the unit that is asked."""
    check_of_own_unit(ANSWER, enquiry, by, refusal=_("这是问其他单位的，请由该单位答复。"))
