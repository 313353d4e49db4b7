"""What the tests of rosters look at: rows as (role, name, post), from lines or from a table."""

from gongwen.formats.model import Cell
from gongwen.reading.model import Group
from gongwen.reading.rosters import read_groups
from gongwen.reading.text.prose import Prose, make_prose, prose_of

Row = tuple[str, str | None, str | None]
HEAD = "成立云溪县夜市经济工作领导小组，组成人员如下：\n"


def groups_of(text: str) -> tuple[Group, ...]:
    return read_groups(prose_of(text))


def rows_of(group: Group) -> list[Row]:
    return [(member.role, member.name, member.post) for member in group.members]


def rows_in(roster: str) -> list[Row]:
    """The rows of a roster behind the sentence that founds its body."""
    (group,) = groups_of(HEAD + roster)
    return rows_of(group)


def table(caption: str, rows: list[list[str]]) -> Prose:
    """A caption and a table; a line end inside a cell parts its lines."""
    cells = [
        (line, Cell(0, row, column))
        for row, columns in enumerate(rows)
        for column, text in enumerate(columns)
        for line in text.split("\n")
    ]
    return make_prose([(caption, None), *cells])
