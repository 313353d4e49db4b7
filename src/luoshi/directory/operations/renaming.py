"""Units that are renamed or merged. What they were called stays, with its days."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid
from luoshi.base.writing import write_revised
from luoshi.directory.kinds import AliasKind
from luoshi.directory.models import Alias, Unit
from luoshi.directory.operations.checks import check_days, check_not_later, check_within
from luoshi.directory.operations.indexing import index_units
from luoshi.directory.operations.naming import Naming, check_name_of_unit, day_before, keep_name
from luoshi.directory.operations.units import check_open, clean_names, record_unit, write_closed
from luoshi.directory.permissions import KEEP


def rename_unit(  # noqa: PLR0913 -- which, as seen, to what, from when, and who acts when
    *,
    unit: Unit,
    revision: int,
    official_name: str,
    short_name: str = "",
    from_day: date,
    by: Actor,
    now: datetime,
    today: date,
) -> Unit:
    """Give a unit another name from a day on; the old names become former names until the day before.

    Raises NotAllowed, WrongState for a closed unit, Invalid, Stale.
    """
    check(KEEP, by)
    check_within(unit.jurisdiction_id, by)
    check_open(unit)
    check_not_later(from_day, today, field="from_day")
    check_days(unit.opened_on, from_day, field="from_day")
    official, short = clean_names(official_name, short_name)
    for name, field in ((official, "official_name"), (short, "short_name")):
        check_name_of_unit(name, jurisdiction_id=unit.jurisdiction_id, unit=unit, field=field)
    old = [name for name in dict.fromkeys((unit.official_name, unit.short_name)) if name not in {official, short}]
    with transaction.atomic():
        _write_names(unit, revision=revision, official=official, short=short)
        for name in old:
            keep_name(_former(name, unit.opened_on, day_before(from_day)), unit=unit)
        index_units([unit])
        record_unit("directory.unit_renamed", unit, by=by, now=now, former=old, from_day=from_day.isoformat())
    return unit


def _write_names(unit: Unit, *, revision: int, official: str, short: str) -> None:
    try:
        with transaction.atomic():
            write_revised(unit, revision=revision, fields={"official_name": official, "short_name": short})
    except IntegrityError:
        raise Invalid(_("同名单位刚刚已由别人登记，请刷新名录后核对。"), "official_name") from None


def _former(name: str, from_day: date | None, until: date) -> Naming:
    if from_day is not None and from_day > until:
        from_day = until
    return Naming(name, AliasKind.FORMER, from_day, until)


def merge_units(  # noqa: PLR0913 -- which, as seen, into which, from when, and who acts when
    *, source: Unit, revision: int, target: Unit, from_day: date, by: Actor, now: datetime, today: date
) -> Unit:
    """Close ``source`` on a day, merged into ``target``, which answers to all its names from that day; return ``target``.

    What stood under ``source`` stays there: tasks, posts, papers. Its groups end for it the day before, and ``target`` is
    not put into them: whether it belongs there is for the office to say. Raises NotAllowed, WrongState, Invalid, Stale.
    """
    check(KEEP, by)
    check_within(source.jurisdiction_id, by, target)
    if source.pk == target.pk:
        raise Invalid(_("不能并入自己，请选择另一个单位。"), "target")
    check_open(target)
    with transaction.atomic():
        _check_still_open(target)
        write_closed(source, revision=revision, closed_on=from_day, today=today, into=target)
        names = _hand_over_names(source, target, from_day)
        index_units([target])
        record_unit("directory.unit_merged", source, by=by, now=now, into=target.public_key, names=names)
    return target


def _check_still_open(unit: Unit) -> None:
    """Lock the target, so that it is not closed meanwhile."""
    check_open(Unit.objects.select_for_update().get(pk=unit.pk))


def _hand_over_names(source: Unit, target: Unit, from_day: date) -> list[str]:
    """Let ``target`` answer to the names of ``source`` from a day on; return them."""
    valid = Alias.objects.filter(_unended(from_day), unit=source).order_by("pk")
    names = {source.official_name: AliasKind.FORMER, source.short_name: AliasKind.FORMER}
    names |= {alias.name: AliasKind(alias.kind) for alias in valid}
    for alias in valid.exclude(from_day__gte=from_day):
        alias.until = day_before(from_day)
        alias.revision += 1
        alias.save(update_fields=["until", "revision"])
    taken = {target.official_name, target.short_name}
    handed = [Naming(name, kind, from_day, None, source.official_name) for name, kind in names.items()]
    for naming in handed:
        if naming.name not in taken:
            keep_name(naming, unit=target)
    return [naming.name for naming in handed]


def _unended(day: date) -> Q:
    """The condition that something dated does not end before a day."""
    return Q(until__isnull=True) | Q(until__gte=day)
