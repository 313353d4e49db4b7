"""From the bytes of a .pdf to a Source."""

from typing import Final

import pypdfium2

from gongwen.formats.characters import control_remarks
from gongwen.formats.limits import Budget, Limits
from gongwen.formats.model import Source
from gongwen.formats.pages import PageTally, Sheet, laid_out
from gongwen.formats.pdf.document import attachments_of, opened, pages_of
from gongwen.formats.pdf.recognising import Recogniser
from gongwen.formats.pdf.sheets import sheet_of
from gongwen.formats.scans import HOW_TO
from gongwen.refusals import Unreadable

_SCAN: Final = "这是扫描件，每一页都是图片，没有文字，" + HOW_TO
_GARBLED: Final = "文件里的字体没有说明文字的编码，读出来是乱码，请换用原件（如 .docx），或打印扫描后先做文字识别再读。"


def read(data: bytes, limits: Limits) -> Source:
    """Return the lines of a .pdf; raise Unreadable if it is locked, broken, beyond a limit, or has no text at all."""
    sheets, tally = sheets_of(data, limits)
    _refuse_without_text(sheets, tally)
    laid = laid_out(sheets, limits)
    return Source("pdf", laid.lines, laid.asides, tally.remarks() + control_remarks(laid.controls))


def sheets_of(data: bytes, limits: Limits) -> tuple[list[Sheet], PageTally]:
    """Return the pages of a .pdf and what is to be told of them; raise Unreadable as :func:`read` does."""
    tally = PageTally()
    with opened(data, limits) as document:
        sheets = _sheets(document, limits, tally)
        tally.attachments = attachments_of(document)
    return sheets, tally


def _sheets(document: pypdfium2.PdfDocument, limits: Limits, tally: PageTally) -> list[Sheet]:
    budget = Budget(limits)
    recogniser = Recogniser(limits, tally)
    sheets: list[Sheet] = []
    for number, page in pages_of(document):
        if page is None:
            tally.missing_pages.append(number)
        else:
            sheets.append(recogniser.better(sheet_of(number, page, budget, tally), page))
    return sheets


def _refuse_without_text(sheets: list[Sheet], tally: PageTally) -> None:
    """Raise Unreadable where no page holds text that can be read."""
    if sheets and len(tally.scans) == len(sheets):
        raise Unreadable(_SCAN)
    if sheets and len(tally.garbled) + len(tally.scans) == len(sheets):
        raise Unreadable(_GARBLED)
