"""One sheet of the ledger onto a worksheet: its cells, how it stands on the screen, how it prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from gongwen.ledger import layout
from gongwen.ledger.pieces import looks_like_formula, rows_that_fit
from gongwen.ledger.sheets import Column, Look, Marked, Row, Sheet, Value
from gongwen.ledger.styles import Styles

_PIXELS, _PADDING = 13.5, 7  # a character of 10 points at 96 dpi; what a cell keeps free at its sides
_TITLE_SIZE, _NOTE_SIZE = 16, 9
_A4 = 9
_LIST_LENGTH = 255  # what the file format allows to the list of a cell
_NOTHING = "（文件中没有读到这方面的内容）"
_FROZEN = frozenset({"序号", "来源文件", "任务编号"})


@dataclass(slots=True)
class _Page:
    """A worksheet while it is written: ``at`` is the next free row, ``places`` the row of each of the sheet's rows."""

    worksheet: Worksheet
    sheet: Sheet
    styles: Styles
    widths: list[float]
    at: int = 0
    places: list[int] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.sheet.columns) - 1

    @property
    def open_widths(self) -> list[float]:
        """The widths of the columns that are not hidden."""
        return [width for index, width in enumerate(self.widths) if not is_hidden(self.sheet, index)]


def write_sheet(book: Workbook, styles: Styles, sheet: Sheet) -> None:
    """Add the sheet to the workbook; rows are written in their order, as a workbook on disk wants it."""
    page = _Page(book.add_worksheet(sheet.name), sheet, styles, layout.column_widths(sheet))
    _set_columns(page)
    _set_print(page)
    _write_top(page)
    head = page.at
    _write_head(page)
    _write_body(page)
    _set_view(page, head)
    _offer_choices(page)


def is_hidden(sheet: Sheet, index: int) -> bool:
    """Tell whether a column is optional and empty."""
    return sheet.columns[index].optional and layout.is_empty(sheet, index)


def _set_columns(page: _Page) -> None:
    for index, width in enumerate(page.widths):
        hidden = {"hidden": True} if is_hidden(page.sheet, index) else {}
        page.worksheet.set_column_pixels(index, index, round(width * _PIXELS) + _PADDING, None, hidden)


def _write_top(page: _Page) -> None:
    for (title,) in rows_that_fit((page.sheet.title,)):
        _write_across(page, str(title), size=_TITLE_SIZE)
    for note in page.sheet.notes:
        for (part,) in rows_that_fit((note,)):
            _write_across(page, str(part), size=_NOTE_SIZE)


def _write_across(page: _Page, text: str, *, size: int) -> None:
    """Write a text over all columns."""
    style = page.styles.title if size == _TITLE_SIZE else page.styles.note
    format_ = style(formula=looks_like_formula(text))
    page.worksheet.set_row(page.at, layout.note_height(text, page.open_widths, size) + 4)
    page.worksheet.merge_range(page.at, 0, page.at, page.last, "", format_)
    page.worksheet.write_string(page.at, 0, text, format_)
    page.at += 1


def _write_head(page: _Page) -> None:
    titles = tuple(column.title for column in page.sheet.columns)
    page.worksheet.set_row(page.at, max(30.0, layout.row_layout(titles, page.widths)[1]))
    for index, column in enumerate(page.sheet.columns):
        page.worksheet.write_string(page.at, index, column.title, page.styles.head(column))
    page.worksheet.repeat_rows(page.at)
    page.at += 1


def _write_body(page: _Page) -> None:
    for row in page.sheet.rows:
        page.places.append(page.at)
        for part in rows_that_fit(row):
            _write_row(page, part)
    if not page.sheet.rows:
        _write_across(page, _NOTHING, size=_NOTE_SIZE)


def _write_row(page: _Page, row: Row) -> None:
    size, height = layout.row_layout(row, page.widths)
    page.worksheet.set_row(page.at, height)
    for index, (column, value) in enumerate(zip(page.sheet.columns, row, strict=True)):
        _write_cell(page, index, column, value, size)
    page.at += 1


def _write_cell(page: _Page, index: int, column: Column, value: Value, size: int) -> None:
    if isinstance(value, Marked):
        _write_marked(page, index, column, value, size)
        return
    text = value if isinstance(value, str) else ""
    look = Look.CENTRED if column.look is Look.DATE and text else column.look
    format_ = page.styles.cell(look, size, formula=looks_like_formula(text))
    if text:
        page.worksheet.write_string(page.at, index, text, format_)
    elif isinstance(value, date):
        page.worksheet.write_datetime(page.at, index, datetime.combine(value, time()), format_)
    elif isinstance(value, int | float):
        page.worksheet.write_number(page.at, index, value, format_)
    else:
        page.worksheet.write_blank(page.at, index, None, format_)


def _write_marked(page: _Page, index: int, column: Column, value: Marked, size: int) -> None:
    """Write a text with its marks; one that is all of a kind has the look of the whole cell."""
    runs = [(text, mark) for text, mark in value.runs if text]
    if len(runs) < 2:
        mark = runs[0][1] if runs else None
        format_ = page.styles.cell(column.look, size, formula=looks_like_formula(value.text), mark=mark)
        page.worksheet.write_string(page.at, index, value.text, format_)
        return
    format_ = page.styles.cell(column.look, size, formula=looks_like_formula(value.text))
    fragments = [part for text, mark in runs for part in (page.styles.run(mark, size), text)]
    page.worksheet.write_rich_string(page.at, index, *fragments, format_)


def _set_view(page: _Page, head: int) -> None:
    """Freeze the head and the first columns, and let every column be filtered."""
    frozen = sum(column.title in _FROZEN for column in page.sheet.columns)
    page.worksheet.freeze_panes(head + 1, frozen)
    page.worksheet.autofilter(head, 0, max(head, page.at - 1), page.last)
    # Figures that are kept as text, such as numbers of documents, are no errors.
    page.worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{page.at + 1}"})


def _set_print(page: _Page) -> None:
    worksheet = page.worksheet
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    worksheet.center_horizontally()
    worksheet.set_footer(f"&L&9{_footer_text(page.sheet)}&R&9第 &P 页，共 &N 页", {"margin": 0.3})


def _footer_text(sheet: Sheet) -> str:
    """Return the title so that a footer can hold it: no line breaks, no codes, not long."""
    printable = "".join(char if char.isprintable() else " " for char in sheet.title)
    # A blank before it, so that a figure at its start is no size of letters.
    return f" {printable[:60]}".replace("&", "&&")


def _offer_choices(page: _Page) -> None:
    for index, column in enumerate(page.sheet.columns):
        if column.choices and page.places:
            _offer(page, (page.places[0], index, page.at - 1, index), column.choices, strict=True)
    for row, index, choices in page.sheet.choices:
        place = page.places[row]
        if _can_be_list(choices):
            _offer(page, (place, index, place, index), choices, strict=False)


def _offer(page: _Page, cells: tuple[int, int, int, int], choices: Sequence[str], *, strict: bool) -> None:
    """Give cells a list to choose from; only a strict one refuses other text."""
    page.worksheet.data_validation(
        *cells,
        {
            "validate": "list",
            "source": list(choices),
            "show_error": strict,
            "error_title": "请从列表中选择",
            "error_message": "可选：" + "、".join(choices) if strict else "",
        },
    )


def _can_be_list(choices: Iterable[str]) -> bool:
    """Tell whether the file format can offer the choices: they are joined by commas into one short text."""
    joined = ",".join(choices)
    plain = joined.isprintable() and '"' not in joined and joined.count(",") == len(list(choices)) - 1
    return plain and len(joined) <= _LIST_LENGTH and not looks_like_formula(joined)
