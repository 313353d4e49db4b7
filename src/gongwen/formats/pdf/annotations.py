"""Notes on a page: those that carry words of their own, which the page's text does not hold."""

from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

# PDF 1.7, 12.5.6: typed notes, comments, stamps, form fields. Links and marks in the text carry no words.
_WITH_WORDS: Final = frozenset(
    (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET)
)
_MOST: Final = 1_000


def has_words_in_notes(page: pypdfium2.PdfPage) -> bool:
    """Say whether a page has notes with words."""
    count = min(max(0, pdfium.FPDFPage_GetAnnotCount(page.raw)), _MOST)
    return any(_kind(page, index) in _WITH_WORDS for index in range(count))


def _kind(page: pypdfium2.PdfPage, index: int) -> int:
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
    if not annotation:
        return int(pdfium.FPDF_ANNOT_UNKNOWN)
    try:
        return int(pdfium.FPDFAnnot_GetSubtype(annotation))
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)
