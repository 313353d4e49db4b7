"""统称: words that stand for several units, as 各街道办事处. Members belong from a day to a day."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, WrongState
from luoshi.base.writing import write_revised
from luoshi.directory.models import GroupMember, Jurisdiction, Unit, UnitGroup
from luoshi.directory.operations.checks import check_days, check_within, clean_name, clean_text, overlap
from luoshi.directory.operations.naming import check_name_of_unit
from luoshi.directory.operations.units import check_open
from luoshi.directory.permissions import KEEP
from luoshi.journal.operations import record


def create_group(*, jurisdiction: Jurisdiction, name: str, note: str = "", by: Actor, now: datetime) -> UnitGroup:
    """Set up a collective name without members. Raises NotAllowed, Invalid if a unit or a group has it."""
    check(KEEP, by)
    check_within(jurisdiction.pk, by)
    with transaction.atomic():
        group = write_new_group(jurisdiction, name=name, note=note)
        record_group("directory.group_created", group, by=by, now=now)
    return group


def write_new_group(jurisdiction: Jurisdiction, *, name: str, note: str = "") -> UnitGroup:
    """Write a collective name, without asking who does it; raise Invalid."""
    name = clean_name(name, field="name", limit=100)
    note = clean_text(note, field="note", limit=200)
    check_name_of_unit(name, jurisdiction_id=jurisdiction.pk, field="name")
    try:
        with transaction.atomic():
            return UnitGroup.objects.create(jurisdiction=jurisdiction, name=name, note=note)
    except IntegrityError:
        raise Invalid(_("“%(name)s”已经是一个统称，请换一个名称。") % {"name": name}, "name") from None


def change_group(*, group: UnitGroup, revision: int, name: str, note: str = "", by: Actor, now: datetime) -> UnitGroup:
    """Change the words of a collective name. Raises NotAllowed, Invalid, Stale."""
    check(KEEP, by)
    check_within(group.jurisdiction_id, by)
    name = clean_name(name, field="name", limit=100)
    note = clean_text(note, field="note", limit=200)
    with transaction.atomic():
        if name != group.name:
            check_name_of_unit(name, jurisdiction_id=group.jurisdiction_id, field="name")
        changed = write_revised(group, revision=revision, fields={"name": name, "note": note})
        record_group("directory.group_changed", changed, by=by, now=now)
    return changed


def add_member(
    *,
    group: UnitGroup,
    unit: Unit,
    from_day: date | None = None,
    until: date | None = None,
    by: Actor,
    now: datetime,
) -> GroupMember:
    """Put a unit into a group, always or from a day to a day.

    Raises NotAllowed, WrongState for a closed unit, Invalid if it is a member on one of those days already.
    """
    check(KEEP, by)
    check_within(group.jurisdiction_id, by, unit)
    with transaction.atomic():
        member = write_new_member(group, unit=unit, from_day=from_day, until=until)
        _record_member("directory.member_added", member, by=by, now=now)
    return member


def write_new_member(group: UnitGroup, *, unit: Unit, from_day: date | None, until: date | None) -> GroupMember:
    """Write that a unit belongs to a group, without asking who does it; raise WrongState, Invalid."""
    check_open(unit)
    check_days(from_day, until)
    UnitGroup.objects.select_for_update().get(pk=group.pk)  # two people adding the same unit: one after the other
    for there in GroupMember.objects.filter(group=group, unit=unit):
        if overlap(from_day, until, there.from_day, there.until):
            raise Invalid(
                _("“%(unit)s”在这段时间已经属于“%(group)s”。") % {"unit": unit.short_name, "group": group.name}, "unit"
            )
    return GroupMember.objects.create(
        jurisdiction_id=group.jurisdiction_id, group=group, unit=unit, from_day=from_day, until=until
    )


def end_member(*, member: GroupMember, until: date, by: Actor, now: datetime) -> GroupMember:
    """Let a unit belong to a group until a day and no longer.

    Raises NotAllowed, Invalid, WrongState if its membership has an end already.
    """
    check(KEEP, by)
    check_within(member.jurisdiction_id, by)
    check_days(member.from_day, until)
    with transaction.atomic():
        if not GroupMember.objects.filter(pk=member.pk, until__isnull=True).update(until=until):
            raise WrongState(_("这个单位退出的日期已经登记，请刷新页面核对。"))
        member.refresh_from_db()
        _record_member("directory.member_ended", member, by=by, now=now)
    return member


def record_group(verb: str, group: UnitGroup, *, by: Actor, now: datetime, **more: object) -> None:
    """Journal an act about a group."""
    key = group.jurisdiction.public_key
    record(verb, jurisdiction_key=key, by=by, now=now, about=group, data={"name": group.name} | more)


def _record_member(verb: str, member: GroupMember, *, by: Actor, now: datetime) -> None:
    days = {name: day and day.isoformat() for name, day in (("from_day", member.from_day), ("until", member.until))}
    record_group(verb, member.group, by=by, now=now, unit=member.unit.public_key, **days)
