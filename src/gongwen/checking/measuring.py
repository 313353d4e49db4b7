"""A .docx as it is set: each paragraph with the formatting that holds for it, however it came about.

What holds is what stands at the run or paragraph itself, else in its style, else in a style that one is based on, else in the
document's defaults (ECMA-376, 17.7.2).
"""

import io
from collections.abc import Iterator
from functools import cached_property
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from gongwen.checking.model import Element, Page, Para, Run
from gongwen.formats import read_bytes
from gongwen.formats.docx import labels
from gongwen.formats.limits import DEFAULT_LIMITS
from gongwen.reading.classified import refuse_classified
from gongwen.refusals import Unreadable
from gongwen.standard.measures import MM_PER_POINT

_TWIP = 1 / 20
_WORDS = {qn("w:tab"): "\t", qn("w:br"): "\n"}


class Measured:
    """A document as it is set. Raises Unreadable for what is no .docx or beyond a limit, Classified for a marked one."""

    def __init__(self, data: bytes) -> None:
        source = read_bytes(data, name="document.docx")
        refuse_classified([line.text for line in source.lines])
        self._labels = labels(data, DEFAULT_LIMITS)
        try:
            self.document: Document = docx.Document(io.BytesIO(data))
        except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
            raise Unreadable("这不是 Word 的 .docx 文件，请用 Word 或 WPS 另存为 .docx 后再检查。") from error

    @cached_property
    def paragraphs(self) -> list[Para]:
        """Return the paragraphs of the body in their order, those of tables among them, with their automatic numbers."""
        found = list(self.document.element.body.iter(qn("w:p")))
        numbered = zip(found, self._labels, strict=False)
        return [self._para(number, one, label) for number, (one, label) in enumerate(numbered, start=1)]

    @cached_property
    def pages(self) -> list[Page]:
        """Return the page of each section."""
        return [_page(properties) for properties in self.document.element.body.iter(qn("w:sectPr"))]

    @cached_property
    def feet(self) -> dict[str, list[Para]]:
        """Return the paragraphs of the last section's footers: ``default``, ``even``, ``first``, as far as they differ."""
        section = self.document.sections[0]
        named = {"default": section.footer, "even": section.even_page_footer, "first": section.first_page_footer}
        return {
            name: [self._para(0, one) for one in foot._element.iter(qn("w:p"))]  # noqa: SLF001 -- its paragraphs in frames too
            for name, foot in named.items()
            if not foot.is_linked_to_previous
        }

    @cached_property
    def heads(self) -> list[Para]:
        """Return the paragraphs of the headers."""
        section = self.document.sections[0]
        return [
            self._para(0, one)
            for head in (section.header, section.first_page_header)
            if not head.is_linked_to_previous
            for one in head._element.iter(qn("w:p"))  # noqa: SLF001 -- as above
        ]

    @property
    def tells_odd_from_even(self) -> bool:
        """Tell whether odd and even pages have footers of their own."""
        return bool(self.document.settings.odd_and_even_pages_header_footer)

    @property
    def has_first_page_of_its_own(self) -> bool:
        """Tell whether the first page has a header and footer of its own."""
        return bool(self.document.sections[0].different_first_page_header_footer)

    # How formatting comes about

    def _para(self, number: int, one: Element, label: str = "") -> Para:
        runs = tuple(self._run(one, run) for run in one.iter(qn("w:r")) if _text(run))
        size = max((run.size for run in runs), default=self._size(one))
        line = self._spacing(one, "line") if self._spacing_word(one, "lineRule") == "exact" else 0.0
        return Para(
            number=number,
            text=label + "".join(_text(run) for run in one.iter(qn("w:r"))),
            runs=runs,
            align=self._value(one, "jc") or "left",
            first=self._indent(one, "firstLine", size) - self._indent(one, "hanging", size),
            left=self._indent(one, "left", size) or self._indent(one, "start", size),
            right=self._indent(one, "right", size) or self._indent(one, "end", size),
            line=line,
            multiple=1.0 if line else (self._spacing(one, "line") or 12.0) / 12.0,
            before=self._spacing(one, "before"),
            starts_page=self._is_on(one, "pageBreakBefore") or _breaks_before(one),
            is_in_table=any(parent.tag == qn("w:tc") for parent in one.iterancestors()),
            is_framed=self._found(one, "framePr") is not None,
            borders=tuple(self._borders(one)),
            element=one,
        )

    def _run(self, paragraph: Element, run: Element) -> Run:
        fonts = [node for node in self._of_run(paragraph, run, "rFonts") if node.get(qn("w:eastAsia"))]
        size = next(iter(self._of_run(paragraph, run, "sz")), None)
        spacing = next(iter(self._of_run(paragraph, run, "spacing")), None)
        bold = next(iter(self._of_run(paragraph, run, "b")), None)
        color = next(iter(self._of_run(paragraph, run, "color")), None)
        return Run(
            text=_text(run),
            font=fonts[0].get(qn("w:eastAsia")) if fonts else "",
            size=_number(size, "val") / 2 if size is not None else 10.0,
            spacing=_number(spacing, "val") * _TWIP,
            is_bold=bold is not None and bold.get(qn("w:val"), "1") not in {"0", "false", "off"},
            color=(color.get(qn("w:val")) or "") if color is not None else "",
        )

    def _size(self, paragraph: Element) -> float:
        found = next(iter(self._of_run(paragraph, None, "sz")), None)
        return _number(found, "val") / 2 if found is not None else 10.0

    def _of_run(self, paragraph: Element, run: Element | None, name: str) -> Iterator[Element]:
        """Yield the elements of a name that hold for a run, the nearest first."""
        if run is not None:
            own = run.find(qn("w:rPr"))
            if own is not None:
                yield from own.findall(qn(f"w:{name}"))
        for style in self._styles(paragraph):
            yield from style.findall(f"{qn('w:rPr')}/{qn(f'w:{name}')}")
        yield from self._defaults("rPr", name)

    def _found(self, paragraph: Element, name: str) -> Element | None:
        """Return the element of a name that holds for a paragraph."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn(f'w:{name}')}")
        if own is not None:
            return own
        for style in self._styles(paragraph):
            found = style.find(f"{qn('w:pPr')}/{qn(f'w:{name}')}")
            if found is not None:
                return found
        return next(self._defaults("pPr", name), None)

    def _each(self, paragraph: Element, name: str) -> Iterator[Element]:
        own = paragraph.find(f"{qn('w:pPr')}/{qn(f'w:{name}')}")
        if own is not None:
            yield own
        for style in self._styles(paragraph):
            yield from style.findall(f"{qn('w:pPr')}/{qn(f'w:{name}')}")
        yield from self._defaults("pPr", name)

    def _styles(self, paragraph: Element) -> list[Element]:
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._chain(named.get(qn("w:val")) if named is not None else self._usual)

    @cached_property
    def _by_key(self) -> dict[str, Element]:
        return {style.get(qn("w:styleId")): style for style in self.document.styles.element.findall(qn("w:style"))}

    @cached_property
    def _usual(self) -> str:
        usual = (
            key
            for key, style in self._by_key.items()
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true"}
        )
        return next(usual, "")

    def _chain(self, key: str) -> list[Element]:
        chain: list[Element] = []
        while key in self._by_key and self._by_key[key] not in chain:
            style = self._by_key[key]
            chain.append(style)
            based = style.find(qn("w:basedOn"))
            key = based.get(qn("w:val")) if based is not None else ""
        return chain

    def _defaults(self, kind: str, name: str) -> Iterator[Element]:
        path = f"{qn('w:docDefaults')}/{qn(f'w:{kind}Default')}/{qn(f'w:{kind}')}/{qn(f'w:{name}')}"
        yield from self.document.styles.element.findall(path)

    def _value(self, paragraph: Element, name: str) -> str:
        found = self._found(paragraph, name)
        return (found.get(qn("w:val")) or "") if found is not None else ""

    def _is_on(self, paragraph: Element, name: str) -> bool:
        found = self._found(paragraph, name)
        return found is not None and found.get(qn("w:val"), "1") not in {"0", "false", "off"}

    def _spacing(self, paragraph: Element, name: str) -> float:
        nodes = (node for node in self._each(paragraph, "spacing") if node.get(qn(f"w:{name}")) is not None)
        return _number(next(nodes, None), name) * _TWIP

    def _spacing_word(self, paragraph: Element, name: str) -> str:
        nodes = (node.get(qn(f"w:{name}")) for node in self._each(paragraph, "spacing"))
        return next((word for word in nodes if word), "")

    def _indent(self, paragraph: Element, name: str, size: float) -> float:
        """Return an indent in characters of a size: told in hundredths of a character, or as a length."""
        for node in self._each(paragraph, "ind"):
            if node.get(qn(f"w:{name}Chars")) is not None:
                return _number(node, f"{name}Chars") / 100
            if node.get(qn(f"w:{name}")) is not None:
                return _number(node, name) * _TWIP / size if size else 0.0
        return 0.0

    def _borders(self, paragraph: Element) -> Iterator[tuple[str, str, float]]:
        found = self._found(paragraph, "pBdr")
        for side in found if found is not None else ():
            if side.get(qn("w:val")) not in {None, "nil", "none"}:
                yield side.tag.split("}")[1], side.get(qn("w:color")) or "", _number(side, "sz") / 8


def _number(node: Element | None, name: str) -> float:
    try:
        return float(node.get(qn(f"w:{name}")) or 0) if node is not None else 0.0
    except ValueError:
        return 0.0


def _text(run: Element) -> str:
    return "".join(_WORDS.get(node.tag, node.text or "") for node in run if node.tag in {qn("w:t"), *_WORDS})


def _breaks_before(paragraph: Element) -> bool:
    """Tell whether the paragraph before ends with a page break, or a section ends there."""
    before = paragraph.getprevious()
    first = next((node for node in paragraph.iter(qn("w:br"), qn("w:t"))), None)
    if first is not None and first.tag == qn("w:br") and first.get(qn("w:type")) == "page":
        return True
    if before is None:
        return False
    return bool(before.findall(f".//{qn('w:sectPr')}")) or any(
        node.get(qn("w:type")) == "page" for node in before.iter(qn("w:br"))
    )


def _page(properties: Element) -> Page:
    size, margins, grid = (properties.find(qn(f"w:{name}")) for name in ("pgSz", "pgMar", "docGrid"))

    def mm(node: Element | None, name: str) -> float:
        return _number(node, name) * _TWIP * MM_PER_POINT

    has_grid = grid is not None and grid.get(qn("w:type")) in {"lines", "linesAndChars", "snapToChars"}
    return Page(
        width=mm(size, "w"),
        height=mm(size, "h"),
        top=mm(margins, "top"),
        left=mm(margins, "left") + mm(margins, "gutter"),
        right=mm(margins, "right"),
        bottom=mm(margins, "bottom"),
        foot=mm(margins, "footer"),
        pitch=_number(grid, "linePitch") * _TWIP if has_grid else 0.0,
        is_lying=mm(size, "w") > mm(size, "h"),
    )
