"""Units are asked for what the office wants to know, and confirm what a lead reports. Silence is no consent."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, WrongState
from luoshi.directory.models import Account, Unit
from luoshi.notifications.models import Notice
from luoshi.plans.models import Rhythm
from luoshi.reporting.models import Enquiry, Report, Schedule
from luoshi.reporting.operations import Remarked
from luoshi.reporting.operations.enquiring.answering import answer_enquiry
from luoshi.reporting.operations.enquiring.asking import Asked, call_enquiry_off, enquire, hand_on
from luoshi.reporting.operations.enquiring.telling import remind_of_enquiries
from luoshi.reporting.queries.enquiries import (
    askable,
    askable_units,
    asked_together,
    countersigning_costs,
    enquiries_visible_to,
    to_answer,
)
from luoshi.reporting.queries.page import report_page
from luoshi.reporting.queries.wanted import wanted_schedules
from luoshi.reporting.states import ENQUIRY_NEXT, EnquiryKind, EnquiryState, ReportState
from luoshi.usecases.reports import return_report, submit_report, take_back_report
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.reporting.making import AtWork, at_work, fill_in

pytestmark = pytest.mark.django_db
DAY = TODAY + timedelta(days=5)


@pytest.fixture
def made() -> AtWork:
    """Let the first task have one lead and two responsible units."""
    return at_work(tasks=1, parts=3)


def liaison_of(made: AtWork, number: int) -> Actor:
    """Return a liaison of a unit, the lead being 0."""
    return an_actor(made.jurisdiction, Role.LIAISON, unit=made.frozen.units[number])


def asked(
    made: AtWork, *numbers: int, words: str = "请报资金到位情况。", once: str = "k", due_on: date = DAY
) -> list[Enquiry]:
    units = [made.frozen.units[number].public_key for number in numbers]
    question = Asked(words, due_on, units, once)
    return enquire(task=made.frozen.task(1), asked=question, by=made.clerk, now=NOW, today=TODAY)


def answer(row: Enquiry, by: Actor, to: EnquiryState, words: str = "") -> Enquiry:
    return answer_enquiry(enquiry=row, to=to, words=words, by=by, now=NOW, today=TODAY)


def countersigned(made: AtWork) -> Report:
    """Submit the lead's report in a schedule that asks for countersigning."""
    Schedule.objects.filter(pk=made.schedule.pk).update(countersigns=True)
    return submit_report(report=fill_in(made.report(), made.liaison), by=made.liaison, now=NOW, today=TODAY)


def test_the_office_asks_chosen_units_and_their_liaisons_are_told(made: AtWork) -> None:
    liaison = liaison_of(made, 1)

    rows = asked(made, 1, 2)

    assert [(row.kind, row.unit, row.state) for row in rows] == [
        (EnquiryKind.REQUEST, made.frozen.units[1], EnquiryState.OPEN),
        (EnquiryKind.REQUEST, made.frozen.units[2], EnquiryState.OPEN),
    ]
    assert [one.person.public_key for one in Notice.objects.filter(kind="enquiry/asked")] == [liaison.person_key]


def test_what_a_unit_has_still_to_answer_is_counted_before_it_is_asked(made: AtWork) -> None:
    asked(made, 1)

    found = askable(made.frozen.version, made.frozen.task(1))

    counts = {one.unit: one.open for one in found}
    assert [counts[unit] for unit in made.frozen.units[:3]] == [0, 1, 0]
    assert found[-1].unit == made.frozen.units[0]  # the lead reports anyway, and stands last


@pytest.mark.parametrize(
    ("words", "numbers", "days", "field"),
    [
        ("", [1], 5, "words"),
        ("问", [], 5, "units"),
        ("问", [1], -1, "due_on"),
        ("问", [1], 90, "due_on"),
        ("问", [9], 5, "units"),
    ],
)
def test_a_question_a_unit_of_the_task_and_a_day_are_needed(
    made: AtWork, words: str, numbers: list[int], days: int, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        asked(made, *numbers, words=words, due_on=TODAY + timedelta(days=days))

    assert refused.value.field == field


def test_the_same_form_sent_twice_asks_once_and_units_ask_nobody(made: AtWork) -> None:
    asked(made, 1)

    with pytest.raises(AlreadyDone):
        asked(made, 1)
    with pytest.raises(NotAllowed):
        enquire(task=made.frozen.task(1), asked=Asked("问", DAY, [], "x"), by=made.liaison, now=NOW, today=TODAY)
    assert Enquiry.objects.count() == 1


def test_a_unit_answers_once_and_the_office_is_told(made: AtWork) -> None:
    liaison = liaison_of(made, 1)
    [row] = asked(made, 1)

    answer(row, liaison, EnquiryState.ANSWERED, "已到位三百万元。")

    assert (row.state, row.answer, row.answered_by) == (EnquiryState.ANSWERED, "已到位三百万元。", liaison.person_key)
    told = {one.person.public_key for one in Notice.objects.filter(kind="enquiry/answered")}
    assert made.clerk.person_key in told
    with pytest.raises(WrongState):
        answer(row, liaison, EnquiryState.ANSWERED, "又一次。")


def test_an_answer_needs_words_and_comes_from_the_unit_that_is_asked(made: AtWork) -> None:
    [row] = asked(made, 1)

    with pytest.raises(Invalid):
        answer(row, liaison_of(made, 1), EnquiryState.ANSWERED, " ")
    with pytest.raises(Invalid):
        answer(row, liaison_of(made, 1), EnquiryState.AGREED)
    with pytest.raises(NotAllowed):
        answer(row, liaison_of(made, 2), EnquiryState.ANSWERED, "x")


def test_what_is_called_off_is_answered_no_more(made: AtWork) -> None:
    [row] = asked(made, 1)

    call_enquiry_off(enquiry=row, by=made.clerk, now=NOW)

    assert row.state == EnquiryState.CALLED_OFF
    with pytest.raises(WrongState):
        answer(row, liaison_of(made, 1), EnquiryState.ANSWERED, "x")


def test_who_has_not_answered_is_told_on_the_day_and_after_it_once_each(made: AtWork) -> None:
    liaison_of(made, 1)
    asked(made, 1)

    before = remind_of_enquiries(now=NOW, today=TODAY)
    for day in (DAY, DAY, DAY + timedelta(days=4)):
        remind_of_enquiries(now=NOW, today=day)

    assert before == 0
    assert Notice.objects.filter(kind="enquiry/due").count() == 2


def test_a_submission_asks_the_responsible_units_to_confirm_what_the_lead_says(made: AtWork) -> None:
    liaison_of(made, 1)

    report = countersigned(made)

    rows = Enquiry.objects.order_by("pk")
    assert [(row.kind, row.unit, row.entry.report) for row in rows if row.entry] == [
        (EnquiryKind.COUNTERSIGN, made.frozen.units[1], report),
        (EnquiryKind.COUNTERSIGN, made.frozen.units[2], report),
    ]
    assert {row.due_on for row in rows} == {date(2026, 4, 3)}  # two working days after 1 April


def test_nobody_is_asked_where_the_plan_does_not_ask_for_it(made: AtWork) -> None:
    submit_report(report=fill_in(made.report(), made.liaison), by=made.liaison, now=NOW, today=TODAY)

    assert not Enquiry.objects.exists()


def test_the_reviewer_sees_who_confirmed_who_objected_and_who_said_nothing(made: AtWork) -> None:
    report = countersigned(made)
    first, second = Enquiry.objects.order_by("pk")
    answer(first, liaison_of(made, 1), EnquiryState.OBJECTED, "清单少了两处。")

    [page] = report_page(report, today=TODAY, reviews=True).entries

    assert [(row.state, row.answer) for row in page.countersignatures] == [
        (EnquiryState.OBJECTED, "清单少了两处。"),
        (EnquiryState.OPEN, ""),
    ]
    assert second.state == EnquiryState.OPEN
    told = {one.person.public_key for one in Notice.objects.filter(kind="enquiry/objected")}
    assert {made.liaison.person_key, made.clerk.person_key} <= told


@pytest.mark.parametrize("way", ["taken back", "returned"])
def test_words_that_are_mended_are_asked_about_anew(made: AtWork, way: str) -> None:
    report = countersigned(made)
    if way == "returned":
        remarks = [Remarked("请补充。")]
        return_report(report=report, remarks=remarks, by=made.unit_head, now=NOW, today=TODAY)
    else:
        take_back_report(report=report, by=made.liaison, now=NOW, today=TODAY)

    report.refresh_from_db()
    submit_report(report=report, by=made.liaison, now=NOW, today=TODAY)

    states = list(Enquiry.objects.order_by("pk").values_list("state", "round"))
    assert states == [(EnquiryState.CALLED_OFF, 1)] * 2 + [(EnquiryState.OPEN, 2)] * 2
    report.refresh_from_db()
    assert report.state == ReportState.SUBMITTED


def test_a_unit_sees_what_it_is_asked_and_the_lead_what_is_asked_about_its_words(made: AtWork) -> None:
    countersigned(made)
    elsewhere = an_actor(a_jurisdiction(), Role.CLERK)

    seen = [enquiries_visible_to(by).count() for by in (made.liaison, liaison_of(made, 1), made.clerk, elsewhere)]

    assert seen == [2, 1, 2, 0]
    assert (to_answer(made.liaison).count(), to_answer(liaison_of(made, 1)).count()) == (0, 1)


def test_what_countersigning_costs_is_known_before_it_is_asked_for(made: AtWork) -> None:
    assert countersigning_costs(made.frozen.version) == (2, 2)


def test_a_plan_whose_text_asks_for_it_is_laid_out_with_countersigning(made: AtWork) -> None:
    version = made.frozen.version
    Rhythm.objects.create(
        jurisdiction=made.jurisdiction,
        version=version,
        position=0,
        cadence="monthly",
        activity="报送",
        text="每月25日前经责任单位确认后报送进展。",
        due={"day": 25},
    )

    [progress] = wanted_schedules(version, year=2026)

    assert progress.countersigns


def test_every_state_is_in_the_table() -> None:
    assert set(ENQUIRY_NEXT) == set(EnquiryState)


@time_machine.travel(NOW, tick=False)
def test_the_office_asks_on_a_page_and_the_unit_answers_on_one(client: Client, made: AtWork) -> None:
    task = made.frozen.task(1)
    address = f"/plans/{made.plan.public_key}/tasks/{task.public_key}/enquire/"
    client.force_login(Account.objects.get(public_key=made.clerk.account_key))
    form = {"words": "请报资金。", "due_on": DAY.isoformat(), "once": "k", "units": made.frozen.units[1].public_key}
    empty = client.post(address, {**form, "words": ""})
    client.post(address, form)
    row = Enquiry.objects.get()

    client.force_login(Account.objects.get(public_key=liaison_of(made, 1).account_key))
    home = client.get("/").content.decode()
    refused = client.post(f"/enquiries/{row.public_key}/", {"to": "answered", "words": ""})
    client.post(f"/enquiries/{row.public_key}/", {"to": "answered", "words": "已到位。"})

    row.refresh_from_db()
    assert (empty.status_code, refused.status_code, "待答复的征询" in home) == (422, 422, True)
    assert (row.state, row.answer) == (EnquiryState.ANSWERED, "已到位。")


def test_a_countersignature_s_page_shows_the_lead_s_words_and_nothing_of_its_other_tasks(client: Client) -> None:
    made = at_work(tasks=1, parts=2)
    countersigned(made)
    row = Enquiry.objects.get()
    client.force_login(Account.objects.get(public_key=liaison_of(made, 1).account_key))

    page = client.get(f"/enquiries/{row.public_key}/").content.decode()

    assert ("完成摸底，清单已建。" in page, "有不同意见" in page) == (True, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_three(
    client: Client, made: AtWork, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        asked(made, 1, once=f"k{number}")
    client.force_login(Account.objects.get(public_key=made.clerk.account_key))

    with django_assert_num_queries(6):
        client.get("/enquiries/")


def handed_on(
    made: AtWork, *numbers: int, source: str = "市政府办公室来电", once: str = "h", plan: bool = False
) -> list[Enquiry]:
    units = [made.frozen.units[number].public_key for number in numbers]
    question = Asked("请报本月开工项目数。", DAY, units, once)
    about = made.frozen.version.plan if plan else None
    return hand_on(source=source, plan=about, asked=question, by=made.clerk, now=NOW, today=TODAY)


def test_what_the_level_above_wants_to_know_is_handed_on_to_any_unit_and_says_who_wants_it(made: AtWork) -> None:
    liaison = liaison_of(made, 1)

    first, second = handed_on(made, 1, 2)

    assert first.kind == EnquiryKind.FROM_ABOVE
    assert (first.task, first.plan, first.source) == (None, None, "市政府办公室来电")
    assert first.asking == second.asking
    (notice,) = Notice.objects.filter(kind="enquiry/asked_above")
    assert notice.person.public_key == liaison.person_key
    assert notice.data["source"] == "市政府办公室来电"


def test_an_answer_to_the_level_above_goes_to_the_office_and_stands_with_the_others(made: AtWork) -> None:
    first, _second = handed_on(made, 1, 2)
    account = Account.objects.get(person__public_key=made.clerk.person_key)

    answer(first, liaison_of(made, 1), EnquiryState.ANSWERED, "开工3个。")

    rows = asked_together(made.clerk, first.asking)
    assert [(row.unit, row.answer, row.state) for row in rows] == [
        (made.frozen.units[1], "开工3个。", EnquiryState.ANSWERED),
        (made.frozen.units[2], "", EnquiryState.OPEN),
    ]
    assert account.person in [one.person for one in Notice.objects.filter(kind="enquiry/answered_above")]


def test_what_is_handed_on_may_be_about_a_plan_and_reminds_on_its_day(made: AtWork) -> None:
    liaison_of(made, 1)
    (row,) = handed_on(made, 1, plan=True)

    told_ = remind_of_enquiries(now=NOW + timedelta(days=5), today=DAY)

    assert row.plan == made.frozen.version.plan
    assert told_ == 1
    assert Notice.objects.filter(kind="enquiry/due_above").count() == 1


def test_it_cannot_be_agreed_to_or_objected_to_only_answered(made: AtWork) -> None:
    (row,) = handed_on(made, 1)

    with pytest.raises(Invalid):
        answer(row, liaison_of(made, 1), EnquiryState.AGREED)

    with pytest.raises(Invalid):
        answer(row, liaison_of(made, 1), EnquiryState.OBJECTED, "不对。")


def test_handing_on_names_who_wants_to_know_and_at_least_one_open_unit(made: AtWork) -> None:
    with pytest.raises(Invalid) as unnamed:
        handed_on(made, 1, source=" ")
    Unit.objects.filter(pk=made.frozen.units[2].pk).update(closed_on=TODAY)
    with pytest.raises(Invalid) as nobody:
        handed_on(made, 2)

    assert (unnamed.value.field, nobody.value.field) == ("source", "units")
    assert not Enquiry.objects.exists()


def test_the_same_form_sent_again_hands_nothing_on_twice(made: AtWork) -> None:
    handed_on(made, 1)

    with pytest.raises(AlreadyDone):
        handed_on(made, 1)

    assert Enquiry.objects.count() == 1


def test_only_the_office_hands_on(made: AtWork) -> None:
    question = Asked("请报。", DAY, [made.frozen.units[1].public_key], "x")

    with pytest.raises(NotAllowed):
        hand_on(source="市", plan=None, asked=question, by=liaison_of(made, 1), now=NOW, today=TODAY)

    assert not Enquiry.objects.exists()


def test_units_of_another_place_are_not_asked(made: AtWork) -> None:
    other = an_actor(a_jurisdiction("乙区"), Role.CLERK)
    question = Asked("请报。", DAY, [made.frozen.units[1].public_key], "x")

    with pytest.raises(Invalid):
        hand_on(source="市", plan=None, asked=question, by=other, now=NOW, today=TODAY)

    assert asked_together(other, handed_on(made, 1)[0].asking) == []


def test_the_burden_of_every_open_unit_is_known_in_two_questions(
    made: AtWork, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    handed_on(made, 1)

    with django_assert_num_queries(2):
        found = askable_units(made.clerk, today=TODAY)

    assert {one.unit.pk: one.open for one in found}[made.frozen.units[1].pk] == 1
    assert {one.role for one in found} == {""}


@time_machine.travel(NOW, tick=False)
def test_the_office_hands_on_by_a_form_and_sees_the_answers_on_one_page(made: AtWork, client: Client) -> None:
    client.force_login(Account.objects.get(person__public_key=made.clerk.person_key))
    unit = made.frozen.units[1]
    form = {
        "source": "市督查室",
        "words": "请报进度。",
        "plan": "",
        "due_on": DAY.isoformat(),
        "units": [unit.public_key],
        "once": "w",
    }

    page = client.post("/enquiries/new/", form, follow=True)

    row = Enquiry.objects.get()
    assert page.redirect_chain == [(f"/enquiries/together/{row.asking}/", 302)]
    assert "市督查室要求" in page.content.decode()
    assert unit.short_name in page.content.decode()
    assert "还有1个单位没有答复" in page.content.decode()
    shown = client.get(f"/enquiries/{row.public_key}/").content.decode()
    assert f"/enquiries/together/{row.asking}/" in shown
    assert "市督查室" in client.get("/enquiries/").content.decode()


@time_machine.travel(NOW, tick=False)
def test_a_form_without_a_source_is_answered_with_its_field(made: AtWork, client: Client) -> None:
    client.force_login(Account.objects.get(person__public_key=made.clerk.person_key))

    answered = client.post("/enquiries/new/", {"words": "请报。", "due_on": DAY.isoformat(), "once": "w"})

    assert answered.status_code == 422
    assert "请报。" in answered.content.decode()
    assert not Enquiry.objects.exists()
