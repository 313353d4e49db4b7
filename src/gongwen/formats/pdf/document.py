"""Opening a .pdf with pdfium, and its pages one after the other, each closed before the next is loaded."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from gongwen.formats.limits import Limits
from gongwen.refusals import Unreadable

_MOST_ATTACHMENTS = 100
_LOCKED = "文件加了密码，请先取消密码（用能打开它的程序另存或打印成新的 PDF）后再读。"
_NAMELESS = "未命名"
_DAMAGED = "文件已损坏或不完整（PDF 结构读不出来），请重新取得原件再读。"


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[pypdfium2.PdfDocument]:
    """Open a document and close it again; raise Unreadable if it is locked, broken, or has too many pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_LOCKED if error.err_code == pdfium.FPDF_ERR_PASSWORD else _DAMAGED) from error
    try:
        if len(document) > limits.pages:
            raise Unreadable(f"文件超过 {limits.pages} 页，不像一份公文，请拆分后再读。")
        if not len(document):
            raise Unreadable(_DAMAGED)
        yield document
    finally:
        document.close()


def pages_of(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, pypdfium2.PdfPage | None]]:
    """Yield the number of each page and the page, None for one that is broken."""
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            yield index + 1, None
            continue
        try:
            yield index + 1, page
        finally:
            page.close()


def attachments_of(document: pypdfium2.PdfDocument) -> list[str]:
    """Return the names of the files that are put into the document."""
    return [_name_of(document, index) for index in range(min(document.count_attachments(), _MOST_ATTACHMENTS))]


def _name_of(document: pypdfium2.PdfDocument, index: int) -> str:
    try:
        return str(document.get_attachment(index).get_name()) or _NAMELESS
    except (pypdfium2.PdfiumError, UnicodeError, ValueError):
        return _NAMELESS
