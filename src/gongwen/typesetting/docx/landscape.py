"""Sections: a table across the page lies in one of its own, its page number where it is on the others (8)."""

from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from gongwen.standard import measures
from gongwen.standard.measures import points
from gongwen.typesetting.docx.elements import BASELINE, Element, element, exact, twips_of_mm
from gongwen.typesetting.docx.pages import DASH, FOOT_LINE, page_number
from gongwen.typesetting.docx.paragraphs import bare
from gongwen.typesetting.styles import STYLES, Role

_EMU = 12700
"""English metric units a point."""
_LONG = 60.0
"""Millimetres: how long the box of a turned page number is."""
_BOX = """
<w:r {namespaces} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1"
 allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{key}" name="页码{key}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:txbx><w:txbxContent/></wps:txbx>
<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>
</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>
"""


def turned_feet(document: Document) -> list[Element]:
    """Make the footers of lying pages, whose numbers stand turned at the left side; return what a section names them by."""
    upright = deepcopy(document.sections[-1]._sectPr)  # noqa: SLF001 -- python-docx has no words for it
    section = document.add_section()
    for key, foot in enumerate((section.footer, section.even_page_footer), start=1):
        foot.is_linked_to_previous = False
        _put_turned(foot._element, key, is_odd=key == 1)  # noqa: SLF001 -- as above
    named = [deepcopy(one) for one in section._sectPr.findall(qn("w:footerReference"))]  # noqa: SLF001 -- as above
    body = document.element.body
    body[:] = [upright]
    return named


def _put_turned(foot: Element, key: int, *, is_odd: bool) -> None:
    del foot[:]
    size = STYLES[Role.PAGE_NUMBER].size
    inner = points(measures.LEFT.value + measures.BLOCK_WIDTH.value) - size - points(_LONG)
    top = inner if is_odd else points(measures.LEFT.value) + size
    dash_at = points(measures.BOTTOM.value - measures.PAGE_NUMBER_BELOW.value)
    left = dash_at - (FOOT_LINE - (BASELINE * FOOT_LINE - DASH * size))
    told = {"left": left, "top": top, "wide": FOOT_LINE, "high": points(_LONG)}
    lengths = {name: round(length * _EMU) for name, length in told.items()}
    box = parse_xml(_BOX.format(namespaces=nsdecls("w", "wp", "a"), key=key, **lengths))
    next(box.iter(qn("w:txbxContent"))).append(_line("right" if is_odd else "left", page_number()))
    foot.append(_line("left", [box]))


def _line(side: str, runs: Sequence[Element]) -> Element:
    made = bare(Role.PAGE_NUMBER, exact(FOOT_LINE), element("jc", val=side))
    made.extend(runs)
    return made


def section_end(document: Document, feet: Sequence[Element] = ()) -> Element:
    """Return an empty paragraph that ends a section: upright, or with ``feet`` lying, its head at the binding side."""
    properties = deepcopy(document.sections[-1]._sectPr)  # noqa: SLF001 -- python-docx has no words for it
    if feet:
        _lay(properties, feet)
    made, told = element("p"), element("pPr")
    told.append(exact(1.0))
    told.append(properties)
    made.append(told)
    return made


def _lay(properties: Element, feet: Sequence[Element]) -> None:
    """Turn a section: its upper margin is the binding side's."""
    properties.remove_all("w:footerReference", "w:titlePg")
    for at, foot in enumerate(feet):
        properties.insert(at, deepcopy(foot))
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
