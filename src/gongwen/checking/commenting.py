"""Findings as comments in a copy of the document; its words and formatting stay as they are."""

import io
from collections.abc import Sequence

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from gongwen.checking.findings import Finding, Severity
from gongwen.checking.measuring import Measured
from gongwen.checking.model import Para

AUTHOR = "gongwen"
_INITIALS = "校"


def commented(data: bytes, findings: Sequence[Finding]) -> bytes:
    """Return a copy of a .docx with a comment for each finding, those about the whole at its first words."""
    measured = Measured(data)
    by_number = {para.number: para for para in measured.paragraphs}
    first = next((para for para in measured.paragraphs if para.words), None)
    for finding in findings:
        para = by_number.get(finding.paragraph, first)
        runs = _runs(measured, para) if para else []
        if not runs and first is not None:
            runs = _runs(measured, first)
        if runs:
            sign = "" if finding.severity is Severity.ERROR else "（请看一看）"
            text = f"{sign}{finding.found}；{finding.wanted}（{finding.clause}）"
            measured.document.add_comment([runs[0], runs[-1]], text=text, author=AUTHOR, initials=_INITIALS)
    buffer = io.BytesIO()
    measured.document.save(buffer)
    return buffer.getvalue()


def _runs(measured: Measured, para: Para) -> list[Run]:
    return Paragraph(para.element, measured.document._body).runs  # noqa: SLF001 -- a paragraph's place in the document
