"""Printed names as rows of the desk: what each means, or which units it may mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from luoshi.directory.departments import table
from luoshi.directory.kinds import UnitKind
from luoshi.directory.matching import Match, match_names
from luoshi.plans.models import NameMatch
from luoshi.plans.queries.draft import DraftName
from luoshi.web.review.marks import name_ref

SHOWN_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A unit or a group that a name may mean, and why."""

    field: str
    key: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """A printed name: in how many tasks it stands, what it means, who says so; or what it may mean."""

    name: str
    token: str
    revision: int
    tasks: int
    unit: str
    group: str
    is_left_open: bool
    how: str
    candidates: tuple[CandidateRow, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether the name means nothing yet."""
        return not (self.unit or self.group or self.is_left_open)

    @property
    def anchor(self) -> str:
        """Return the token as part of an id."""
        return self.token.partition(".")[2]

    @property
    def is_suggested(self) -> bool:
        """Tell whether there is exactly one candidate."""
        return self.is_open and len(self.candidates) == 1


def rows_of(names: Sequence[DraftName], people: Mapping[str, str], *, today: date) -> list[NameRow]:
    """Return printed names, those that stand in most tasks first; ``people`` names who settled them by their keys."""
    unmatched = [name.match for name in names if name.is_unmatched]
    printed = [match.name for match in unmatched]
    found = match_names(printed, jurisdiction_id=unmatched[0].jurisdiction_id, today=today) if unmatched else {}
    rows = [_row(name, found.get(name.match.name), people) for name in names]
    return sorted(rows, key=lambda row: -row.tasks)


def _row(name: DraftName, found: Match | None, people: Mapping[str, str]) -> NameRow:
    match = name.match
    return NameRow(
        name=match.name,
        token=name_ref(match.name),
        revision=match.revision,
        tasks=name.tasks,
        unit=match.unit.short_name if match.unit else "",
        group=match.group.name if match.group else "",
        is_left_open=match.is_left_open,
        how=_how(match, people),
        candidates=_candidates(found),
    )


def _how(match: NameMatch, people: Mapping[str, str]) -> str:
    """Return who says what a name means."""
    if match.how == "exact":
        return _("名录同名")
    if match.how == "alias":
        return _("名录别名")
    return people.get(match.decided_by, "")


def _candidates(found: Match | None) -> tuple[CandidateRow, ...]:
    if found is None:
        return ()
    if found.unit is not None:
        return (CandidateRow("unit", found.unit.public_key, found.unit.short_name, _("名录已有同名单位")),)
    if found.group is not None:
        return (CandidateRow("group", found.group.public_key, found.group.name, _("名录已有这一统称")),)
    shown = found.candidates[:SHOWN_CANDIDATES]
    return tuple(CandidateRow("unit", c.unit.public_key, c.unit.short_name, c.reason) for c in shown)


def kind_of(name: str) -> str:
    """Return the kind that a new unit of this name probably is: that of the usual department, a street or a town."""
    known = table()
    for department in known.departments:
        if name.endswith(department.proper):
            return department.kind.value
    for ending, kind in zip(known.place_endings, _OF_PLACES, strict=False):
        if name.endswith(ending):
            return kind.value
    return UnitKind.DEPARTMENT.value


_OF_PLACES = (UnitKind.STREET, UnitKind.TOWN, UnitKind.TOWN)
