"""Tables in plain text become lines with cells: drawn with box characters, run through with pipes or tabs, or flattened."""

import re
from collections.abc import Iterator

from gongwen.formats.model import Cell, Line
from gongwen.reading.text.joining import PAGE_MARK
from gongwen.reading.text.tables.boxes import box_cells
from gongwen.reading.text.tables.goals import are_goal_heads
from gongwen.reading.text.tables.heads import Head, are_heads, read_head
from gongwen.reading.text.tables.stream import FlatCell, FlatRow, rows_of

_BOX_CHARS = re.compile(r"[┌┬┐├┼┤└┴┘│┃┏┳┓┣╋┫┗┻┛║]")
_RULE = re.compile(r"[\s|:\-–—+=]*")
_MAX_HEADS = 12
_MOST_VAIN = 20
_END_OF_TABLE = re.compile(
    r"^(?:附件|附表|抄送|备注|注[：:]|说明[：:]|[（(]此件|主办|版权|上一[篇页条]|下一[篇页条]|【|扫一扫|相关(?:文章|链接|解读)|责任编辑|信息来源|打印|关闭)"
)


def tabulated(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with every table of the plain text turned into lines with cells; other lines stay as they are."""
    table = 1 + max((line.cell.table for line in lines if line.cell), default=-1)
    out: list[Line] = []
    at, vain = 0, 0
    while at < len(lines):
        piped = "|" in lines[at].text
        found = None if lines[at].cell or (piped and vain > _MOST_VAIN) else _table_at(lines, at, table)
        # Each try looks at all the lines with pipes that follow: after so many without a head there is none.
        vain = vain + 1 if found is None and piped else 0
        if found is None:
            out.append(lines[at])
            at += 1
        else:
            stop, made = found
            out.extend(made)
            at, table = stop, table + 1
    return tuple(out)


def _table_at(lines: tuple[Line, ...], at: int, table: int) -> tuple[int, list[Line]] | None:
    """The table that begins at a line: (index behind it, its lines), or None."""
    text = lines[at].text
    if len(_BOX_CHARS.findall(text)) >= 2:
        return _box(lines, at, table)
    if "|" in text or (read_head(text) and _next_is_pipe(lines, at)):
        return _pipes(lines, at, table)
    if "\t" in text.strip():
        return _tabs(lines, at, table)
    return _flat(lines, at, table) or _blanks(lines, at, table)


def _box(lines: tuple[Line, ...], at: int, table: int) -> tuple[int, list[Line]] | None:
    stop = at
    while stop < len(lines) and not lines[stop].cell and (len(_BOX_CHARS.findall(lines[stop].text)) >= 2):
        stop += 1
    cells = box_cells([line.text for line in lines[at:stop]], table)
    made = [Line(text, lines[at + offset].number, cell=cell) for text, offset, cell in cells]
    return (stop, made) if made else None


def _next_is_pipe(lines: tuple[Line, ...], at: int) -> bool:
    following = next((line.text.strip() for line in lines[at + 1 : at + 4] if line.text.strip()), "")
    return following.startswith("|")


def _region(lines: tuple[Line, ...], at: int, mark: str) -> int:
    """The index behind the stretch of lines in which pipes keep coming back, at most four lines apart."""
    stop, quiet = at, 0
    while stop < len(lines) and not lines[stop].cell and quiet < 5:
        text = lines[stop].text
        quiet = 0 if mark in text else quiet + (1 if text.strip() else 0)
        stop += 1
    while stop > at and mark not in lines[stop - 1].text:
        stop -= 1
    return stop


def _pipes(lines: tuple[Line, ...], at: int, table: int) -> tuple[int, list[Line]] | None:
    stop = _region(lines, at, "|")
    rows = [line for line in lines[at:stop] if line.text.strip() and not _RULE.fullmatch(line.text)]
    counts = [line.text.strip().strip("|").count("|") for line in rows]
    if len(rows) >= 2 and counts[0] >= 1 and sum(count == counts[0] for count in counts) >= 0.8 * len(counts):
        return _rowwise(rows, stop, table)
    return _stream_table(lines, stop, table, list(_pieces(lines, at, stop)))


def _rowwise(rows: list[Line], stop: int, table: int) -> tuple[int, list[Line]] | None:
    cells = [[piece.strip() for piece in line.text.strip().strip("|").split("|")] for line in rows]
    if not any(are_heads([c for c in row if c]) or are_goal_heads(row) for row in cells[:3]):
        return None
    made = [
        Line(text, line.number, cell=Cell(table, row, column))
        for row, (line, pieces) in enumerate(zip(rows, cells, strict=True))
        for column, text in enumerate(pieces)
    ]
    return stop, made


def _pieces(lines: tuple[Line, ...], at: int, stop: int) -> Iterator[FlatCell]:
    """What stands between pipes; words on several lines between two pipes are one cell, parted by a line end."""
    text, begun = "", at
    for index in range(at, stop):
        for place, part in enumerate(lines[index].text.split("|")):
            if place:
                yield FlatCell(text.strip(), begun)
                text, begun = "", index
            if part.strip():
                begun = begun if text else index
                text = f"{text}\n{part.strip()}" if text else part.strip()
    yield FlatCell(text.strip(), begun)


def _stream_table(
    lines: tuple[Line, ...], stop: int, table: int, cells: list[FlatCell]
) -> tuple[int, list[Line]] | None:
    """A table from a stream of cells that holds a row of heads somewhere near its beginning."""
    words = [cell for cell in cells if cell.tight]
    for start in range(min(6, len(words))):
        heads = _head_run([cell.tight for cell in words[start : start + _MAX_HEADS]])
        if heads:
            made = [Line(cell.text, lines[cell.line].number) for cell in words[:start]]
            head_cells, body = words[start : start + len(heads)], words[start + len(heads) :]
            made += _lines_of(lines, heads, head_cells, rows_of(heads, body), table)
            return stop, made
    return None


def _head_run(words: list[str]) -> list[Head] | None:
    """The longest run of heads at the beginning that makes a header row; a head broken in two (序⏎号) is put together."""
    run: list[Head] = []
    for word in words:
        head = read_head(word)
        if head is None:
            break
        run.append(head)
    return run if are_heads([head.label for head in run]) else None


def _tabs(lines: tuple[Line, ...], at: int, table: int) -> tuple[int, list[Line]] | None:
    words = [piece for piece in lines[at].text.strip().split("\t") if piece.strip()]
    if not are_heads(words) and not are_goal_heads(words):
        return None
    rows, stop = [], at
    while stop < len(lines) and not lines[stop].cell and ("\t" in lines[stop].text or not lines[stop].text.strip()):
        if lines[stop].text.strip():
            rows.append(lines[stop])
        stop += 1
    made = [
        Line(text.strip(), line.number, cell=Cell(table, row, column))
        for row, line in enumerate(rows)
        for column, text in enumerate(line.text.strip("\n").split("\t"))
    ]
    return stop, made


def _flat(lines: tuple[Line, ...], at: int, table: int) -> tuple[int, list[Line]] | None:
    """One cell a line: a run of heads on lines of their own, then cells until the text shows that the table has ended."""
    if read_head(lines[at].text) is None:
        return None
    words = [
        (index, lines[index].text)
        for index in range(at, min(len(lines), at + 3 * _MAX_HEADS))
        if lines[index].text.strip()
    ]
    heads = _head_run([text for _, text in words[:_MAX_HEADS]])
    if heads is None:
        return None
    first = words[len(heads)][0] if len(words) > len(heads) else len(lines)
    stop = first
    while stop < len(lines) and not lines[stop].cell and not _END_OF_TABLE.match(lines[stop].text.strip()):
        stop += 1
    cells = list(_line_cells(lines, first, stop))
    head_cells = [FlatCell(text.strip(), index) for index, text in words[: len(heads)]]
    return stop, _lines_of(lines, heads, head_cells, rows_of(heads, cells), table)


def _line_cells(lines: tuple[Line, ...], first: int, stop: int) -> Iterator[FlatCell]:
    torn = False
    for index in range(first, stop):
        text = lines[index].text.strip()
        if PAGE_MARK.fullmatch(text):
            torn = True
        elif text:
            yield FlatCell(text, index, torn)
            torn = False


def _blanks(lines: tuple[Line, ...], at: int, table: int) -> tuple[int, list[Line]] | None:
    """One row a line, cells parted by blanks: 序号 工作任务 牵头部门 over rows that begin with an ordinal."""
    heads = _blank_heads(lines[at].text)
    if heads is None:
        return None
    stop, rows = at + 1, []
    pattern = re.compile(r"^\s*(\d{1,3})\s+(.+?)" + r"\s+(\S+)" * (len(heads) - 2) + r"\s*$")
    while stop < len(lines) and not lines[stop].cell:
        found = pattern.match(lines[stop].text)
        if lines[stop].text.strip() and not found:
            break
        if found:
            rows.append((lines[stop].number, found.groups()))
        stop += 1
    if len(rows) < 2:
        return None
    made = [Line(head.label, lines[at].number, cell=Cell(table, 0, column)) for column, head in enumerate(heads)]
    made += [
        Line(text, number, cell=Cell(table, row, column))
        for row, (number, texts) in enumerate(rows, 1)
        for column, text in enumerate(texts)
    ]
    return stop, made


def _blank_heads(text: str) -> list[Head] | None:
    words = re.split(r"\s{2,}|\u3000+", text.strip())
    for candidate in (words, _glued(text.split())):
        heads = are_heads(candidate)
        if heads and len(heads) >= 3 and read_head(candidate[0]):
            return heads
    return None


def _glued(words: list[str]) -> list[str]:
    """Single letters in a row put together: 工 作 任 务 → 工作任务."""
    glued: list[str] = []
    single = False
    for word in words:
        if len(word) == 1 and single:
            glued[-1] += word
        else:
            glued.append(word)
        single = len(word) == 1
    return glued


def _lines_of(
    lines: tuple[Line, ...], heads: list[Head], head_cells: list[FlatCell], rows: list[FlatRow], table: int
) -> list[Line]:
    made = [
        Line(cell.text, lines[cell.line].number, cell=Cell(table, 0, column)) for column, cell in enumerate(head_cells)
    ]
    for row_number, row in enumerate(rows, 1):
        if row.title:
            made.append(Line(row.title.text, lines[row.title.line].number))
        for column in sorted(row.cells):
            place = Cell(table, row_number, column if column >= 0 else len(heads))
            made += [
                Line(part, lines[c.line].number, cell=place) for c in row.cells[column] for part in c.text.split("\n")
            ]
    return made
