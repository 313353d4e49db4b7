"""From the lines of a file to the cleaned text: page furniture out, wrapped lines joined, run-together text parted."""

import re
from collections import Counter
from collections.abc import Iterator

from gongwen.formats.model import Cell, Line
from gongwen.reading.text.joining import PAGE_MARK, Pending, goes_on, habit_of
from gongwen.reading.text.prose import Prose, make_prose
from gongwen.reading.text.tables.plain import tabulated
from gongwen.reading.text.traditional import fold
from gongwen.reading.words.numbering import read_number

_LATIN_SEAM = re.compile(r"[A-Za-z]$")
_RUN_TOGETHER = 300
_RUN_TOGETHER_ALONE = 60
"""From how many characters on a paragraph may hold several: fewer where it is the whole document."""


def to_prose(lines: tuple[Line, ...]) -> Prose:
    """The cleaned text of body lines, one paragraph a line, tables one cell a line."""
    joined = list(_joined(tabulated(lines)))
    reach = _RUN_TOGETHER if len(joined) > 1 else _RUN_TOGETHER_ALONE
    return make_prose(piece for raw, cell in joined for piece in ([(raw, cell)] if cell else _parted(raw, reach)))


def _joined(lines: tuple[Line, ...]) -> Iterator[tuple[str, Cell | None]]:
    running = _running_heads(lines)
    habit = habit_of([_tight(line.text) for line in lines if line.cell is None and line.text.strip()])
    raw, gap = "", ""
    pending: Pending | None = None
    for line in lines:
        text = line.text.strip()
        if line.cell is not None:
            yield from _flushed(raw)
            raw, pending = "", None
            yield text, line.cell
        elif not text or PAGE_MARK.fullmatch(text) or text in running:
            gap = "page" if text else gap or "blank"
        elif pending is not None and goes_on(pending, _tight(text), habit, gap=gap):
            raw, gap = _seam(raw, text), ""
            pending.add(_tight(text), habit)
        else:
            yield from _flushed(raw)
            raw, gap = text, ""
            pending = Pending.begin(_tight(text), pending)
    yield from _flushed(raw)


def _flushed(raw: str) -> Iterator[tuple[str, None]]:
    if raw:
        yield raw, None


def _tight(text: str) -> str:
    """The text as rules read it: without white space, traditional characters folded."""
    return fold("".join(text.split()))


def _seam(before: str, text: str) -> str:
    blank = " " if _LATIN_SEAM.search(before) and re.match(r"[A-Za-z]", text) else ""
    return before + blank + text


def _running_heads(lines: tuple[Line, ...]) -> frozenset[str]:
    """Short lines that stand beside at least half of the page marks, three times or more, and nowhere else."""
    texts = [line.text.strip() for line in lines if line.cell is None and line.text.strip()]
    everywhere = Counter(texts)
    beside: Counter[str] = Counter()
    marks = 0
    for at, text in enumerate(texts):
        if PAGE_MARK.fullmatch(text):
            marks += 1
            beside.update({t for t in texts[max(0, at - 1) : at + 2] if len(t) < 30 and not PAGE_MARK.fullmatch(t)})
    return frozenset(
        text
        for text, count in beside.items()
        if count >= max(3, marks / 2) and everywhere[text] == count and not re.search(r"[，。；：、）)〕]$", text)
    )


_INLINE = (
    re.compile(r"(?<=[。；;:：！？）)\s])(?=[一二三四五六七八九十]{1,3}、\s*[\u4e00-\u9fff])"),
    re.compile(r"(?<=[。；;:：！？）)\s])(?=[（(][一二三四五六七八九十]{1,3}[）)]\s*[\u4e00-\u9fff“])"),
    re.compile(r"(?<=[。；;:：！？）)\s])(?=\d{1,2}[.．、]\s*[\u4e00-\u9fff“])"),
)


_HEADED = (
    re.compile(r"(?!)"),
    re.compile(r"\s*[一二三四五六七八九十]{1,3}、[^。；;，,：:！？（(）)]{2,30}(?=[（(]一[）)])"),
    re.compile(
        r"\s*[（(][一二三四五六七八九十]{1,3}[）)][^。；;，,：:！？（(）)\d]{2,30}(?=1[.．、]\s*[\u4e00-\u9fff“])"
    ),
)
"""A heading run together with the first number below it: 一、主要任务（一）…; for each of the rows of _INLINE."""


def _parted(raw: str, reach: int) -> Iterator[tuple[str, None]]:
    """A run-together paragraph parted before its numbers, where these stand in a row (…。一、…。二、…)."""
    pieces = [raw]
    if len(raw) > reach:
        for inline, headed in zip(_INLINE, _HEADED, strict=True):
            pieces = [part for piece in pieces for part in _part_row(piece, inline, headed)]
    yield from ((piece.strip(), None) for piece in pieces if piece.strip())


def _part_row(raw: str, inline: re.Pattern[str], headed: re.Pattern[str]) -> list[str]:
    cuts, value = [0], None
    first = read_number(_tight(raw[:12]))
    heading = headed.match(raw)
    places = [heading.end()] if heading else []
    for place in places + [found.start() for found in inline.finditer(raw)]:
        number = read_number(_tight(raw[place : place + 12]))
        if number is None:
            continue
        expected = (
            {value + 1}
            if value is not None
            else {1} | ({first.value + 1} if first and first.form == number.form else set())
        )
        if number.value in expected:
            cuts.append(place)
            value = number.value
    continued = first is not None and first.value == 1
    if len(cuts) < 3 and not (continued and len(cuts) == 2):
        return [raw]
    return [raw[a:b] for a, b in zip(cuts, [*cuts[1:], len(raw)], strict=True)]
