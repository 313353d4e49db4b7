"""Lists as numbering.xml defines them (ECMA-376-1 17.9): levels, their formats, and which list is which."""

from dataclasses import dataclass, field, replace

from lxml import etree

from gongwen.formats.docx.names import VAL, w
from gongwen.formats.docx.styles import Styles, child_number, toggle, whole_number

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``text`` has %1 … %9 where the number of that level goes (17.9.11)."""

    number_format: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    hidden: bool = False
    style: str | None = None


@dataclass(slots=True)
class Numbers:
    """One ``w:num``: the levels in force for it, the counters it shares, and where it starts anew."""

    counters: int
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, Level]
    style_link: str | None
    num_style_link: str | None


class Numbering:
    """All lists of a document; ``find`` gives one by its numId."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        """Take the root of numbering.xml, or None where the document has none."""
        self._styles = styles
        self._abstracts: dict[int, _Abstract] = {}
        self._nums: dict[int, etree._Element] = {}
        self._found: dict[int, Numbers | None] = {}
        if root is not None:
            self._read(root)

    def find(self, list_id: int) -> Numbers | None:
        """Return the list of a numId, None if the document does not define it."""
        if list_id not in self._found:
            self._found[list_id] = self._resolve(list_id)
        return self._found[list_id]

    def level_of_style(self, list_id: int, style_ids: list[str]) -> int | None:
        """Return the level that a list keeps for one of the styles (``w:pStyle``, 17.9.23), nearest style first."""
        numbers = self.find(list_id)
        if numbers is None:
            return None
        by_style = {level.style: index for index, level in numbers.levels.items() if level.style}
        return next((by_style[name] for name in style_ids if name in by_style), None)

    def _read(self, root: etree._Element) -> None:
        for node in root.iter(w("abstractNum")):
            abstract_id = whole_number(node.get(w("abstractNumId")))
            if abstract_id is not None:
                self._abstracts[abstract_id] = _abstract(node)
        for node in root.iter(w("num")):
            list_id = whole_number(node.get(w("numId")))
            if list_id is not None:
                self._nums[list_id] = node

    def _resolve(self, list_id: int) -> Numbers | None:
        abstract_id = self._abstract_of(list_id)
        if abstract_id is None:
            return None
        abstract_id = self._linked(abstract_id)
        numbers = Numbers(abstract_id, dict(self._abstracts[abstract_id].levels))
        for override in self._nums[list_id].findall(w("lvlOverride")):
            _apply(override, numbers)
        return numbers

    def _linked(self, abstract_id: int) -> int:
        """Follow ``w:numStyleLink`` to the definition that carries the levels (17.9.21, 17.9.27)."""
        link = self._abstracts[abstract_id].num_style_link
        if link is None:
            return abstract_id
        for other_id, other in self._abstracts.items():
            if other.style_link == link:
                return other_id
        place = self._styles.place(link)
        linked = None if place is None or place.list_id is None else self._abstract_of(place.list_id)
        return abstract_id if linked is None else linked

    def _abstract_of(self, list_id: int) -> int | None:
        """Return the definition that a numId names, None if there is none."""
        node = self._nums.get(list_id)
        abstract_id = None if node is None else child_number(node, "abstractNumId")
        return abstract_id if abstract_id in self._abstracts else None


def _abstract(node: etree._Element) -> _Abstract:
    levels: dict[int, Level] = {}
    for level in node.findall(w("lvl")):
        index = whole_number(level.get(w("ilvl")))
        if index is not None and 0 <= index < LEVELS:
            levels[index] = _level(level)
    return _Abstract(levels, _val(node, "styleLink"), _val(node, "numStyleLink"))


def _apply(override: etree._Element, numbers: Numbers) -> None:
    """Put one ``w:lvlOverride`` (17.9.8) into force: another level, another start (17.9.26), or both."""
    index = whole_number(override.get(w("ilvl")))
    if index is None or not 0 <= index < LEVELS:
        return
    level = override.find(w("lvl"))
    if level is not None:
        numbers.levels[index] = _level(level)
    start = child_number(override, "startOverride")
    if start is not None:
        numbers.starts[index] = start
        numbers.levels[index] = replace(numbers.levels.get(index, Level()), start=start)


def _level(node: etree._Element) -> Level:
    return Level(
        number_format=_number_format(node),
        text=_val(node, "lvlText") or "",
        # A missing start means zero (17.9.25).
        start=child_number(node, "start") or 0,
        suffix=_val(node, "suff") or "tab",
        legal=bool(toggle(node, "isLgl")),
        restart=child_number(node, "lvlRestart"),
        hidden=bool(toggle(node.find(w("rPr")), "vanish")),
        style=_val(node, "pStyle"),
    )


def _number_format(node: etree._Element) -> str:
    # Newer formats come inside mc:AlternateContent with an older one for readers that do not know them.
    formats = [child.get(VAL, "decimal") for child in node.iter(w("numFmt"))]
    return next((name for name in formats if name != "custom"), "decimal")


def _val(node: etree._Element, name: str) -> str | None:
    child = node.find(w(name))
    return None if child is None else child.get(VAL)
