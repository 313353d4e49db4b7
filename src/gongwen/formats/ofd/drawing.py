"""What is drawn on one page: its layers and templates walked through, blocks and composite objects opened."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from gongwen.formats.limits import Budget
from gongwen.formats.ofd.matrix import Box, Matrix, boundary_of, placed
from gongwen.formats.ofd.paths import rules_of, steps_in
from gongwen.formats.ofd.runs import Run, runs_of
from gongwen.formats.ofd.text import codes_of, glyphs_of, is_invisible, setting_of
from gongwen.formats.ofd.values import child, children, is_false, local, number

_CONTAINERS: Final = {"Content", "Layer", "PageBlock"}
_DEEPEST: Final = 8
"""Composite objects inside each other."""
_PICTURES_COVER: Final = 0.5
_STEPS_AN_OBJECT: Final = 10


@dataclass(slots=True)
class Picture:
    """What a picture covers, and over how many of the page's runs it is drawn."""

    box: Box
    over: int


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page of ``width`` by ``height`` points; rules and pictures as it stands in the file.

    ``hidden`` are runs that cannot be seen, ``slanted`` the texts at a slant. ``steps`` counts those of all paths,
    ``missing`` the composite objects whose content is not there.
    """

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    hidden: list[Run] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    steps: int = 0
    missing: int = 0

    def is_covered(self, *, over: int = 0) -> bool:
        """Say whether pictures, drawn over at least so many runs, cover most of the page."""
        covered = 0.0
        for picture in self.pictures:
            left, top, right, bottom = picture.box
            width, height = min(right, self.width) - max(left, 0), min(bottom, self.height) - max(top, 0)
            covered += max(width, 0) * max(height, 0) if picture.over >= over else 0
        return covered > _PICTURES_COVER * self.width * self.height


@dataclass(slots=True)
class _Node:
    """An element still to be looked at, the composite objects around it, and whether one of these is hidden."""

    element: etree._Element
    outer: Matrix
    hidden: bool = False
    around: tuple[str, ...] = ()


class Painter:
    """Goes through what is drawn on one page. ``composites`` are the contents of composite objects by their id."""

    def __init__(self, drawing: Drawing, composites: dict[str, etree._Element], budget: Budget) -> None:
        """Start with a page; ``budget`` is asked for every object and every character."""
        self._drawing = drawing
        self._composites = composites
        self._budget = budget

    def draw(self, content: etree._Element, outer: Matrix) -> None:
        """Take in everything below an element; ``outer`` leads from its measure to points on the page."""
        # Not by recursion: composite objects nest anew at each level, beyond the depth that libxml2 allows a part.
        waiting = [_Node(content, outer)]
        while waiting:
            node = waiting.pop()
            inner = list(self._opened(node))
            waiting.extend(reversed(inner))

    def _opened(self, node: _Node) -> Iterator[_Node]:
        """Take in one element, and yield what is to be looked at next in its place."""
        element, name = node.element, local(node.element)
        self._budget.take_drawn(1)
        node.hidden = node.hidden or _is_hidden(element)
        if name in _CONTAINERS:
            yield from (_Node(inner, node.outer, node.hidden, node.around) for inner in element)
        elif name == "CompositeObject":
            yield from self._composite(node)
        elif name == "TextObject":
            self._text(node)
        elif name == "PathObject" and not node.hidden:
            self._path(element, placed(element, node.outer))
        elif name == "ImageObject" and not node.hidden:
            self._drawing.pictures.append(Picture(_covered(element, node.outer), len(self._drawing.runs)))

    def _composite(self, node: _Node) -> Iterator[_Node]:
        id_ = node.element.get("ResourceID", "")
        content = self._composites.get(id_)
        if content is None or id_ in node.around or len(node.around) >= _DEEPEST:
            self._drawing.missing += 1
        else:
            yield _Node(content, placed(node.element, node.outer), node.hidden, (*node.around, id_))

    def _text(self, node: _Node) -> None:
        drawing = self._drawing
        setting = setting_of(node.element, node.outer, drawing.width, drawing.height)
        codes = codes_of(node.element)
        self._budget.take_lines(0, sum(len(text) for _, text in codes))
        if setting.quarters is None:
            drawing.slanted.extend(text for _, text in codes if text.strip())
        is_seen = not node.hidden and not is_invisible(node.element, setting)
        for glyphs in glyphs_of(node.element, codes, setting):
            for run in runs_of(glyphs, setting):
                (drawing.runs if is_seen and self._is_on_page(run) else drawing.hidden).append(run)

    def _is_on_page(self, run: Run) -> bool:
        sides = self._drawing.width, self._drawing.height
        width, height = sides if run.quarters % 2 == 0 else sides[::-1]
        left, top, right, bottom = run.box
        return right > 0 and bottom > 0 and left < width and top < height and run.size < height

    def _path(self, element: etree._Element, matrix: Matrix) -> None:
        steps = steps_in(element)
        self._budget.take_drawn(steps // _STEPS_AN_OBJECT)
        self._drawing.steps += steps
        width, height = self._drawing.width, self._drawing.height
        for left, top, right, bottom in rules_of(element, matrix):
            box = max(left, 0.0), max(top, 0.0), min(right, width), min(bottom, height)
            if box[0] <= box[2] and box[1] <= box[3]:
                self._drawing.rules.append(box)


def composites_in(resources: etree._Element) -> dict[str, etree._Element]:
    """Return the contents of the composite objects (13) that a part of resources (7.9) defines, by their id."""
    units = (
        unit
        for group in children(resources, "CompositeGraphicUnits")
        for unit in children(group, "CompositeGraphicUnit")
    )
    found = ((unit.get("ID", ""), child(unit, "Content")) for unit in units)
    return {id_: content for id_, content in found if content is not None}


def _is_hidden(element: etree._Element) -> bool:
    return is_false(element.get("Visible")) or number(element.get("Alpha")) == 0


def _covered(element: etree._Element, outer: Matrix) -> Box:
    """Return what a picture covers: the unit square after its CTM (10), its Boundary where there is none."""
    if element.get("CTM"):
        return placed(element, outer).box((0, 0, 1, 1))
    x, y, width, height = boundary_of(element)
    return outer.box((x, y, x + width, y + height))
