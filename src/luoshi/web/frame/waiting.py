"""What waits for somebody: counts, each with what to do next and where; and the plans they work on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.directory.models import Account, Unit
from luoshi.directory.permissions import KEEP, KEEP_ACCOUNTS
from luoshi.documents.models import Document
from luoshi.documents.permissions import RECEIVE
from luoshi.documents.states import DocumentState
from luoshi.plans.models import Doubt
from luoshi.plans.permissions import DRAFT_PLAN
from luoshi.plans.queries.plans import WAITS_FOR_ANSWER, PlanRow, in_order, plan_rows, plans_visible_to
from luoshi.plans.states import PlanState, VersionState
from luoshi.reporting.permissions import (
    APPROVE,
    DECIDE_ADJUSTMENT,
    FILE_IMPLEMENTATION,
    REVIEW,
    SEE_OF_UNIT,
    USE_BRIEFINGS,
)
from luoshi.reporting.queries.acknowledged import to_acknowledge
from luoshi.reporting.queries.adjustments import to_decide
from luoshi.reporting.queries.briefings import briefings_to_decide
from luoshi.reporting.queries.enquiries import to_answer
from luoshi.reporting.queries.implementations import implementations_to_file, implementations_to_write
from luoshi.reporting.queries.mine import to_accept, to_approve, to_write
from luoshi.web.addresses import address

SHOWN = 6
"""How many plans the home page lists; the list of plans has them all."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A count of things of one kind, what they are called, what to do with them, and where."""

    label: Promise
    count: int
    step: Promise
    name: str
    is_pressing: bool = False
    is_rare: bool = False

    @property
    def url(self) -> str:
        """Return the address of the next step."""
        return address(self.name)


def things_waiting_for(by: Actor) -> list[Waiting]:
    """Return the counts of what somebody may do something about; what comes rarely is named only while there is some."""
    return [one for one in _all_waiting_for(by) if one.count or not one.is_rare]


def _all_waiting_for(by: Actor) -> list[Waiting]:
    found: list[Waiting] = []
    if allows(SEE_OF_UNIT, by) and by.unit_id is not None:
        found += _of_the_unit(by)
    if allows(REVIEW, by):
        found.append(Waiting(_("待受理的报送"), to_accept(by).count(), _("审核受理"), "reviewing", is_pressing=True))
    if allows(DECIDE_ADJUSTMENT, by):
        found.append(
            Waiting(
                _("待决定的调整申请"),
                to_decide(by).count(),
                _("研究决定"),
                "adjustments",
                is_pressing=True,
                is_rare=True,
            )
        )
    if allows(FILE_IMPLEMENTATION, by):
        waits = implementations_to_file(by).count()
        found.append(Waiting(_("待备案的实施方案"), waits, _("看过备案"), "implementations", is_rare=True))
    if allows(USE_BRIEFINGS, by):
        found.append(
            Waiting(_("待采用的工作信息"), briefings_to_decide(by).count(), _("看是否采用"), "briefings", is_rare=True)
        )
    if allows(DRAFT_PLAN, by):
        found += _of_the_office(by.jurisdiction_id)
    if allows(KEEP_ACCOUNTS, by):
        found += _of_the_administrator(by.jurisdiction_id)
    return found


def _of_the_unit(by: Actor) -> Iterator[Waiting]:
    yield Waiting(_("待签收的方案"), to_acknowledge(by).count(), _("签收"), "reports", is_pressing=True)
    yield Waiting(_("待填的报送"), to_write(by).count(), _("填写"), "reports", is_pressing=True)
    yield Waiting(_("待答复的征询"), to_answer(by).count(), _("答复"), "enquiries", is_pressing=True, is_rare=True)
    to_finish = implementations_to_write(by).count()
    yield Waiting(_("要写完的实施方案"), to_finish, _("补齐报备"), "implementations", is_rare=True)
    if allows(APPROVE, by):
        yield Waiting(_("待审定的报送"), to_approve(by).count(), _("审定"), "reports", is_pressing=True)


def _of_the_office(jurisdiction: int) -> Iterator[Waiting]:
    doubts = Doubt.objects.filter(WAITS_FOR_ANSWER, jurisdiction=jurisdiction, version__state=VersionState.DRAFT)
    counted = Document.objects.filter(jurisdiction=jurisdiction).values_list("state").order_by()
    documents = dict(counted.annotate(count=Count("pk")))
    unread = documents.get(DocumentState.RECEIVED, 0) + documents.get(DocumentState.READING, 0)
    yield Waiting(_("待核事项"), doubts.count(), _("逐项核定"), "plans", is_pressing=True)
    yield Waiting(_("等待识读的来文"), unread, _("查看进度"), "documents")
    yield Waiting(
        _("不能识读的来文"), documents.get(DocumentState.REFUSED, 0), _("查看原因"), "documents", is_pressing=True
    )


def _of_the_administrator(jurisdiction: int) -> Iterator[Waiting]:
    units = Unit.objects.filter(jurisdiction=jurisdiction, closed_on__isnull=True)
    accounts = Account.objects.filter(jurisdiction=jurisdiction, is_active=True)
    yield Waiting(_("在册单位"), units.count(), _("维护单位名录"), "directory")
    yield Waiting(_("启用的账号"), accounts.count(), _("管理账号"), "people")


@dataclass(frozen=True, slots=True)
class PlansAtHand:
    """The first plans that somebody works on: ``drafts`` (for those who draft) and ``at_work``.

    ``unit_key`` is that of the unit whose share somebody looks at first, empty for those who draft or have no unit.
    """

    drafts: list[PlanRow]
    at_work: list[PlanRow]
    unit_key: str
    may_receive: bool
    may_keep_directory: bool

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing yet."""
        return not self.drafts and not self.at_work


def plans_at_hand(by: Actor) -> PlansAtHand:
    """Return the plans somebody may see that are not closed, newest first."""
    plans, drafts_plans = plans_visible_to(by), allows(DRAFT_PLAN, by)
    drafts = plans.filter(versions__state=VersionState.DRAFT).exclude(state=PlanState.DISCARDED)
    at_work = in_order(plans, PlanState.IN_FORCE)
    return PlansAtHand(
        drafts=plan_rows(drafts.order_by("-created_at", "-pk")[:SHOWN], by=by) if drafts_plans else [],
        at_work=plan_rows(at_work[:SHOWN], by=by),
        unit_key="" if drafts_plans or by.unit_id is None else Unit.objects.get(pk=by.unit_id).public_key,
        may_receive=allows(RECEIVE, by),
        may_keep_directory=allows(KEEP, by),
    )
