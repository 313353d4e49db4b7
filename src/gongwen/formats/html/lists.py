"""Numbers that a browser prints in front of the items of an ordered list."""

import re
from dataclasses import dataclass

from lxml import etree

from gongwen.formats.numerals import numeral

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional",
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(r"\s*([-+]?\d{1,9})")
# Authors who type their numbers switch the automatic ones off in a style sheet that is not part of the file.
_TYPED_NUMBER = re.compile(r"\s*[（(〔\[]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,5})[)）〕\].．、]")
_CHINESE = frozenset({"chineseCounting", "chineseLegalSimplified", "ideographDigital", "ideographTraditional"})


@dataclass(slots=True)
class OrderedList:
    """A list being read: how it numbers, and the number of its next item."""

    number_format: str | None
    following: int = 1
    step: int = 1

    def label(self, item: etree._Element) -> str:
        """Count one item and return its label, "" in a list that prints none."""
        value = whole_number(item.get("value"))
        number = self.following if value is None else value
        self.following = number + self.step
        if self.number_format is None:
            return ""
        # CSS Counter Styles 3: Chinese styles end in 、, the others in a full stop.
        return numeral(number, self.number_format) + ("、" if self.number_format in _CHINESE else ".")


def list_of(node: etree._Element) -> OrderedList:
    """Return the list that an <ol> or <ul> opens (HTML Standard 4.4.5)."""
    if node.tag != "ol":
        return OrderedList(None)
    start = whole_number(node.get("start"))
    if node.get("reversed") is None:
        return OrderedList(_number_format(node), 1 if start is None else start)
    items = len(node.findall("li"))
    return OrderedList(_number_format(node), items if start is None else start, step=-1)


def labelled(label: str, text: str) -> str:
    """Return the text of an item behind its label, unless the text brings a number of its own."""
    return text if _TYPED_NUMBER.match(text) else label + text


def whole_number(text: str | None) -> int | None:
    """Return the number at the start of an attribute, as browsers read it; None if there is none."""
    match = _WHOLE_NUMBER.match(text or "")
    return int(match[1]) if match else None


def _number_format(node: etree._Element) -> str | None:
    style = _LIST_STYLE.search(node.get("style", ""))
    if style is None:
        return _TYPES.get(node.get("type", "1").strip(), "decimal")
    words = style[1].lower().split()
    if "none" in words:
        return None
    return next((_STYLES[word] for word in words if word in _STYLES), "decimal")
