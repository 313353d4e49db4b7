"""Coordinating bodies and the units that host their offices."""

from datetime import date

import pytest

from luoshi.base.refusals import Invalid, NotAllowed, Stale
from luoshi.directory.models import Body
from luoshi.directory.operations import change_body, create_body
from tests.luoshi.directory.building import a_body, a_district, enter, itself, last_entry
from tests.luoshi.making import NOW

pytestmark = pytest.mark.django_db


def test_a_body_is_entered_with_the_unit_that_hosts_its_office() -> None:
    district = a_district()
    unit, by = enter(district, "区商务局"), itself(district)

    body = create_body(jurisdiction=district, kind="task_force", name="5G 工作专班", office_unit=unit, by=by, now=NOW)

    assert (body.name, body.kind, body.office_unit) == ("5G工作专班", "task_force", unit)
    assert last_entry().data["office_unit"] == unit.public_key


def test_of_two_who_change_a_body_the_second_sees_both_texts() -> None:
    body = a_body(a_district())
    by, second = itself(body.jurisdiction), Body.objects.get()
    change_body(body=body, revision=1, kind="other", name="联席会议", by=by, now=NOW)

    with pytest.raises(Stale) as refused:
        change_body(body=second, revision=1, kind="leading_group", name="领导小组", by=by, now=NOW)

    assert (refused.value.ours["name"], refused.value.theirs["name"]) == ("领导小组", "联席会议")


def test_a_body_is_of_one_jurisdiction_and_ends_after_it_began() -> None:
    district = a_district()
    stranger = enter(a_district("栖霞县", city="望江市", code="980101"), "县商务局")

    with pytest.raises(NotAllowed):
        create_body(
            jurisdiction=district, kind="other", name="专班", office_unit=stranger, by=itself(district), now=NOW
        )
    with pytest.raises(Invalid, match="结束日期早于开始日期"):
        create_body(
            jurisdiction=district,
            kind="other",
            name="专班",
            from_day=date(2026, 2, 1),
            until=date(2026, 1, 1),
            by=itself(district),
            now=NOW,
        )

    assert Body.objects.count() == 0
