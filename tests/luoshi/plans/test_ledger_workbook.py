"""The workbook of the ledger, read back: the same cells as the page, nothing in it a formula."""

import io
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from luoshi.plans.queries.asked import Asked
from luoshi.plans.queries.columns import COLUMNS, USUAL
from luoshi.plans.queries.ledger import chosen_rows
from luoshi.plans.workbook import ledger_workbook
from tests.luoshi.making import a_jurisdiction
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db
DAYS = ("label", "text", "due")


def book(made: Frozen, columns: tuple[str, ...] = USUAL) -> bytes:
    return ledger_workbook("方案任务台账", ["依据：某号", ""], columns, chosen_rows(made.version, Asked()))


def read(workbook: bytes) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_name("台账")
    return [list(row) for row in sheet.to_python()]


def test_the_workbook_holds_the_cells_of_the_page_under_title_and_notes() -> None:
    made = a_plan_in_force(a_jurisdiction(), tasks=3)

    title, note, head, *rows = read(book(made))

    assert (title[0], note[0]) == ("方案任务台账", "依据：某号")
    assert head == [str(COLUMNS[key].title) for key in USUAL]
    assert rows == [[COLUMNS[key].value(row) or "" for key in USUAL] for row in chosen_rows(made.version, Asked())]


def test_days_are_days() -> None:
    rows = read(book(a_plan_in_force(a_jurisdiction(), tasks=3), DAYS))[3:]

    assert [row[2] for row in rows] == [date(2026, 4, 30), date(2026, 5, 1), ""]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1", '＝HYPERLINK("x")'])
def test_a_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    workbook = book(a_plan_in_force(a_jurisdiction(), tasks=1, texts=[text]))

    assert read(workbook)[3][1] == text
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        sheet, styles = archive.read("xl/worksheets/sheet1.xml").decode(), archive.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert 'quotePrefix="1"' in styles


def test_the_head_is_frozen_and_every_column_can_be_filtered() -> None:
    with zipfile.ZipFile(io.BytesIO(book(a_plan_in_force(a_jurisdiction(), tasks=2)))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()

    assert '<pane xSplit="1" ySplit="3"' in sheet
    assert '<autoFilter ref="A3:G5"/>' in sheet


def test_a_workbook_without_tasks_says_so() -> None:
    assert read(book(a_plan_in_force(a_jurisdiction(), tasks=0)))[3][0] == "（文件中没有读到这方面的内容）"
