"""Pages: the paper, the grid, page numbers of odd and even pages, what stands on a 信函's first page beyond the text block."""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn

from gongwen.standard import measures
from gongwen.standard.kinds import Format
from gongwen.standard.measures import points
from gongwen.typesetting.docx.elements import (
    BASELINE,
    PITCH,
    Element,
    bar,
    element,
    exact,
    indents,
    put,
    twips,
    twips_of_mm,
    words,
)
from gongwen.typesetting.docx.head import INK, MASTHEAD_LINE, letter_rule_at, masthead_line
from gongwen.typesetting.docx.paragraphs import bare, text_run
from gongwen.typesetting.docx.styles import RED
from gongwen.typesetting.pieces import Arrangement
from gongwen.typesetting.styles import STYLES, Role

FOOT_LINE = 20.0
"""Points: the line of a page number."""
DASH = 0.40
"""How far the dash of a page number goes up from the baseline, in its size."""
_THICK, _BETWEEN, _THIN = 2.0, 2.0, 0.75
"""Points: the strokes of a red double rule and what is between them."""


def set_pages(document: Document, arranged: Arrangement) -> None:
    """Set the paper, the margins and the grid of a document, and what stands on every page."""
    section = document.sections[0]
    properties = section._sectPr  # noqa: SLF001 -- python-docx has no words for the grid
    put(
        properties, element("pgSz", w=twips_of_mm(measures.PAGE_WIDTH.value), h=twips_of_mm(measures.PAGE_HEIGHT.value))
    )
    put(
        properties,
        element(
            "pgMar",
            top=twips_of_mm(measures.TOP.value),
            right=twips_of_mm(measures.RIGHT.value),
            bottom=twips_of_mm(measures.BOTTOM.value),
            left=twips_of_mm(measures.LEFT.value),
            header=twips_of_mm(15),
            footer=twips(foot_distance()),
            gutter=0,
        ),
    )
    properties.remove_all("w:cols", "w:titlePg")
    if arranged.letter.format is Format.LETTER:
        properties.append(element("titlePg"))
    put(properties, element("docGrid", type_="lines", linePitch=twips(PITCH)))
    document.settings.odd_and_even_pages_header_footer = True
    put_number(section.footer._element, "right")  # noqa: SLF001 -- as above
    put_number(section.even_page_footer._element, "left")  # noqa: SLF001 -- as above
    if arranged.letter.format is Format.LETTER:
        _first_page(document, arranged)


def foot_distance() -> float:
    """Return the points between the paper's lower edge and a page number's line, its dash 7 mm below the text block."""
    dash = BASELINE * FOOT_LINE - DASH * STYLES[Role.PAGE_NUMBER].size
    line_top = points(measures.PAGE_NUMBER_BELOW.value) - dash
    return points(measures.BOTTOM.value) - line_top - FOOT_LINE


def put_number(footer: Element, side: str) -> None:
    """Put the number of the page into a footer: on the right of odd pages, on the left of even ones (7.5)."""
    del footer[:]
    place = (
        indents(STYLES[Role.PAGE_NUMBER].size, **{side: measures.PAGE_NUMBER_INDENT.value}),
        element("jc", val=side),
    )
    made = bare(Role.PAGE_NUMBER, exact(FOOT_LINE), *place)
    made.extend(page_number())
    footer.append(made)


def page_number() -> list[Element]:
    """Return the runs of a page number: a field between two dashes."""
    style = STYLES[Role.PAGE_NUMBER]
    runs = [text_run("— ", None, style)]
    for kind in ("begin", None, "separate", "1", "end"):
        run = element("r")
        if kind is None:
            run.append(words("instrText", " PAGE "))
        elif kind == "1":
            run.append(words("t", "1"))
        else:
            run.append(element("fldChar", fldCharType=kind))
        runs.append(run)
    return [*runs, text_run(" —", None, style)]


def _first_page(document: Document, arranged: Arrangement) -> None:
    """Put a 信函's masthead and its two red double rules where they stand: beyond the text block (10.1)."""
    section = document.sections[0]
    header = section.first_page_header._element  # noqa: SLF001 -- python-docx has no words for frames
    footer = section.first_page_footer._element  # noqa: SLF001 -- as above
    del header[:], footer[:]
    size = arranged.masthead_size
    top = measures.LETTER_MASTHEAD_TOP.value - (1 - INK) * size * measures.MM_PER_POINT
    for at, line in enumerate(arranged.masthead):
        made = masthead_line(line, size, above=0)
        header.append(_framed(made, top=top + at * size * MASTHEAD_LINE * measures.MM_PER_POINT))
    header.extend(_double_rule(letter_rule_at(arranged), (_THICK, _THIN)))
    at_foot = measures.PAGE_HEIGHT.value - measures.LETTER_FOOT_RULE.value
    footer.extend(_double_rule(at_foot - (_THICK + _BETWEEN + _THIN) * measures.MM_PER_POINT, (_THIN, _THICK)))
    for part in (header, footer):
        part.append(_small(1.0))


def _framed(paragraph: Element, *, top: float) -> Element:
    """Return a paragraph that stands ``top`` millimetres below the paper's upper edge, in the middle, as wide as the rules."""
    frame = element(
        "framePr",
        w=twips_of_mm(measures.LETTER_RULE_WIDTH.value),
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        xAlign="center",
        y=twips_of_mm(top),
    )
    paragraph.find(qn("w:pPr")).insert(1, frame)
    return paragraph


def _double_rule(at: float, strokes: tuple[float, float]) -> Iterator[Element]:
    """Yield a red double rule whose upper stroke begins ``at`` millimetres below the paper's upper edge."""
    first, second = strokes
    for height, color in ((first, RED), (_BETWEEN, ""), (second, RED)):
        yield _framed(_small(height, color), top=at)


def _small(height: float, color: str = "") -> Element:
    """Return an empty paragraph of a height in points, filled where a colour is named."""
    return bare(Role.MASTHEAD, *bar(height, color or "auto"))
