"""A printed name means a unit where that is certain; else candidates, each with its reason. Nothing is merged."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.directory.kinds import UnitKind
from luoshi.directory.matching import MOST_CANDIDATES, Match, match_names, match_unit
from luoshi.directory.models import Alias, Jurisdiction, Unit
from luoshi.directory.operations import add_alias, close_unit, end_alias
from tests.luoshi.directory.building import a_district, a_group, enter, itself
from tests.luoshi.making import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


def match(district: Jurisdiction, name: str, day: date = TODAY) -> Match:
    return match_unit(name, jurisdiction_id=district.pk, today=day)


def reasons(found: Match) -> list[tuple[str, str]]:
    return [(candidate.unit.official_name, candidate.reason) for candidate in found.candidates]


@pytest.mark.parametrize("name", ["澜棠区发展和改革局", "区发展改革局", "区发改局", "区 发改局", " 区发改局\n"])
def test_official_short_and_other_names_mean_the_unit(district: Jurisdiction, name: str) -> None:
    unit = enter(district, "澜棠区发展和改革局", "区发展改革局")
    enter(district, "区商务局")
    add_alias(unit=unit, name="区发改局", by=itself(district), now=NOW)

    found = match(district, name)

    assert (found.name, found.unit, found.candidates, found.is_certain) == (name, unit, (), True)


def test_a_group_means_the_group(district: Jurisdiction) -> None:
    group = a_group(district)

    found = match(district, "各街道办事处")

    assert (found.group, found.unit, found.is_certain) == (group, None, True)


@pytest.mark.parametrize(
    ("official", "name", "reason"),
    [
        pytest.param("区商务局", "霁川市澜棠区商务局", "去掉地名后与“区商务局”相同", id="place of city and district"),
        pytest.param("霁川市澜棠区商务局", "商务局", "去掉地名后与“霁川市澜棠区商务局”相同", id="no place"),
        pytest.param(
            "霁川市公安局澜棠区分局", "区公安分局", "去掉地名后与“霁川市公安局澜棠区分局”相同", id="branch of the city"
        ),
        pytest.param(
            "区发展和改革局", "区发改局", "“发改局”按通用名称表通常指“区发展和改革局”", id="informal by the table"
        ),
        pytest.param(
            "区发展和改革局",
            "区发展和改革委员会",
            "与“区发展和改革局”只是“局”和“委”的不同，通用名称表里是同一个部门",
            id="局 and 委 by the table",
        ),
        pytest.param(
            "区应急管理局", "区安监局", "“安监局”按通用名称表是“区应急管理局”的旧称", id="former by the table"
        ),
        pytest.param(
            "霞浦街道办事处", "霞浦街", "与“霞浦街道办事处”只是结尾的简写不同", id="street without its ending"
        ),
        pytest.param("莲溪镇人民政府", "莲溪镇", "与“莲溪镇人民政府”只是结尾的简写不同", id="town without its ending"),
        pytest.param(
            "区财政局（区国资局）",
            "区国资局",
            "是“区财政局（区国资局）”括号内外的名称之一",
            id="second name in brackets",
        ),
        pytest.param(
            "区财政局", "区财政局(区国资局)", "其中的“区财政局”与“区财政局”相同", id="brackets in the document"
        ),
        pytest.param("区退役军人事务局", "区退役军人事物局", "与“区退役军人事务局”只差一个字", id="one character"),
        pytest.param(
            "共青团澜棠区委员会", "团区委", "“团区委”按通用名称表通常指“共青团澜棠区委员会”", id="youth league"
        ),
        pytest.param(
            "区财政局（区国资局）",
            "区国资委",
            "“国资委”按通用名称表通常指“区财政局（区国资局）”",
            id="usual name of the second",
        ),
    ],
)
def test_what_is_not_certain_is_a_candidate_with_its_reason(
    district: Jurisdiction, official: str, name: str, reason: str
) -> None:
    enter(district, official)
    enter(district, "区统计局")

    found = match(district, name)

    assert (found.unit, found.is_certain) == (None, False)
    assert reasons(found) == [(official, reason)]
    assert Alias.objects.count() == 0


@pytest.mark.parametrize(
    ("official", "name"),
    [
        pytest.param("区民政局", "区民政委", id="the table has no 委 for 民政"),
        pytest.param("区商务局", "区财务局", id="short names differ in one character too"),
        pytest.param("区商务局", "市商务局", id="the city's is another"),
        pytest.param("区商务局", "", id="nothing"),
        pytest.param("区商务局", "商" * 300, id="no name at all"),
        pytest.param("区教育局", "区体育局", id="another department"),
        pytest.param("霞浦街道办事处", "霞浦镇", id="a town is no street"),
    ],
)
def test_what_only_looks_alike_is_no_candidate(district: Jurisdiction, official: str, name: str) -> None:
    enter(district, official)

    assert match(district, name) == Match(name)


def test_a_name_means_what_it_meant_on_the_day(district: Jurisdiction) -> None:
    before, after = enter(district, "区经济信息化局"), enter(district, "区商务局")
    by = itself(district)
    add_alias(unit=before, name="区经贸局", until=date(2019, 1, 31), by=by, now=NOW)
    add_alias(unit=after, name="区经贸局", from_day=date(2019, 2, 1), by=by, now=NOW)

    assert match(district, "区经贸局", date(2019, 1, 31)).unit == before
    assert match(district, "区经贸局", date(2019, 2, 1)).unit == after


def test_a_name_that_has_ended_is_a_candidate(district: Jurisdiction) -> None:
    unit, by = enter(district, "区商务局"), itself(district)
    alias = add_alias(unit=unit, name="区经贸局", by=by, now=NOW)
    end_alias(alias=alias, revision=1, until=date(2019, 1, 31), by=by, now=NOW)

    found = match(district, "区经贸局")

    assert (found.unit, reasons(found)) == (None, [("区商务局", "“区经贸局”是这个单位在其他时期的名称")])


def test_a_name_of_two_units_is_for_a_person_to_settle(district: Jurisdiction) -> None:
    first, second = enter(district, "区教育局"), enter(district, "区体育局")
    for unit in (first, second):
        Alias.objects.create(jurisdiction=district, unit=unit, name="区教体局", kind="colloquial")

    found = match(district, "区教体局")

    assert (found.unit, [candidate.unit for candidate in found.candidates]) == (None, [first, second])
    assert {candidate.reason for candidate in found.candidates} == {
        "“区教体局”同时登记为几个单位的名称，请选定其中一个"
    }


def test_a_closed_unit_is_not_matched_after_its_day(district: Jurisdiction) -> None:
    unit = enter(district, "区粮食局")
    close_unit(unit=unit, revision=1, closed_on=TODAY, by=itself(district), now=NOW, today=TODAY)

    assert match(district, "区粮食局", date(2026, 3, 31)).unit == unit
    assert match(district, "区粮食局", TODAY) == Match("区粮食局")


def test_the_likeliest_candidate_comes_first_and_none_twice(district: Jurisdiction) -> None:
    enter(district, "区发展和改革中心", kind=UnitKind.INSTITUTION)
    enter(district, "区发展和改革局")

    found = match(district, "澜棠区发展和改革局")

    assert [(candidate.unit.official_name, candidate.score) for candidate in found.candidates] == [
        ("区发展和改革局", 95)
    ]


def test_candidates_are_a_few(district: Jurisdiction) -> None:
    for char in "甲乙丙丁戊己庚辛壬癸":
        enter(district, f"区第{char}实验小学")

    found = match(district, "区第某实验小学")

    assert len(found.candidates) == MOST_CANDIDATES


def test_units_of_other_jurisdictions_are_not_known(district: Jurisdiction) -> None:
    enter(a_district("栖霞区", city="望江市", code="980101"), "区商务局")

    assert match(district, "区商务局") == Match("区商务局")


@pytest.mark.parametrize("count", [1, 30])
def test_many_names_cost_no_more_queries(
    district: Jurisdiction, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    names = [f"区第{number}局" for number in range(count)]
    units = [enter(district, name) for name in names]
    wanted = [*names, "区发改局", "区第1局甲"]

    with django_assert_num_queries(4):
        found = match_names(wanted, jurisdiction_id=district.pk, today=TODAY)

    assert list(found) == wanted
    assert [found[name].unit for name in names] == units


def test_the_answer_speaks_of_names_as_they_were_given(district: Jurisdiction) -> None:
    unit: Unit = enter(district, "区商务局")

    found = match_names(["区 商务局", "区商务局", "区 商务局"], jurisdiction_id=district.pk, today=TODAY)

    assert {name: one.unit for name, one in found.items()} == {"区 商务局": unit, "区商务局": unit}
