"""What the office sees and does: what waits, what is missing, when what is reported, the working days."""

import io
import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from luoshi.base.actors import Actor, Role, system
from luoshi.directory.models import Account, Person
from luoshi.journal.models import Entry
from luoshi.reporting.models import CalendarYear, Period, Reopening, Report, Schedule
from luoshi.reporting.operations import approve_report, close_period, submit_report
from luoshi.reporting.states import PeriodState, ReportState
from luoshi.rules.periods import Rule
from tests.luoshi.making import NOW, TODAY, an_account
from tests.luoshi.reporting.making import AtWork, a_period, accepted, approved, at_work, fill_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> AtWork:
    work = at_work()
    work.schedule.rule = Rule("monthly", day=25).as_json()
    work.schedule.ended_on = date(2099, 12, 31)
    work.schedule.save()
    return work


def signed_in(client: Client, actor: Actor) -> None:
    client.force_login(Account.objects.get(public_key=actor.account_key))


def words(page: object) -> str:
    content: bytes = page.content  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content.decode()))


def test_what_waits_is_accepted_at_once_and_the_open_period_counts(client: Client, made: AtWork) -> None:
    report = approved(made)
    signed_in(client, made.clerk)
    before = words(client.get("/reviewing/"))

    page = words(client.post("/reports/accept/", {"report": [report.public_key]}, follow=True))

    assert ("待受理（1件）" in before, "已受理1件。" in page) == (True, True)
    assert made.report().state == ReportState.ACCEPTED
    assert "已报1，应报" in page


def test_nothing_ticked_is_told_and_one_s_own_is_refused(client: Client, made: AtWork) -> None:
    signed_in(client, made.clerk)

    assert "请先勾选" in words(client.post("/reports/accept/", {}, follow=True))


@pytest.mark.parametrize("count", [1, 3])
def test_what_waits_asks_as_much_for_one_as_for_three(
    client: Client, made: AtWork, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for month in range(4, 4 + count):
        period = made.period if month == 4 else a_period(made.schedule, month=month)
        approved(made, made.report(period=period))
    signed_in(client, made.clerk)

    with django_assert_num_queries(7):
        client.get("/reviewing/")


def test_the_reviewer_sees_what_changed_and_what_to_look_at(client: Client, made: AtWork) -> None:
    accepted(made)
    may = a_period(made.schedule, month=5)
    report = made.report(period=may)
    fill_in(report, made.liaison, {"progress": "behind", "done": "完成摸底，清单已报。"})
    approved_again(made, report)
    signed_in(client, made.clerk)

    page = client.get(f"/reports/{report.public_key}/")

    assert "<ins>报</ins>" in page.content.decode()
    assert "进展状态比上期靠后" in words(page)
    assert "报“欠进度”，没有写存在的问题" in words(page)


def approved_again(made: AtWork, report: Report) -> None:
    row = submit_report(report=report, by=made.liaison, now=NOW, today=TODAY)
    approve_report(report=row, by=made.unit_head, now=NOW)


def test_a_liaison_sees_neither_hints_nor_the_office_s_pages(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)

    statuses = [client.get(path).status_code for path in ("/reviewing/", "/calendar/")]

    assert statuses == [403, 403]


def test_a_period_shows_what_is_missing_with_whom_to_call_and_a_text_without_names(
    client: Client, made: AtWork
) -> None:
    Person.objects.filter(public_key=made.liaison.person_key).update(telephone="0571-5550")
    signed_in(client, made.clerk)

    page = client.get(f"/periods/{made.period.public_key}/")

    name = Person.objects.get(public_key=made.liaison.person_key).name
    text = re.findall(r"<textarea[^>]*>([^<]*)", page.content.decode())[0]
    assert 'href="tel:0571-5550"' in page.content.decode()
    assert made.unit.short_name in text
    assert name not in text
    assert name in words(page)


def test_a_closed_period_is_reopened_by_the_head_of_the_office(client: Client, made: AtWork) -> None:
    close_period(period=made.period, by=system(made.jurisdiction.pk), now=NOW)
    until = date.today() + timedelta(days=3)  # noqa: DTZ011, TID251 -- as the page does
    given = {"unit": made.unit.public_key, "reason": "人员调整", "until": until.isoformat()}
    address = f"/periods/{made.period.public_key}/reopen/"
    signed_in(client, made.clerk)
    assert client.post(address, given).status_code == 403
    signed_in(client, made.head)

    wrong = client.post(address, given | {"until": "2020-01-01"})
    client.post(address, given)

    assert (wrong.status_code, "一个月之内" in words(wrong)) == (422, True)
    assert [row.reason for row in Reopening.objects.all()] == ["人员调整"]


def test_schedules_are_shown_to_units_too_and_changed_after_a_look(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    shown = words(client.get(f"/plans/{made.plan.public_key}/reporting/"))
    address = f"/plans/{made.plan.public_key}/reporting/schedules/{made.schedule.public_key}/"
    assert ("每月25日前" in shown, "调整" in shown) == (True, False)
    assert client.get(address).status_code == 403
    signed_in(client, made.clerk)
    given = {
        "cadence": "quarterly",
        "day": "20",
        "months": "0",
        "opens_before": "7",
        "closes_after": "5",
        "ended_on": "2099-12-31",
        "revision": "2",
    }

    looked = client.post(address, given | {"look": "1", "revision": "1"})
    assert ("将有" in words(looked), Schedule.objects.get().cadence) == (True, "monthly")
    revision = str(Schedule.objects.get().revision)
    client.post(address, given | {"save": "1", "revision": revision})

    assert Schedule.objects.get().cadence == "quarterly"
    assert Period.objects.get(pk=made.period.pk).state == PeriodState.OPEN


def test_a_schedule_that_cannot_be_is_told_at_its_field(client: Client, made: AtWork) -> None:
    signed_in(client, made.clerk)
    address = f"/plans/{made.plan.public_key}/reporting/add/"
    given = {
        "kind": "annual",
        "title": "年度总结",
        "cadence": "once",
        "months": "0",
        "opens_before": "7",
        "closes_after": "5",
        "ended_on": "2099-12-31",
        "save": "1",
    }

    wrong = client.post(address, given)
    client.post(address, given | {"on": "2099-12-10"})

    assert (wrong.status_code, "请填写截止日期。" in words(wrong)) == (422, True)
    assert [row.title for row in Schedule.objects.order_by("pk")] == ["进展报送", "年度总结"]


def test_the_grid_tells_of_each_unit_what_came_and_when(client: Client, made: AtWork) -> None:
    accepted(made)
    client.force_login(an_account(made.jurisdiction, Role.LEADER))

    page = words(client.get(f"/plans/{made.plan.public_key}/reporting/grid/"))

    assert "已受理" in page
    assert re.search(r"待报，已逾期\d+个工作日", page)


def test_the_grid_asks_as_much_for_few_units_as_for_many(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for tasks in (1, 20):
        made = at_work(tasks=tasks)
        signed_in(client, made.clerk)
        with django_assert_num_queries(10):
            client.get(f"/plans/{made.plan.public_key}/reporting/grid/")


def test_the_grid_is_exported_and_that_is_entered(client: Client, made: AtWork) -> None:
    signed_in(client, made.clerk)

    answer = client.get(f"/plans/{made.plan.public_key}/reporting/grid.xlsx")

    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1][:2] == ["单位", "2026年4月"]
    assert Entry.objects.get(verb="reporting.grid_exported").data == {"units": len(rows) - 2}


def test_a_year_is_imported_checked_and_kept_and_the_moved_days_are_named(client: Client, made: AtWork) -> None:
    signed_in(client, made.clerk)
    days = '{"date": "2026-04-27", "isOffDay": true}'
    file = SimpleUploadedFile("2026.json", f'{{"year": 2026, "papers": ["通知"], "days": [{days}]}}'.encode())

    read = client.post("/calendar/", {"file": file})
    saved = client.post(
        "/calendar/year/",
        {"year": "2026", "off": "04-27", "worked": "", "source": "通知", "version": "", "revision": "0"},
        follow=True,
    )

    assert "04-27" in read.content.decode()
    assert "1期的截止日随之改变：2026年4月（04-28）" in words(saved)
    assert CalendarYear.objects.get().days == {"off": "04-27", "worked": ""}


def test_a_wrong_file_and_a_wrong_day_are_told(client: Client, made: AtWork) -> None:
    signed_in(client, made.clerk)

    file = client.post("/calendar/", {"file": SimpleUploadedFile("x.json", b"x")})
    day = client.post("/calendar/year/", {"year": "2027", "off": "02-30", "source": "通知", "revision": "0"})

    assert (file.status_code, "看不懂这个文件" in words(file)) == (422, True)
    assert (day.status_code, "“02-30”不是日期" in words(day)) == (422, True)
