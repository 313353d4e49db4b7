"""Files of the .pdf kind, drawn by reportlab piece by piece: what stands where is up to the test, not to a word processor."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
"""One of the fonts that every reader of .pdf has, so that none is put into the file."""
SIZE = 16.0
LEADING = 28.95
LEFT, TOP = 79.4, 104.9
WIDTH = 28
"""Characters of a line, as GB/T 9704 has it."""

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


@dataclass(slots=True)
class Text:
    """A text that begins ``left`` points from the left and whose line begins ``top`` points from the top."""

    left: float
    top: float
    text: str
    size: float = SIZE


@dataclass(slots=True)
class Page:
    """What is drawn on a page, in this order; lines go from point to point, counted from the upper left."""

    texts: list[Text] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    size: tuple[float, float] = A4
    turned: int = 0
    draw: Callable[[Canvas], None] | None = None


def pdf(*pages: Page, **options: object) -> bytes:
    """Return a file of these pages; ``options`` go to reportlab's Canvas."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True, **options)
    for page in pages:
        height = page.size[1]
        canvas.setPageSize(page.size)
        canvas.setPageRotation(page.turned)
        for text in page.texts:
            canvas.setFont(FONT, text.size)
            canvas.drawString(text.left, height - text.top - 0.88 * text.size, text.text)
        for left, top, right, bottom in page.lines:
            canvas.line(left, height - top, right, height - bottom)
        if page.draw is not None:
            page.draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines_down(
    texts: Sequence[str], left: float = LEFT, top: float = TOP, size: float = SIZE, leading: float = LEADING
) -> list[Text]:
    """Return texts one below the other; each full-width blank at the start of one sets it in by a character."""
    rows = []
    for row, text in enumerate(texts):
        bare = text.lstrip("\u3000")
        rows.append(Text(left + (len(text) - len(bare)) * size, top + row * leading, bare, size))
    return [row for row in rows if row.text]


def wrapped(paragraph: str, width: int = WIDTH) -> list[str]:
    """Return a paragraph as printed lines of ``width`` characters, the first set in by two."""
    first, rest = paragraph[: width - 2], paragraph[width - 2 :]
    return ["\u3000\u3000" + first, *(rest[at : at + width] for at in range(0, len(rest), width))]


def grid(lefts: Sequence[float], tops: Sequence[float]) -> list[tuple[float, float, float, float]]:
    """Return the rules of a table whose columns begin at ``lefts`` and rows at ``tops``, the last of each its end."""
    across = [(lefts[0], top, lefts[-1], top) for top in tops]
    return across + [(left, tops[0], left, tops[-1]) for left in lefts]
