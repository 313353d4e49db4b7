"""From the bytes of an .ofd to Sheets, page by page, and what its reader has to be told."""

from dataclasses import dataclass, field
from itertools import compress
from typing import Final

from lxml import etree

from gongwen.formats.limits import Budget, Limits
from gongwen.formats.model import Remark
from gongwen.formats.ofd.drawing import Drawing, Painter, composites_in
from gongwen.formats.ofd.matrix import POINTS, turned_back
from gongwen.formats.ofd.package import Document, Package, bodies_of, document_of, page_size
from gongwen.formats.ofd.runs import Run, joined, once
from gongwen.formats.ofd.seals import count_extras
from gongwen.formats.ofd.tally import Tally
from gongwen.formats.ofd.values import child, children
from gongwen.formats.pages import Rule, Sheet
from gongwen.formats.pages.judging import FEW_CHARACTERS, MUCH_UNMAPPED, main_direction
from gongwen.refusals import Unreadable

_UNMAPPED: Final = frozenset(map(chr, (*range(0xE000, 0xF900), 0xFFFD)))
_MUCH_DRAWN: Final = 1_000
"""Steps of paths: more than any table has, and few for text that was made into outlines."""


def sheets_of(data: bytes, limits: Limits) -> tuple[list[Sheet], tuple[Remark, ...]]:
    """Return the pages of all documents in an .ofd, numbered on; raise Unreadable if there is nothing to read."""
    reader = _Reader(Package(data, limits), limits)
    for body in bodies_of(reader.package):
        reader.read(body)
    if not reader.sheets:
        raise Unreadable("文件里没有页面，可能已损坏，请重新取得原件再读。")
    if not any(sheet.pieces for sheet in reader.sheets):
        _refuse(reader.tally, len(reader.sheets))
    return reader.sheets, reader.tally.remarks()


def _refuse(tally: Tally, pages: int) -> None:
    """Raise Unreadable if it is known why none of so many pages has text."""
    if len(tally.scans) == pages:
        raise Unreadable("这是扫描件，每一页都是图片，没有文字，请换用有文字的原件，或先做文字识别再读。")
    if len(tally.scans) + len(tally.outlined) == pages:
        raise Unreadable("文件里没有文字（已转成曲线或图片），请换用有文字的原件，或先做文字识别再读。")


@dataclass(slots=True)
class _Shared:
    """What pages of one document share, each parsed once: templates by their id, composite objects by theirs."""

    document: Document
    templates: dict[str, etree._Element | None] = field(default_factory=dict)
    composites: dict[str, etree._Element] = field(default_factory=dict)


class _Reader:
    """Reads one document after the other."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.package = package
        self.sheets: list[Sheet] = []
        self.tally = Tally()
        self._limits = limits
        self._budget = Budget(limits)

    def read(self, body: etree._Element) -> None:
        """Take in the document of a DocBody."""
        document = document_of(self.package, body)
        if document is None:
            self.tally.missing_parts += 1
            return
        self.tally.documents += 1
        count_extras(self.package, document, body, self.tally)
        shared = _Shared(document)
        for location in document.resources:
            self._take_resources(shared.composites, location, document.name)
        if len(self.sheets) + len(document.pages) > self._limits.pages:
            raise Unreadable(f"文件超过 {self._limits.pages} 页，不像一份公文，请拆分后再读。")
        for page in document.pages:
            self._page(page, shared)

    def _page(self, page: etree._Element, shared: _Shared) -> None:
        number = len(self.sheets) + 1
        found = self.package.part(page.get("BaseLoc", ""), shared.document.name)
        if found is None:
            self.tally.missing_pages.append(number)
            width, height = POINTS.along(*shared.document.size)
            self.sheets.append(Sheet(number, width, height))
            return
        drawing = self._drawing(*found, shared)
        self.sheets.append(_sheet(number, drawing, self.tally))

    def _drawing(self, name: str, root: etree._Element, shared: _Shared) -> Drawing:
        size = page_size(child(root, "Area"), shared.document.size)
        composites = dict(shared.composites)
        for node in children(root, "PageRes"):
            self._take_resources(composites, (node.text or "").strip(), name)
        drawing = Drawing(*POINTS.along(*size))
        painter = Painter(drawing, composites, self._budget)
        # 7.7: a template is drawn below what the page itself has, unless it says that it lies above.
        above = [node.get("ZOrder") == "Foreground" for node in children(root, "Template")]
        templates = [self._template(node.get("TemplateID", ""), shared) for node in children(root, "Template")]
        below = [template for template, is_above in zip(templates, above, strict=True) if not is_above]
        for layers in (*below, root, *compress(templates, above)):
            for node in children(layers, "Content", "Layer"):
                painter.draw(node, POINTS)
        return drawing

    def _template(self, id_: str, shared: _Shared) -> etree._Element | None:
        if id_ not in shared.templates:
            found = self.package.part(shared.document.templates.get(id_, ""), shared.document.name)
            shared.templates[id_] = None if found is None else found[1]
            self.tally.missing_parts += found is None
        return shared.templates[id_]

    def _take_resources(self, composites: dict[str, etree._Element], location: str, base: str) -> None:
        found = self.package.part(location, base)
        self.tally.missing_parts += found is None
        if found is not None:
            composites.update(composites_in(found[1]))


def _sheet(number: int, drawing: Drawing, tally: Tally) -> Sheet:
    """Return a page turned so that most of its text stands upright, and tell ``tally`` what is not on it."""
    runs = _readable(number, drawing, tally)
    quarters = main_direction((run.quarters, run.text) for run in runs)
    back = turned_back(quarters, drawing.width, drawing.height)
    sides = (drawing.width, drawing.height) if quarters % 2 == 0 else (drawing.height, drawing.width)
    sheet = Sheet(number, *sides, rules=[Rule(*back.box(box)) for box in drawing.rules])
    sheet.pieces = [run.piece() for run in runs if run.quarters == quarters]
    drawing.slanted.extend(run.text for run in runs if run.quarters != quarters)
    if _unmapped(runs) > MUCH_UNMAPPED * _characters(runs):
        tally.garbled.append(number)
    tally.take(drawing)
    return sheet


def _readable(number: int, drawing: Drawing, tally: Tally) -> list[Run]:
    """Return the runs that are the text of a page: those that can be seen, on a recognised scan the others, too."""
    is_covered = drawing.is_covered()
    is_thin = is_covered and _characters(drawing.runs) < FEW_CHARACTERS
    if drawing.hidden and (is_thin or not drawing.runs):
        (tally.layered if is_covered else tally.unseen).append(number)
        runs, drawing.hidden = [*drawing.runs, *drawing.hidden], []
        return joined(once(runs))
    if is_thin:
        tally.scans.append(number)
    elif drawing.is_covered(over=len(drawing.runs) // 2 + 1):
        tally.layered.append(number)
    elif not drawing.runs and drawing.steps > _MUCH_DRAWN:
        tally.outlined.append(number)
    return joined(once(drawing.runs))


def _characters(runs: list[Run]) -> int:
    return sum(len(run.text) for run in runs)


def _unmapped(runs: list[Run]) -> int:
    return sum(character in _UNMAPPED for run in runs for character in run.text)
