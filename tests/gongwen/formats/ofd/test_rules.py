import pytest

from tests.gongwen.formats.ofd_builder import ofd, page, path, read_sheets, text

POINT = 25.4 / 72
BOX = "M 20 30 L 120 30 L 120 80 L 20 80 C"


def rules(*objects: str) -> list[tuple[int, ...]]:
    """Return the rules of a page in whole millimetres."""
    found = read_sheets(ofd(page(text("甲"), *objects)))[0].rules
    return [tuple(round(side * POINT) for side in (rule.left, rule.top, rule.right, rule.bottom)) for rule in found]


def test_a_stroked_line_is_a_rule() -> None:
    assert rules(path("M 0 0.2 L 150 0.2", boundary="20 50 150 1")) == [(20, 50, 170, 50)]
    assert rules(path("M 0.2 0 L 0.2 90", boundary="20 50 1 90")) == [(20, 50, 20, 140)]


def test_a_matrix_turns_and_stretches_a_line() -> None:
    assert rules(path("M 0 0 L 10 0", boundary="20 50 9 9", CTM="0 2 -2 0 5 0")) == [(25, 50, 25, 70)]


def test_a_stroked_box_is_four_rules() -> None:
    assert rules(path(BOX)) == [(20, 30, 120, 30), (120, 30, 120, 80), (20, 80, 120, 80), (20, 30, 20, 80)]


def test_several_lines_may_be_one_path() -> None:
    assert rules(path("M 20 30 L 120 30 M 20 40 L 120 40")) == [(20, 30, 120, 30), (20, 40, 120, 40)]


def test_a_thin_filled_box_is_a_rule() -> None:
    thin = "M 20 30 L 120 30 L 120 30.3 L 20 30.3 C"

    assert rules(path(thin, Stroke="false", Fill="true")) == [(20, 30, 120, 30)]


@pytest.mark.parametrize(
    ("data", "drawn"),
    [
        (BOX, {"Stroke": "false", "Fill": "true"}),
        (BOX, {"Stroke": "false"}),
        (BOX, {"Visible": "false"}),
        ("M 20 30 L 120 80", {}),
        ("M 20 30 L 120 30 B 121 30 121 31 120 31 L 20 31", {"Stroke": "false", "Fill": "true"}),
        ("M 20 30 B 50 30 90 30 120 30", {}),
        ("M 20 30 Q 60 30 120 30", {}),
        ("M 20 30 A 50 50 0 0 1 120 30", {}),
        ("M 20 30", {}),
        ("L", {}),
        ("M 20 30 X 5 5 L 120 30", {}),
        ("M NaN 30 L 120 30", {}),
        ("M 20 1e308 L 120 1e308", {}),
        ("M 900 900 L 950 900", {}),
        ("", {}),
        ("M 0 0 " + "L 120 0 " * 3_000, {}),
    ],
)
def test_shading_curves_drawings_and_broken_paths_are_no_rules(data: str, drawn: dict[str, str]) -> None:
    assert rules(path(data, **drawn)) == []


def test_a_rule_ends_where_the_page_ends() -> None:
    assert rules(path("M -500 30 L 5000 30")) == [(0, 30, 210, 30)]


def test_straight_sides_of_a_rounded_box_are_rules() -> None:
    rounded = "M 25 30 L 115 30 A 5 5 0 0 1 120 35 L 120 75 B 120 78 118 80 115 80 L 25 80"

    assert rules(path(rounded)) == [(25, 30, 115, 30), (120, 35, 120, 75), (25, 80, 115, 80)]


def test_rules_turn_with_their_page() -> None:
    turned = text("实施方案", CTM="0 1 -1 0 0 0", Boundary="100 50 5 20", X=0, Y=0)
    found = read_sheets(ofd(page(turned, path("M 20 30 L 20 130"))))[0].rules

    assert [(round(rule.left * POINT), round(rule.top * POINT), rule.is_horizontal) for rule in found] == [
        (30, 190, True)
    ]
