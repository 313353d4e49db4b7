"""A letter as a clerk types it: Markdown, with a few lines above that say what the document is.

A line is a paragraph. ``#`` to ``####`` are headings; their numbers may be typed or are counted. Lists, emphasis and escapes
are not read as such: words stay as they are typed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gongwen.standard.kinds import Format
from gongwen.typesetting.letter import Letter
from gongwen.typesetting.loading import letter_from_data
from gongwen.typesetting.numbering import level_of
from gongwen.typesetting.refusals import Fault, Faulty

_FENCE = "---"
_FORMATS = {
    "文件": Format.ORDINARY,
    "信函": Format.LETTER,
    "命令": Format.ORDER,
    "纪要": Format.MINUTES,
    "简报": Format.BULLETIN,
}
_ANNEX = re.compile(r"附件(\d*)[：:]?\s*(.+)")
_TABLE = re.compile(r"【(横排|表)】(.*)")
_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_LONGEST_HEADING = 40
_YES_NO = {"是": True, "有": True, "否": False, "无": False}


class _WrongValueError(ValueError):
    """A value is not of the form that its key wants; the sentence says which."""


def _names(value: str) -> list[str]:
    return [name for name in re.split(r"[、；;\s]+", value) if name]


def _day(value: str) -> str:
    found = _DAY.fullmatch(value)
    try:
        return date(*(int(part) for part in found.groups())).isoformat() if found else _refuse_day(value)
    except ValueError:
        return _refuse_day(value)


def _refuse_day(value: str) -> str:
    raise _WrongValueError(f"“{value}”不是日期，请写成 2026年3月1日")


def _flag(value: str) -> bool:
    if value not in _YES_NO:
        raise _WrongValueError("请写“是”或“否”")
    return _YES_NO[value]


def _format(value: str) -> str:
    if value not in _FORMATS:
        raise _WrongValueError(f"请写{'、'.join(_FORMATS)}之一")
    return _FORMATS[value].value


def _title(value: str) -> str:
    return value.replace("｜", "\n")


KEYS: dict[str, tuple[str, Callable[[str], object]]] = {
    "文种": ("kind", str),
    "格式": ("format", _format),
    "发文机关": ("organs", _names),
    "标志": ("masthead", str),
    "期号": ("issue", str),
    "份号": ("copy_number", str),
    "紧急程度": ("urgency", str),
    "发文字号": ("number", str),
    "签发人": ("signers", _names),
    "标题": ("title", _title),
    "主送": ("recipients", str),
    "署名": ("signatures", _names),
    "印章": ("is_sealed", _flag),
    "成文日期": ("on", _day),
    "附注": ("note", str),
    "抄送": ("copies", str),
    "印发机关": ("printer", str),
    "印发日期": ("printed_on", _day),
}
"""What may stand above the text, the part of a letter that it is, and how its value is read."""
ATTENDANCE = ("出席", "请假", "列席")


@dataclass(slots=True)
class _Read:
    """What was read: plain data, and the line from which each part comes."""

    data: dict[str, Any]
    lines: dict[str, int]
    faults: list[Fault]


def letter_from_markdown(text: str, *, folder: Path | None = None) -> Letter:
    """Return the letter of a Markdown text. Raises Faulty, each fault with the line it is about."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    read = _Read({}, {}, [])
    after = _front(lines, read)
    _body("\n".join(lines[after:]), after, read)
    if read.faults:
        raise Faulty(read.faults)
    try:
        return letter_from_data(read.data, folder=folder)
    except Faulty as refusal:
        raise Faulty([_placed(fault, read.lines) for fault in refusal.faults]) from None


def _placed(fault: Fault, lines: dict[str, int]) -> Fault:
    """Return a fault with its line in place of the part's name."""
    parts = [fault.place[: found.start()] for found in re.finditer(r"[.\[]", fault.place)]
    for place in [fault.place, *reversed(parts)]:
        if place in lines:
            return Fault(f"第{lines[place]}行", fault.words)
    return Fault("", fault.words)


def _front(lines: list[str], read: _Read) -> int:
    """Read what stands between two lines of ``---`` and return after which line the text begins."""
    if not lines or lines[0].strip() != _FENCE:
        raise Faulty([Fault("第1行", f"开头应是 {_FENCE}，下面写明文种、发文机关、标题等，再以 {_FENCE} 结束")])
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE), None)
    if end is None:
        raise Faulty([Fault("第1行", f"缺结束的 {_FENCE}")])
    for number, line in enumerate(lines[1:end], start=2):
        if line.strip():
            _pair(line, number, read)
    return end + 1


def _pair(line: str, number: int, read: _Read) -> None:
    parts = re.split(r"[：:]", line, maxsplit=1)
    key, value = parts[0].strip(), parts[-1].strip()
    if len(parts) == 1:
        read.faults.append(Fault(f"第{number}行", "应写成“名称：内容”"))
    elif key in ATTENDANCE:
        read.data.setdefault("attendance", []).append({"label": key, "names": value})
    elif key not in KEYS:
        read.faults.append(Fault(f"第{number}行", f"没有“{key}”这一项，可用的有：{'、'.join([*KEYS, *ATTENDANCE])}"))
    elif value:
        name, as_part = KEYS[key]
        read.lines[name] = number
        try:
            read.data[name] = as_part(value)
        except _WrongValueError as wrong:
            read.faults.append(Fault(f"第{number}行", f"{key}：{wrong}"))


def _body(text: str, offset: int, read: _Read) -> None:
    blocks: list[dict[str, Any]] = []
    read.data["body"] = blocks
    place, annexes = "body", 0
    for told, number in _blocks(text, offset, read):
        if "annex" in told:
            blocks = []
            read.data.setdefault("annexes", []).append({"title": told["annex"], "body": blocks})
            place, annexes = f"annexes[{annexes}].body", annexes + 1
            read.lines[place.rsplit(".", 1)[0]] = number
            continue
        read.lines[f"{place}[{len(blocks)}]"] = number
        blocks.append(told)


def _blocks(text: str, offset: int, read: _Read) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield the blocks of a text as plain data, each with its line."""
    parser = MarkdownIt("zero").enable(["heading", "table", "image"])
    tokens = parser.parse(text)
    pending: dict[str, Any] = {}
    for at, token in enumerate(tokens):
        number = offset + (token.map[0] if token.map else 0) + 1
        if token.type == "heading_open":
            yield _heading(int(token.tag[1:]), tokens[at + 1].content, number, read), number
        elif token.type == "paragraph_open":
            for told, line in _paragraphs(tokens[at + 1], number):
                found = _TABLE.fullmatch(told.get("text", ""))
                if found:
                    pending = {"title": found[2].strip(), "is_landscape": found[1] == "横排"}
                else:
                    yield told, line
        elif token.type == "table_open":
            yield {"type": "table", **_rows(tokens[at:]), **pending}, number
            pending = {}


def _heading(level: int, content: str, number: int, read: _Read) -> dict[str, Any]:
    annex = _ANNEX.fullmatch(content) if level == 1 else None
    if annex:
        return {"annex": annex[2]}
    if level > 4:
        read.faults.append(Fault(f"第{number}行", "标题最多四层，即 # 至 ####"))
        level = 4
    return _split(level, content)


def _split(level: int, content: str) -> dict[str, Any]:
    """Return a heading; what follows its first full stop is text of the same paragraph."""
    end = content.find("。") + 1
    has_rest = 0 < end < len(content)
    text, rest = (content[:end], content[end:].strip()) if has_rest else (content, "")
    return {"type": "heading", "level": level, "text": text, "rest": rest}


def _paragraphs(inline: Token, number: int) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield a paragraph for each line; a picture that stands alone is a figure."""
    pictures = [child for child in inline.children or [] if child.type == "image"]
    if pictures and inline.content.strip().startswith("!["):
        for picture in pictures:
            yield {"type": "figure", "file": str(picture.attrs.get("src", "")), "caption": picture.content}, number
        return
    for at, line in enumerate(inline.content.split("\n")):
        words = line.strip()
        if words:
            yield _typed(words), number + at


def _typed(words: str) -> dict[str, Any]:
    """Return a line: a heading where its own number and length say so, else a paragraph."""
    level = level_of(words)
    first = words.split("。", maxsplit=1)[0]
    is_heading = (level == 1 and "。" not in words) or level == 2
    if is_heading and len(first) <= _LONGEST_HEADING:
        return _split(level, words)
    return {"type": "paragraph", "text": words}


def _rows(tokens: list[Token]) -> dict[str, Any]:
    rows: list[list[str]] = []
    heads = 0
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content)
        elif token.type == "thead_close":
            heads = len(rows)
    if heads and not any(rows[0]):
        rows, heads = rows[1:], 0
    return {"rows": rows, "heads": heads}
