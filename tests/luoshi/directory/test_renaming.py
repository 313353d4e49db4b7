"""Renamed and merged units are still found by what they were called, on the days on which they were."""

from datetime import date, timedelta

import pytest

from luoshi.base.refusals import Invalid, Stale, WrongState
from luoshi.directory.kinds import AliasKind
from luoshi.directory.matching import match_unit
from luoshi.directory.models import Alias, Jurisdiction, Unit
from luoshi.directory.operations import add_alias, add_member, close_unit, merge_units, rename_unit
from luoshi.directory.queries import members_on
from luoshi.search.queries import found
from tests.luoshi.directory.building import a_district, a_group, a_post, enter, itself, last_entry
from tests.luoshi.making import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
BEFORE = DAY - timedelta(days=1)


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


def rename(unit: Unit, official: str, short: str = "", *, revision: int = 1, from_day: date = DAY) -> Unit:
    return rename_unit(
        unit=unit,
        revision=revision,
        official_name=official,
        short_name=short,
        from_day=from_day,
        by=itself(unit.jurisdiction),
        now=NOW,
        today=TODAY,
    )


def merge(source: Unit, target: Unit, *, revision: int = 1) -> Unit:
    by = itself(source.jurisdiction)
    return merge_units(source=source, revision=revision, target=target, from_day=DAY, by=by, now=NOW, today=TODAY)


def names_of(unit: Unit) -> list[tuple[str, str, date | None, date | None]]:
    return list(Alias.objects.filter(unit=unit).order_by("pk").values_list("name", "kind", "from_day", "until"))


def test_the_old_names_become_former_names_until_the_day_before(district: Jurisdiction) -> None:
    unit = enter(district, "区卫生和计划生育局", "区卫计局")

    rename(unit, "区卫生健康局", "区卫健局")

    assert (unit.official_name, unit.short_name, unit.revision) == ("区卫生健康局", "区卫健局", 2)
    assert names_of(unit) == [
        ("区卫生和计划生育局", AliasKind.FORMER, None, BEFORE),
        ("区卫计局", AliasKind.FORMER, None, BEFORE),
    ]
    assert last_entry().data["former"] == ["区卫生和计划生育局", "区卫计局"]


def test_a_renamed_unit_is_matched_by_the_name_of_the_day(district: Jurisdiction) -> None:
    unit = rename(enter(district, "区卫生和计划生育局"), "区卫生健康局")

    then = match_unit("区卫生和计划生育局", jurisdiction_id=district.pk, today=BEFORE)
    now = match_unit("区卫生和计划生育局", jurisdiction_id=district.pk, today=TODAY)

    assert (then.unit, now.unit) == (unit, None)
    assert [(one.unit, one.reason) for one in now.candidates] == [
        (unit, "“区卫生和计划生育局”是这个单位在其他时期的名称")
    ]
    assert found("计划生育", jurisdiction_id=district.pk).count() == 1


def test_only_what_changed_becomes_a_former_name(district: Jurisdiction) -> None:
    unit = rename(enter(district, "区卫生和计划生育局", "区卫健局"), "区卫生健康局", "区卫健局")

    assert [name for name, *_rest in names_of(unit)] == ["区卫生和计划生育局"]


def test_a_name_taken_up_again_holds_for_both_times(district: Jurisdiction) -> None:
    unit = rename(enter(district, "区商务局"), "区经贸局", from_day=date(2020, 1, 1))
    rename(unit, "区商务局", revision=2, from_day=date(2024, 1, 1))

    rename(unit, "区商贸局", revision=3, from_day=DAY)

    assert names_of(unit) == [
        ("区商务局", AliasKind.FORMER, None, BEFORE),
        ("区经贸局", AliasKind.FORMER, None, date(2023, 12, 31)),
    ]


def test_of_two_who_rename_the_second_is_told_and_nothing_is_written(district: Jurisdiction) -> None:
    unit, other = enter(district, "区商务局"), Unit.objects.get(official_name="区商务局")
    rename(unit, "区商贸局")

    with pytest.raises(Stale):
        rename(other, "区经贸局")

    assert [name for name, *_rest in names_of(unit)] == ["区商务局"]
    assert Unit.objects.get(pk=unit.pk).official_name == "区商贸局"


def test_a_unit_does_not_take_the_name_of_another(district: Jurisdiction) -> None:
    enter(district, "区财政局")

    with pytest.raises(Invalid, match="已经是“区财政局”的名称"):
        rename(enter(district, "区商务局"), "区财政局")


def test_a_unit_is_not_renamed_in_advance(district: Jurisdiction) -> None:
    with pytest.raises(Invalid, match="不能晚于今天"):
        rename(enter(district, "区商务局"), "区商贸局", from_day=TODAY + timedelta(days=1))


def test_a_merged_unit_is_closed_and_its_names_mean_the_other_from_that_day(district: Jurisdiction) -> None:
    source, target = enter(district, "区招商服务中心", "区招商中心"), enter(district, "区商务局")
    add_alias(unit=source, name="区投促局", by=itself(district), now=NOW)

    merge(source, target)

    source.refresh_from_db()
    assert (source.closed_on, source.merged_into) == (DAY, target)
    assert [(name, first, last) for name, _kind, first, last in names_of(target)] == [
        ("区招商服务中心", DAY, None),
        ("区招商中心", DAY, None),
        ("区投促局", DAY, None),
    ]
    assert names_of(source) == [("区投促局", AliasKind.COLLOQUIAL, None, BEFORE)]
    on_days = [match_unit("区投促局", jurisdiction_id=district.pk, today=day).unit for day in (BEFORE, DAY)]
    assert on_days == [source, target]


def test_a_merge_keeps_what_stands_under_the_merged_unit(district: Jurisdiction) -> None:
    source, target, group = enter(district, "区招商服务中心"), enter(district, "区商务局"), a_group(district, "各单位")
    post = a_post(source, "主任")
    add_member(group=group, unit=source, by=itself(district), now=NOW)

    merge(source, target)

    post.refresh_from_db()
    assert post.unit == source
    assert [list(members_on(group, day)) for day in (BEFORE, DAY)] == [[source], []]
    assert last_entry().data["into"] == target.public_key


def test_the_names_of_a_merged_unit_that_the_other_bears_are_not_entered_twice(district: Jurisdiction) -> None:
    source, target = enter(district, "区商务委员会", "区商务委"), enter(district, "区商务局")
    add_alias(unit=target, name="区外贸局", until=date(2020, 1, 1), by=itself(district), now=NOW)
    add_alias(unit=source, name="区外贸局", from_day=date(2020, 1, 2), by=itself(district), now=NOW)

    merge(source, target)

    assert [name for name, *_rest in names_of(target)] == ["区外贸局", "区商务委员会", "区商务委"]
    assert names_of(target)[0][2:] == (None, None)


def test_nothing_is_merged_into_itself_or_into_what_is_closed(district: Jurisdiction) -> None:
    source, target = enter(district, "区招商服务中心"), enter(district, "区商务局")
    close_unit(unit=target, revision=1, closed_on=DAY, by=itself(district), now=NOW, today=TODAY)

    with pytest.raises(WrongState, match="“区商务局”已经撤销"):
        merge(source, target)
    with pytest.raises(Invalid, match="不能并入自己"):
        merge(source, source)

    assert Unit.objects.get(pk=source.pk).closed_on is None


def test_of_two_who_merge_the_same_unit_the_second_is_told(district: Jurisdiction) -> None:
    source, target = enter(district, "区招商服务中心"), enter(district, "区商务局")
    stale, other = Unit.objects.get(pk=source.pk), enter(district, "区财政局")
    merge(source, target)

    with pytest.raises(Stale):
        merge(stale, other)

    source.refresh_from_db()
    assert source.merged_into == target
    assert names_of(other) == []
