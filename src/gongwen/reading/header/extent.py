"""Which paragraphs are the document at all, and where a page's links, buttons and footers begin."""

import re
from collections.abc import Sequence

from gongwen.reading.header.furniture import is_furniture, row_of
from gongwen.reading.header.layout import Signature, Title, is_line_of_head
from gongwen.reading.header.pieces import Piece
from gongwen.reading.labels import OWN_LINE
from gongwen.reading.numbering import SECOND
from gongwen.reading.prose import Paragraph, Prose


def first_paragraph(pieces: Sequence[Piece], start: int) -> int:
    """The paragraph where the document begins, given that ``pieces[start]`` is its title or its first words.

    The lines of its head above belong to it; where nothing above is a page's, everything does.
    """
    if not any(is_furniture(piece.text) or row_of(piece.text) for piece in pieces[:start]):
        return 0
    first = start
    while first > 0 and _belongs(pieces[first - 1]) and not _is_value(pieces, first - 1):
        first -= 1
    return pieces[first].paragraph if first < len(pieces) else 0


def _belongs(piece: Piece) -> bool:
    return is_line_of_head(piece) and row_of(piece.text) is None and not is_furniture(piece.text)


def _is_value(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is the value of the table row whose label stands alone above it."""
    row = row_of(pieces[at - 1].text) if at else None
    return row is not None and not row[1]


def stop_paragraph(prose: Prose, begin: int, signature: Signature | None, pieces: Sequence[Piece]) -> int:
    """The paragraph behind the document's last: where a page's furniture begins and no content follows."""
    last = begin
    if signature is not None:
        last = max(last, pieces[signature.stop - 1].paragraph)
    for paragraph in prose.paragraphs[begin:]:
        if _is_content(paragraph):
            last = max(last, paragraph.index)
    for paragraph in prose.paragraphs[last + 1 :]:
        if is_furniture(paragraph.tight):
            return paragraph.index
    return len(prose)


def _is_content(paragraph: Paragraph) -> bool:
    if paragraph.cell is not None:
        return not is_furniture(paragraph.tight)
    numbered = paragraph.number is not None and paragraph.number.level <= SECOND
    noted = OWN_LINE.match(paragraph.tight) and not paragraph.tight.startswith(("主办单位", "承办单位", "协办单位"))
    return bool(numbered or noted) and not is_furniture(paragraph.tight) and row_of(paragraph.tight) is None


_YEAR = re.compile(r"(?<!\d)(?P<a>20\d\d|19\d\d)(?:年)?(?:[-—－–~～至到]+(?P<b>20\d\d))?(?=年|[）)度])")


def plan_year(titles: Sequence[Title | None], date: str | None) -> int | None:
    """The year that a plan is for: its title's, else its date's. A range of years leaves it to the date."""
    for title in titles:
        spans = list(_YEAR.finditer(title.text)) if title else []
        single = [int(found["a"]) for found in spans if not found["b"]]
        if single:
            return max(single)
        if spans and date is None:
            return int(spans[0]["a"])
    return int(date[:4]) if date else None


