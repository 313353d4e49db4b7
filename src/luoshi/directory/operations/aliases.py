"""别名: other names of units, with the days on which they hold."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.writing import write_revised
from luoshi.directory.kinds import AliasKind
from luoshi.directory.models import Alias, Unit
from luoshi.directory.operations.checks import check_choice, check_days, check_within, clean_name, clean_text
from luoshi.directory.operations.indexing import index_units
from luoshi.directory.operations.naming import Naming, check_alias, keep_name
from luoshi.directory.operations.units import check_open
from luoshi.directory.permissions import KEEP
from luoshi.journal.operations import record


def add_alias(  # noqa: PLR0913 -- what an alias is, and who acts when
    *,
    unit: Unit,
    name: str,
    kind: str = AliasKind.COLLOQUIAL,
    from_day: date | None = None,
    until: date | None = None,
    source: str = "",
    by: Actor,
    now: datetime,
) -> Alias:
    """Let a unit answer to another name, always or from a day to a day.

    Raises NotAllowed, WrongState for a closed unit, Invalid if the name means another unit on one of those days.
    """
    check(KEEP, by)
    check_within(unit.jurisdiction_id, by)
    naming = clean_naming(name, kind=kind, source=source)
    with transaction.atomic():
        alias = write_new_alias(replace(naming, from_day=from_day, until=until), unit=unit)
        index_units([unit])
        record_alias("directory.alias_added", alias, by=by, now=now)
    return alias


def clean_naming(name: str, *, kind: str, source: str = "") -> Naming:
    """Return another name as it is kept, without days; raise Invalid."""
    return Naming(
        clean_name(name, field="name", limit=200),
        AliasKind(check_choice(kind, AliasKind, field="kind")),
        source=clean_text(source, field="source", limit=200),
    )


def write_new_alias(naming: Naming, *, unit: Unit) -> Alias:
    """Write another name of a unit, without asking who does it; raise WrongState, Invalid."""
    check_open(unit)
    check_alias(naming, unit=unit)
    return keep_name(naming, unit=unit)


def change_alias(  # noqa: PLR0913 -- what can be changed, and who acts when
    *,
    alias: Alias,
    revision: int,
    kind: str,
    from_day: date | None,
    until: date | None,
    source: str = "",
    by: Actor,
    now: datetime,
) -> Alias:
    """Change what is known of another name: its kind, its days, where it comes from. Raises NotAllowed, Invalid, Stale."""
    check(KEEP, by)
    check_within(alias.jurisdiction_id, by)
    naming = replace(clean_naming(alias.name, kind=kind, source=source), from_day=from_day, until=until)
    with transaction.atomic():
        check_alias(naming, unit=alias.unit, alias=alias)
        fields = {"kind": naming.kind, "from_day": from_day, "until": until, "source": naming.source}
        changed = write_revised(alias, revision=revision, fields=fields)
        record_alias("directory.alias_changed", changed, by=by, now=now)
    return changed


def end_alias(*, alias: Alias, revision: int, until: date, by: Actor, now: datetime) -> Alias:
    """Let another name hold until a day and no longer. Raises NotAllowed, Invalid, Stale."""
    check(KEEP, by)
    check_within(alias.jurisdiction_id, by)
    check_days(alias.from_day, until)
    with transaction.atomic():
        changed = write_revised(alias, revision=revision, fields={"until": until})
        record_alias("directory.alias_ended", changed, by=by, now=now)
    return changed


def record_alias(verb: str, alias: Alias, *, by: Actor, now: datetime) -> None:
    """Journal an act about another name, under the unit that bears it."""
    told = {
        "name": alias.name,
        "kind": alias.kind,
        "from_day": alias.from_day and alias.from_day.isoformat(),
        "until": alias.until and alias.until.isoformat(),
    }
    key = alias.jurisdiction.public_key
    record(verb, jurisdiction_key=key, by=by, now=now, about=alias.unit, data=told)
