"""What printed names mean: matched, entered into the directory, grouped. One act ties every assignment of a name.

Every operation raises NotAllowed, WrongState if the version is no draft, and Stale if somebody else settled the name since
it was seen.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.directory.models import Unit, UnitGroup
from luoshi.directory.names import tidy
from luoshi.directory.operations.groups import add_member, create_group
from luoshi.directory.operations.units import create_unit
from luoshi.plans.contents import UNMATCHED
from luoshi.plans.models import Doubt, NameMatch, PlanVersion
from luoshi.plans.operations.log import Act, act_on
from luoshi.plans.queries.draft import candidates_for, names_at, single_candidates, unmatched_names
from luoshi.plans.states import DoubtState

__all__ = ["accept_suggestions", "candidates_for", "create_unit_for_name", "group_name", "match_name"]


def match_name(  # noqa: PLR0913 -- one of three answers
    *,
    match: NameMatch,
    revision: int,
    unit: Unit | None = None,
    group: UnitGroup | None = None,
    leave_open: bool = False,
    by: Actor,
    now: datetime,
) -> NameMatch:
    """Say what a printed name means: a unit, a group, or knowingly nothing (``leave_open``); none of the three: not said.

    Raises Invalid for a unit or group of another place, or for two answers at once.
    """
    with act_on(match.version, verb="name_matched", by=by, now=now) as act:
        if sum((unit is not None, group is not None, leave_open)) > 1:
            raise Invalid(_("一个名称只能对应一个单位或者一个统称，请只选一项。"))
        for meant in (unit, group):
            if meant is not None and meant.jurisdiction_id != match.jurisdiction_id:
                raise Invalid(_("所选单位不属于本辖区，请从本辖区的单位名录中选择。"))
        if unit is not None and unit.closed_on is not None and unit.closed_on <= act.today:
            raise Invalid(_("“%(name)s”已经撤销，请选择承接其职责的单位。") % {"name": unit.short_name}, "unit")
        write_match(act, match, revision, unit=unit, group=group, is_left_open=leave_open)
        settle_unmatched(act)
    return match


def create_unit_for_name(
    *, match: NameMatch, revision: int, kind: str, short_name: str, by: Actor, now: datetime
) -> NameMatch:
    """Enter a printed name into the directory as a unit, and let the name mean it. Raises Invalid if it is there already."""
    with act_on(match.version, verb="unit_created_for_name", by=by, now=now) as act:
        unit = create_unit(
            jurisdiction=act.version.jurisdiction,
            kind=kind,
            official_name=match.name,
            short_name=short_name,
            by=by,
            now=now,
        )
        write_match(act, match, revision, unit=unit)
        settle_unmatched(act)
    return match


def group_name(*, match: NameMatch, revision: int, members: Sequence[Unit], by: Actor, now: datetime) -> NameMatch:
    """Enter a printed name into the directory as a collective name with members, and let the name mean it.

    A group that has the name already keeps it, and gets the members that it lacks. Raises Invalid without members.
    """
    with act_on(match.version, verb="name_grouped", by=by, now=now) as act:
        write_group(act, match, members, revision=revision)
        settle_unmatched(act)
    return match


def accept_suggestions(*, version: PlanVersion, by: Actor, now: datetime) -> int:
    """Take, for every name that means nothing yet and for which the directory has one candidate alone, that candidate.

    Return how many names that was.
    """
    with act_on(version, verb="suggestions_accepted", by=by, now=now) as act:
        count = write_suggestions(act)
        settle_unmatched(act)
    return count


def write_suggestions(act: Act) -> int:
    """Match each unmatched name to its only candidate, as part of an act, and return how many had one."""
    found = single_candidates(unmatched_names(act.version), today=act.today)
    for match, unit in found:
        write_match(act, match, unit=unit)
    act.data["names"] = len(found)
    return len(found)


def write_match(act: Act, match: NameMatch, revision: int | None = None, **meaning: Any) -> NameMatch:  # noqa: ANN401 -- unit, group, is_left_open
    """Write what a name means as part of an act: what is not given in ``meaning`` is nothing."""
    says = any(meaning.values())
    fields = {"unit": None, "group": None, "is_left_open": False} | meaning
    act.data.setdefault("name", match.name)
    return act.write(
        match,
        revision,
        **fields,
        how="person" if says else "",
        decided_by=act.by.person_key if says else "",
        decided_at=act.now if says else None,
    )


def write_group(act: Act, match: NameMatch, members: Sequence[Unit], *, revision: int | None = None) -> UnitGroup:
    """Enter a name as a group with members and match it, as part of an act."""
    if not members:
        raise Invalid(_("请至少选择一个成员单位。"), "members")
    jurisdiction = act.version.jurisdiction
    group = UnitGroup.objects.filter(jurisdiction=jurisdiction, name=tidy(match.name)).first() or create_group(
        jurisdiction=jurisdiction, name=match.name, by=act.by, now=act.now
    )
    there = set(group.memberships.values_list("unit_id", flat=True))
    for unit in members:
        if unit.pk not in there:
            add_member(group=group, unit=unit, by=act.by, now=act.now)
    write_match(act, match, revision, group=group)
    return group


def settle_unmatched(act: Act) -> None:
    """Settle the doubt about unmatched names, as part of an act, once every name that it asks about has its answer."""
    doubt = Doubt.objects.filter(version=act.version, code=UNMATCHED, state=DoubtState.OPEN).first()
    if doubt is None:
        return
    asked = names_at(act.version, doubt.spans)
    if any(match.name in asked for match in unmatched_names(act.version)):
        return
    act.write(
        doubt,
        state=DoubtState.SETTLED,
        answer=_("已逐个对应"),
        settled_by=act.by.person_key,
        settled_at=act.now,
    )
