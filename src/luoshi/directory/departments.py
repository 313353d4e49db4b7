"""How units are usually called: the starting table (``names.toml``), which an office's own aliases go beyond. Pure."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from luoshi.directory.kinds import AliasKind, UnitKind


@dataclass(frozen=True, slots=True)
class Department:
    """A usual department, named without its place. ``usual`` is what people say, ``former`` what came before it."""

    name: str
    kind: UnitKind
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def proper(self) -> tuple[str, ...]:
        """The names by which a unit is known to be this department."""
        return (self.name, *self.also, *self.short)

    def other_names(self) -> Iterator[tuple[str, AliasKind]]:
        """Yield every name with the kind of alias that it is."""
        yield self.name, AliasKind.COLLOQUIAL
        yield from ((name, AliasKind.COLLOQUIAL) for name in self.also)
        yield from ((name, AliasKind.SHORT) for name in self.short)
        yield from ((name, AliasKind.COLLOQUIAL) for name in self.usual)
        yield from ((name, AliasKind.FORMER) for name in self.former)


@dataclass(frozen=True, slots=True)
class Table:
    """The starting table. ``endings`` pairs each ending with the full one; ``place_endings`` are those of streets and towns."""

    departments: tuple[Department, ...]
    levels: frozenset[str]
    no_levels: tuple[str, ...]
    before_places: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]
    place_endings: tuple[str, ...]
    offices: tuple[str, ...]
    committees: tuple[str, ...]
    body: str
    branch: str


@cache
def table() -> Table:
    """Return the starting table as it stands in the file beside this module."""
    data = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    return Table(
        departments=tuple(_department(row) for row in data["departments"]),
        levels=frozenset(data["levels"]),
        no_levels=tuple(data["no_levels"]),
        before_places=tuple(data["before_places"]),
        endings=_longest_first(data["endings"]),
        place_endings=tuple(row["full"] for row in data["endings"] if row.get("of_places")),
        offices=tuple(data["swaps"]["office"]),
        committees=tuple(data["swaps"]["committee"]),
        body=data["branches"]["body"],
        branch=data["branches"]["branch"],
    )


def _department(row: dict[str, Any]) -> Department:
    lists = {name: tuple(row.get(name, ())) for name in ("also", "short", "usual", "former")}
    return Department(row["name"], UnitKind(row["kind"]), **lists)


def _longest_first(rows: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    pairs = [(ending, row["full"]) for row in rows for ending in [row["full"], *row["same"]]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
