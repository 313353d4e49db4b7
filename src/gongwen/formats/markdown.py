"""Markdown: lines as in plain text, with the markup taken off and tables as cells.

Numbers of lists are kept as printed. Comments, link definitions, rules and fences print nothing and go; front matter
goes and is told. A table written in HTML, as PDF converters do, is read as one.
"""

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from gongwen.formats.blocks import Block, LineWriter, Paragraph, Table, TableCell
from gongwen.formats.characters import clean, control_remarks
from gongwen.formats.encodings import decode, decoding_remarks
from gongwen.formats.limits import Budget, Limits, check_text_size
from gongwen.formats.markup import plain
from gongwen.formats.model import Line, LineKind, Remark, Source

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[([^\[\]^]+)\]:\s+\S+")
_NOTE = re.compile(r" {0,3}\[\^[^\[\]\s]+\]:\s*")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_TABLE_START = re.compile(r"\s*<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_FRONT = "---"


@dataclass(slots=True)
class _Reading:
    """Where a reading stands: the physical lines, those still to come, and what has been made of the rest."""

    texts: list[str]
    limits: Limits
    writer: LineWriter
    labels: frozenset[str]
    last_table_end: int
    at: int = 0
    lines: list[Line] = field(default_factory=list)
    asides: list[Line] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def put(self, text: str, *, whole: bool = False) -> None:
        """Add the line at hand, as several where a <br> stands in it."""
        text = text[:-1] if text.endswith("\\") and not text.endswith("\\\\") else text
        # Cleaned once more: an entity may stand for a control character.
        for part in clean(self.plain(text))[0].splitlines() or [""]:
            self.lines.append(Line(part, self.at + 1, whole=whole))
        self.at += 1

    def plain(self, text: str) -> str:
        """Return text without its markup."""
        return plain(text, self.labels)


def read(data: bytes, limits: Limits) -> Source:
    """Return the lines of a Markdown file; ``number`` is the physical line."""
    check_text_size(len(data), limits)
    decoded = decode(data)
    text, controls = clean(decoded.text)
    texts = _without_comments(text).splitlines()
    budget = Budget(limits)
    budget.take_lines(len(texts), len(text))
    definitions = [match[1].lower() for match in map(_DEFINITION.match, texts) if match]
    ends = [at for at, line in enumerate(texts) if _TABLE_END.search(line)]
    reading = _Reading(texts, limits, LineWriter(budget), frozenset(definitions), max(ends, default=-1))
    _skip_front_matter(reading)
    while reading.at < len(texts):
        _take(reading)
    remarks = (*decoding_remarks(decoded), *control_remarks(controls), *reading.remarks)
    return Source("md", tuple(reading.lines), tuple(reading.asides), remarks)


def _without_comments(text: str) -> str:
    """Return ``text`` without ``<!-- … -->``, their line ends kept so that numbers stay true."""
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += [text[at:start], "\n" * (len(text[start:end].splitlines()) - 1)]
        at = end + 3
    return "".join([*pieces, text[at:]])


def _skip_front_matter(reading: _Reading) -> None:
    texts = reading.texts
    if not texts or texts[0].rstrip() != _FRONT or _FRONT not in [text.rstrip() for text in texts[1:50]]:
        return
    end = next(at for at in range(1, len(texts)) if texts[at].rstrip() == _FRONT)
    if all(":" in text or text.startswith((" ", "-", "#")) or not text.strip() for text in texts[1:end]):
        reading.at = end + 1
        reading.remarks.append(Remark("front-matter", f"文件开头的 {end + 1} 行是元数据，不是正文，没有读取。"))


def _take(reading: _Reading) -> None:
    """Take in the line at hand and whatever belongs to it."""
    text = reading.texts[reading.at]
    quote = _QUOTE.match(text)
    text = text[quote.end() :] if quote else text
    if not any(take(reading, text) for take in _TAKERS):
        reading.put(_BULLET.sub(r"\1", text, count=1) if _BULLET.match(text) else text)


def _take_fence(reading: _Reading, text: str) -> bool:
    fence = _FENCE.match(text)
    if fence is None:
        return False
    reading.at += 1
    while reading.at < len(reading.texts) and not reading.texts[reading.at].lstrip().startswith(fence[1]):
        reading.lines.append(Line(reading.texts[reading.at], reading.at + 1))
        reading.at += 1
    reading.at += 1
    return True


def _take_heading(reading: _Reading, text: str) -> bool:
    heading = _HEADING.match(text)
    if heading is None:
        return False
    words = text[heading.end() :].rstrip()
    bare = words.rstrip("#")
    reading.put(bare.rstrip() if bare.endswith((" ", "\t")) else bare or words, whole=True)
    return True


def _take_html_table(reading: _Reading, text: str) -> bool:
    if reading.at > reading.last_table_end or not _TABLE_START.match(text):
        return False
    following = range(reading.at, len(reading.texts))
    end = next(at for at in following if _TABLE_END.search(reading.texts[at]))
    markup = "\n".join(reading.texts[reading.at : end + 1])
    # Loaded only here: lxml comes with it.
    blocks_of = cast("Callable[[str, Limits], list[Block]]", importlib.import_module("gongwen.formats.html").blocks_of)
    for line in reading.writer.lines(blocks_of(markup, reading.limits)):
        reading.lines.append(Line(line.text, reading.at + 1, line.whole, line.cell))
    reading.at = end + 1
    return True


def _take_table(reading: _Reading, text: str) -> bool:
    following = reading.at + 1
    if "|" not in text or following >= len(reading.texts) or not _is_delimiter(reading.texts[following]):
        return False
    columns = len(_cells(text))
    if columns != len(_cells(reading.texts[following])):
        return False
    table = Table([_row(reading, text, columns)])
    reading.at += 2
    while reading.at < len(reading.texts) and "|" in reading.texts[reading.at]:
        table.rows.append(_row(reading, reading.texts[reading.at], columns))
        reading.at += 1
    reading.writer.budget.take_cells(columns * len(table.rows))
    reading.lines.extend(reading.writer.lines([table]))
    return True


def _is_delimiter(text: str) -> bool:
    return "|" in text and _DELIMITER.match(text.strip()) is not None


def _row(reading: _Reading, text: str, columns: int) -> list[TableCell]:
    texts = [reading.plain(cell) for cell in _cells(text)]
    texts += [""] * (columns - len(texts))
    return [TableCell(column, [Paragraph(reading.at + 1, cell)]) for column, cell in enumerate(texts)]


def _cells(text: str) -> list[str]:
    inner = text.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip() for cell in _UNESCAPED_PIPE.split(inner)]


def _take_note(reading: _Reading, text: str) -> bool:
    note = _NOTE.match(text)
    if note is None:
        return False
    words = Paragraph(reading.at + 1, reading.plain(text[note.end() :]))
    reading.asides.extend(reading.writer.lines([words], LineKind.FOOTNOTE))
    reading.at += 1
    return True


def _take_unprinted(reading: _Reading, text: str) -> bool:
    """Skip what prints nothing of its own: rules, the underline of a heading, link definitions."""
    if _RULE.match(text):
        reading.put("")
    elif (_UNDERLINE.match(text) and reading.at and reading.texts[reading.at - 1].strip()) or _DEFINITION.match(text):
        reading.at += 1
    else:
        return False
    return True


_TAKERS: tuple[Callable[[_Reading, str], bool], ...] = (
    _take_fence,
    _take_html_table,
    _take_table,
    _take_heading,
    _take_note,
    _take_unprinted,
)
