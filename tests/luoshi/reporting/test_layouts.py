"""What units report is exported in the columns that the office has always used."""

import io
from datetime import timedelta

import pytest
import time_machine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from luoshi.base.actors import Role
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, Stale
from luoshi.directory.models import Account
from luoshi.journal.models import Entry as JournalEntry
from luoshi.plans.states import Duty
from luoshi.reporting.merged import MERGED, MOST_COLUMNS, MergedRow, as_workbook, heads, known_by, usual
from luoshi.reporting.models import Entry, Layout, Report
from luoshi.reporting.operations.layouts import Wanted, change_layout, columns_in, create_layout, remove_layout
from luoshi.reporting.queries.merged import layouts_visible_to, merged
from luoshi.reporting.states import ReportState
from tests.luoshi.making import NOW, a_jurisdiction, an_actor
from tests.luoshi.reporting.making import AtWork, approved, at_work, fill_in

pytestmark = pytest.mark.django_db
COLUMNS = [("text", "重点任务"), ("done", "推进情况"), ("", "分管领导批示")]


def a_workbook(*rows: list[str]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()


def cells(content: bytes) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return [[cell for cell in row if cell not in {"", None}] for row in sheet.to_python()]


def a_layout(made: AtWork, name: str = "常委会汇总表", once: str = "k", *, by_unit: bool = False) -> Layout:
    return create_layout(wanted=Wanted(name, COLUMNS, by_unit=by_unit), once=once, by=made.clerk, now=NOW)


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("序号", "number"),
        ("工作任务", "text"),
        ("重点任务", "text"),
        ("牵头单位（部门）", "leads"),
        ("完成 时限", "deadlines"),
        ("推进情况", "done"),
        ("存在的困难和问题", "problems"),
        ("下一步工作打算：", "next_steps"),
        ("分管领导批示", ""),
        ("", ""),
    ],
)
def test_a_head_is_known_by_the_words_that_offices_use(head: str, key: str) -> None:
    assert known_by(head) == key


def test_no_two_columns_are_known_by_the_same_head() -> None:
    known = [head for key, column in MERGED.items() for head in (str(column.title), *heads()[key])]

    assert len(known) == len(set(known))
    assert heads().keys() == MERGED.keys()


def test_the_heads_of_the_office_s_own_workbook_become_a_layout() -> None:
    raw = a_workbook(
        ["某区重点工作推进情况表"],
        ["单位：", ""],
        ["序号", "重点任务", "推进情况", "分管领导批示"],
        ["1", "修路", "", ""],
    )

    assert columns_in(raw) == [("number", "序号"), ("text", "重点任务"), ("done", "推进情况"), ("", "分管领导批示")]


@pytest.mark.parametrize("raw", [b"", b"not a workbook", a_workbook(["甲", "乙"])], ids=["empty", "other", "no heads"])
def test_a_file_without_heads_is_told_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(Invalid):
        columns_in(raw)


def test_the_words_of_a_unit_stand_in_the_office_s_columns_once_they_are_handed_on() -> None:
    made = at_work(tasks=2)
    approved(made)

    rows = merged(made.period, by=made.clerk, by_unit=False)
    table = cells(as_workbook("某方案4月进展汇总", [], COLUMNS, rows))

    head = table.index(["重点任务", "推进情况", "分管领导批示"])
    words = rows[0].entry.done
    assert words
    assert table[head + 1] == [rows[0].task.text, words]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))


def test_words_that_the_unit_has_not_handed_on_are_not_told() -> None:
    made = at_work(tasks=1)
    fill_in(made.report(), made.liaison)

    rows = merged(made.period, by=made.clerk, by_unit=False)

    row = next(row for row in rows if row.entry.report.unit == made.unit)
    assert row.entry.done
    assert MERGED["done"].value(row) is None
    assert MERGED["unit"].value(row) == made.unit.short_name
    assert MERGED["state"].value(row) == "填报中"


def test_who_reports_only_if_there_is_something_has_a_row_once_it_handed_something_on() -> None:
    made = at_work(tasks=2)
    Entry.objects.filter(report=made.report()).update(duty=Duty.IF_ANY)

    def own() -> list[int]:
        return [row.entry.pk for row in merged(made.period, by=made.clerk, by_unit=False) if is_of_unit(row)]

    def is_of_unit(row: MergedRow) -> bool:
        return bool(row.entry.report.unit == made.unit)

    assert own() == []
    first = made.report().entries.order_by("pk")[0]
    Entry.objects.filter(pk=first.pk).update(is_touched=True, done="入户走访。")
    assert own() == []
    Report.objects.filter(pk=made.report().pk).update(state=ReportState.APPROVED)
    assert own() == [first.pk]


def test_rows_come_by_task_or_by_unit() -> None:
    made = at_work(tasks=3, parts=3)
    Entry.objects.filter(report__period=made.period).update(duty=Duty.REQUIRED)

    by_task = [row.entry.wording_id for row in merged(made.period, by=made.clerk, by_unit=False)]
    by_unit = [row.entry.report.unit_id for row in merged(made.period, by=made.clerk, by_unit=True)]

    assert len(by_task) > 3
    assert [pk for at, pk in enumerate(by_task) if at == 0 or by_task[at - 1] != pk] == list(dict.fromkeys(by_task))
    assert [pk for at, pk in enumerate(by_unit) if at == 0 or by_unit[at - 1] != pk] == list(dict.fromkeys(by_unit))


@pytest.mark.parametrize("tasks", [1, 3])
def test_a_period_is_merged_in_as_many_questions_whatever_its_size(
    tasks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = at_work(tasks=tasks)

    with django_assert_num_queries(6):
        rows = merged(made.period, by=made.clerk, by_unit=False)

    assert len(rows) >= tasks


def test_a_layout_is_kept_changed_and_removed_and_the_journal_says_so() -> None:
    made = at_work(tasks=1)
    row = a_layout(made)

    change_layout(layout=row, revision=row.revision, wanted=Wanted("新表", COLUMNS[:2]), by=made.clerk, now=NOW)
    kept = (row.name, row.columns)
    remove_layout(layout=row, by=made.clerk, now=NOW)

    assert kept == ("新表", [list(pair) for pair in COLUMNS[:2]])
    assert not Layout.objects.exists()
    verbs = list(JournalEntry.objects.filter(verb__startswith="reporting.layout").values_list("verb", flat=True))
    assert verbs == ["reporting.layout_kept", "reporting.layout_kept", "reporting.layout_removed"]


def test_a_layout_that_somebody_else_changed_is_not_overwritten() -> None:
    made = at_work(tasks=1)
    row = a_layout(made)
    seen = row.revision
    change_layout(layout=row, revision=seen, wanted=Wanted("他改的", COLUMNS), by=made.clerk, now=NOW)

    with pytest.raises(Stale):
        change_layout(layout=row, revision=seen, wanted=Wanted("我改的", COLUMNS), by=made.clerk, now=NOW)

    assert Layout.objects.get().name == "他改的"


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Wanted("", COLUMNS), "name"),
        (Wanted("长" * 61, COLUMNS), "name"),
        (Wanted("表", []), "columns"),
        (Wanted("表", [("text", " ")]), "columns"),
        (Wanted("表", [("nothing", "头")]), "columns"),
        (Wanted("表", [("text", "头")] * (MOST_COLUMNS + 1)), "columns"),
    ],
)
def test_what_is_wrong_with_a_layout_is_told_with_its_field(wanted: Wanted, field: str) -> None:
    made = at_work(tasks=1)

    with pytest.raises(Invalid) as refusal:
        create_layout(wanted=wanted, once="k", by=made.clerk, now=NOW)

    assert refusal.value.field == field


def test_two_layouts_have_two_names_and_a_form_sent_twice_makes_one() -> None:
    made = at_work(tasks=1)
    a_layout(made)

    with pytest.raises(Invalid):
        a_layout(made, once="other")
    with pytest.raises(AlreadyDone):
        a_layout(made, name="别的")

    assert Layout.objects.count() == 1


def test_units_and_other_places_have_no_layouts_and_cannot_keep_any() -> None:
    made = at_work(tasks=1)
    row = a_layout(made)
    stranger = an_actor(a_jurisdiction("乙区"), Role.CLERK)

    with pytest.raises(NotAllowed):
        create_layout(wanted=Wanted("表", usual()), once="u", by=made.liaison, now=NOW)
    with pytest.raises(NotAllowed):
        remove_layout(layout=row, by=stranger, now=NOW)

    assert not layouts_visible_to(made.liaison)
    assert not layouts_visible_to(stranger)


@pytest.fixture
def office(client: Client) -> tuple[AtWork, Client]:
    made = at_work(tasks=2)
    client.force_login(Account.objects.get(public_key=made.clerk.account_key))
    return made, client


@time_machine.travel(NOW, tick=False)
def test_the_office_uploads_its_table_corrects_a_column_and_exports_the_period(office: tuple[AtWork, Client]) -> None:
    made, client = office
    approved(made)
    raw = a_workbook(["序号", "重点任务", "推进情况", "批示"])

    upload = SimpleUploadedFile("x.xlsx", raw)
    begun = client.post("/layouts/", {"name": "专报", "file": upload, "once": "w"}, follow=True)
    row = Layout.objects.get()
    form = {
        "revision": row.revision,
        "name": "专报",
        "place": ["1", "3", "2", "4"],
        "head": ["序号", "重点任务", "推进情况", ""],
        "key": ["number", "text", "done", ""],
        "by_unit": "yes",
    }
    client.post(f"/layouts/{row.public_key}/", form)
    page = client.get(f"/periods/{made.period.public_key}/").content.decode()
    answer = client.get(f"/periods/{made.period.public_key}/merged.xlsx", {"layout": row.public_key})

    row.refresh_from_db()
    assert "有1栏没有认出" in begun.content.decode()
    assert (row.columns, row.by_unit) == ([["number", "序号"], ["done", "推进情况"], ["text", "重点任务"]], True)
    assert f'value="{row.public_key}"' in page
    assert ["序号", "推进情况", "重点任务"] in cells(answer.content)
    assert JournalEntry.objects.filter(verb="reporting.merged_exported").count() == 1


@time_machine.travel(NOW, tick=False)
def test_without_a_layout_the_usual_columns_are_exported(office: tuple[AtWork, Client]) -> None:
    made, client = office

    answer = client.get(f"/periods/{made.period.public_key}/merged.xlsx")

    assert [head for _key, head in usual()] in cells(answer.content)


@time_machine.travel(NOW, tick=False)
def test_a_stale_form_says_what_stands_there_and_keeps_what_was_typed(office: tuple[AtWork, Client]) -> None:
    made, client = office
    row = a_layout(made)
    seen = row.revision
    change_layout(
        layout=row, revision=seen, wanted=Wanted("他改的", COLUMNS), by=made.clerk, now=NOW + timedelta(minutes=1)
    )

    form = {"revision": seen, "name": "我改的", "place": ["1"], "head": ["任务"], "key": ["text"]}
    answer = client.post(f"/layouts/{row.public_key}/", form)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "“他改的”：重点任务、推进情况、分管领导批示" in text
    assert 'value="我改的"' in text


@time_machine.travel(NOW, tick=False)
def test_a_file_without_heads_leaves_the_name_in_the_form(office: tuple[AtWork, Client]) -> None:
    _made, client = office

    answer = client.post("/layouts/", {"name": "专报", "file": SimpleUploadedFile("x.xlsx", b"x"), "once": "w"})

    assert answer.status_code == 422
    assert 'value="专报"' in answer.content.decode()
