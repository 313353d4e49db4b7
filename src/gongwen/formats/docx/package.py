"""The parts of a .docx and how they are found: relationships first, the usual names where these fail."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from gongwen.formats.docx.names import RELATIONSHIP, transitional
from gongwen.formats.limits import Limits
from gongwen.formats.safexml import parse_xml
from gongwen.formats.zips import GuardedZip
from gongwen.refusals import Unreadable

_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of the main part: its id, the last word of its type, and the part it leads to."""

    id: str
    type: str
    target: str


class Package:
    """A .docx as parsed parts. A part that is named and broken is refused, one that is missing is None."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the container and find the main part; raise Unreadable if there is none."""
        self._limits = limits
        self._zip = GuardedZip(data, limits)
        self.main = self._find_main()
        self.relations = self._relations_of(self.main)

    def document(self) -> etree._Element:
        """Return the root of the main part."""
        return self._parse(self.main)

    def related(self, type_: str) -> list[tuple[Relation, etree._Element]]:
        """Return the parts that the main part names under a type such as ``header``, in the order of its list."""
        found = [relation for relation in self.relations if relation.type == type_]
        return [(relation, self._parse(relation.target)) for relation in found if relation.target in self._zip]

    def part(self, type_: str) -> etree._Element | None:
        """Return the single part of a type such as ``styles``; the usual name serves where no relation leads to it."""
        for _, root in self.related(type_):
            return root
        usual = posixpath.join(posixpath.dirname(self.main), f"{type_}.xml")
        return self._parse(usual) if usual in self._zip else None

    def missing(self) -> int:
        """Return how many parts are named but not there."""
        wanted = {"header", "footer", "footnotes", "endnotes", "comments", "numbering", "styles"}
        return sum(relation.type in wanted and relation.target not in self._zip for relation in self.relations)

    def _find_main(self) -> str:
        for relation in self._relations_of(""):
            if relation.type == "officeDocument" and relation.target in self._zip:
                return relation.target
        if _MAIN not in self._zip:
            raise Unreadable("文件里没有 Word 正文，可能已损坏或不是 .docx，请用 Word 或 WPS 另存为 .docx 后再读。")
        return _MAIN

    def _relations_of(self, part: str) -> list[Relation]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._zip:
            return []
        return [_relation(node, folder) for node in self._parse(path).iter(RELATIONSHIP) if _is_inside(node)]

    def _parse(self, part: str) -> etree._Element:
        return parse_xml(transitional(self._zip.read(part)), part=part, limits=self._limits)


def _is_inside(node: etree._Element) -> bool:
    return node.get("TargetMode", "Internal") != "External"


def _relation(node: etree._Element, folder: str) -> Relation:
    # Absolute targets start at the package's root, the rest at the folder of the part (ECMA-376-2 6.5.3.4).
    target = posixpath.normpath(posixpath.join("/" + folder, node.get("Target", ""))).lstrip("/")
    return Relation(node.get("Id", ""), node.get("Type", "").rpartition("/")[2], target)
