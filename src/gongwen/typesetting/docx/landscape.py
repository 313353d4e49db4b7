"""Sections: a table across the page lies in one of its own, its page number where it is on the others (8)."""

from copy import deepcopy

from docx.document import Document
from docx.oxml.ns import qn

from gongwen.standard import measures
from gongwen.typesetting.docx.elements import Element, element, put, twips_of_mm


def section_end(document: Document, *, is_landscape: bool) -> Element:
    """Return an empty paragraph that ends a section: upright, or lying with its head at the binding side."""
    properties = deepcopy(document.sections[-1]._sectPr)  # noqa: SLF001 -- python-docx has no words for it
    if is_landscape:
        put_lying(properties)
    made, told = element("p"), element("pPr")
    told.append(element("spacing", before=0, after=0, line=20, lineRule="exact"))
    told.append(properties)
    made.append(told)
    return made


def put_lying(properties: Element) -> None:
    """Turn a section: its upper margin is the binding side's."""
    size, margins = properties.find(qn("w:pgSz")), properties.find(qn("w:pgMar"))
    size.set(qn("w:w"), str(twips_of_mm(measures.PAGE_HEIGHT.value)))
    size.set(qn("w:h"), str(twips_of_mm(measures.PAGE_WIDTH.value)))
    size.set(qn("w:orient"), "landscape")
    for side, from_ in (
        ("top", measures.LEFT),
        ("bottom", measures.RIGHT),
        ("left", measures.BOTTOM),
        ("right", measures.TOP),
    ):
        margins.set(qn(f"w:{side}"), str(twips_of_mm(from_.value)))


__all__ = ["put", "put_lying", "section_end"]
