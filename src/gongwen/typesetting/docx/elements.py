"""Elements of WordprocessingML that python-docx has no words for. Lengths come in points and are written in twentieths."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from gongwen.standard.measures import points

PITCH = 28.95
"""Points from line to line: 22 of them are 224.7 mm, as many as fit the text block in an office program's whole twentieths."""
SIZE = 16.0
"""三号 as an office program knows it; the grid takes it down to 28 characters a line."""
CLOSER = -0.25
"""Points by which characters of that size stand closer, so that 28 of them fit a line."""
Element = Any


def twips(length: float) -> int:
    """Return points as twentieths of a point, the unit of the format."""
    return round(length * 20)


def twips_of_mm(millimetres: float) -> int:
    """Return millimetres as twentieths of a point."""
    return twips(points(millimetres))


def element(name: str, **attributes: object) -> Element:
    """Return an element ``w:name`` with attributes ``w:…``; a trailing ``_`` of a name is left out."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key.rstrip('_')}"), str(value))
    return made


def words(name: str, text: str) -> Element:
    """Return an element that holds text, of which every blank counts."""
    made = element(name)
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def bar(height: float, color: str) -> list[Element]:
    """Return the properties of a paragraph that is a rule as thick as ``height`` points: a filled line of exact height."""
    shading = element("shd", val="clear", color="auto", fill=color)
    return [shading, element("spacing", before=0, after=0, line=twips(height), lineRule="exact")]


def put(parent: Element, child: Element) -> Element:
    """Put a child into its parent in place of one of the same name, and return it."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    parent.append(child)
    return child
