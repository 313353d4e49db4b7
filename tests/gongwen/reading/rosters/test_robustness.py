from hypothesis import given
from hypothesis import strategies as st

from gongwen.formats.model import Cell
from gongwen.reading.rosters import read_rosters
from gongwen.reading.text.prose import make_prose, prose_of

PIECES = st.sampled_from(
    [
        "组长：",
        "副组长:",
        "成 员：",
        "成员单位：",
        "主任：",
        "领导小组",
        "成立",
        "办公室设在",
        "由",
        "任组长",
        "柳如风",
        "白 川",
        "欧阳",
        "县商务局局长",
        "，",
        "、",
        "；",
        "。",
        "（",
        "）",
        "\n",
        "\t",
        "\u3000",
        " ",
        "一、",
        "1.",
        "扎西",
        "·",
        "姓名",
        "序号",
        "县",
        "王",
        "名单",
        "专班",
        "为成员的",
        "成员由",
        "组成",
        "和",
        "清水镇镇长",
        "综合组",
        "|",
        "1.",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read_and_every_span_shows_its_member(text: str) -> None:
    prose = prose_of(text)

    for group in read_rosters(prose).groups:
        for member in group.members:
            shown = "".join(prose.text[slice(*member.span)].split())
            assert (member.name or "") in shown
            assert member.name or member.post


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), PIECES), max_size=20))
def test_any_table_is_read(cells: list[tuple[int, int, str]]) -> None:
    prose = make_prose((text, Cell(0, row, column)) for row, column, text in sorted(cells))

    assert read_rosters(prose).paragraphs <= set(range(len(prose)))


def test_the_same_text_gives_the_same_reading() -> None:
    text = "成立云溪县夜市工作领导小组。\n组长：柳如风　县长\n成员：白川、陶然"

    assert read_rosters(prose_of(text)) == read_rosters(prose_of(text))
