"""Printed names and the directory: a row a name, filled in where the directory knows it for certain."""

from collections.abc import Iterable
from datetime import date

from luoshi.directory.matching import Match, match_names
from luoshi.directory.names import tidy
from luoshi.plans.contents import assigned_names, roster_names
from luoshi.plans.models import NameMatch, Piece, PlanVersion
from luoshi.plans.operations.log import Act
from luoshi.plans.pieces import as_content
from luoshi.plans.states import PieceKind


def new_matches(version: PlanVersion, names: Iterable[str], *, today: date) -> list[NameMatch]:
    """Return rows for names, not saved yet: with the unit or group where the directory has exactly one of that name."""
    wanted = list(names)
    found = match_names(wanted, jurisdiction_id=version.jurisdiction_id, today=today)
    return [
        NameMatch(
            jurisdiction_id=version.jurisdiction_id,
            version=version,
            name=name,
            unit=found[name].unit,
            group=found[name].group,
            how=how_found(found[name]),
        )
        for name in wanted
    ]


def how_found(match: Match) -> str:
    """Return how the directory knows what a name means: by a name of the unit's own, by another name, or not."""
    if match.unit is not None:
        own = {tidy(match.unit.official_name), tidy(match.unit.short_name)}
        return "exact" if tidy(match.name) in own else "alias"
    return "exact" if match.group is not None else ""


def used_names(version: PlanVersion) -> set[str]:
    """Return all names that stand in tasks and rosters of a draft, in struck ones too."""
    pieces = Piece.objects.filter(version=version, kind__in=(PieceKind.TASK, PieceKind.GROUP)).defer("read")
    contents = (as_content(PieceKind(piece.kind), piece.content) for piece in pieces)
    return {name for content in contents for name in (*assigned_names(content), *roster_names(content))}


def ensure_names(act: Act, names: Iterable[str]) -> None:
    """Give every one of ``names`` a row, as part of the act."""
    wanted = list(dict.fromkeys(names))
    there = set(NameMatch.objects.filter(version=act.version, name__in=wanted).values_list("name", flat=True))
    missing = [name for name in wanted if name not in there]
    for match in new_matches(act.version, missing, today=act.today) if missing else ():
        act.create(match)
