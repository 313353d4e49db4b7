"""Entries as a workbook: written row by row into a file, however many there are."""

from collections.abc import Iterable, Sequence
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongwen.ledger.pieces import looks_like_formula, rows_that_fit
from gongwen.ledger.styles import OPTIONS
from luoshi.web.journal.told import Line

WIDTHS = (8, 20, 14, 24, 14, 40, 14, 28, 10, 40, 24)


def write_lines(file: IO[bytes], *, title: str, notes: Sequence[str], lines: Iterable[Line]) -> None:
    """Write a workbook of lines into an open file. Nothing in it is taken for a formula."""
    book = Workbook(file, {**OPTIONS, "constant_memory": True})
    book.set_properties({"title": title[:200], "author": ""})
    sheet = book.add_worksheet(_("操作记录"))
    plain, risky = book.add_format({"valign": "top"}), book.add_format({"valign": "top", "quote_prefix": True})
    bold = book.add_format({"bold": True})
    for index, width in enumerate(WIDTHS):
        sheet.set_column(index, index, width)
    at = 0
    for text in (title, *filter(None, notes)):
        sheet.write_string(at, 0, text, bold if not at else risky if looks_like_formula(text) else plain)
        at += 1
    for index, text in enumerate(_heads()):
        sheet.write_string(at, index, text, bold)
    sheet.freeze_panes(at + 1, 0)
    for line in lines:
        for part in rows_that_fit(_cells(line)):
            at += 1
            _write(sheet, at, part, plain, risky)
    book.close()


def _heads() -> list[str]:
    names = (_("序号"), _("时间"), _("谁"), _("以何职务"), _("代表"), _("做了什么"), _("对象种类"), _("对象"))
    return [*names, _("途径"), _("附记"), _("校验值")]


def _cells(line: Line) -> tuple[str, ...]:
    entry = line.entry
    return (
        str(entry.number),
        timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S"),
        line.who,
        line.post,
        line.on_behalf_of,
        line.sentence,
        line.kind,
        line.thing.name if line.thing else entry.about_key,
        line.channel,
        "\n".join(f"{name}: {value}" for name, value in line.data),
        entry.digest,
    )


def _write(sheet: Worksheet, row: int, cells: Sequence[object], plain: Format, risky: Format) -> None:
    for index, value in enumerate(cells):
        if value:
            text = str(value)
            sheet.write_string(row, index, text, risky if looks_like_formula(text) else plain)
