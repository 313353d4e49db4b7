"""The parts of an .ofd and how they are found: from OFD.xml to its documents, from each to its pages."""

import posixpath
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from gongwen.formats.limits import Limits
from gongwen.formats.ofd.values import child, children, content, numbers
from gongwen.formats.safexml import parse_xml
from gongwen.formats.zips import GuardedZip
from gongwen.refusals import Unreadable

_ENTRY: Final = "OFD.xml"
_REMEDY: Final = "请重新取得原件，或用版式阅读软件打开后另存为新的 .ofd 再读。"
# GM/T 0099-2020, C.1: beside OFD.xml; what is not encrypted may then be there only for show.
_ENCRYPTED: Final = "Encryptions.xml"
_LOCKED: Final = "文件加了密，请先用版式阅读软件解密，另存为不加密的文件后再读。"
_A4: Final = (210.0, 297.0)
_LONGEST_SIDE: Final = 10_000.0
"""In millimetres: the longest paper there is has less."""


class Package:
    """An .ofd as parsed parts, each parsed when it is asked for. One that is broken is refused, one missing is None."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the container; raise Unreadable if it is damaged, encrypted, or no .ofd."""
        self._limits = limits
        self._zip = GuardedZip(data, limits)
        if _ENCRYPTED in self._zip:
            raise Unreadable(_LOCKED)
        if _ENTRY not in self._zip:
            raise Unreadable(f"文件里没有 OFD 的入口文件（{_ENTRY}），可能加了密或已损坏，{_REMEDY}")
        self.entry = self._parse(_ENTRY)

    def find(self, location: str, base: str) -> str | None:
        """Return the member that a location (7.3, ST_Loc) in the part ``base`` names, None if there is none."""
        if not location:
            return None
        for folder in (posixpath.dirname(base), ""):
            # Absolute locations start at the package's root; some writers mean the root where they write no slash.
            path = posixpath.normpath(posixpath.join("/", folder, location.replace("\\", "/"))).lstrip("/")
            for name in (path, _in_old_zip(path)):
                if name in self._zip:
                    return name
        return None

    def part(self, location: str, base: str) -> tuple[str, etree._Element] | None:
        """Return the name and the root of a part named in ``base``, None if it is not there."""
        name = self.find(location, base)
        return None if name is None else (name, self._parse(name))

    def _parse(self, name: str) -> etree._Element:
        return parse_xml(self._zip.read(name), part=name, limits=self._limits, remedy=_REMEDY)


@dataclass(slots=True)
class Document:
    """One document of a package: where its parts are, and the size (in millimetres) of pages that do not say."""

    name: str
    root: etree._Element
    size: tuple[float, float]
    pages: list[etree._Element] = field(default_factory=list)
    templates: dict[str, str] = field(default_factory=dict)
    resources: list[str] = field(default_factory=list)


def bodies_of(package: Package) -> list[etree._Element]:
    """Return the DocBody elements of OFD.xml (7.4); raise Unreadable if there are none."""
    bodies = list(children(package.entry, "DocBody"))
    if not bodies:
        raise Unreadable(f"OFD 的入口文件里没有登记文档，可能已损坏，{_REMEDY}")
    return bodies


def document_of(package: Package, body: etree._Element) -> Document | None:
    """Return the document of a DocBody (7.5), None if its part is missing."""
    found = package.part(content(body, "DocRoot"), _ENTRY)
    if found is None:
        return None
    name, root = found
    common = child(root, "CommonData")
    return Document(
        name,
        root,
        page_size(child(common, "PageArea"), _A4),
        list(children(child(root, "Pages"), "Page")),
        {node.get("ID", ""): node.get("BaseLoc", "") for node in children(common, "TemplatePage")},
        [(node.text or "").strip() for node in children(common, "PublicRes", "DocumentRes")],
    )


def page_size(area: etree._Element | None, otherwise: tuple[float, float]) -> tuple[float, float]:
    """Return width and height that an area (7.5, CT_PageArea) gives; its upper left corner is where pages begin."""
    box = numbers(content(area, "PhysicalBox"), 4)
    if box is None or not all(1 <= side <= _LONGEST_SIDE for side in box[2:]):
        return otherwise
    return box[2], box[3]


def _in_old_zip(name: str) -> str:
    """Return a Chinese name as Python reads it from a zip whose writer did not say that names are in UTF-8."""
    return name.encode("gbk", "replace").decode("cp437")
