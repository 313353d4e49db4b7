"""Other names of units, with the days on which they hold."""

from datetime import date

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, Stale, WrongState
from luoshi.directory.kinds import AliasKind
from luoshi.directory.models import Alias, Jurisdiction, Unit
from luoshi.directory.operations import add_alias, change_alias, close_unit, end_alias
from luoshi.search.queries import found
from tests.luoshi.directory.building import a_district, enter, itself, last_entry
from tests.luoshi.making import NOW, TODAY, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return enter(a_district(), "区商务局")


def add(unit: Unit, name: str, from_day: date | None = None, until: date | None = None) -> Alias:
    by = itself(unit.jurisdiction)
    return add_alias(unit=unit, name=name, from_day=from_day, until=until, source="机构改革方案", by=by, now=NOW)


def test_a_unit_answers_to_another_name_and_is_found_by_it(unit: Unit) -> None:
    alias = add(unit, " 区 经贸局")

    assert (alias.name, alias.kind, alias.source) == ("区经贸局", AliasKind.COLLOQUIAL, "机构改革方案")
    assert list(found("经贸", jurisdiction_id=unit.jurisdiction_id).values_list("key", flat=True)) == [unit.public_key]
    assert (last_entry().verb, last_entry().about_key) == ("directory.alias_added", unit.public_key)


def test_a_name_means_one_unit_on_a_day(unit: Unit) -> None:
    other = enter(unit.jurisdiction, "区经济信息化局")
    add(unit, "区经贸局", until=date(2019, 1, 31))

    with pytest.raises(Invalid, match="同一时期是“区商务局”的别名"):
        add(other, "区经贸局", from_day=date(2019, 1, 31))

    assert add(other, "区经贸局", from_day=date(2019, 2, 1)).unit == other


def test_a_unit_has_a_name_once(unit: Unit) -> None:
    add(unit, "区经贸局")

    with pytest.raises(Invalid, match="已经有别名"):
        add(unit, "区经贸局")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("区商务局", "就是这个单位现在的名称"), ("区财政局", "已经是“区财政局”的名称"), (" ", "请填写名称")],
)
def test_a_name_that_is_none_is_refused(unit: Unit, name: str, sentence: str) -> None:
    enter(unit.jurisdiction, "区财政局")

    with pytest.raises(Invalid, match=sentence):
        add(unit, name)


def test_another_unit_may_have_been_called_so_in_another_time(unit: Unit) -> None:
    enter(unit.jurisdiction, "区财政局")

    assert add(unit, "区财政局", until=date(1990, 1, 1)).until == date(1990, 1, 1)


def test_a_name_does_not_end_before_it_begins(unit: Unit) -> None:
    with pytest.raises(Invalid, match="结束日期早于开始日期"):
        add(unit, "区经贸局", date(2020, 1, 2), date(2020, 1, 1))


def test_a_closed_unit_gets_no_more_names(unit: Unit) -> None:
    by = itself(unit.jurisdiction)
    close_unit(unit=unit, revision=1, closed_on=TODAY, by=by, now=NOW, today=TODAY)

    with pytest.raises(WrongState, match="已经撤销"):
        add(unit, "区经贸局")


def test_of_two_who_change_a_name_the_second_sees_both_texts(unit: Unit) -> None:
    alias, by = add(unit, "区经贸局"), itself(unit.jurisdiction)
    end_alias(alias=alias, revision=1, until=date(2019, 1, 31), by=by, now=NOW)

    with pytest.raises(Stale) as refused:
        change_alias(
            alias=alias, revision=1, kind="former", from_day=None, until=date(2020, 1, 1), source="", by=by, now=NOW
        )

    assert (refused.value.ours["until"], refused.value.theirs["until"]) == (date(2020, 1, 1), date(2019, 1, 31))


def test_a_name_is_changed(unit: Unit) -> None:
    alias, by = add(unit, "区经贸局"), itself(unit.jurisdiction)

    change_alias(alias=alias, revision=1, kind="former", from_day=None, until=TODAY, source="三定", by=by, now=NOW)

    assert (alias.kind, alias.until, alias.source, alias.revision) == ("former", TODAY, "三定", 2)


def test_a_reader_changes_no_name(unit: Unit) -> None:
    alias = add(unit, "区经贸局")

    with pytest.raises(NotAllowed):
        end_alias(alias=alias, revision=1, until=TODAY, by=an_actor(unit.jurisdiction, Role.UNIT_HEAD), now=NOW)

    assert Alias.objects.get().until is None


def test_a_name_is_not_taken_away_from_whom_it_meant(unit: Unit) -> None:
    """Ended for the one, given to the other, it cannot be stretched back over the other's days."""
    jurisdiction: Jurisdiction = unit.jurisdiction
    other, by = enter(jurisdiction, "区经济信息化局"), itself(jurisdiction)
    ended = add(unit, "区经贸局", until=date(2019, 1, 31))
    add(other, "区经贸局", from_day=date(2019, 2, 1))

    with pytest.raises(Invalid, match="同一时期是“区经济信息化局”的别名"):
        change_alias(alias=ended, revision=1, kind="former", from_day=None, until=None, by=by, now=NOW)
