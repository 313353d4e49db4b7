"""Where a name ends that its post follows without a blank."""

import pytest

from tests.gongwen.reading.rosters.rows import HEAD, Row, groups_of, rows_in, rows_of


def row_of(line: str) -> Row:
    return rows_in(f"组长：云中鹤县长\n成员：{line}")[-1]


@pytest.mark.parametrize(
    ("line", "name", "post"),
    [
        ("白川清水镇镇长", "白川", "清水镇镇长"),
        ("石敢当望荻镇党委书记", "石敢当", "望荻镇党委书记"),
        ("陶然鹭汀街道办事处主任", "陶然", "鹭汀街道办事处主任"),
        ("李国强听松里社区党支部书记", "李国强", "听松里社区党支部书记"),
        ("王刚三棹乡乡长", "王刚", "三棹乡乡长"),
        ("郑洁石门村党支部书记", "郑洁", "石门村党支部书记"),
        ("冯远小柳树村党支部书记", "冯远", "小柳树村党支部书记"),
        ("吴迪李家庄村党支部书记", "吴迪", "李家庄村党支部书记"),
        ("钱进派出所所长", "钱进", "派出所所长"),
    ],
)
def test_the_name_of_a_town_has_two_characters_or_more(line: str, name: str, post: str) -> None:
    assert row_of(line) == ("成员", name, post)


def test_a_place_is_known_by_the_rest_of_the_document() -> None:
    text = f"{HEAD}组长：云中鹤县长\n成员：陶然青枫渡街道办事处主任\n青枫渡街道、清水镇要抓好落实。"

    assert rows_of(groups_of(text)[0])[1] == ("成员", "陶然", "青枫渡街道办事处主任")


def test_a_name_takes_its_last_character_back_from_a_place() -> None:
    text = f"{HEAD}组长：云中鹤县长\n成员：王晓明珠湾集团总经理\n县商务局、珠湾集团要抓好落实。"

    assert rows_of(groups_of(text)[0])[1] == ("成员", "王晓明", "珠湾集团总经理")


def test_three_rows_with_one_beginning_show_where_the_post_begins() -> None:
    rows = rows_in("组长：云中鹤县长\n成员：白川鹭岛集团董事长\n陶然鹭岛集团总经理\n王刚鹭岛集团副总经理")

    assert [row[1] for row in rows] == ["云中鹤", "白川", "陶然", "王刚"]
