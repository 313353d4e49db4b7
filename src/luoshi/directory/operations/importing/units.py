"""Rows of units and of their other names."""

from dataclasses import replace

from django.utils.translation import gettext as _

from luoshi.base.refusals import Invalid
from luoshi.directory.kinds import AliasKind, UnitKind
from luoshi.directory.models import Alias, Unit, UnitGroup
from luoshi.directory.operations.aliases import clean_naming
from luoshi.directory.operations.checks import check_days, clean_name, overlap
from luoshi.directory.operations.importing.cells import choice, day, number
from luoshi.directory.operations.importing.register import Register
from luoshi.directory.operations.importing.report import Outcome
from luoshi.directory.operations.naming import Naming
from luoshi.directory.operations.units import clean_names
from luoshi.directory.workbook.reading import Row

Done = tuple[Outcome, list[str]]
"""What became of a row, and the names of the columns that were changed."""


def import_unit(row: Row, register: Register) -> Done:
    """Enter a unit, or correct one that is there, found by its key or its official name. Raises Invalid."""
    official = clean_name(row["official_name"], field="official_name", limit=200)
    unit = register.by_key(Unit, row["key"]) or next(iter(register.find(Unit, "official", official)), None)
    if unit is None:
        return _new_unit(row, register)
    _check_not_renamed(row, unit, official)
    fields = _facts(row, unit)
    if unit.closed_on is not None:
        if any(getattr(unit, name) != value for name, value in fields.items()):
            raise Invalid(_("这个单位已经撤销，不能再修改。"))
        return Outcome.UNCHANGED, []
    check_free(str(fields["short_name"]), register, unit)
    changed = register.change(unit, fields)
    return (Outcome.CHANGED if changed else Outcome.UNCHANGED), changed


def _new_unit(row: Row, register: Register) -> Done:
    if row["closed_on"] or row["merged_into"]:
        raise Invalid(_("新登记的单位不能带撤销日期，请清空后再导入。"))
    official, short = clean_names(row["official_name"], row["short_name"])
    for name in (official, short):
        check_free(name, register)
    unit = Unit(
        jurisdiction=register.jurisdiction,
        official_name=official,
        short_name=short,
        kind=choice(row, "kind", UnitKind, default=UnitKind.DEPARTMENT),
        position=number(row, "position", default=0),
        opened_on=day(row, "opened_on"),
    )
    register.add(unit)
    return Outcome.CREATED, []


def _check_not_renamed(row: Row, unit: Unit, official: str) -> None:
    """Raise Invalid for what a page of its own does, because it keeps the history."""
    if official != unit.official_name:
        raise Invalid(_("全称与名录不同。更名请在单位页面办理，旧名称会保留；只是写错了也在那里改。"))
    if "closed_on" in row and day(row, "closed_on") != unit.closed_on:
        raise Invalid(_("撤销和并入请在单位页面办理，导入不会撤销单位。"))


def _facts(row: Row, unit: Unit) -> dict[str, object]:
    short = row["short_name"] or unit.short_name
    return {
        "short_name": clean_name(short, field="short_name", limit=100),
        "kind": choice(row, "kind", UnitKind, default=unit.kind),
        "position": number(row, "position", default=unit.position),
        "opened_on": day(row, "opened_on") if "opened_on" in row else unit.opened_on,
    }


def check_free(name: str, register: Register, unit: Unit | None = None) -> None:
    """Raise Invalid if another open unit, a group or a present alias of another unit has the name."""
    other = register.unit_named(name)
    if other is not None and other is not unit:
        raise Invalid(_("“%(name)s”已经是“%(unit)s”的名称。") % {"name": name, "unit": other.official_name})
    if register.find(UnitGroup, name):
        raise Invalid(_("“%(name)s”已经是一个统称。") % {"name": name})
    for alias in register.find(Alias, name):
        if alias.until is None and alias.unit is not unit and alias.unit.closed_on is None:
            words = {"name": name, "unit": alias.unit.official_name}
            raise Invalid(_("“%(name)s”现在是“%(unit)s”的别名，请先停用那个别名。") % words)


def import_alias(row: Row, register: Register) -> Done:
    """Enter another name of a unit, or correct what is known of one, found by its key or by unit and name. Raises Invalid."""
    alias = register.by_key(Alias, row["key"])
    kind = choice(row, "kind", AliasKind, default=alias.kind if alias else AliasKind.COLLOQUIAL)
    naming = clean_naming(row["name"], kind=kind, source=row["source"])
    naming = replace(naming, from_day=day(row, "from_day"), until=day(row, "until"))
    check_days(naming.from_day, naming.until)
    unit = alias.unit if alias else register.needed_unit(row["unit"])
    alias = alias or next((one for one in register.find(Alias, naming.name) if one.unit is unit), None)
    if alias is None:
        return _new_alias(naming, unit, register)
    if naming.name != alias.name or row["unit"] not in {unit.official_name, unit.short_name}:
        raise Invalid(_("别名和单位不能改；写错的请填结束日期，再另起一行登记新的。"))
    fields: dict[str, object] = {"kind": naming.kind, "from_day": naming.from_day, "until": naming.until}
    if "source" in row:
        fields["source"] = naming.source
    if any(getattr(alias, name) != value for name, value in fields.items()):
        _check_alias(naming, unit, register)
    changed = register.change(alias, fields)
    return (Outcome.CHANGED if changed else Outcome.UNCHANGED), changed


def _new_alias(naming: Naming, unit: Unit, register: Register) -> Done:
    if naming.name in {unit.official_name, unit.short_name}:
        raise Invalid(_("这就是这个单位现在的名称，不必再登记为别名。"))
    _check_alias(naming, unit, register)
    register.add(
        Alias(
            jurisdiction=register.jurisdiction,
            unit=unit,
            name=naming.name,
            kind=naming.kind,
            from_day=naming.from_day,
            until=naming.until,
            source=naming.source,
        )
    )
    return Outcome.CREATED, []


def _check_alias(naming: Naming, unit: Unit, register: Register) -> None:
    """Raise Invalid if the name means another unit on one of the days."""
    if naming.until is None:
        other = register.unit_named(naming.name)
        if other is not None and other is not unit:
            words = {"name": naming.name, "unit": other.official_name}
            raise Invalid(_("“%(name)s”已经是“%(unit)s”的名称。") % words)
    for rival in register.find(Alias, naming.name):
        is_other = rival.unit is not unit and rival.unit.closed_on is None
        if is_other and overlap(naming.from_day, naming.until, rival.from_day, rival.until):
            words = {"name": naming.name, "unit": rival.unit.official_name}
            raise Invalid(_("“%(name)s”在同一时期是“%(unit)s”的别名，请先改正那一条。") % words)
