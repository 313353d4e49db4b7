"""Rosters printed as tables: 序号 | 姓名 | 单位及职务, 职务 | 姓名 | 单位, or a role before a cell full of persons."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from gongwen.reading.rosters.names import is_name, may_be_name
from gongwen.reading.rosters.persons import Person, read_persons
from gongwen.reading.rosters.roles import is_role, label_at
from gongwen.reading.rosters.strips import Strip, joined, strip_of
from gongwen.reading.rosters.tokens import cells_of
from gongwen.reading.text.prose import Paragraph

_NAME_COLUMN = re.compile(r"姓名|成员姓名|人员姓名|姓名（.*）|人员|成员|领导姓名")
_POST_COLUMN = re.compile(
    r"(?:所在|工作|现任|行政|党政|原)*(?:单位|部门|职务|职位|岗位)(?:名称)?(?:(?:及|和|与|、|/|（|\()*(?:现任|行政)?(?:职务|职称|职位|岗位)[）)]?)?|现任职务|职务职称|单位职务|职称"
)
_ROLE_COLUMN = re.compile(
    r".*(?:组|专班|委员会|指挥部|会议|机构|内|拟任|担任|兼任)内?(?:中的?)?(?:职务|职位|角色|分工)|角色|类别|组别|分组"
)
_OTHER_COLUMN = re.compile(
    r"序号?|编号|性别|民族|年龄|备注|说明|.*电话.*|联系方式|手机.*|签[名字]|.*职责|.*分工|.*任务|.*内容|邮箱|办公室"
)
_NUMBER = re.compile(r"\d{1,3}[.、]?")
_SURE_ROLE = re.compile("组长|成员|组员|召集人|指挥")
_PHONE = re.compile(r"[\d\-—－、/+（）()]{6,}")


@dataclass(frozen=True, slots=True)
class Row:
    """A table row understood: the role, and the persons as ranges of ``strip``."""

    role: str
    strip: Strip
    persons: list[Person]
    is_head: bool


def is_heading_word(tight: str) -> bool:
    """Whether a line or cell is nothing but the head of a column, or a running number."""
    return any(
        pattern.fullmatch(tight) for pattern in (_NAME_COLUMN, _POST_COLUMN, _ROLE_COLUMN, _OTHER_COLUMN, _NUMBER)
    ) and not (is_role(tight))


def read_table(paragraphs: Sequence[Paragraph], *, expected: bool) -> list[Row]:
    """The roster rows of one table, or none; a table without roles counts only where a roster is ``expected``."""
    return _roster_rows(list(_cells(paragraphs)), expected=expected)


def is_head_line(strip: Strip) -> bool:
    """Whether a line is the head of a table of lines: 序号  姓名  单位及职务."""
    cells = [cell.tight for cell in cells_of(strip) if cell.tight]
    return (
        len(cells) > 1
        and all(is_heading_word(cell) or is_role(cell) for cell in cells)
        and any(map(_NAME_COLUMN.fullmatch, cells))
    )


def read_lines(strips: Iterable[Strip], *, expected: bool) -> tuple[list[Row], int]:
    """The roster rows of a table of lines and how many lines it has."""
    lines = list(takewhile(lambda cells: len(cells) > 1, map(cells_of, strips)))
    rows = [{column: [cell] for column, cell in enumerate(cells) if cell.tight} for cells in lines]
    return _roster_rows(rows, expected=expected), len(lines)


def _roster_rows(rows: list[dict[int, list[Strip]]], *, expected: bool) -> list[Row]:
    if not rows:
        return []
    heads = _heads(rows[0])
    body = rows[1:] if heads else rows
    roles = any(is_role(_text(cell)) for row in body for cell in row.values())
    if not roles and not (expected and "name" in heads.values()):
        return []
    read = list(_read(body, heads or _name_column(body)))
    return read if any(person.name for row in read for person in row.persons) else []


def _cells(paragraphs: Sequence[Paragraph]) -> Iterator[dict[int, list[Strip]]]:
    """The table's rows: the lines of each cell by column."""
    row: dict[int, list[Strip]] = {}
    number = -1
    for paragraph in paragraphs:
        cell = paragraph.cell
        if cell is None:
            continue
        if cell.row != number:
            if row:
                yield row
            row, number = {}, cell.row
        row.setdefault(cell.column, []).append(strip_of(paragraph))
    if row:
        yield row


def _text(cell: list[Strip]) -> str:
    return "".join(line.tight for line in cell)


def _heads(row: dict[int, list[Strip]]) -> dict[int, str]:
    """What each column holds, by the table's first row; empty where that is no head."""
    heads = {column: _head(_text(cell)) for column, cell in row.items()}
    if "name" not in heads.values() or sum(is_heading_word(_text(cell)) for cell in row.values()) < min(2, len(row)):
        return {}
    posts = [column for column, head in heads.items() if head == "post"]
    if len(posts) > 1 and _text(row[posts[0]]) == "职务" and posts[0] < min(c for c, h in heads.items() if h == "name"):
        heads[posts[0]] = "role"
    return heads


def _name_column(rows: list[dict[int, list[Strip]]]) -> dict[int, str]:
    """The column of names in a table without a head: most of its cells are names for certain."""
    filled = Counter(column for row in rows for column, cell in row.items() if _text(cell))
    named = Counter(column for row in rows for column, cell in row.items() if is_name(_text(cell)))
    column, count = named.most_common(1)[0] if named else (0, 0)
    return {column: "name"} if count > 1 and count * 2 > filled[column] else {}


def _head(tight: str) -> str:
    for pattern, kind in (
        (_OTHER_COLUMN, "other"),
        (_ROLE_COLUMN, "role"),
        (_NAME_COLUMN, "name"),
        (_POST_COLUMN, "post"),
    ):
        if pattern.fullmatch(tight):
            return kind
    return "post" if "职务" in tight or "单位" in tight else "other"


def _read(rows: list[dict[int, list[Strip]]], heads: dict[int, str]) -> Iterator[Row]:
    role, is_head, carried = "成员", False, True
    for row in rows:
        cells = {c: cell for c, cell in row.items() if _counts(_text(cell), heads.get(c))}
        column = next((c for c, cell in cells.items() if _is_role_cell(_text(cell), heads.get(c))), None)
        role, is_head = (role, is_head) if carried else ("成员", False)
        if column is not None:
            carried = column < min((c for c in cells if c != column), default=column)
            label = label_at(joined(cells[column]), 0)
            role = label.role if label else _text(cells[column]).rstrip("：:")
            is_head = label.is_head if label else False
            del cells[column]
        for strip, persons in _row_persons(cells, heads):
            yield Row(role, strip, persons, is_head)
            is_head = False


def _counts(tight: str, head: str | None) -> bool:
    """Whether a cell says anything of the roster: no running number, no telephone, no remark but a role."""
    if _NUMBER.fullmatch(tight) or _PHONE.fullmatch(tight):
        return False
    return head != "other" or (is_role(tight) and _SURE_ROLE.search(tight) is not None)


def _is_role_cell(tight: str, head: str | None) -> bool:
    if head == "role":
        return True
    label = is_role(tight)
    return (label and head not in {"name", "post"}) or (label and _SURE_ROLE.search(tight) is not None)


def _row_persons(cells: dict[int, list[Strip]], heads: dict[int, str]) -> Iterator[tuple[Strip, list[Person]]]:
    names = next((c for c, cell in cells.items() if _is_name_cell(cell, heads.get(c))), None)
    if names is None:
        for cell in cells.values():
            for line in cell:
                yield line, read_persons(line)
        return
    posts = [line for c, cell in cells.items() if c != names for line in cell]
    pairs = (
        [([name], [post]) for name, post in zip(cells[names], posts, strict=True)]
        if len(cells[names]) > 1 and len(posts) == len(cells[names])
        else [(cells[names], posts)]
    )
    for lines, post_lines in pairs:
        yield _person(lines, post_lines)


def _is_name_cell(cell: list[Strip], head: str | None) -> bool:
    if head == "name":
        return may_be_name(_text(cell)) or all(may_be_name(line.tight) for line in cell)
    return head is None and all(is_name(line.tight) for line in cell)


def _person(names: list[Strip], posts: list[Strip]) -> tuple[Strip, list[Person]]:
    """One person of a row with his post, or several that share it; the post may stand before the name."""
    lines = sorted([*names, *posts], key=lambda line: line.places[0])
    whole = joined(lines)
    post = _range(whole, posts) if posts else None
    each = names if len(names) > 1 and all(is_name(n.tight) for n in names) else [joined(names)]
    return whole, [Person(_range(whole, [name]), post, "table") for name in each]


def _range(whole: Strip, parts: list[Strip]) -> tuple[int, int]:
    start = whole.places.index(parts[0].places[0])
    return start, whole.places.index(parts[-1].places[-1]) + 1
