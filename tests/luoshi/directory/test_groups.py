"""Groups expand to their members on a day."""

from datetime import date, timedelta

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, Stale, WrongState
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import Unit, UnitGroup
from luoshi.directory.operations import add_member, change_group, close_unit, create_group, end_member
from luoshi.directory.queries import members_on
from tests.luoshi.directory.building import a_district, a_group, enter, itself, last_entry
from tests.luoshi.making import NOW, TODAY, an_actor

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
BEFORE = DAY - timedelta(days=1)


@pytest.fixture
def group() -> UnitGroup:
    return a_group(a_district())


@pytest.fixture
def street(group: UnitGroup) -> Unit:
    return enter(group.jurisdiction, "霞浦街道办事处", kind=UnitKind.STREET)


def add(group: UnitGroup, unit: Unit, from_day: date | None = None, until: date | None = None) -> Unit:
    by = itself(group.jurisdiction)
    return add_member(group=group, unit=unit, from_day=from_day, until=until, by=by, now=NOW).unit


def test_a_group_expands_to_its_members_of_the_day_one_of_which_is_no_street(group: UnitGroup, street: Unit) -> None:
    office = enter(group.jurisdiction, "百花园社区管理办公室", kind=UnitKind.OTHER)
    later, gone = enter(group.jurisdiction, "莲溪街道办事处"), enter(group.jurisdiction, "云门街道办事处")
    add(group, street)
    add(group, office, until=TODAY)
    add(group, later, from_day=TODAY)
    add(group, gone, until=BEFORE)

    assert list(members_on(group, BEFORE)) == [street, office, gone]
    assert list(members_on(group, TODAY)) == [street, office, later]
    assert list(members_on(group, TODAY + timedelta(days=1))) == [street, later]


def test_a_unit_that_was_closed_meanwhile_is_not_expanded_to(group: UnitGroup, street: Unit) -> None:
    add(group, street)
    close_unit(unit=street, revision=1, closed_on=DAY, by=itself(group.jurisdiction), now=NOW, today=TODAY)

    assert (list(members_on(group, BEFORE)), list(members_on(group, TODAY))) == ([street], [])


def test_a_unit_belongs_once_a_day(group: UnitGroup, street: Unit) -> None:
    add(group, street, until=BEFORE)

    with pytest.raises(Invalid, match="已经属于“各街道办事处”"):
        add(group, street, from_day=BEFORE)

    assert add(group, street, from_day=DAY) == street
    assert list(members_on(group, BEFORE)) == list(members_on(group, DAY)) == [street]


def test_a_membership_ends_once(group: UnitGroup, street: Unit) -> None:
    by = itself(group.jurisdiction)
    member = add_member(group=group, unit=street, by=by, now=NOW)
    end_member(member=member, until=BEFORE, by=by, now=NOW)

    with pytest.raises(WrongState, match="退出的日期已经登记"):
        end_member(member=member, until=TODAY, by=by, now=NOW)

    assert member.until == BEFORE
    assert last_entry().data == {
        "name": "各街道办事处",
        "unit": street.public_key,
        "from_day": None,
        "until": BEFORE.isoformat(),
    }


def test_a_closed_unit_is_put_into_no_group(group: UnitGroup, street: Unit) -> None:
    close_unit(unit=street, revision=1, closed_on=DAY, by=itself(group.jurisdiction), now=NOW, today=TODAY)

    with pytest.raises(WrongState):
        add(group, street)


def test_a_unit_of_another_jurisdiction_is_put_into_no_group(group: UnitGroup) -> None:
    stranger = enter(a_district("栖霞县", city="望江市", code="980101"), "县商务局")

    with pytest.raises(NotAllowed, match="不属于同一个辖区"):
        add(group, stranger)


def test_a_collective_name_is_there_once_and_is_no_units(group: UnitGroup) -> None:
    enter(group.jurisdiction, "区商务局")

    for name, sentence in (("各 街道办事处", "已经是一个统称"), ("区商务局", "已经是“区商务局”的名称")):
        with pytest.raises(Invalid, match=sentence):
            a_group(group.jurisdiction, name)

    assert UnitGroup.objects.count() == 1


def test_of_two_who_change_a_group_the_second_sees_both_texts(group: UnitGroup) -> None:
    by, second = itself(group.jurisdiction), UnitGroup.objects.get()
    change_group(group=group, revision=1, name="各街道", note="", by=by, now=NOW)

    with pytest.raises(Stale) as refused:
        change_group(group=second, revision=1, name="各街道办事处", note="含社区", by=by, now=NOW)

    assert refused.value.theirs == {"name": "各街道", "note": ""}


def test_a_leader_keeps_no_groups(group: UnitGroup) -> None:
    leader = an_actor(group.jurisdiction, Role.LEADER)

    with pytest.raises(NotAllowed):
        create_group(jurisdiction=group.jurisdiction, name="各部门", by=leader, now=NOW)
