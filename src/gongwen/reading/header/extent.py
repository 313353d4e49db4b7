"""Which paragraphs are the document at all, and where a page's links, buttons and footers begin."""

import re
from collections.abc import Sequence

from gongwen.reading.header.furniture import is_furniture, is_page_line, is_teaser
from gongwen.reading.header.layout import Title, is_sentence
from gongwen.reading.header.pieces import Piece
from gongwen.reading.header.rows import row_of
from gongwen.reading.header.words import is_line_of_head
from gongwen.reading.text.prose import Paragraph, Prose
from gongwen.reading.words.labels import OWN_LINE
from gongwen.reading.words.numbering import SECOND


def first_paragraph(pieces: Sequence[Piece], start: int) -> int:
    """The paragraph where the document begins, given that ``pieces[start]`` is its title or its first words.

    The lines of its head above and everything behind a heading belong to it; where nothing above is a page's, all does.
    """
    if not any(is_page_line(piece.text) for piece in pieces[:start]):
        return 0
    first = next((at for at, piece in enumerate(pieces[:start]) if piece.is_heading), start)
    while first > 0 and _belongs(pieces[first - 1].text) and not _is_value(pieces, first - 1):
        first -= 1
    return pieces[first].paragraph if first < len(pieces) else 0


def _belongs(text: str) -> bool:
    return is_line_of_head(text) and not is_page_line(text)


def _is_value(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is the value of the table row whose label stands alone above it."""
    row = row_of(pieces[at - 1].text) if at else None
    return row is not None and not row[1]


def stop_paragraph(prose: Prose, begin: int) -> int:
    """The paragraph behind the document's last one, from ``begin`` on: where only a page's furniture follows.

    Furniture ends a document only where no heading, no responsibility note and no sentence stands behind it.
    """
    stop = len(prose)
    for paragraph in reversed(prose.paragraphs[begin:]):
        if _is_content(paragraph):
            break
        if paragraph.number is None and len(paragraph.tight) > 1 and is_furniture(paragraph.tight):
            stop = paragraph.index
    return stop


def _is_content(paragraph: Paragraph) -> bool:
    text = paragraph.tight
    if paragraph.number is not None and paragraph.number.level <= SECOND:
        return True
    if is_page_line(text) or is_teaser(text):
        return False
    noted = OWN_LINE.match(text) and not text.startswith(("主办单位", "承办单位", "协办单位"))
    return bool(noted) or (is_sentence(text) and "。" in text)


_YEAR = re.compile(r"(?<!\d)(?P<a>(?:19|20)\d\d)年?(?:[-—－–~～至到]+(?P<b>20\d\d))?(?=年|[）)度])")


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
