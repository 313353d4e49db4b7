"""Units are entered, corrected, closed: one open unit a name, and no text written over a newer one."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, Stale, WrongState
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import Jurisdiction, Unit
from luoshi.directory.operations import add_alias, add_member, change_unit, close_unit, create_unit
from luoshi.directory.operations.naming import check_name_of_unit
from luoshi.directory.operations.units import save_named
from luoshi.directory.queries import members_on, units_found, units_visible_to
from luoshi.search.queries import found
from tests.luoshi.directory.building import a_district, a_group, enter, itself, last_entry, verbs
from tests.luoshi.making import NOW, TODAY, an_actor

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


def change(unit: Unit, *, revision: int = 1, short_name: str = "商务", position: int = 3) -> Unit:
    by = itself(unit.jurisdiction)
    return change_unit(
        unit=unit, revision=revision, kind=unit.kind, short_name=short_name, position=position, by=by, now=NOW
    )


def test_a_unit_is_entered_by_the_office_and_found(district: Jurisdiction) -> None:
    clerk = an_actor(district, Role.CLERK)

    unit = create_unit(
        jurisdiction=district,
        kind="department",
        official_name=" 澜棠区 商务局",
        short_name="区商务局",
        by=clerk,
        now=NOW,
    )

    assert (unit.official_name, unit.short_name, unit.kind) == ("澜棠区商务局", "区商务局", UnitKind.DEPARTMENT)
    assert list(found("商务", jurisdiction_id=district.pk).values_list("kind", "key")) == [("unit", unit.public_key)]
    entry = last_entry()
    assert (entry.verb, entry.about_key, entry.account_key) == (
        "directory.unit_created",
        unit.public_key,
        clerk.account_key,
    )


def test_the_short_name_is_the_official_one_where_none_is_given(district: Jurisdiction) -> None:
    assert enter(district, "区商务局").short_name == "区商务局"


def test_a_reader_enters_nothing(district: Jurisdiction) -> None:
    reader = an_actor(district, Role.READER)
    units = Unit.objects.count()

    with pytest.raises(NotAllowed, match="单位名录由办公室和系统管理员维护"):
        create_unit(jurisdiction=district, kind="department", official_name="区商务局", by=reader, now=NOW)

    assert Unit.objects.count() == units


def test_the_office_of_another_jurisdiction_enters_nothing(district: Jurisdiction) -> None:
    stranger = an_actor(a_district("栖霞县", city="望江市", code="980101"), Role.OFFICE_HEAD)

    with pytest.raises(NotAllowed, match="其他辖区"):
        create_unit(jurisdiction=district, kind="department", official_name="区商务局", by=stranger, now=NOW)


@pytest.mark.parametrize(
    ("official", "short", "sentence", "field"),
    [
        ("区商务局", "", "已经是“区商务局”的名称", "official_name"),
        ("澜棠区商贸局", "区商务局", "已经是“区商务局”的名称", "short_name"),
        ("区商务委", "", "现在是“区商务局”的别名", "official_name"),
        ("各街道办事处", "", "已经是一个统称", "official_name"),
        ("  ", "", "请填写名称", "official_name"),
        ("长" * 201, "", "最多200个字", "official_name"),
    ],
)
def test_a_name_that_means_something_else_is_refused(
    district: Jurisdiction, official: str, short: str, sentence: str, field: str
) -> None:
    unit = enter(district, "区商务局")
    add_alias(unit=unit, name="区商务委", by=itself(district), now=NOW)
    a_group(district)

    with pytest.raises(Invalid, match=sentence) as refused:
        enter(district, official, short)

    assert refused.value.field == field


def test_the_database_knows_one_open_unit_a_name(district: Jurisdiction) -> None:
    enter(district, "区商务局")

    with pytest.raises(IntegrityError):
        Unit.objects.create(jurisdiction=district, kind="other", official_name="区商务局", short_name="商")


def test_who_enters_the_same_name_in_the_same_moment_is_told(district: Jurisdiction) -> None:
    check_name_of_unit("区商务局", jurisdiction_id=district.pk, field="official_name")
    enter(district, "区商务局")

    with pytest.raises(Invalid, match="刚刚已由别人登记"):
        save_named(Unit(jurisdiction=district, kind="other", official_name="区商务局", short_name="商"))


def test_a_name_is_free_again_when_its_unit_is_closed(district: Jurisdiction) -> None:
    old = enter(district, "区商务局")
    close_unit(unit=old, revision=1, closed_on=TODAY, by=itself(district), now=NOW, today=TODAY)

    new = enter(district, "区商务局")

    assert (old.pk != new.pk, new.closed_on) == (True, None)


def test_a_unit_is_corrected(district: Jurisdiction) -> None:
    unit = enter(district, "区商务局")

    changed = change(unit)

    assert (changed.short_name, changed.position, changed.revision) == ("商务", 3, 2)
    assert verbs()[-1] == "directory.unit_changed"


def test_of_two_who_correct_the_same_unit_the_second_sees_both_texts(district: Jurisdiction) -> None:
    first, second = enter(district, "区商务局"), Unit.objects.get(official_name="区商务局")
    change(first, short_name="商务局")

    with pytest.raises(Stale) as refused:
        change(second, short_name="商务办")

    assert (refused.value.ours["short_name"], refused.value.theirs["short_name"]) == ("商务办", "商务局")
    assert Unit.objects.get(pk=first.pk).short_name == "商务局"
    assert verbs().count("directory.unit_changed") == 1


def test_a_closed_unit_stays_with_its_day_and_leaves_its_groups_the_day_before(district: Jurisdiction) -> None:
    unit, group, by = enter(district, "区商务局"), a_group(district, "各经济部门"), itself(district)
    add_member(group=group, unit=unit, by=by, now=NOW)

    close_unit(unit=unit, revision=1, closed_on=TODAY, by=by, now=NOW, today=TODAY)

    assert (unit.closed_on, unit.merged_into) == (TODAY, None)
    assert [list(members_on(group, day)) for day in (YESTERDAY, TODAY)] == [[unit], []]
    assert group.memberships.get().until == YESTERDAY


@pytest.mark.parametrize(
    ("closed_on", "sentence"),
    [(TODAY + timedelta(days=1), "不能晚于今天"), (date(2018, 12, 31), "结束日期早于开始日期")],
)
def test_a_unit_is_not_closed_in_advance_or_before_it_opened(
    district: Jurisdiction, closed_on: date, sentence: str
) -> None:
    unit = enter(district, "区商务局")
    unit.opened_on = date(2019, 1, 1)
    unit.save()

    with pytest.raises(Invalid, match=sentence):
        close_unit(unit=unit, revision=1, closed_on=closed_on, by=itself(district), now=NOW, today=TODAY)


def test_a_unit_is_closed_once(district: Jurisdiction) -> None:
    unit, by = enter(district, "区商务局"), itself(district)
    close_unit(unit=unit, revision=1, closed_on=TODAY, by=by, now=NOW, today=TODAY)

    with pytest.raises(WrongState, match="已经撤销"):
        close_unit(unit=unit, revision=2, closed_on=TODAY, by=by, now=NOW, today=TODAY)


def test_units_are_found_by_part_of_a_name_or_of_another_name(district: Jurisdiction) -> None:
    commerce, finance = enter(district, "区商务局"), enter(district, "区财政局")
    add_alias(unit=commerce, name="区经贸局", by=itself(district), now=NOW)
    reader = an_actor(district, Role.READER, unit=finance)

    assert list(units_found(reader, text="商务")) == [commerce]
    assert list(units_found(reader, text=" 经 贸 ")) == [commerce]
    assert list(units_found(reader, text="局")) == [commerce, finance]
    assert list(units_found(reader, kind="street")) == []
    assert list(units_found(reader, closed=True)) == []


def test_who_holds_no_post_sees_no_unit(district: Jurisdiction) -> None:
    enter(district, "区商务局")

    assert list(units_visible_to(an_actor(district, None))) == []
