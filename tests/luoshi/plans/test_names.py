"""Printed names are tied to units: one act for all assignments of a name."""

from datetime import date

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, Stale, WrongState
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import Alias, Unit, UnitGroup
from luoshi.journal.models import Entry
from luoshi.plans.contents import UNMATCHED
from luoshi.plans.models import Doubt, Edit, NameMatch, PlanVersion
from luoshi.plans.operations.names import (
    accept_suggestions,
    candidates_for,
    create_unit_for_name,
    group_name,
    match_name,
)
from luoshi.plans.states import DoubtState, VersionState
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_actor
from tests.luoshi.plans.making import DISTRICT, a_draft, a_sample_draft, match_to, name_of, the_sample_units

pytestmark = pytest.mark.django_db


def test_a_matched_name_tells_who_said_so_and_when() -> None:
    version = a_draft()
    clerk, unit = an_actor(version.jurisdiction), a_unit(version.jurisdiction)
    match = name_of(version, "区财政局")

    match_name(match=match, revision=1, unit=unit, by=clerk, now=NOW)

    assert (match.unit, match.how, match.decided_by, match.decided_at) == (unit, "person", clerk.person_key, NOW)
    assert match.revision == 2


def test_a_name_can_mean_a_group_or_knowingly_nothing() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    group = UnitGroup.objects.create(jurisdiction=version.jurisdiction, name="各局")
    one, two = name_of(version, "区财政局"), name_of(version, "区水务局")

    match_name(match=one, revision=1, group=group, by=clerk, now=NOW)
    match_name(match=two, revision=1, leave_open=True, by=clerk, now=NOW)

    assert (one.unit, one.group, one.is_left_open) == (None, group, False)
    assert (two.unit, two.group, two.is_left_open) == (None, None, True)


def test_what_was_said_of_a_name_can_be_taken_back() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    match = match_to(version, "区财政局", a_unit(version.jurisdiction), by=clerk)

    match_name(match=match, revision=2, by=clerk, now=NOW)

    assert (match.unit, match.how, match.decided_by, match.decided_at) == (None, "", "", None)


def test_two_who_settle_one_name_are_told_of_each_other() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    first, second = a_unit(version.jurisdiction), a_unit(version.jurisdiction)
    match = match_to(version, "区财政局", first, by=clerk)

    with pytest.raises(Stale) as refused:
        match_name(match=match, revision=1, unit=second, by=clerk, now=NOW)

    assert (refused.value.ours["unit"], refused.value.theirs["unit"]) == (second, first)


def test_a_name_does_not_mean_two_things() -> None:
    version = a_draft()
    unit = a_unit(version.jurisdiction)
    match = name_of(version, "区财政局")

    with pytest.raises(Invalid):
        match_name(match=match, revision=1, unit=unit, leave_open=True, by=an_actor(version.jurisdiction), now=NOW)

    match.refresh_from_db()
    assert match.unit is None


def test_a_name_does_not_mean_a_unit_of_another_place_or_one_that_is_closed() -> None:
    version = a_draft()
    elsewhere = a_unit(a_jurisdiction())
    closed = a_unit(version.jurisdiction)
    Unit.objects.filter(pk=closed.pk).update(closed_on=date(2026, 3, 1))
    closed.refresh_from_db()
    match = name_of(version, "区财政局")

    for unit in (elsewhere, closed):
        with pytest.raises(Invalid):
            match_name(match=match, revision=1, unit=unit, by=an_actor(version.jurisdiction), now=NOW)

    match.refresh_from_db()
    assert (match.unit, match.revision) == (None, 1)


def test_a_name_is_entered_as_a_new_unit() -> None:
    version = a_draft()
    match = name_of(version, "区财政局")

    create_unit_for_name(
        match=match,
        revision=1,
        kind=UnitKind.DEPARTMENT,
        short_name="财政局",
        by=an_actor(version.jurisdiction),
        now=NOW,
    )

    unit = Unit.objects.get(official_name="区财政局")
    assert (unit.kind, unit.short_name, match.unit) == (UnitKind.DEPARTMENT, "财政局", unit)
    assert list(
        Entry.objects.filter(verb__in=["directory.unit_created", "plans.unit_created_for_name"])
        .order_by("number")
        .values_list("verb", flat=True)
    ) == [
        "directory.unit_created",
        "plans.unit_created_for_name",
    ]


def test_a_unit_that_is_there_is_not_entered_a_second_time() -> None:
    version = a_draft()
    a_unit(version.jurisdiction, "区财政局")
    match = name_of(version, "区财政局")

    with pytest.raises(Invalid):
        create_unit_for_name(
            match=match,
            revision=1,
            kind=UnitKind.DEPARTMENT,
            short_name="财政局",
            by=an_actor(version.jurisdiction),
            now=NOW,
        )

    assert (Unit.objects.filter(official_name="区财政局").count(), Edit.objects.count()) == (1, 0)


def test_a_stale_name_leaves_no_unit_behind() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    match = match_to(version, "区财政局", a_unit(version.jurisdiction), by=clerk)

    with pytest.raises(Stale):
        create_unit_for_name(match=match, revision=1, kind=UnitKind.DEPARTMENT, short_name="财政局", by=clerk, now=NOW)

    assert not Unit.objects.filter(official_name="区财政局").exists()


def test_a_name_is_entered_as_a_group_with_members() -> None:
    version = a_sample_draft()
    streets = list(Unit.objects.filter(jurisdiction=version.jurisdiction, kind=UnitKind.STREET).order_by("position"))
    match = name_of(version, "各街道办事处")

    group_name(match=match, revision=1, members=streets, by=an_actor(version.jurisdiction), now=NOW)

    assert match.group is not None
    assert match.group.name == "各街道办事处"
    assert [m.unit for m in match.group.memberships.order_by("unit__position")] == streets


def test_a_group_that_has_the_name_gets_the_members_that_it_lacks() -> None:
    version = a_sample_draft()
    clerk = an_actor(version.jurisdiction)
    one, two = Unit.objects.filter(jurisdiction=version.jurisdiction, kind=UnitKind.STREET).order_by("position")[:2]
    match = name_of(version, "各街道办事处")
    group_name(match=match, revision=1, members=[one], by=clerk, now=NOW)

    group_name(match=match, revision=2, members=[one, two], by=clerk, now=NOW)

    assert UnitGroup.objects.count() == 1
    assert match.group is not None
    assert [m.unit for m in match.group.memberships.order_by("unit__position")] == [one, two]


def test_a_group_without_members_is_refused() -> None:
    version = a_sample_draft()

    with pytest.raises(Invalid):
        group_name(
            match=name_of(version, "各街道办事处"),
            revision=1,
            members=[],
            by=an_actor(version.jurisdiction),
            now=NOW,
        )

    assert UnitGroup.objects.count() == 0


def test_candidates_come_with_their_reasons() -> None:
    version = a_sample_draft()

    candidates = candidates_for(name_of(version, "区卫生健康委员会"), TODAY)

    assert [candidate.unit.official_name for candidate in candidates] == ["区卫生健康局"]
    assert candidates[0].reason


def test_a_unit_entered_after_the_draft_is_a_candidate() -> None:
    version = a_draft()
    unit = a_unit(version.jurisdiction, "区财政局")

    assert [candidate.unit for candidate in candidates_for(name_of(version, "区财政局"), TODAY)] == [unit]


def test_all_single_candidates_are_taken_in_one_act() -> None:
    version = a_sample_draft()

    count = accept_suggestions(version=version, by=an_actor(version.jurisdiction), now=NOW)

    taken = NameMatch.objects.filter(version=version, how="person").order_by("pk")
    assert [(match.name, match.unit and match.unit.official_name) for match in taken] == [
        ("区卫生健康委员会", "区卫生健康局"),
        ("区城市管理执法局（区综合行政执法局）", "区城市管理执法局"),
        ("区市场监督管理局（区知识产权局）", "区市场监督管理局"),
    ]
    assert (count, Edit.objects.count()) == (3, 1)
    assert Entry.objects.get(verb="plans.suggestions_accepted").data["names"] == 3


def test_a_name_with_several_candidates_waits_for_a_person() -> None:
    place = a_jurisdiction(DISTRICT)
    units = the_sample_units(place)
    for unit in (units["区教育局"], units["区民政局"]):
        Alias.objects.create(jurisdiction=place, unit=unit, name="区卫生健康委员会", kind="colloquial")
    version = a_sample_draft(jurisdiction=place)

    accept_suggestions(version=version, by=an_actor(place), now=NOW)

    assert name_of(version, "区卫生健康委员会").unit is None
    assert name_of(version, "区市场监督管理局（区知识产权局）").unit is not None


def unmatched_state(version: PlanVersion) -> str:
    return Doubt.objects.get(version=version, code=UNMATCHED).state


def test_the_doubt_about_names_settles_itself_with_the_last_name() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    names = list(NameMatch.objects.filter(version=version).order_by("pk"))
    states = []

    for match in names:
        match_name(match=match, revision=1, unit=a_unit(version.jurisdiction), by=clerk, now=NOW)
        states.append(unmatched_state(version))

    assert states == [DoubtState.OPEN] * 4 + [DoubtState.SETTLED]


@pytest.mark.parametrize("role", [Role.LIAISON, Role.UNIT_HEAD, Role.LEADER, Role.READER, Role.ADMINISTRATOR, None])
def test_only_the_office_says_what_a_name_means(role: Role | None) -> None:
    version = a_draft()
    match = name_of(version, "区财政局")

    with pytest.raises(NotAllowed):
        match_name(match=match, revision=1, leave_open=True, by=an_actor(version.jurisdiction, role), now=NOW)

    match.refresh_from_db()
    assert not match.is_left_open


def test_names_of_a_version_in_force_stay() -> None:
    version = a_draft()
    match = name_of(version, "区财政局")
    PlanVersion.objects.filter(pk=version.pk).update(state=VersionState.IN_FORCE)

    with pytest.raises(WrongState):
        match_name(match=match, revision=1, leave_open=True, by=an_actor(version.jurisdiction), now=NOW)

    match.refresh_from_db()
    assert not match.is_left_open
