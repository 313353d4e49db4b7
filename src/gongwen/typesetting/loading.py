"""A letter comes in as plain data, as JSON has it: every wrong or missing part is told with its place."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from gongwen.standard.kinds import KINDS, Format, kind_named
from gongwen.typesetting.faults import faults_of
from gongwen.typesetting.letter import (
    LEVELS,
    Annex,
    Attendance,
    Block,
    Figure,
    Heading,
    Letter,
    Paragraph,
    Table,
)
from gongwen.typesetting.refusals import Fault, Faulty

SCHEMA = "gongwen.letter/1"
LARGEST_FIGURE = 8_000_000
"""Bytes of a picture."""
_KINDS_OF_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_DAY_PATTERN = "2026-03-01"
KEYS = frozenset({"schema", *(field.name for field in fields(Letter))})
T = TypeVar("T")


def letter_from_json(text: str, *, folder: Path | None = None) -> Letter:
    """Return the letter of a JSON text; pictures named by ``file`` are looked for in ``folder`` and nowhere else. Raises Faulty."""
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        raise Faulty(
            [Fault(f"第{error.lineno}行第{error.colno}列", "不是正确的 JSON，请检查引号、逗号和括号")]
        ) from None
    except RecursionError:
        raise Faulty([Fault("", "JSON 嵌套太深")]) from None
    return letter_from_data(told, folder=folder)


def letter_from_data(told: object, *, folder: Path | None = None) -> Letter:
    """Return the letter of plain data. Raises Faulty with all that is wrong in it."""
    reader = _Reader(folder)
    letter = reader.letter(told)
    if letter is None or reader.faults:
        raise Faulty(reader.faults or [Fault("", "公文应是一个 JSON 对象")])
    faults = faults_of(letter)
    if faults:
        raise Faulty(faults)
    return letter


class _Reader:
    """Reads parts and keeps what is wrong with them."""

    def __init__(self, folder: Path | None) -> None:
        self.faults: list[Fault] = []
        self._folder = folder

    def letter(self, told: object) -> Letter | None:
        if not isinstance(told, Mapping):
            return None
        for key in sorted(set(told) - KEYS):
            self._fault(str(key), f"没有这一项，可用的有：{'、'.join(sorted(KEYS))}")
        if told.get("schema", SCHEMA) != SCHEMA:
            self._fault("schema", f"应是 {SCHEMA}")
        name = self._text(told, "kind", "")
        kind = kind_named(name)
        if kind is None:
            self._fault("kind", f"“{name}”不是法定文种，应是{'、'.join(KINDS)}之一（《条例》第八条）")
        return Letter(
            kind=name,
            organs=self._texts(told, "organs", ""),
            title=self._text(told, "title", ""),
            body=self._blocks(told.get("body", []), "body"),
            format=self._format(told, kind.format if kind else Format.ORDINARY),
            annexes=self._each(told, "annexes", "", self._annex),
            attendance=self._each(told, "attendance", "", self._attendance),
            is_sealed=self._flag(told, "is_sealed", "", default=True),
            masthead_size=self._number(told, "masthead_size", "", None),
            masthead=self._text(told, "masthead", ""),
            issue=self._text(told, "issue", ""),
            copy_number=self._text(told, "copy_number", ""),
            urgency=self._text(told, "urgency", ""),
            number=self._text(told, "number", ""),
            signers=self._texts(told, "signers", ""),
            recipients=self._text(told, "recipients", ""),
            signatures=self._texts(told, "signatures", ""),
            on=self._day(told, "on"),
            note=self._text(told, "note", ""),
            copies=self._text(told, "copies", ""),
            printer=self._text(told, "printer", ""),
            printed_on=self._day(told, "printed_on"),
        )

    def _fault(self, place: str, words: str) -> None:
        self.faults.append(Fault(place, words))

    def _text(self, told: Mapping[str, Any], key: str, place: str) -> str:
        value = told.get(key, "")
        if isinstance(value, str):
            return value.strip()
        self._fault(_at(place, key), "应是文字")
        return ""

    def _texts(self, told: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
        value = told.get(key, [])
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(one.strip() for one in value)
        self._fault(_at(place, key), "应是文字的列表")
        return ()

    def _flag(self, told: Mapping[str, Any], key: str, place: str, *, default: bool) -> bool:
        value = told.get(key, default)
        if isinstance(value, bool):
            return value
        self._fault(_at(place, key), "应是 true 或 false")
        return default

    def _number(self, told: Mapping[str, Any], key: str, place: str, default: T) -> float | T:
        value = told.get(key, default)
        if value is default or (isinstance(value, int | float) and not isinstance(value, bool) and value > 0):
            return value
        self._fault(_at(place, key), "应是大于 0 的数")
        return default

    def _day(self, told: Mapping[str, Any], key: str) -> date | None:
        value = self._text(told, key, "")
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self._fault(key, f"“{value}”不是日期，应写成 {_DAY_PATTERN}")
            return None

    def _format(self, told: Mapping[str, Any], usual: Format) -> Format:
        value = self._text(told, "format", "")
        if not value:
            return usual
        try:
            return Format(value)
        except ValueError:
            self._fault("format", f"应是{'、'.join(Format)}之一")
            return usual

    def _each(
        self, told: Mapping[str, Any], key: str, place: str, read: Callable[[Mapping[str, Any], str], T]
    ) -> tuple[T, ...]:
        value = told.get(key, [])
        at = _at(place, key)
        if not isinstance(value, list):
            self._fault(at, "应是列表")
            return ()
        found = []
        for number, one in enumerate(value):
            if isinstance(one, Mapping):
                found.append(read(one, f"{at}[{number}]"))
            else:
                self._fault(f"{at}[{number}]", "应是一个对象")
        return tuple(found)

    def _annex(self, told: Mapping[str, Any], place: str) -> Annex:
        return Annex(self._text(told, "title", place), self._blocks(told.get("body", []), _at(place, "body")))

    def _attendance(self, told: Mapping[str, Any], place: str) -> Attendance:
        return Attendance(self._text(told, "label", place), self._text(told, "names", place))

    def _blocks(self, told: object, place: str) -> tuple[Block, ...]:
        if not isinstance(told, list):
            self._fault(place, "应是列表")
            return ()
        read = (self._block(one, f"{place}[{number}]") for number, one in enumerate(told))
        return tuple(block for block in read if block is not None)

    def _block(self, told: object, place: str) -> Block | None:
        if isinstance(told, str):
            return Paragraph(told.strip())
        if not isinstance(told, Mapping):
            self._fault(place, "应是文字或一个对象")
            return None
        match told.get("type"):
            case "heading":
                level = told.get("level", 1)
                if level not in LEVELS:
                    self._fault(_at(place, "level"), "标题的层次应是1至4")
                    level = 1
                return Heading(level, self._text(told, "text", place), self._text(told, "rest", place))
            case "paragraph":
                return Paragraph(self._text(told, "text", place))
            case "table":
                return self._table(told, place)
            case "figure":
                return self._figure(told, place)
            case other:
                self._fault(_at(place, "type"), f"“{other}”应是 heading、paragraph、table、figure 之一")
                return None

    def _table(self, told: Mapping[str, Any], place: str) -> Table | None:
        rows = told.get("rows", [])
        is_right = isinstance(rows, list) and all(
            isinstance(row, list) and all(isinstance(cell, str) for cell in row) for row in rows
        )
        if not is_right or not any(rows):
            self._fault(_at(place, "rows"), "应是文字的列表的列表，至少一行")
            return None
        heads, widths = told.get("heads", 1), told.get("widths", [])
        if not isinstance(heads, int) or not 0 <= heads <= len(rows):
            self._fault(_at(place, "heads"), "应是表头的行数，不超过表格的行数")
            heads = 0
        if not isinstance(widths, list) or not all(isinstance(one, int | float) and one > 0 for one in widths):
            self._fault(_at(place, "widths"), "应是大于 0 的数的列表，每列一个")
            widths = []
        return Table(
            tuple(tuple(row) for row in rows),
            heads=heads,
            title=self._text(told, "title", place),
            widths=tuple(float(one) for one in widths),
            is_landscape=self._flag(told, "is_landscape", place, default=False),
        )

    def _figure(self, told: Mapping[str, Any], place: str) -> Figure | None:
        content = self._picture(told, place)
        if content is None:
            return None
        if not content.startswith(_KINDS_OF_PICTURES) or len(content) > LARGEST_FIGURE:
            self._fault(place, "图片应是 PNG 或 JPEG，不超过 8 MB")
            return None
        wide = self._number(told, "width", place, 1.0)
        return Figure(content, self._text(told, "caption", place), min(wide, 1.0))

    def _picture(self, told: Mapping[str, Any], place: str) -> bytes | None:
        if "content" in told:
            try:
                return base64.b64decode(self._text(told, "content", place), validate=True)
            except binascii.Error:
                self._fault(_at(place, "content"), "应是图片的 Base64 编码")
                return None
        name = self._text(told, "file", place)
        path = (self._folder / name).resolve() if self._folder and name else None
        if (
            path is None
            or self._folder is None
            or not path.is_relative_to(self._folder.resolve())
            or not path.is_file()
        ):
            self._fault(_at(place, "file"), f"找不到图片“{name}”，请把它和公文放在同一个文件夹里")
            return None
        return path.read_bytes()


def _at(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
