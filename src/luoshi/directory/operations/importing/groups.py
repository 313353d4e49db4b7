"""Rows of groups with their members, and of coordinating bodies."""

from datetime import date

from django.utils.translation import gettext as _

from luoshi.base.refusals import Invalid
from luoshi.directory.kinds import BodyKind
from luoshi.directory.models import Body, GroupMember, Unit, UnitGroup
from luoshi.directory.operations.checks import check_days, clean_name, clean_text, overlap
from luoshi.directory.operations.importing.cells import choice, day
from luoshi.directory.operations.importing.register import Register
from luoshi.directory.operations.importing.report import Outcome
from luoshi.directory.operations.importing.units import Done, check_free
from luoshi.directory.workbook.reading import Row


def import_member(row: Row, register: Register) -> Done:
    """Enter a group where there is none of the name, and put the unit into it for the days given. Raises Invalid."""
    name = clean_name(row["group"], field="group", limit=100)
    member = register.by_key(GroupMember, row["key"])
    group = next(iter(register.find(UnitGroup, name)), None)
    if member is not None and member.group is not group:
        raise Invalid(_("统称和单位不能改；请填结束日期，再另起一行登记新的。"))
    outcome, changed = _group(group, name, row, register)
    group = register.find(UnitGroup, name)[0]
    if not row["unit"]:
        return outcome, changed
    done, differing = _member(member, group, row, register)
    outcomes = {outcome, done}
    best = next(one for one in (Outcome.CREATED, Outcome.CHANGED, Outcome.UNCHANGED) if one in outcomes)
    return best, [*changed, *differing]


def _group(group: UnitGroup | None, name: str, row: Row, register: Register) -> Done:
    note = clean_text(row["note"], field="note", limit=200)
    if group is not None:
        changed = register.change(group, {"note": note}) if note else []
        return (Outcome.CHANGED if changed else Outcome.UNCHANGED), changed
    check_free(name, register)
    if row["unit"]:
        register.needed_unit(row["unit"])
    register.add(UnitGroup(jurisdiction=register.jurisdiction, name=name, note=note))
    return Outcome.CREATED, []


def _member(member: GroupMember | None, group: UnitGroup, row: Row, register: Register) -> Done:
    from_day, until = day(row, "from_day"), day(row, "until")
    check_days(from_day, until)
    unit = member.unit if member else register.needed_unit(row["unit"])
    if row["unit"] not in {unit.official_name, unit.short_name}:
        raise Invalid(_("统称和单位不能改；请填结束日期，再另起一行登记新的。"))
    there = register.find(GroupMember, id(group), id(unit))
    member = member or next((one for one in there if one.from_day == from_day), None)
    _check_apart([one for one in there if one is not member], unit, from_day, until)
    if member is not None:
        changed = register.change(member, {"from_day": from_day, "until": until})
        return (Outcome.CHANGED if changed else Outcome.UNCHANGED), changed
    register.add(
        GroupMember(jurisdiction=register.jurisdiction, group=group, unit=unit, from_day=from_day, until=until)
    )
    return Outcome.CREATED, []


def _check_apart(others: list[GroupMember], unit: Unit, from_day: date | None, until: date | None) -> None:
    if any(overlap(from_day, until, one.from_day, one.until) for one in others):
        raise Invalid(_("“%(unit)s”在这段时间已经属于这个统称。") % {"unit": unit.short_name})


def import_body(row: Row, register: Register) -> Done:
    """Enter a coordinating body, or correct one that is there, found by its key or its name. Raises Invalid."""
    name = clean_name(row["name"], field="name", limit=200)
    body = register.by_key(Body, row["key"]) or next(iter(register.find(Body, name)), None)
    fields = _facts(row, register, body)
    if body is None:
        register.add(Body(jurisdiction=register.jurisdiction, name=name, **fields))
        return Outcome.CREATED, []
    changed = register.change(body, {"name": name, **fields})
    return (Outcome.CHANGED if changed else Outcome.UNCHANGED), changed


def _facts(row: Row, register: Register, body: Body | None) -> dict[str, object]:
    from_day, until = day(row, "from_day"), day(row, "until")
    check_days(from_day, until)
    office = body.office_unit if body else None
    if "office_unit" in row and row["office_unit"] != (office.official_name if office else ""):
        office = register.needed_unit(row["office_unit"]) if row["office_unit"] else None
    kind = choice(row, "kind", BodyKind, default=body.kind if body else BodyKind.LEADING_GROUP)
    return {"kind": kind, "office_unit": office, "from_day": from_day, "until": until}
