"""Names of units: taken apart, compared, and read from posts."""

import pytest

from gongwen.reading.doubts.aliases import BODIES
from gongwen.reading.doubts.names import abbreviates, place_of, take_apart
from gongwen.reading.doubts.presence import units_of_post


@pytest.mark.parametrize(
    ("post", "units"),
    [
        ("区商务局局长", ("区商务局",)),
        ("区水务局党组成员、总工程师", ("区水务局",)),
        ("区教育局副主任督学", ("区教育局",)),
        ("区委宣传部副部长", ("区委宣传部",)),
        ("区人民政府办公室二级调研员", ("区人民政府办公室",)),
        ("区委办公室主任", ("区委办公室",)),
        ("区人民政府副区长", ("区人民政府",)),
        ("桥头街道办事处经济服务办主任", ("桥头街道办事处",)),
        ("河口镇街道办事处副主任", ("河口镇街道办事处",)),
        ("花溪新区管理办公室副主任", ("花溪新区管理办公室",)),
        ("青枫站前商务园区管理办公室副主任", ("青枫站前商务园区管理办公室",)),
        ("区民政局养老服务科科长", ("区民政局",)),
        ("区市场监督管理局（区知识产权局）食品安全总监", ("区市场监督管理局（区知识产权局）",)),
        ("区医疗保障局分管负责同志", ("区医疗保障局",)),
        ("区政府党组成员、区水务局局长", ("区政府", "区水务局")),
        ("团区委副书记", ("团区委",)),
        ("区妇女联合会", ("区妇女联合会",)),
        ("各街道办事处分管负责同志", ("各街道办事处",)),
        ("副区长", ()),
    ],
)
def test_the_units_behind_a_post(post: str, units: tuple[str, ...]) -> None:
    assert units_of_post(post) == units


@pytest.mark.parametrize(
    ("name", "level", "core"),
    [
        ("区商务局", "区", "商务局"),
        ("市市场监管局", "市", "市场监管局"),
        ("市场监管局", "", "市场监管局"),
        ("市政府办公室", "市", "政府办公室"),
        ("市政公司", "", "市政公司"),
        ("乡村振兴局", "", "乡村振兴局"),
        ("墨湖市青枫区商务局", "区", "商务局"),
        ("青枫区商务局", "区", "商务局"),
    ],
)
def test_a_name_is_its_level_and_its_core(name: str, level: str, core: str) -> None:
    apart = take_apart(name, place_of("墨湖市青枫区人民政府办公室"))

    assert (apart.level, apart.core) == (level, core)


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("墨湖市青枫区人民政府办公室", "区"),
        ("某某省财政厅", "省"),
        ("某某自治区人民政府", "省"),
        ("国务院办公厅", None),
        (None, None),
    ],
)
def test_the_level_of_an_issuers_place(issuer: str | None, level: str | None) -> None:
    place = place_of(issuer)

    assert (place.level if place else None) == level


@pytest.mark.parametrize(
    ("short", "long"), [("人教处", "人事教育处"), ("城管局", "城市管理局"), ("农业局", "农业农村局")]
)
def test_a_short_name_leaves_letters_out(short: str, long: str) -> None:
    assert abbreviates(short, long)
    assert not abbreviates(long, short)


@pytest.mark.parametrize(
    ("one", "other"), [("民政局", "民族局"), ("政府办", "政府外事办"), ("财政局", "教育局"), ("教育局", "教育处室处")]
)
def test_names_of_other_bodies_are_no_short_names(one: str, other: str) -> None:
    assert not abbreviates(one, other)


def test_no_name_stands_in_two_rows_of_the_table_of_aliases() -> None:
    names = [name for row in BODIES for name in row]

    assert sorted(names) == sorted(set(names))
