"""工作信息: sent by a unit, used or not with a word why, collected for the level above, and what comes back handed on."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, WrongState
from luoshi.directory.models import Account
from luoshi.notifications.models import Notice
from luoshi.reporting.models import Briefing, Collection
from luoshi.reporting.operations.briefing import (
    Sent,
    collect_briefings,
    decide_briefing,
    hand_feedback_on,
    send_briefing,
    withdraw_briefing,
)
from luoshi.reporting.queries.briefings import briefings_visible_to
from luoshi.reporting.states import BRIEFING_NEXT, BriefingState
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.reporting.making import AtWork, at_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> AtWork:
    return at_work(tasks=1, parts=2)


def sent(made: AtWork, title: str = "夜市开街", once: str = "k", words: str = "首日客流三千人次。") -> Briefing:
    return send_briefing(sent=Sent(title, words, made.plan, once), by=made.liaison, now=NOW)


def decided(made: AtWork, row: Briefing, *, uses: bool = True, why: str = "") -> Briefing:
    return decide_briefing(briefing=row, uses=uses, why=why, by=made.clerk, now=NOW, today=TODAY)


def test_a_unit_sends_an_item_once(made: AtWork) -> None:
    row = sent(made)

    with pytest.raises(AlreadyDone):
        sent(made)
    assert (row.unit, row.plan, row.state, Briefing.objects.count()) == (made.unit, made.plan, BriefingState.SENT, 1)


@pytest.mark.parametrize(
    ("title", "words", "field"),
    [("", "内容", "title"), ("题" * 101, "内容", "title"), ("题", "", "words"), ("题", "内" * 2001, "words")],
)
def test_an_item_has_a_title_and_words_within_bounds(made: AtWork, title: str, words: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        sent(made, title, words=words)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("uses", "why", "state", "kind"),
    [
        (True, "", BriefingState.USED, "briefing/used"),
        (False, "已有同类信息。", BriefingState.NOT_USED, "briefing/not_used"),
    ],
)
def test_the_unit_is_told_whether_an_item_was_used(
    made: AtWork, *, uses: bool, why: str, state: BriefingState, kind: str
) -> None:
    row = decided(made, sent(made), uses=uses, why=why)

    assert (row.state, row.why) == (state, why)
    assert [one.person.public_key for one in Notice.objects.filter(kind=kind)] == [made.liaison.person_key]


def test_not_using_an_item_needs_a_word_why_and_is_the_office_s_to_decide(made: AtWork) -> None:
    row = sent(made)

    with pytest.raises(Invalid):
        decided(made, row, uses=False)
    with pytest.raises(NotAllowed):
        decide_briefing(briefing=row, uses=True, why="", by=made.liaison, now=NOW, today=TODAY)


def test_a_unit_takes_back_what_nobody_decided_and_no_other_unit_does(made: AtWork) -> None:
    row = sent(made)
    other = an_actor(made.jurisdiction, Role.LIAISON, unit=made.frozen.units[1])

    with pytest.raises(NotAllowed):
        withdraw_briefing(briefing=row, by=other, now=NOW)
    withdraw_briefing(briefing=row, by=made.liaison, now=NOW)

    with pytest.raises(WrongState):
        decided(made, row)


def test_used_items_are_collected_into_numbered_issues_once_each(made: AtWork) -> None:
    rows = [decided(made, sent(made, once=str(number))) for number in range(3)]

    first = collect_briefings(briefings=rows[:2], sent_to="市政府办公室", sent_on=TODAY, by=made.clerk, now=NOW)
    second = collect_briefings(briefings=rows[2:], sent_to="市政府办公室", sent_on=TODAY, by=made.clerk, now=NOW)

    assert (first.number, second.number, first.briefings.count()) == (1, 2, 2)
    with pytest.raises(WrongState):
        collect_briefings(briefings=rows[:1], sent_to="市政府办公室", sent_on=TODAY, by=made.clerk, now=NOW)
    assert Collection.objects.count() == 2


@pytest.mark.parametrize(("count", "to", "field"), [(0, "市政府办公室", "briefing"), (1, " ", "sent_to")])
def test_an_issue_has_items_and_somebody_it_goes_to(made: AtWork, count: int, to: str, field: str) -> None:
    rows = [decided(made, sent(made, once=str(number))) for number in range(count)]

    with pytest.raises(Invalid) as refused:
        collect_briefings(briefings=rows, sent_to=to, sent_on=TODAY, by=made.clerk, now=NOW)

    assert refused.value.field == field


def test_what_the_level_above_said_is_handed_to_the_unit(made: AtWork) -> None:
    row = hand_feedback_on(
        briefing=decided(made, sent(made)), feedback="请补充数据。", by=made.clerk, now=NOW, today=TODAY
    )

    assert row.feedback == "请补充数据。"
    assert [one.person.public_key for one in Notice.objects.filter(kind="briefing/feedback")] == [
        made.liaison.person_key
    ]


def test_a_unit_sees_its_own_and_the_office_all(made: AtWork) -> None:
    sent(made)
    other = an_actor(made.jurisdiction, Role.LIAISON, unit=made.frozen.units[1])
    elsewhere = an_actor(a_jurisdiction(), Role.CLERK)

    assert [briefings_visible_to(by).count() for by in (made.liaison, made.clerk, other, elsewhere)] == [1, 1, 0, 0]


def test_every_state_is_in_the_table() -> None:
    assert set(BRIEFING_NEXT) == set(BriefingState)


def test_from_a_unit_s_form_to_an_issue_on_pages(client: Client, made: AtWork) -> None:
    client.force_login(Account.objects.get(public_key=made.liaison.account_key))
    empty = client.post("/briefings/new/", {"title": "", "words": "", "once": "k"})
    form = {"title": "夜市开街", "words": "首日客流三千人次。", "plan": made.plan.public_key, "once": "k"}
    client.post("/briefings/new/", form)
    row = Briefing.objects.get()
    client.force_login(Account.objects.get(public_key=made.clerk.account_key))
    refused = client.post(f"/briefings/{row.public_key}/decide/", {"uses": "no", "why": ""})
    client.post(f"/briefings/{row.public_key}/decide/", {"uses": "yes", "why": ""})
    nothing = client.post("/briefings/collect/", {"sent_to": "市政府办公室"})

    issue = client.post(
        "/briefings/collect/", {"briefing": row.public_key, "sent_to": "市政府办公室"}, follow=True
    ).content.decode()

    assert (empty.status_code, refused.status_code, nothing.status_code) == (422, 422, 422)
    assert ("工作信息第1期" in issue, "首日客流三千人次。" in issue) == (True, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_three(
    client: Client, made: AtWork, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        sent(made, once=str(number))
    client.force_login(Account.objects.get(public_key=made.clerk.account_key))

    with django_assert_num_queries(6):
        client.get("/briefings/")
