import pytest

from gongwen.formats.pages import Piece
from tests.gongwen.formats.ofd_builder import ofd, page, read_sheets, text, texts

MILLIMETRE = 72 / 25.4


def pieces(*objects: str) -> list[Piece]:
    return read_sheets(ofd(page(*objects)))[0].pieces


def only(*objects: str) -> Piece:
    (piece,) = pieces(*objects)
    return piece


def millimetres(piece: Piece) -> tuple[float, ...]:
    return tuple(round(side / MILLIMETRE, 2) for side in (piece.left, piece.top, piece.right, piece.bottom))


def edges(piece: Piece) -> list[float]:
    assert piece.edges is not None
    return [round(edge / MILLIMETRE, 2) for edge in piece.edges]


def test_a_text_object_is_a_piece_where_it_stands() -> None:
    piece = only(text("实施方案", x=30, y=40, size=5))

    assert (piece.text, millimetres(piece), edges(piece)) == ("实施方案", (30, 40, 50, 45), [30, 35, 40, 45])
    assert round(piece.size, 2) == round(5 * MILLIMETRE, 2)


def test_the_matrix_of_an_object_comes_before_its_boundary() -> None:
    piece = only(text("方案", x=30, y=40, size=1, X=2, Y=0.86, DeltaX="1", CTM="5 0 0 5 1 3", Boundary="30 40 99 99"))

    assert millimetres(piece) == (41, 43, 51, 48)


@pytest.mark.parametrize(
    ("delta", "expected"),
    [
        ("5 5 5", [20, 25, 30, 35]),
        ("g 3 5", [20, 25, 30, 35]),
        ("5 g 2 4", [20, 25, 29, 33]),
        ("g 2 5 4", [20, 25, 30, 34]),
        ("g 99 5", [20, 25, 30, 35]),
        ("g 999999999999 5", [20, 25, 30, 35]),
        ("6 4 5 7 7 7", [20, 26, 30, 35]),
        ("5", [20, 25, 30, 35]),
        ("", [20, 25, 30, 35]),
        (None, [20, 25, 30, 35]),
        ("6 x 1", [20, 26, 31, 36]),
        ("g", [20, 25, 30, 35]),
        ("g 2", [20, 25, 30, 35]),
        ("g -2 4", [20, 25, 30, 35]),
        ("NaN inf 1e308", [20, 25, 30, 35]),
    ],
)
def test_distances_are_told_or_else_as_wide_as_the_characters(delta: str | None, expected: list[float]) -> None:
    assert edges(only(text("实施方案", DeltaX=delta))) == expected


def test_a_boundary_wider_than_the_page_does_not_move_text_whose_matrix_puts_it_right() -> None:
    # As converters from .pdf write it: a unit font, one boundary for all objects, and the place in CTM.
    placed = text("电子文件", size=1, X=14, Y=10, DeltaX="1 1 1", Boundary="-30 -190 400 414", CTM="7 0 0 7 0 134")
    piece = only(placed)

    assert (piece.text, millimetres(piece)) == ("电子文件", (68, 7.98, 96, 14.98))


def test_letters_are_half_as_wide_where_nothing_tells() -> None:
    piece = only(text("A3版", DeltaX=None, Boundary="20 20 100 5"))

    assert (edges(piece), millimetres(piece)[2]) == ([20, 22.5, 25], 30)


def test_a_narrow_boundary_tells_the_width_of_a_last_letter() -> None:
    assert millimetres(only(text("W", Boundary="20 20 4.5 5")))[2] == 24.5


def test_horizontal_scale_narrows_characters() -> None:
    assert millimetres(only(text("方案", DeltaX=None, HScale="0.8")))[2] == 28


def test_blanks_and_wide_gaps_part_a_text() -> None:
    assert texts(text("甲 乙\u3000丙")) == ["甲", "乙", "丙"]
    assert texts(text("甲乙丙", DeltaX="30 5")) == ["甲", "乙丙"]
    assert texts(text("甲乙丙", DeltaX="11 5")) == ["甲乙丙"]


def test_a_text_that_goes_back_to_the_margin_is_two_lines() -> None:
    first, second = pieces(text("甲乙丙丁", DeltaX="5 -5 5", DeltaY="0 8 0"))

    assert (first.text, millimetres(first)) == ("甲乙", (20, 20, 30, 25))
    assert (second.text, millimetres(second)) == ("丙丁", (20, 28, 30, 33))


def test_line_ends_from_the_layout_of_the_xml_are_no_text() -> None:
    assert texts(text("\n    实施方案\n  ", DeltaX="g 3 5")) == ["实施方案"]


def test_the_next_text_code_may_leave_out_where_it_stands() -> None:
    code = '<ofd:TextCode X="0" Y="4.3">甲</ofd:TextCode><ofd:TextCode X="20">乙</ofd:TextCode>'
    given = f'<ofd:TextObject Boundary="20 20 50 5" Font="1" Size="5">{code}</ofd:TextObject>'

    assert [(piece.text, millimetres(piece)) for piece in pieces(given)] == [
        ("甲", (20, 20, 25, 25)),
        ("乙", (40, 20, 45, 25)),
    ]


def test_glyphs_do_not_change_the_text() -> None:
    glyphs = (
        '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2"><ofd:Glyphs>7 9</ofd:Glyphs></ofd:CGTransform>'
    )

    assert texts(text("方案", inner=glyphs)) == ["方案"]


def test_text_in_nested_blocks_and_bare_layers_is_read() -> None:
    inner = f"<ofd:PageBlock><ofd:PageBlock>{text('甲')}</ofd:PageBlock>{text('乙', y=40)}</ofd:PageBlock>"

    assert texts(inner) == ["甲", "乙"]


def test_an_object_without_a_size_or_place_keeps_its_words() -> None:
    assert texts("<ofd:TextObject><ofd:TextCode>方案</ofd:TextCode></ofd:TextObject>") == ["方案"]


def test_text_drawn_twice_at_one_place_is_read_once() -> None:
    assert texts(text("方案"), text("方案", x=20.2, y=20.1), text("方案", y=40)) == ["方案", "方案"]


def test_upright_text_that_goes_down_the_page_is_one_piece() -> None:
    piece = only(text("牵头单位", DeltaX=None, DeltaY="g 3 6"))

    assert (piece.text, millimetres(piece), piece.edges) == ("牵头单位", (20, 20, 25, 43), None)


def test_reading_direction_leads_text_down_where_no_distance_does() -> None:
    assert millimetres(only(text("单位", DeltaX=None, ReadDirection="90"))) == (20, 20, 25, 30)


def test_a_page_whose_text_is_turned_is_turned_back() -> None:
    turned = text("实施方案", CTM="0 1 -1 0 0 0", Boundary="100 50 5 20", X=0, Y=0.7, DeltaX="g 3 5")
    sheet = read_sheets(ofd(page(turned, text("页"))))[0]
    (piece,) = sheet.pieces

    assert (round(sheet.width / MILLIMETRE), round(sheet.height / MILLIMETRE)) == (297, 210)
    assert (piece.text, millimetres(piece)) == ("实施方案", (50, 106.4, 70, 111.4))
    assert edges(piece) == [50, 55, 60, 65]


@pytest.mark.parametrize(
    ("direction", "expected"), [("90", (50, 105.7)), ("180", (90, 242.7)), ("270", (227, 95.7)), ("450", (50, 105.7))]
)
def test_characters_may_be_turned_by_their_direction(direction: str, expected: tuple[float, float]) -> None:
    turned = text(
        "方案书", Boundary="100 50 15 5", X=0, Y=0, DeltaX=None, CharDirection=direction, ReadDirection=direction
    )
    start = {"90": "100 50 5 15", "450": "100 50 5 15", "180": "120 50 15 5", "270": "100 70 5 15"}[direction]
    piece = only(turned.replace("100 50 15 5", start))

    assert (piece.text, millimetres(piece)[:2]) == ("方案书", expected)


def test_a_page_without_an_area_is_as_large_as_the_document_says() -> None:
    area = "<ofd:Area><ofd:PhysicalBox>0 0 420 297</ofd:PhysicalBox></ofd:Area>"
    sheets = read_sheets(ofd(page(text("甲")), page(text("乙"), before=area), box="0 0 184 260"))

    assert [(round(s.width / MILLIMETRE), round(s.height / MILLIMETRE)) for s in sheets] == [(184, 260), (420, 297)]


@pytest.mark.parametrize("box", ["", "0 0 0 0", "0 0 1e308 5", "0 0 -5 -5", "NaN 0 210 297", "0 0 210"])
def test_a_page_of_no_size_is_taken_for_a4(box: str) -> None:
    sheet = read_sheets(ofd(page(text("甲")), box=box))[0]

    assert (round(sheet.width / MILLIMETRE), round(sheet.height / MILLIMETRE)) == (210, 297)
