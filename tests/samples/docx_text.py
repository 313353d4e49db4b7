"""Prints a .docx as plain lines with its automatic numbers, independent of both the builder and the reader.

Knows just what the samples use: one multilevel list, start overrides, numbers from a paragraph or from its style.
"""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

Element = etree._Element  # noqa: SLF001 -- lxml has no public name for it
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HAN = "零一二三四五六七八九十"


def part(docx: Path, name: str) -> Element:
    with ZipFile(docx) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def value(parent: Element | None, path: str) -> str | None:
    found = None if parent is None else parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def words(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


class Lists:
    """The list numbers of one document, counted up as its paragraphs come by."""

    def __init__(self, docx: Path) -> None:
        numbering, styles = part(docx, "numbering"), part(docx, "styles")
        self.levels = {value_of(level, "ilvl"): level for level in numbering.iter(f"{W}lvl")}
        self.starts = {
            (value_of(num, "numId"), value_of(override, "ilvl")): int(value(override, "startOverride") or 1)
            for num in numbering.iter(f"{W}num")
            for override in num.iter(f"{W}lvlOverride")
        }
        self.styles = {value_of(style, "styleId"): style.find(f"{W}pPr") for style in styles.iter(f"{W}style")}
        self.counts = dict.fromkeys(self.levels, 0)

    def number(self, paragraph: Element) -> str:
        own = paragraph.find(f"{W}pPr")
        style = self.styles.get(value(own, "pStyle") or "")
        num = value(own, "numPr/numId") or value(style, "numPr/numId")
        if num in {None, "0"}:
            return ""
        level = value(own, "numPr/ilvl") or value(style, "numPr/ilvl") or "0"
        self.counts[level] = self.starts.pop((str(num), level), self.counts[level] + 1)
        self.counts.update({below: 0 for below in self.counts if below > level})
        count = self.counts[level]
        shown = str(count) if value(self.levels[level], "numFmt") == "decimal" else HAN[count]
        return str(value(self.levels[level], "lvlText")).replace(f"%{int(level) + 1}", shown)


def value_of(element: Element, attribute: str) -> str:
    return str(element.get(W + attribute))


def lines(docx: Path) -> Iterator[str]:
    """Paragraphs with their numbers, table rows as cells set apart by tabs."""
    lists = Lists(docx)
    body = part(docx, "document")[0]
    for block in body:
        if block.tag == f"{W}p":
            yield lists.number(block) + words(block)
        elif block.tag == f"{W}tbl":
            yield from ("\t".join(words(cell) for cell in row.iter(f"{W}tc")) for row in block.iter(f"{W}tr"))


def typed_lines(docx: Path) -> list[str]:
    """Paragraphs outside tables as they are stored, without automatic numbers."""
    return [words(block) for block in part(docx, "document")[0] if block.tag == f"{W}p"]
