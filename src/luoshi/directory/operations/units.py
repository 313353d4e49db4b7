"""单位: entered, changed, closed. Another name is given by :mod:`luoshi.directory.operations.renaming`."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, WrongState
from luoshi.base.writing import write_revised
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import GroupMember, Jurisdiction, Unit
from luoshi.directory.operations.checks import check_choice, check_days, check_not_later, check_within, clean_name
from luoshi.directory.operations.indexing import index_units
from luoshi.directory.operations.naming import check_name_of_unit, day_before
from luoshi.directory.permissions import KEEP
from luoshi.journal.operations import record


def create_unit(  # noqa: PLR0913 -- what a unit is, and who acts when
    *,
    jurisdiction: Jurisdiction,
    kind: str,
    official_name: str,
    short_name: str = "",
    position: int = 0,
    opened_on: date | None = None,
    by: Actor,
    now: datetime,
) -> Unit:
    """Enter a unit; the short name is the official one where none is given. Raises NotAllowed, Invalid."""
    check(KEEP, by)
    check_within(jurisdiction.pk, by)
    unit = Unit(jurisdiction=jurisdiction, position=position, opened_on=opened_on)
    with transaction.atomic():
        write_new_unit(unit, kind=kind, official_name=official_name, short_name=short_name)
        index_units([unit])
        record_unit("directory.unit_created", unit, by=by, now=now)
    return unit


def write_new_unit(unit: Unit, *, kind: str, official_name: str, short_name: str = "") -> None:
    """Fill in and save a unit that is not saved yet, without asking who does it; raise Invalid."""
    unit.kind = check_choice(kind, UnitKind, field="kind")
    unit.official_name, unit.short_name = clean_names(official_name, short_name)
    check_name_of_unit(unit.official_name, jurisdiction_id=unit.jurisdiction_id, field="official_name")
    check_name_of_unit(unit.short_name, jurisdiction_id=unit.jurisdiction_id, field="short_name")
    save_named(unit)


def clean_names(official_name: str, short_name: str) -> tuple[str, str]:
    """Return official and short name as they are kept; raise Invalid."""
    official = clean_name(official_name, field="official_name", limit=200)
    return official, clean_name(short_name.strip() or official, field="short_name", limit=100)


def save_named(unit: Unit) -> None:
    """Save a new unit; raise Invalid if somebody else has entered one of that name in this moment."""
    try:
        with transaction.atomic():
            unit.save(force_insert=True)
    except IntegrityError:
        raise Invalid(_("同名单位刚刚已由别人登记，请刷新名录后核对。"), "official_name") from None


def change_unit(  # noqa: PLR0913 -- what can be changed, and who acts when
    *,
    unit: Unit,
    revision: int,
    kind: str,
    short_name: str,
    position: int,
    opened_on: date | None = None,
    by: Actor,
    now: datetime,
) -> Unit:
    """Correct what stands in the directory about a unit, but for its official name. Raises NotAllowed, Invalid, Stale."""
    check(KEEP, by)
    check_within(unit.jurisdiction_id, by)
    fields: dict[str, object] = {
        "kind": check_choice(kind, UnitKind, field="kind"),
        "short_name": clean_name(short_name, field="short_name", limit=100),
        "position": position,
        "opened_on": opened_on,
    }
    check_days(opened_on, unit.closed_on, field="opened_on")
    with transaction.atomic():
        if unit.closed_on is None:
            name = str(fields["short_name"])
            check_name_of_unit(name, jurisdiction_id=unit.jurisdiction_id, unit=unit, field="short_name")
        changed = write_revised(unit, revision=revision, fields=fields)
        index_units([changed])
        record_unit("directory.unit_changed", changed, by=by, now=now)
    return changed


def close_unit(*, unit: Unit, revision: int, closed_on: date, by: Actor, now: datetime, today: date) -> Unit:
    """Close a unit that ceased to be on a day, with no other unit in its place.

    Raises NotAllowed, WrongState if it is closed, Invalid for a day that is to come or before it opened, Stale.
    """
    check(KEEP, by)
    check_within(unit.jurisdiction_id, by)
    with transaction.atomic():
        write_closed(unit, revision=revision, closed_on=closed_on, today=today)
        record_unit("directory.unit_closed", unit, by=by, now=now)
    return unit


def write_closed(unit: Unit, *, revision: int, closed_on: date, today: date, into: Unit | None = None) -> None:
    """Write that a unit is closed, perhaps merged into another, in the caller's transaction; its groups end for it."""
    check_open(unit)
    check_not_later(closed_on, today, field="closed_on")
    check_days(unit.opened_on, closed_on, field="closed_on")
    write_revised(unit, revision=revision, fields={"closed_on": closed_on, "merged_into": into})
    belonging = GroupMember.objects.filter(Q(until__isnull=True) | Q(until__gte=closed_on), unit=unit)
    belonging.filter(from_day__gte=closed_on).delete()
    belonging.update(until=day_before(closed_on))


def check_open(unit: Unit) -> None:
    """Raise WrongState for a closed unit."""
    if unit.closed_on is not None:
        raise WrongState(_("“%(unit)s”已经撤销，不能再办理这一项。") % {"unit": unit.official_name})


def record_unit(verb: str, unit: Unit, *, by: Actor, now: datetime, **more: object) -> None:
    """Journal an act about a unit: what it is called now, and ``more``."""
    told = {"official_name": unit.official_name, "short_name": unit.short_name, "kind": unit.kind} | more
    key = unit.jurisdiction.public_key
    record(verb, jurisdiction_key=key, by=by, now=now, about=unit, data=told)
