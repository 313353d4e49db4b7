"""What is asked of the ledger, read from a query string: filter, order, columns, page. What cannot be read is told."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from luoshi.plans.queries.columns import COLUMNS, USUAL
from luoshi.plans.states import AssignmentRole, Duty

SORTS = ("order", "due", "-due", "lead")
SIZES = ("50", "100", "all")
LONGEST_WORDS = 100
MOST_ROWS = 2_000
"""How many rows "all" shows on one page; a longer plan goes on with the next page."""

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Which tasks: of a unit (by public key) in a role with a duty, of a group, due within days, with words."""

    unit: str = ""
    role: str = ""
    duty: str = ""
    group: str = ""
    due_from: date | None = None
    due_until: date | None = None
    undated: bool = False
    words: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether nothing is filtered."""
        return self == LedgerFilter()


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter, an order, columns, how many rows a page, which page; and sentences about what could not be read."""

    filter: LedgerFilter = LedgerFilter()
    sort: str = "order"
    columns: tuple[str, ...] = USUAL
    size: str = SIZES[0]
    page: int = 1
    problems: tuple[str, ...] = ()

    @property
    def rows_a_page(self) -> int:
        """How many rows one page shows."""
        return MOST_ROWS if self.size == "all" else int(self.size)

    def encoded(self) -> str:
        """Return the query string that asks the same, without what goes without saying and without the page."""
        chosen = self.filter
        pairs: list[tuple[str, str]] = [
            ("unit", chosen.unit),
            ("role", chosen.role),
            ("duty", chosen.duty),
            ("group", chosen.group),
            ("from", chosen.due_from.isoformat() if chosen.due_from else ""),
            ("until", chosen.due_until.isoformat() if chosen.due_until else ""),
            ("undated", "1" if chosen.undated else ""),
            ("words", chosen.words),
            ("sort", self.sort if self.sort != SORTS[0] else ""),
            ("size", self.size if self.size != SIZES[0] else ""),
        ]
        pairs += [("column", key) for key in self.columns if self.columns != USUAL]
        return urlencode([pair for pair in pairs if pair[1]])

    def sorted_by(self, sort: str) -> "Asked":
        """Return the same in another order, from the first page."""
        return replace(self, sort=sort, page=1)

    def filtered(self, **changes: object) -> "Asked":
        """Return the same with another filter, from the first page."""
        return replace(self, filter=replace(self.filter, **changes), page=1)  # type: ignore[arg-type]


def asked(query: Query) -> Asked:
    """Read what a query string asks; what cannot be taken is left out, and told in ``problems``."""
    problems: list[str] = []
    return Asked(
        filter=_filter(query, problems),
        sort=_one_of(query, "sort", SORTS) or SORTS[0],
        columns=_columns(query),
        size=_one_of(query, "size", SIZES) or SIZES[0],
        page=_page(_first(query, "page")),
        problems=tuple(problems),
    )


def _filter(query: Query, problems: list[str]) -> LedgerFilter:
    starts, ends = _day(query, "from", problems), _day(query, "until", problems)
    if starts and ends and starts > ends:
        problems.append(_("时限的起始日晚于截止日，已对调。"))
        starts, ends = ends, starts
    words = " ".join(_first(query, "words").split())
    if len(words) > LONGEST_WORDS:
        problems.append(_("查找的词太长，只用了前%(count)d个字。") % {"count": LONGEST_WORDS})
    return LedgerFilter(
        unit=_first(query, "unit")[:22],
        role=_one_of(query, "role", AssignmentRole.values),
        duty=_one_of(query, "duty", Duty.values),
        group=_first(query, "group")[:8],
        due_from=starts,
        due_until=ends,
        undated=_first(query, "undated") == "1",
        words=words[:LONGEST_WORDS],
    )


def _first(query: Query, name: str) -> str:
    values = query.get(name) or [""]
    return values[0].replace("\0", "").strip()


def _one_of(query: Query, name: str, known: Sequence[str]) -> str:
    value = _first(query, name)
    return value if value in known else ""


def _day(query: Query, name: str, problems: list[str]) -> date | None:
    value = _first(query, name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        problems.append(_("“%(value)s”不是日期，请写成2026-06-30的样子，这一项没有用上。") % {"value": value[:20]})
        return None


def _columns(query: Query) -> tuple[str, ...]:
    """Return the columns in the order of the table, whatever order they were asked in; the usual ones for none."""
    wanted = set(query.get("column") or ())
    return tuple(key for key in COLUMNS if key in wanted) or USUAL


def _page(value: str) -> int:
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 7 else 1


def group_key(headings: Sequence[str]) -> str:
    """Return the key of a task group in query strings: its headings in short, the same in every version."""
    return f"{zlib.crc32(chr(10).join(headings).encode()):08x}"
