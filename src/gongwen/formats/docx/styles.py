"""Paragraph and character styles: which list a style puts its paragraphs in, and whether it hides text."""

from dataclasses import dataclass

from lxml import etree

from gongwen.formats.docx.names import VAL, w

_MOST_ANCESTORS = 64
_FALSE = frozenset({"0", "false", "off", "none"})
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A ``w:numPr`` as written: list and level, None where it is silent on one of them. List 0 means no list."""

    list_id: int | None
    level: int | None


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str | None
    place: ListPlace | None
    hidden: bool | None


class Styles:
    """The styles part, asked for what matters to reading; every question follows ``w:basedOn`` (17.7.4.3)."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of styles.xml, or None where the document has none."""
        self._styles: dict[str, _Style] = {}
        self.default_paragraph: str | None = None
        for node in root.iter(w("style")) if root is not None else ():
            self._add(node)

    def place(self, style_id: str | None) -> ListPlace | None:
        """Return where the style puts a paragraph: the nearest list and the nearest level of its ancestors."""
        list_id = level = None
        for style in self._ancestry(style_id):
            if style.place is not None:
                list_id = style.place.list_id if list_id is None else list_id
                level = style.place.level if level is None else level
        return None if list_id is None else ListPlace(list_id, level)

    def hides(self, style_id: str | None) -> bool:
        """Say whether text of this style is hidden (``w:vanish``, 17.3.2.41)."""
        return next((style.hidden for style in self._ancestry(style_id) if style.hidden is not None), False)

    def ancestry(self, style_id: str | None) -> list[str]:
        """Return the style and those that it is based on, nearest first."""
        found: list[str] = []
        while style_id is not None and style_id in self._styles and style_id not in found:
            found.append(style_id)
            style_id = self._styles[style_id].based_on if len(found) < _MOST_ANCESTORS else None
        return found

    def _ancestry(self, style_id: str | None) -> list[_Style]:
        return [self._styles[name] for name in self.ancestry(style_id)]

    def _add(self, node: etree._Element) -> None:
        style_id = node.get(w("styleId"))
        if style_id is None:
            return
        if node.get(w("type")) == "paragraph" and is_on(node, "default"):
            self.default_paragraph = style_id
        properties, run = node.find(w("pPr")), node.find(w("rPr"))
        based_on = node.find(w("basedOn"))
        self._styles[style_id] = _Style(
            based_on=None if based_on is None else based_on.get(VAL),
            place=list_place(properties),
            hidden=toggle(run, "vanish"),
        )


def list_place(properties: etree._Element | None) -> ListPlace | None:
    """Return the ``w:numPr`` (17.3.1.19) of a ``w:pPr``, None if it has none."""
    numbering = None if properties is None else properties.find(w("numPr"))
    if numbering is None:
        return None
    return ListPlace(child_number(numbering, "numId"), child_number(numbering, "ilvl"))


def child_number(node: etree._Element, name: str) -> int | None:
    """Return the whole number in the ``w:val`` of a child, None if it is missing or no number."""
    child = node.find(w(name))
    return None if child is None else whole_number(child.get(VAL))


def whole_number(text: str | None) -> int | None:
    """Return a decimal attribute as a number, None if it is missing, malformed or absurdly long."""
    digits = (text or "").strip()
    unsigned = digits.removeprefix("-")
    return int(digits) if unsigned.isdecimal() and len(unsigned) <= _MOST_DIGITS else None


def toggle(properties: etree._Element | None, name: str) -> bool | None:
    """Return an on/off property (17.17.4): True, False, or None where it is not set."""
    node = None if properties is None else properties.find(w(name))
    return None if node is None else node.get(VAL, "true").lower() not in _FALSE


def is_on(node: etree._Element, attribute: str) -> bool:
    """Say whether an on/off attribute is set."""
    return node.get(w(attribute), "false").lower() not in _FALSE
