"""A corrected copy: the layout of each part as the standard has it. No word is touched, and no picture or table."""

import io
from typing import Any

from docx.oxml.ns import qn

from gongwen.checking.measuring import Measured
from gongwen.checking.model import Para
from gongwen.checking.parts import TEXT, Parts, loose_level_of, parts_of
from gongwen.standard import measures
from gongwen.typesetting.docx.elements import PITCH, Element, element, exact, indents, twips, twips_of_mm
from gongwen.typesetting.docx.pages import foot_distance, put_number
from gongwen.typesetting.docx.paragraphs import style_id
from gongwen.typesetting.docx.styles import RED, add_styles, line_of, run_properties, size_of
from gongwen.typesetting.signing import sealed_indents
from gongwen.typesetting.styles import STYLES, Face, Role
from gongwen.typesetting.widths import width

_SET = tuple(f"w:{name}" for name in "spacing ind jc snapToGrid autoSpaceDE autoSpaceDN outlineLvl".split())
_OF_RUN = tuple(f"w:{name}" for name in "rFonts sz szCs b bCs i iCs spacing w color kern rStyle".split())
_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange"
).split()
"""The order in which the format wants a paragraph's properties (ECMA-376, CT_PPr)."""
_INDENTED = frozenset({*TEXT, Role.NOTE})
_KEPT = frozenset({Role.MASTHEAD, Role.ISSUE})
"""Parts whose size and place are for whoever set them to judge: only their colour is mended."""


def fixed(data: bytes) -> bytes:
    """Return a copy of a .docx laid out as it should be. Raises as ``check_docx``."""
    measured = Measured(data)
    parts = parts_of(measured)
    add_styles(measured.document)
    _set_pages(measured)
    _set_feet(measured)
    for para in measured.paragraphs:
        role = parts.roles.get(para.number)
        if role is not None and not para.is_in_table:
            _set(parts, para, role)
    _set_ends(parts)
    buffer = io.BytesIO()
    measured.document.save(buffer)
    return buffer.getvalue()


def _set_pages(measured: Measured) -> None:
    for properties in measured.document.element.body.iter(qn("w:sectPr")):
        size, margins, grid = (properties.find(qn(f"w:{name}")) for name in ("pgSz", "pgMar", "docGrid"))
        if size is None or margins is None or size.get(qn("w:orient")) == "landscape":
            continue
        _tell(size, w=twips_of_mm(measures.PAGE_WIDTH.value), h=twips_of_mm(measures.PAGE_HEIGHT.value))
        sides = {"top": measures.TOP, "left": measures.LEFT, "right": measures.RIGHT, "bottom": measures.BOTTOM}
        _tell(
            margins,
            gutter=0,
            footer=twips(foot_distance()),
            **{side: twips_of_mm(one.value) for side, one in sides.items()},
        )
        if grid is None:
            grid = element("docGrid")
            properties.append(grid)
        _tell(grid, type="lines", linePitch=twips(PITCH))


def _tell(node: Element, **attributes: Any) -> None:  # noqa: ANN401 -- whatever prints as its number
    for name, value in attributes.items():
        node.set(qn(f"w:{name}"), str(value))


def _set_feet(measured: Measured) -> None:
    """Give the page numbers their place; what else stands in a footer stays below them."""
    section = measured.document.sections[0]
    measured.document.settings.odd_and_even_pages_header_footer = True
    for foot, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        foot.is_linked_to_previous = False
        held = foot._element  # noqa: SLF001 -- python-docx has no words for fields
        kept = [child for child in held if _says_more_than_a_number(child)]
        put_number(held, side)
        held.extend(kept)


def _says_more_than_a_number(child: Element) -> bool:
    """Tell whether something in a footer is neither empty nor a page number."""
    told = "".join(node.text or "" for node in child.iter(qn("w:instrText"))) + "".join(
        node.get(qn("w:instr")) or "" for node in child.iter(qn("w:fldSimple"))
    )
    words = "".join(node.text or "" for node in child.iter(qn("w:t"))).strip()
    return "PAGE" not in told.upper() and (bool(words) or next(child.iter(qn("w:drawing")), None) is not None)


def _set(parts: Parts, para: Para, role: Role) -> None:
    properties = para.element.get_or_add_pPr()
    if role in _KEPT:
        _color(para, RED if role is Role.MASTHEAD else "")
        return
    before = para.before
    properties.remove_all(*_SET)
    para.element.style = style_id(role)
    if before:
        _insert(properties, exact(line_of(STYLES[role]), above=before))
    _indent(properties, parts, para, role)
    for number, run in enumerate(para.element.iter(qn("w:r"))):
        _set_run(run, para, role, is_first=number == 0)


def _insert(properties: Element, child: Element) -> None:
    """Put a child where the order of the format wants it."""
    at = _ORDER.index(child.tag.split("}")[1])
    later = [node for node in properties if node.tag.split("}")[1] in _ORDER[at + 1 :]]
    if later:
        later[0].addprevious(child)
    else:
        properties.append(child)


def _indent(properties: Element, parts: Parts, para: Para, role: Role) -> None:
    size = STYLES[role].size
    told: dict[str, float] = {}
    if role in _INDENTED:
        told = {"firstLine": measures.INDENT.value}
    elif role is Role.ANNEX_NOTE:
        is_first = para.words.startswith("附")
        mark = width(para.words[: para.words.find(".") + 1]) if "." in para.words[:8] else (3.0 if is_first else 1.0)
        left = mark + 2 if is_first else 5 + mark
        told = {"left": left, "hanging": mark}
    elif role is Role.ATTENDANCE:
        label = width(para.words.split("：")[0]) + 1
        told = {"left": 2 + label, "hanging": label}
    elif role is Role.IMPRINT:
        is_list = para.words.startswith(("抄", "主"))
        told = {"left": 4, "hanging": 3, "right": 1} if is_list else {"left": 1, "right": 0 if "\t" in para.text else 1}
    elif role is Role.NUMBER and (parts.signers or "\t" in para.text):
        told = {"left": 1} if parts.signers else {}
        _insert(properties, element("jc", val="left"))
    if told:
        _insert(properties, indents(size, **told))


def _set_run(run: Element, para: Para, role: Role, *, is_first: bool) -> None:
    own = run.find(qn("w:rPr"))
    if own is not None:
        own.remove_all(*_OF_RUN)
    face = _face(run, para, role, is_first=is_first)
    if face is not None:
        made = run_properties(face, size_of(STYLES[role]))
        if own is not None:
            run.remove(own)
        run.insert(0, made)


def _face(run: Element, para: Para, role: Role, *, is_first: bool) -> Face | None:
    """Return the face of a run that is not its part's: a heading at the head of a paragraph, a signer's name, a label."""
    text = "".join(node.text or "" for node in run.iter(qn("w:t")))
    if role is Role.BODY and is_first and len(para.runs) > 1 and loose_level_of(para.words) in {1, 2}:
        return Face.HEI if loose_level_of(para.words) == 1 else Face.KAI
    if role is Role.NUMBER and "\t" in para.text and text and "签发人" not in text and "号" not in text:
        return Face.KAI
    return Face.HEI if role is Role.ATTENDANCE and is_first and len(para.runs) > 1 else None


def _color(para: Para, color: str) -> None:
    for run in para.element.iter(qn("w:r")):
        own = run.get_or_add_rPr()
        own.remove_all("w:color")
        if color:
            own._insert_color(element("color", val=color))  # noqa: SLF001 -- where the order of the format wants it


def _set_ends(parts: Parts) -> None:
    """Put 署名 and 成文日期 where a document with a seal has them (7.3.5.1), unless they stand as one without."""
    days = parts.of(Role.DATE)
    names = parts.of(Role.SIGNATURE)
    if not days or len(names) != 1 or "\t" in names[0].text:
        return
    name, day = names[0], days[-1]
    name_right, right = sealed_indents(name.words, day.words)
    for para, role, indent in ((name, Role.SIGNATURE, name_right), (day, Role.DATE, right)):
        properties = para.element.get_or_add_pPr()
        properties.remove_all("w:ind")
        _insert(properties, indents(STYLES[role].size, right=indent))
