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
BASELINE = 0.8
"""Where an office program puts the baseline in a line of exact height, from above."""
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


def exact(line: float, *, above: float = 0.0) -> Element:
    """Return the spacing of lines of exact height, with room above the first and none below, in points."""
    return element("spacing", before=max(twips(above), 0), after=0, line=twips(line), lineRule="exact")


def indents(size: float, **characters: float) -> Element:
    """Return indents by side: in hundredths of a character for Word and WPS, in twentieths of a point for others."""
    counts = {f"{side}Chars": round(count * 100) for side, count in characters.items()}
    return element("ind", **counts, **{side: twips(count * size) for side, count in characters.items()})


def bar(height: float, color: str) -> list[Element]:
    """Return the properties of a paragraph that is a rule as thick as ``height`` points: a filled line of exact height."""
    return [element("shd", val="clear", color="auto", fill=color), exact(height)]


def put(parent: Element, child: Element) -> Element:
    """Put a child into its parent in place of one of the same name, and return it."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    parent.append(child)
    return child
