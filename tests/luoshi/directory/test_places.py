"""Names without their place, and how alike two names are."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from luoshi.directory.departments import table
from luoshi.directory.places import Place, full_ending, one_apart, unswapped

DISTRICT = Place("澜棠区", ("霁川市", "云泽省"))
CITY = Place("霁川市", ("云泽省",))
NAMES = st.text("局委办商务教育财政市区县厅卫生健康场政", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("place", "name", "stem"),
    [
        (DISTRICT, "区商务局", "商务局"),
        (DISTRICT, "澜棠区商务局", "商务局"),
        (DISTRICT, "霁川市澜棠区商务局", "商务局"),
        (DISTRICT, "云泽省霁川市澜棠区商务局", "商务局"),
        (DISTRICT, "中共霁川市澜棠区委办公室", "委办公室"),
        (DISTRICT, "区委办公室", "委办公室"),
        (DISTRICT, "国家税务总局霁川市澜棠区税务局", "税务局"),
        (DISTRICT, "霁川市公安局澜棠区分局", "公安分局"),
        (DISTRICT, "霁川市公安局澜棠分局", "公安分局"),
        (DISTRICT, "区公安分局", "公安分局"),
        (DISTRICT, "市商务局", "市商务局"),
        (DISTRICT, "霁川市商务局", "霁川市商务局"),
        (DISTRICT, "区域合作办公室", "区域合作办公室"),
        (DISTRICT, "霞浦街道办事处", "霞浦街道办事处"),
        (DISTRICT, "澜棠区", "澜棠区"),
        (DISTRICT, "区", "区"),
        (CITY, "市市场监管局", "市场监管局"),
        (CITY, "市场监管局", "市场监管局"),
        (CITY, "市政园林局", "市政园林局"),
        (CITY, "霁川市商务局", "商务局"),
        (Place("横山开发区管委会"), "管委会办公室", "管委会办公室"),
    ],
)
def test_stem(place: Place, name: str, stem: str) -> None:
    assert place.stem(name) == stem


@given(NAMES)
def test_a_stem_is_the_end_of_the_name_and_never_empty(name: str) -> None:
    stem = DISTRICT.stem(name)

    assert stem
    assert name.endswith(stem)


@given(NAMES, st.sampled_from(["区", "澜棠区", "霁川市澜棠区", "云泽省霁川市澜棠区", "中共澜棠区"]))
def test_the_place_before_a_name_makes_no_difference(name: str, before: str) -> None:
    assume(not (before + name).startswith(table().no_levels))

    assert DISTRICT.stem(before + name) == name


@given(NAMES)
def test_a_whole_name_has_the_stem_it_was_made_from(stem: str) -> None:
    assume(not DISTRICT.whole(stem).startswith(table().no_levels))

    assert DISTRICT.stem(DISTRICT.whole(stem)) == stem


def test_a_whole_name_that_the_place_does_not_simply_stand_before() -> None:
    assert DISTRICT.whole("团{level}委") == "团区委"
    assert DISTRICT.whole("共青团{place}委员会") == "共青团澜棠区委员会"


@pytest.mark.parametrize("name", ["霞浦街", "霞浦街道", "霞浦办事处", "霞浦街道办事处", "霞浦街办"])
def test_all_endings_of_a_street_are_one(name: str) -> None:
    assert full_ending(name) == "霞浦街道办事处"


@given(NAMES)
def test_a_full_ending_stays(name: str) -> None:
    assert full_ending(full_ending(name)) == full_ending(name)


def test_office_and_committee_are_compared_as_the_same() -> None:
    assert [unswapped(name) for name in ("商务局", "商务委", "商务委员会", "局", "商务厅")] == [
        "商务局",
        "商务局",
        "商务局",
        "局",
        "商务厅",
    ]


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        pytest.param("人力资源社会保障局", "人力资源和社会保障局", True, id="one more"),
        pytest.param("卫生健康局", "卫生建康局", True, id="another one"),
        pytest.param("退役军人事务局", "退役人军事务局", True, id="two changed places"),
        pytest.param("商务局", "商务局", False, id="the same"),
        pytest.param("卫生健康局", "卫计局", False, id="two less"),
        pytest.param("教育局", "财政局", False, id="two others"),
        pytest.param("商务局长", "商务局", True, id="one more at the end"),
    ],
)
def test_one_apart(a: str, b: str, *, apart: bool) -> None:
    assert (one_apart(a, b), one_apart(b, a)) == (apart, apart)


@given(NAMES, st.integers(0, 12), st.sampled_from("甲乙丙"))
def test_a_name_with_one_more_or_another_character_is_one_apart(name: str, at: int, char: str) -> None:
    at = min(at, len(name))

    assert one_apart(name, name[:at] + char + name[at:])
    assert at == len(name) or one_apart(name, name[:at] + char + name[at + 1 :])


def test_no_department_is_called_as_another_is_officially() -> None:
    names = [department.name for department in table().departments]

    assert sorted(names) == sorted(set(names))
    proper = [name for department in table().departments for name in (department.name, *department.also)]
    assert sorted(proper) == sorted(set(proper))
