"""填报表 on pages: handed out one by one and all at once, brought back, looked at cell by cell, written in."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from luoshi.journal.models import Entry
from luoshi.reporting.models import ReturnedBook
from luoshi.reporting.states import BookState
from tests.luoshi.reporting.books import brought, filled, handed_out, place, saved
from tests.luoshi.reporting.making import AtWork, a_period, at_work
from tests.luoshi.web.test_reporting_office import signed_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> AtWork:
    return at_work(tasks=2, parts=1)


def a_file(made: AtWork, typed: str = "缺人。", column: str = "存在的问题") -> SimpleUploadedFile:
    raw = handed_out(made.report(), made.liaison)
    return SimpleUploadedFile("四月.xlsx", filled(raw, {place(raw, column): typed}))


def test_a_report_is_downloaded_as_a_workbook_named_after_its_unit_and_period(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)

    answer = client.get(f"/reports/{made.report().public_key}/workbook.xlsx")

    assert (answer.status_code, answer.content[:2]) == (200, b"PK")
    assert "2026%E5%B9%B44%E6%9C%88" in answer["Content-Disposition"]


def test_the_office_downloads_all_workbooks_of_a_period_in_one_file(client: Client, made: AtWork) -> None:
    signed_in(client, made.clerk)

    answer = client.get(f"/periods/{made.period.public_key}/workbooks.zip")

    bundle = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    assert len(bundle.namelist()) == made.period.reports.count() > 1
    assert bundle.testzip() is None
    assert Entry.objects.filter(verb="reporting.books_handed_out").count() == 1


def test_a_liaison_brings_a_workbook_and_sees_each_change_before_writing_it_in(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    address = f"/reports/{made.report().public_key}/workbook/"

    page = client.post(address, {"files": a_file(made), "once_key": "k"}, follow=True)
    before = made.entries()[0].problems
    done = client.post(page.request["PATH_INFO"], follow=True)

    assert ("改动1处" in words(page), "缺人。" in words(page), before) == (True, True, "")
    assert ("已写入1处，请核对后提交。" in words(done), made.entries()[0].problems) == (True, "缺人。")


def test_no_file_and_a_strange_file_are_told_in_a_sentence(client: Client, made: AtWork) -> None:
    signed_in(client, made.liaison)
    address = f"/reports/{made.report().public_key}/workbook/"
    strange = SimpleUploadedFile("x.xlsx", saved({"表": [["甲"]]}))
    no_book = SimpleUploadedFile("x.xlsx", b"not a workbook")

    told = [words(client.post(address, data, follow=True)) for data in ({}, {"files": strange}, {"files": no_book})]

    assert "请先选择填好的填报表。" in told[0]
    assert "这不是本系统发出的填报表" in told[1]
    assert "请上传 .xlsx 工作簿" in told[2]


def test_a_conflict_is_shown_with_three_texts_and_waits_for_a_choice(client: Client, made: AtWork) -> None:
    file = a_file(made)
    made.report().entries.update(problems="网上写的。")
    signed_in(client, made.liaison)
    address = f"/reports/{made.report().public_key}/workbook/"
    page = client.post(address, {"files": file}, follow=True)
    key = f"choice-{made.entries()[0].public_key}.problems"

    refused = client.post(page.request["PATH_INFO"])
    client.post(page.request["PATH_INFO"], {key: "here"})

    assert all(text in words(page) for text in ("网上写的。", "缺人。", "发出时：（空）"))
    assert (refused.status_code, "请逐处选用哪一种" in words(refused)) == (422, True)
    assert made.entries()[0].problems == "网上写的。"


def test_uploads_without_a_question_are_written_in_and_the_others_wait(client: Client, made: AtWork) -> None:
    signed_in(client, made.clerk)
    files = [a_file(made), a_file(made, "差不多", "进展状态")]

    page = client.post("/workbooks/", {"files": files, "write": "1", "once_key": "k"})

    assert "已写入1处" in words(page)
    assert "1处填得不对" in words(page)
    assert sorted(ReturnedBook.objects.values_list("state", flat=True)) == [BookState.RECEIVED, BookState.WRITTEN]


def test_a_workbook_can_be_left_unused_and_its_original_stays(client: Client, made: AtWork) -> None:
    raw = handed_out(made.report(), made.liaison)
    book = brought(raw, made.liaison)
    signed_in(client, made.liaison)

    page = client.post(f"/workbooks/{book.public_key}/aside/", follow=True)
    original = client.get(f"/workbooks/{book.public_key}/file/")

    assert "没有采用，原件仍然保留" in words(page)
    assert (original.getvalue(), "attachment" in original["Content-Disposition"]) == (raw, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_three(
    client: Client, made: AtWork, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for month in range(5, 5 + count):
        period = a_period(made.schedule, month=month)
        brought(handed_out(made.report(period=period), made.liaison), made.liaison)
    signed_in(client, made.clerk)

    with django_assert_num_queries(6):
        client.get("/workbooks/")


@pytest.mark.parametrize("tasks", [1, 3])
def test_a_workbook_s_page_asks_as_much_for_one_task_as_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, tasks: int
) -> None:
    made = at_work(tasks=tasks, parts=1)
    book = brought(handed_out(made.report(), made.liaison), made.liaison)
    signed_in(client, made.liaison)

    with django_assert_num_queries(8):
        client.get(f"/workbooks/{book.public_key}/")
