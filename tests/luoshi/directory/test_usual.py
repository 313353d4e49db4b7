"""The usual names of departments, entered for the units that there are."""

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import NotAllowed
from luoshi.directory.kinds import AliasKind, UnitKind
from luoshi.directory.matching import match_unit
from luoshi.directory.models import Alias, Jurisdiction
from luoshi.directory.operations import add_alias, add_usual_aliases
from luoshi.journal.models import Entry
from tests.luoshi.directory.building import a_district, a_group, enter, itself, verbs
from tests.luoshi.making import NOW, TODAY, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


def add(district: Jurisdiction) -> list[str]:
    made = add_usual_aliases(jurisdiction=district, by=itself(district), now=NOW, today=TODAY)
    return [alias.name for alias in made]


def test_a_department_then_answers_to_its_usual_names(district: Jurisdiction) -> None:
    unit = enter(district, "澜棠区发展和改革局", "区发展改革局")

    add(district)

    assert list(Alias.objects.order_by("pk").values_list("name", "kind", "source")) == [
        ("区发展和改革局", AliasKind.COLLOQUIAL, "通用名称表"),
        ("区发展和改革委员会", AliasKind.COLLOQUIAL, "通用名称表"),
        ("区发展改革委", AliasKind.SHORT, "通用名称表"),
        ("区发改局", AliasKind.COLLOQUIAL, "通用名称表"),
        ("区发改委", AliasKind.COLLOQUIAL, "通用名称表"),
        ("区计划委员会", AliasKind.FORMER, "通用名称表"),
        ("区计委", AliasKind.FORMER, "通用名称表"),
    ]
    assert match_unit("区发改局", jurisdiction_id=district.pk, today=TODAY).unit == unit


def test_a_second_time_nothing_is_entered(district: Jurisdiction) -> None:
    enter(district, "区发展和改革局")
    add(district)

    assert add(district) == []
    assert verbs().count("directory.usual_aliases_added") == 1
    assert Entry.objects.get(verb="directory.usual_aliases_added").data == {"names": 7, "units": 1}


def test_streets_and_towns_answer_to_short_endings(district: Jurisdiction) -> None:
    enter(district, "霞浦街道办事处", kind=UnitKind.STREET)
    enter(district, "莲溪镇人民政府", kind=UnitKind.TOWN)

    assert sorted(add(district)) == sorted(
        ["霞浦街道", "霞浦街", "霞浦街办", "霞浦街办事处", "霞浦办事处", "莲溪镇", "莲溪镇政府"]
    )


def test_both_names_of_one_body_are_entered(district: Jurisdiction) -> None:
    enter(district, "区财政局（区国资局）")

    made = add(district)

    assert {"区财政局", "区国资局", "区国资委"} <= set(made)


def test_a_name_that_means_something_is_left_alone(district: Jurisdiction) -> None:
    enter(district, "区发展和改革局")
    other = enter(district, "区改革发展研究中心", kind=UnitKind.INSTITUTION)
    add_alias(unit=other, name="区发改委", by=itself(district), now=NOW)
    a_group(district, "区发改局")

    made = add(district)

    assert [name for name in made if name in {"区发改委", "区发改局"}] == []
    assert "区发展改革委" in made


def test_a_name_that_would_mean_two_units_is_entered_for_neither(district: Jurisdiction) -> None:
    enter(district, "区科学技术和经济信息化局")
    enter(district, "区科学技术局")

    assert [name for name in add(district) if name == "区科技局"] == []


def test_who_may_not_keep_the_directory_enters_none(district: Jurisdiction) -> None:
    enter(district, "区发展和改革局")

    with pytest.raises(NotAllowed):
        add_usual_aliases(jurisdiction=district, by=an_actor(district, Role.READER), now=NOW, today=TODAY)

    assert Alias.objects.count() == 0
