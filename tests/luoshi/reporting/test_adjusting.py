"""A unit asks for a task to be changed, somebody decides, and the amendment that follows closes it."""

from dataclasses import dataclass

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, WrongState
from luoshi.directory.models import Account, Unit
from luoshi.journal.models import Entry
from luoshi.notifications.models import Notice
from luoshi.plans.models import PlanVersion, Term
from luoshi.plans.operations.editing import strike_piece
from luoshi.reporting.models import Adjustment
from luoshi.reporting.operations.adjusting import Asked, decide_adjustment, request_adjustment, withdraw_adjustment
from luoshi.reporting.queries.adjustments import adjustments_visible_to, to_decide
from luoshi.reporting.states import ADJUSTMENT_NEXT, ADJUSTMENT_STEP, AdjustmentState
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_actor
from tests.luoshi.usecases.making import a_version_in_force, an_amendment, enforced, piece_at, task_of

pytestmark = pytest.mark.django_db
ASKED = Asked("deadline", "招标流标一次，工期顺延。", "完成时限由6月底改为9月底。", "once")


@dataclass
class Asking:
    """A plan in force, the unit that leads its first task with its liaison, and who decides."""

    version: PlanVersion
    unit: Unit
    clerk: Actor
    liaison: Actor
    head: Actor

    def ask(self, asked: Asked = ASKED, *, number: int = 1) -> Adjustment:
        """Ask for a task to be changed."""
        return request_adjustment(
            task=task_of(self.version, number), asked=asked, by=self.liaison, now=NOW, today=TODAY
        )

    def decide(self, row: Adjustment, *, agrees: bool, words: str = "专题会议同意。") -> Adjustment:
        """Decide as the head of the office."""
        return decide_adjustment(adjustment=row, agrees=agrees, words=words, by=self.head, now=NOW, today=TODAY)

    def amend(self, number: int) -> PlanVersion:
        """Strike a task in an amendment and put it in force."""
        draft = an_amendment(self.version, by=self.clerk)
        piece = piece_at(draft, number)
        strike_piece(piece=piece, revision=piece.revision, by=self.clerk, now=NOW)
        return enforced(draft)


@pytest.fixture
def asking() -> Asking:
    clerk = an_actor(a_jurisdiction())
    version = a_version_in_force(by=clerk)
    place = version.jurisdiction
    unit = Term.objects.filter(version=version, wording__position=0, role="lead")[0].unit
    return Asking(
        version,
        unit,
        clerk,
        liaison=an_actor(place, Role.LIAISON, unit=unit),
        head=an_actor(place, Role.OFFICE_HEAD),
    )


def told(kind: str) -> list[str]:
    return list(Notice.objects.filter(kind=kind).values_list("person__public_key", flat=True))


def test_what_is_asked_waits_for_a_decision_and_those_who_decide_are_told(asking: Asking) -> None:
    row = asking.ask()

    assert (row.state, row.unit, row.asked_of) == (AdjustmentState.ASKED, asking.unit, asking.version)
    assert asking.head.person_key in told("adjustment/asked")
    assert list(to_decide(asking.head)) == [row]
    assert list(to_decide(asking.clerk)) == []


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (Asked("weather", "原因", "建议", "k"), "kind"),
        (Asked("deadline", " ", "建议", "k"), "reason"),
        (Asked("deadline", "原因", "", "k"), "proposal"),
        (Asked("deadline", "原" * 1001, "建议", "k"), "reason"),
    ],
)
def test_a_reason_and_a_proposal_are_needed(asking: Asking, asked: Asked, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        asking.ask(asked)

    assert refused.value.field == field


def test_the_same_form_sent_twice_asks_once(asking: Asking) -> None:
    asking.ask()

    with pytest.raises(AlreadyDone):
        asking.ask()

    assert Adjustment.objects.count() == 1


def test_a_unit_asks_about_its_own_tasks_only(asking: Asking) -> None:
    stranger = an_actor(asking.version.jurisdiction, Role.LIAISON, unit=a_unit(asking.version.jurisdiction))
    task = task_of(asking.version, 1)

    for by in (stranger, asking.clerk):
        with pytest.raises(NotAllowed):
            request_adjustment(task=task, asked=ASKED, by=by, now=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("agrees", "state", "kind"),
    [(True, AdjustmentState.AGREED, "adjustment/agreed"), (False, AdjustmentState.DECLINED, "adjustment/declined")],
)
def test_a_decision_names_its_ground_and_the_unit_is_told(
    asking: Asking, *, agrees: bool, state: AdjustmentState, kind: str
) -> None:
    row = asking.decide(asking.ask(), agrees=agrees)

    assert (row.state, row.decision, row.decided_by) == (state, "专题会议同意。", asking.head.person_key)
    assert told(kind) == [asking.liaison.person_key]
    assert Notice.objects.filter(kind="adjustment/asked", settled_at__isnull=True).count() == 0


def test_a_decision_without_words_or_by_a_clerk_or_a_second_one_is_refused(asking: Asking) -> None:
    row = asking.ask()

    with pytest.raises(Invalid):
        asking.decide(row, agrees=True, words=" ")
    with pytest.raises(NotAllowed):
        decide_adjustment(adjustment=row, agrees=True, words="x", by=asking.clerk, now=NOW, today=TODAY)
    asking.decide(row, agrees=False)
    with pytest.raises(WrongState):
        asking.decide(row, agrees=True)


def test_the_unit_takes_back_what_nobody_decided_yet(asking: Asking) -> None:
    row = withdraw_adjustment(adjustment=asking.ask(), by=asking.liaison, now=NOW)

    assert row.state == AdjustmentState.WITHDRAWN
    with pytest.raises(WrongState):
        asking.decide(row, agrees=True)


def test_the_amendment_that_changes_the_task_closes_it_and_the_unit_is_told(asking: Asking) -> None:
    row = asking.decide(asking.ask(), agrees=True)

    after = asking.amend(1)

    row.refresh_from_db()
    assert (row.state, row.done_in) == (AdjustmentState.DONE, after)
    assert told("adjustment/done") == [asking.liaison.person_key]
    verbs = Entry.objects.filter(verb__startswith="reporting.adjustment").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [f"reporting.adjustment_{what}" for what in ("requested", "agreed", "done")]


def test_an_amendment_of_another_task_leaves_it_open(asking: Asking) -> None:
    row = asking.decide(asking.ask(), agrees=True)

    asking.amend(3)

    row.refresh_from_db()
    assert (row.state, row.done_in) == (AdjustmentState.AGREED, None)


def test_a_unit_sees_its_own_and_the_office_all(asking: Asking) -> None:
    asking.ask()
    other = an_actor(asking.version.jurisdiction, Role.LIAISON, unit=a_unit(asking.version.jurisdiction))
    elsewhere = an_actor(a_jurisdiction(), Role.OFFICE_HEAD)

    seen = [adjustments_visible_to(by).count() for by in (asking.liaison, asking.clerk, other, elsewhere)]

    assert seen == [1, 1, 0, 0]


def test_every_state_is_in_every_table() -> None:
    assert set(ADJUSTMENT_NEXT) == set(ADJUSTMENT_STEP) == set(AdjustmentState)


def test_asked_from_the_task_s_page_decided_on_a_page_and_followed_up_by_an_amendment(
    client: Client, asking: Asking
) -> None:
    task = task_of(asking.version, 1)
    plan = asking.version.plan
    address = f"/plans/{plan.public_key}/tasks/{task.public_key}/"
    client.force_login(Account.objects.get(public_key=asking.liaison.account_key))
    assert f"{address}adjust/" in client.get(address).content.decode()
    client.post(f"{address}adjust/", {"kind": "deadline", "reason": "流标。", "proposal": "顺延。", "once": "k"})
    row = Adjustment.objects.get()

    client.force_login(Account.objects.get(public_key=asking.head.account_key))
    refused = client.post(f"/adjustments/{row.public_key}/decide/", {"agrees": "yes", "words": ""})
    client.post(f"/adjustments/{row.public_key}/decide/", {"agrees": "yes", "words": "会议同意。"})
    page = client.get(f"/adjustments/{row.public_key}/").content.decode()

    assert refused.status_code == 422
    assert ("开始调整方案" in page, f"会议同意。（{row.unit.short_name}申请调整）" in page) == (True, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_three(
    client: Client, asking: Asking, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        asking.ask(Asked("deadline", "原因", "建议", f"k{number}"))
    client.force_login(Account.objects.get(public_key=asking.head.account_key))

    with django_assert_num_queries(6):
        client.get("/adjustments/")
