"""Which names are free, and how another name of a unit is written. No permission is asked here, nothing recorded."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from luoshi.base.refusals import Invalid
from luoshi.directory.kinds import AliasKind
from luoshi.directory.models import Alias, Unit, UnitGroup
from luoshi.directory.operations.checks import check_days, overlap


@dataclass(frozen=True, slots=True)
class Naming:
    """Another name, where it comes from, and from which day to which it holds (None: always, for ever)."""

    name: str
    kind: AliasKind
    from_day: date | None = None
    until: date | None = None
    source: str = ""


def check_name_of_unit(name: str, *, jurisdiction_id: int, unit: Unit | None = None, field: str) -> None:
    """Raise Invalid if another open unit bears the name, or answers to it, or a group does."""
    _check_bearers(name, jurisdiction_id=jurisdiction_id, unit=unit, field=field)
    present = Alias.objects.filter(jurisdiction=jurisdiction_id, name=name, until__isnull=True)
    alias = present.filter(unit__closed_on__isnull=True).exclude(unit=unit).select_related("unit").first()
    if alias is not None:
        words = {"name": name, "unit": alias.unit.official_name}
        raise Invalid(_("“%(name)s”现在是“%(unit)s”的别名，请先停用那个别名。") % words, field)


def _check_bearers(name: str, *, jurisdiction_id: int, unit: Unit | None, field: str) -> None:
    others = Unit.objects.filter(Q(official_name=name) | Q(short_name=name), jurisdiction=jurisdiction_id)
    other = others.filter(closed_on__isnull=True).exclude(pk=unit.pk if unit else 0).order_by("pk").first()
    if other is not None:
        words = {"name": name, "unit": other.official_name}
        raise Invalid(_("“%(name)s”已经是“%(unit)s”的名称，一个名称只能用于一个在册单位。") % words, field)
    if UnitGroup.objects.filter(jurisdiction=jurisdiction_id, name=name).exists():
        raise Invalid(_("“%(name)s”已经是一个统称，请换一个名称。") % {"name": name}, field)


def check_alias(naming: Naming, *, unit: Unit, alias: Alias | None = None) -> None:
    """Raise Invalid if the name means another unit on one of the days, or is the unit's own already."""
    check_days(naming.from_day, naming.until)
    if naming.name in {unit.official_name, unit.short_name} and naming.until is None:
        raise Invalid(_("“%(name)s”就是这个单位现在的名称，不必再登记为别名。") % {"name": naming.name}, "name")
    if naming.until is None:
        _check_bearers(naming.name, jurisdiction_id=unit.jurisdiction_id, unit=unit, field="name")
    rivals = Alias.objects.filter(jurisdiction=unit.jurisdiction_id, name=naming.name, unit__closed_on__isnull=True)
    for rival in rivals.exclude(pk=alias.pk if alias else 0).select_related("unit"):
        _check_rival(naming, rival, unit)


def _check_rival(naming: Naming, rival: Alias, unit: Unit) -> None:
    if rival.unit_id == unit.pk:
        raise Invalid(_("这个单位已经有别名“%(name)s”，请直接修改那一条。") % {"name": naming.name}, "name")
    if overlap(naming.from_day, naming.until, rival.from_day, rival.until):
        raise Invalid(
            _("“%(name)s”在同一时期是“%(unit)s”的别名，请先改正那一条。")
            % {"name": naming.name, "unit": rival.unit.official_name},
            "name",
        )


def keep_name(naming: Naming, *, unit: Unit) -> Alias:
    """Write another name of a unit; where the unit has it already, let it hold for those days too."""
    alias = Alias.objects.filter(unit=unit, name=naming.name).first()
    if alias is None:
        return Alias.objects.create(jurisdiction_id=unit.jurisdiction_id, unit=unit, **_fields(naming))
    alias.from_day = None if alias.from_day is None or naming.from_day is None else min(alias.from_day, naming.from_day)
    alias.until = None if alias.until is None or naming.until is None else max(alias.until, naming.until)
    alias.revision += 1
    alias.save(update_fields=["from_day", "until", "revision"])
    return alias


def _fields(naming: Naming) -> dict[str, object]:
    return {
        "name": naming.name,
        "kind": naming.kind,
        "from_day": naming.from_day,
        "until": naming.until,
        "source": naming.source,
    }


def day_before(day: date) -> date:
    """Return the last day on which something held that ends with ``day``."""
    return day - timedelta(days=1)
