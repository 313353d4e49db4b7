"""The content of one paragraph: its text as printed, and the text boxes that hang on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from gongwen.formats.docx.fields import Fields
from gongwen.formats.docx.names import (
    ALTERNATE,
    BLIP,
    CHOICE,
    FALLBACK,
    GRAPHIC_DATA,
    IMAGE_DATA,
    MATH_TEXT,
    VAL,
    WORD_ART,
    XML_SPACE,
    w,
)
from gongwen.formats.docx.styles import Styles, toggle
from gongwen.formats.docx.symbols import symbol
from gongwen.formats.docx.tally import Tally

_TEXT = w("t")
_RUN_PROPERTIES = w("rPr")
_RUN_STYLE = w("rStyle")
_BLANKS = " \t\r\n"
_IN_LINE = str.maketrans({"\n": " ", "\r": " "})
_HAS_TEXT = (w("t"), w("txbxContent"), MATH_TEXT, WORD_ART)
# Properties, deleted text, and marks that print nothing. Everything else is looked into, known or not.
_SKIPPED = frozenset(
    map(
        w,
        (
            *("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "sectPr", "smartTagPr", "customXmlPr", "rubyPr", "rt"),
            *("delText", "delInstrText", "footnoteReference", "endnoteReference", "annotationRef", "commentReference"),
            *("footnoteRef", "endnoteRef", "separator", "continuationSeparator", "softHyphen", "lastRenderedPageBreak"),
            *("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd"),
        ),
    )
)


@dataclass(slots=True)
class Inline:
    """A paragraph's text, a line feed at each break, and its text boxes: those before any text of it, and the rest."""

    parts: list[str] = field(default_factory=list)
    boxes_before: list[etree._Element] = field(default_factory=list)
    boxes_after: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text."""
        return "".join(self.parts)

    def add_box(self, content: etree._Element) -> None:
        """Keep a text box at its anchor's place."""
        (self.boxes_after if "".join(self.parts).strip() else self.boxes_before).append(content)


@dataclass(slots=True)
class InlineReader:
    """Reads paragraphs of one story; fields that run over several paragraphs are kept track of."""

    styles: Styles
    tally: Tally
    converted: bool = False
    fields: Fields = field(init=False)
    _found: Inline = field(init=False, default_factory=Inline)
    _handle: dict[str, Callable[[etree._Element], etree._Element | None]] = field(init=False)

    def __post_init__(self) -> None:
        """Start outside any field."""
        self.fields = Fields(self.tally, converted=self.converted)
        self._handle = self._handlers()

    def read(self, paragraph: etree._Element) -> Inline:
        """Return the content of a ``w:p``."""
        self._found = Inline()
        waiting: list[Iterator[etree._Element]] = [iter(paragraph)]
        while waiting:
            for node in waiting[-1]:
                inner = self._take(node)
                if inner is not None:
                    waiting.append(iter(inner))
                    break
            else:
                waiting.pop()
        self._found.parts.append(self.fields.end_paragraph())
        return self._found

    def _take(self, node: etree._Element) -> etree._Element | None:
        """Take in one element; return the element whose children come next, None if there is nothing inside."""
        tag = node.tag
        handle = self._handle.get(tag)
        if handle is not None:
            return handle(node)
        return None if tag in _SKIPPED or not len(node) else node

    def _handlers(self) -> dict[str, Callable[[etree._Element], etree._Element | None]]:
        """Return what to do with each element that matters; the answer is the element to look into next."""
        return {
            w("r"): self._run,
            _TEXT: self._text,
            MATH_TEXT: self._text,
            w("tab"): self._tab,
            w("ptab"): self._tab,
            w("br"): self._break,
            w("cr"): self._break,
            w("noBreakHyphen"): self._hyphen,
            w("sym"): self._symbol,
            w("fldChar"): self._field,
            w("instrText"): self._instruction,
            w("ins"): self._inserted,
            w("del"): self._deleted,
            w("moveTo"): self._moved_here,
            w("moveFrom"): self._moved_away,
            ALTERNATE: self._alternative,
            w("txbxContent"): self._box,
            WORD_ART: self._word_art,
            BLIP: self._picture,
            IMAGE_DATA: self._picture,
            GRAPHIC_DATA: self._graphic,
        }

    def _put(self, text: str) -> None:
        if not self.fields.holds(text):
            self._found.parts.append(text)

    def _run(self, node: etree._Element) -> etree._Element:
        properties = node.find(_RUN_PROPERTIES)
        if properties is not None and self._is_hidden(properties):
            self.tally.hidden += sum(len(text.text or "") for text in node.iter(_TEXT))
        return node

    def _is_hidden(self, properties: etree._Element) -> bool:
        direct = toggle(properties, "vanish")
        if direct is not None:
            return direct
        style = properties.find(_RUN_STYLE)
        return style is not None and self.styles.hides(style.get(VAL))

    def _text(self, node: etree._Element) -> None:
        text = node.text
        if text:
            # Without xml:space="preserve" blanks at the ends are layout of the XML, not text (17.3.3.31).
            self._put((text if node.get(XML_SPACE) == "preserve" else text.strip(_BLANKS)).translate(_IN_LINE))

    def _tab(self, _node: etree._Element) -> None:
        self._put("\t")

    def _break(self, _node: etree._Element) -> None:
        self._put("\n")

    def _hyphen(self, _node: etree._Element) -> None:
        self._put("-")

    def _symbol(self, node: etree._Element) -> None:
        found = symbol(node.get(w("font")), node.get(w("char")))
        self.tally.symbols += found is None
        self._put(found or "\ufffd")

    def _field(self, node: etree._Element) -> None:
        printed = self.fields.mark(node.get(w("fldCharType")))
        if printed:
            self._put(printed)

    def _instruction(self, node: etree._Element) -> None:
        self.fields.instruct(node.text or "")

    def _inserted(self, node: etree._Element) -> etree._Element:
        self.tally.inserted += 1
        return node

    def _deleted(self, _node: etree._Element) -> None:
        self.tally.deleted += 1

    def _moved_here(self, node: etree._Element) -> etree._Element:
        self.tally.moved += 1
        return node

    def _moved_away(self, _node: etree._Element) -> None:
        """Drop what stands elsewhere now; it is counted there."""

    def _alternative(self, node: etree._Element) -> etree._Element | None:
        """Return the one branch of mc:AlternateContent to read: the first that holds text, else the first."""
        branches = [*node.findall(CHOICE), *node.findall(FALLBACK)]
        with_text = (branch for branch in branches if next(branch.iter(*_HAS_TEXT), None) is not None)
        return next(with_text, branches[0] if branches else None)

    def _box(self, node: etree._Element) -> None:
        self._found.add_box(node)

    def _word_art(self, node: etree._Element) -> None:
        # The red head of a document is often WordArt, whose text is an attribute (19.1.2.23).
        self._put(node.get("string", ""))

    def _picture(self, _node: etree._Element) -> None:
        self.tally.pictures += 1

    def _graphic(self, node: etree._Element) -> etree._Element:
        self.tally.diagrams += node.get("uri", "").endswith(("/diagram", "/chart"))
        return node
