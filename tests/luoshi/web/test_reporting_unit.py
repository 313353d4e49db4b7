"""A unit's month as its liaison and its head see it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor, Role
from luoshi.directory.models import Account, Holding
from luoshi.journal.models import Entry as Journal
from luoshi.journal.models import Statement
from luoshi.reporting.models import Entry, Report
from luoshi.reporting.states import ReportKind, ReportState
from tests.luoshi.documents.received import MARKED
from tests.luoshi.making import an_account
from tests.luoshi.reporting.making import FILLED, AtWork, a_period, a_schedule, at_work, fill_in, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> AtWork:
    return at_work()


def signed_in(client: Client, actor: Actor) -> Account:
    account = Account.objects.get(public_key=actor.account_key)
    client.force_login(account)
    return account


def url(report: Report, step: str = "") -> str:
    return f"/reports/{report.public_key}/{step}"


def words(page: object) -> str:
    content: bytes = page.content  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content.decode()))


def form_of(entry: Entry, **changed: str) -> dict[str, str]:
    figures = {f"figure-{row.goalpost.public_key}": "120" for row in entry.figures.select_related("goalpost")}
    return {**FILLED, **figures, "revision": str(entry.revision), **changed}


def test_the_list_says_what_is_due_until_when_and_how_far_it_is(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)

    page = words(client.get("/reports/"))

    assert "2026年4月进展报送" in page
    assert f"4月25日截止 · 已填0项，共{made.report().entries.count()}项" in page


def test_a_unit_without_reports_is_told_that_nothing_is_due(client: Client, made: AtWork) -> None:
    client.force_login(an_account(made.jurisdiction, Role.LIAISON))

    assert "现在没有要报的" in words(client.get("/reports/"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_three(
    client: Client, made: AtWork, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for month in range(5, 4 + count):
        a_period(made.schedule, month=month)
    signed_in(client, made.liaison)

    with django_assert_num_queries(7):
        client.get("/reports/")


def test_the_page_of_a_report_asks_as_much_for_few_tasks_as_for_many(client: Client) -> None:
    counts = []
    for tasks in (3, 30):
        made = at_work(tasks=tasks)
        signed_in(client, made.liaison)
        with CaptureQueriesContext(connection) as asked:
            client.get(url(made.report()))
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_what_is_typed_is_kept_and_told_in_a_word(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    entry = made.entries()[0]

    kept = client.post(
        url(made.report(), f"entries/{entry.public_key}/"), form_of(entry), headers={"HX-Request": "true"}
    )

    entry.refresh_from_db()
    assert (kept.status_code, entry.done, entry.progress) == (200, FILLED["done"], "on_track")
    assert f'name="revision" value="{entry.revision}"' in kept.content.decode()
    assert "已保存" in words(kept)
    assert made.report().state == ReportState.DRAFT


def test_without_javascript_a_button_keeps_it_and_comes_back_to_the_task(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    entry = made.entries()[0]

    answer = client.post(url(made.report(), f"entries/{entry.public_key}/"), form_of(entry))

    assert answer["Location"] == f"{url(made.report())}#e-{entry.public_key}"
    assert "已保存。" in words(client.get(url(made.report())))


def test_what_cannot_be_is_told_and_nothing_is_kept(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    entry = made.entries()[0]
    wrong = form_of(entry, expected_on="soon")

    kept = client.post(url(made.report(), f"entries/{entry.public_key}/"), wrong, headers={"HX-Request": "true"})

    assert (kept.status_code, "请按“年-月-日”填写日期。" in words(kept)) == (422, True)
    entry.refresh_from_db()
    assert entry.done == ""


def test_two_who_write_at_once_lose_nothing(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    entry = made.entries()[0]
    address = url(made.report(), f"entries/{entry.public_key}/")
    client.post(address, form_of(entry, done="甲写的。"))

    stale = client.post(address, form_of(entry, done="乙写的。"), headers={"HX-Request": "true"})

    assert (stale.status_code, "现在的内容：甲写的。" in words(stale)) == (422, True)
    entry.refresh_from_db()
    assert entry.done == "甲写的。"
    again = client.post(address, form_of(entry, done="乙写的。"), headers={"HX-Request": "true"})
    entry.refresh_from_db()
    assert (again.status_code, entry.done) == (200, "乙写的。")


def test_an_incomplete_report_is_not_submitted_and_leads_to_what_is_missing(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    first = made.report().entries.filter(duty="required").order_by("position")[0]

    answer = client.post(url(made.report(), "submit/"))

    assert answer["Location"] == f"{url(made.report())}#e-{first.public_key}"
    assert made.report().state == ReportState.DUE


def test_a_liaison_submits_and_takes_back_and_a_head_approves(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    fill_in(made.report(), made.liaison)

    client.post(url(made.report(), "submit/"))
    assert made.report().state == ReportState.SUBMITTED
    client.post(url(made.report(), "take-back/"))
    assert made.report().state == ReportState.DRAFT
    client.post(url(made.report(), "submit/"))
    signed_in(client, made.unit_head)
    assert "同意，送办公室" in words(client.get(url(made.report())))
    client.post(url(made.report(), "approve/"))

    assert made.report().state == ReportState.APPROVED


def test_who_wrote_it_sees_why_they_cannot_approve(client: Client, made: AtWork) -> None:
    fill_in(made.report(), made.unit_head)
    made.liaison = made.unit_head
    submitted(made)
    signed_in(client, made.unit_head)

    page = client.get(url(made.report()))

    assert "按规定不能由本人审定" in words(page)
    assert client.post(url(made.report(), "approve/")).status_code == 403


def test_a_head_returns_it_with_words_for_a_task_and_the_liaison_reads_them(client: Client, made: AtWork) -> None:
    report = submitted(made)
    signed_in(client, made.unit_head)
    empty = client.post(url(report, "return/"), {"words": ""})
    entry = made.entries()[0]
    client.post(url(report, "return/"), {"words": "", f"remark-{entry.public_key}.": "请补充数据。"})

    assert (empty.status_code, "请写明退回的原因" in words(empty)) == (422, True)
    signed_in(client, made.liaison)
    page = words(client.get(url(report)))
    assert "请补充数据。" in page
    assert made.report().state == ReportState.RETURNED


def test_nothing_new_is_one_act_where_there_was_a_last_time(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)

    refused = words(client.post(url(made.report(), "nothing-new/"), follow=True))

    assert "有的任务还没有报过进展" in refused


def test_an_approval_on_paper_is_entered_by_the_liaison(client: Client, made: AtWork) -> None:
    report = submitted(made)
    signed_in(client, made.liaison)
    head = Holding.objects.get(person__public_key=made.unit_head.person_key)
    form = {"once": "k1", "holding": head.public_key, "way": "telephone", "said_on": "2026-04-01", "words": "同意"}

    assert client.get(url(report, "approval/")).status_code == 200
    page = words(client.post(url(report, "approval/"), form, follow=True))

    kept = Statement.objects.get()
    assert (kept.said_by, kept.entered_by) == (made.unit_head.person_key, made.liaison.person_key)
    assert made.report().state == ReportState.APPROVED
    assert f"{head.person.name}于2026年4月1日以电话告知：同意" in page


def test_a_signed_sheet_comes_with_it_and_is_asked_for(client: Client, made: AtWork) -> None:
    report = submitted(made)
    signed_in(client, made.liaison)
    head = Holding.objects.get(person__public_key=made.unit_head.person_key)
    form = {"once": "k1", "holding": head.public_key, "way": "paper", "said_on": "2026-04-01"}

    without = client.post(url(report, "approval/"), form)
    sheet = SimpleUploadedFile("sheet.txt", "审定意见\n同意。\n".encode())
    client.post(url(report, "approval/"), form | {"file": sheet})

    assert (without.status_code, "请附签字件" in words(without)) == (422, True)
    assert Statement.objects.get().scan_key
    assert made.report().state == ReportState.APPROVED


def test_a_unit_sees_no_report_of_another(client: Client, made: AtWork) -> None:
    other = made.frozen.units[1]
    client.force_login(an_account(made.jurisdiction, Role.LIAISON, unit=other))

    assert client.get(url(made.report())).status_code == 404


def test_a_summary_is_written_kept_and_read(client: Client, made: AtWork) -> None:
    period = a_period(a_schedule(made.plan, ReportKind.HALF_YEAR), month=6)
    report = made.report(period=period)
    signed_in(client, made.liaison)

    kept = client.post(
        url(report, "summary/"), {"goals": "全部达标。", "revision": "1"}, headers={"HX-Request": "true"}
    )
    stale = client.post(
        url(report, "summary/"), {"goals": "没有达标。", "revision": "1"}, headers={"HX-Request": "true"}
    )
    client.post(url(report, "summary/"), {"practice": "逐处摸底。", "revision": "2"})
    client.post(url(report, "submit/"))

    assert ("已保存" in words(kept), kept.status_code, stale.status_code) == (True, 200, 422)
    page = words(client.get(url(report)))
    assert "一、目标完成情况 全部达标。 二、主要做法和成效 逐处摸底。" in page


def test_evidence_is_added_downloaded_as_an_attachment_and_taken_away(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    entry = made.entries()[0]
    file = SimpleUploadedFile("记录.txt", "现场核查记录。".encode())

    page = words(client.post(url(made.report(), f"entries/{entry.public_key}/evidence/"), {"file": file}, follow=True))
    row = entry.evidence.get()
    given = client.get(url(made.report(), f"evidence/{row.public_key}/"))
    client.post(url(made.report(), f"evidence/{row.public_key}/remove/"))

    assert ("已附1个文件。" in page, "记录.txt" in page) == (True, True)
    assert b"".join(given) == "现场核查记录。".encode()
    assert given["Content-Disposition"].startswith("attachment")
    assert Journal.objects.filter(verb="reporting.evidence_given").count() == 1
    assert client.get(url(made.report(), f"evidence/{row.public_key}/")).status_code == 404


def test_a_marked_file_is_refused_with_a_sentence(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    entry = made.entries()[0]
    address = url(made.report(), f"entries/{entry.public_key}/evidence/")

    marked = words(client.post(address, {"file": SimpleUploadedFile("x.txt", MARKED)}, follow=True))
    nothing = words(client.post(address, {}, follow=True))

    assert ("密级" in marked, "请先选择文件。" in nothing, entry.evidence.count()) == (True, True, 0)
