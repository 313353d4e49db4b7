"""What comes out is measured as with a ruler: half a millimetre for our .pdf, one for the .docx as LibreOffice prints it."""

import itertools
from dataclasses import replace

import pytest

from gongwen.typesetting import Paragraph
from gongwen.typesetting.pdf import Typesetter
from tests.gongwen.typesetting.conftest import Measured
from tests.gongwen.typesetting.letters import DOWN, HAN, LETTERS
from tests.gongwen.typesetting.measuring import MM, Page, Row, pages_of

TOP, LEFT, BOTTOM, RIGHT = 37.0, 28.0, 262.0, 184.0
"""The edges of the text block, in millimetres from the upper left corner of the paper."""
PITCH = 15.75 * 15 / 8 * MM
CHARACTER = 15.75 * MM
UNDER, OVER = 0.12, 0.88
"""How much of a Han character is below and above its baseline, in its size."""


@pytest.fixture(params=["set", "printed"])
def ruler(request: pytest.FixtureRequest) -> tuple[Measured, float]:
    """Return the pages of letters, as set by us and as printed from the .docx, and how exact they are to be."""
    name = "set_" if request.param == "set" else "printed"
    return request.getfixturevalue(name), 0.5 if request.param == "set" else 1.0


def full_page(pages: list[Page]) -> Page:
    """Return a page that holds nothing but lines of text from its top to its bottom."""
    return next(
        page for page in pages[1:] if sum(HAN[:4] in row.text or len(row.chars) == 28 for row in page.rows) > 18
    )


def lines_of(page: Page) -> list[Row]:
    """Return the lines inside the text block."""
    return [row for row in page.rows if TOP < row.baseline < BOTTOM]


def masthead(page: Page) -> Row:
    return next(row for row in page.rows if row.size > 23)


@pytest.mark.parametrize("name", LETTERS)
def test_the_paper_is_a4(ruler: tuple[Measured, float], name: str) -> None:
    measured, _exact = ruler

    assert {(round(page.width), round(page.height)) for page in measured(name)} == {(210, 297)}


def test_a_full_page_has_22_lines_of_28_characters_within_the_text_block(ruler: tuple[Measured, float]) -> None:
    measured, exact = ruler
    lines = lines_of(full_page(measured("down")))

    whole = [row for row in lines if len(row.chars) == 28]
    assert len(lines) == 22
    assert len(whole) >= 15
    assert {len(row.chars) for row in lines} <= set(range(1, 29))
    for row in whole:
        assert row.left == pytest.approx(LEFT, abs=exact)
        assert row.right == pytest.approx(RIGHT, abs=exact)
    assert min(row.top for row in lines) >= TOP - exact
    assert max(row.baseline for row in lines) + UNDER * CHARACTER <= BOTTOM + exact


def test_our_lines_fill_the_text_block_from_edge_to_edge(set_: Measured) -> None:
    lines = lines_of(full_page(set_("down")))

    assert lines[0].baseline - OVER * CHARACTER == pytest.approx(TOP, abs=0.5)
    assert lines[-1].baseline + UNDER * CHARACTER == pytest.approx(BOTTOM, abs=0.8)


def test_lines_follow_each_other_at_the_pitch_of_the_standard(ruler: tuple[Measured, float]) -> None:
    measured, exact = ruler
    lines = lines_of(full_page(measured("down")))
    steps = [below.baseline - above.baseline for above, below in itertools.pairwise(lines)]

    assert steps == pytest.approx([PITCH] * 21, abs=exact / 2)


def test_paragraphs_begin_two_characters_in(ruler: tuple[Measured, float]) -> None:
    measured, exact = ruler
    first = measured("down")[0].row("为落实区")

    assert first.left == pytest.approx(LEFT + 2 * CHARACTER, abs=exact)


@pytest.mark.parametrize(
    ("name", "top"),
    [("down", 72), ("up", 72), ("joint", 72), ("minutes", 72), ("bulletin", 72), ("order", 57), ("letter", 30)],
)
def test_the_organ_s_name_stands_where_its_format_has_it(ruler: tuple[Measured, float], name: str, top: float) -> None:
    measured, exact = ruler

    assert masthead(measured(name)[0]).top == pytest.approx(top, abs=exact)


@pytest.mark.parametrize("name", ["down", "up", "joint", "minutes"])
def test_the_red_rule_is_4_mm_below_the_number_and_as_wide_as_the_text_block(
    ruler: tuple[Measured, float], name: str
) -> None:
    measured, exact = ruler
    page = measured(name)[0]
    rule = next(rule for rule in page.rules if rule.is_red)
    number = page.row("〔2026〕")

    assert rule.middle - (number.baseline + UNDER * CHARACTER) == pytest.approx(4, abs=exact)
    assert (rule.left, rule.right) == pytest.approx((LEFT, RIGHT), abs=exact)


def test_the_title_stands_two_lines_below_the_red_rule(ruler: tuple[Measured, float]) -> None:
    measured, exact = ruler
    page = measured("down")[0]
    rule = next(rule for rule in page.rules if rule.is_red)
    title = page.row("关于印发")

    blank = title.baseline - OVER * title.size * MM - rule.middle
    assert blank == pytest.approx(2 * PITCH + 15.75 * 7 / 8 * MM, abs=exact)
    assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=exact)


def test_page_numbers_stand_7_mm_below_the_text_block_right_on_odd_and_left_on_even_pages(
    ruler: tuple[Measured, float],
) -> None:
    measured, exact = ruler
    for number, page in enumerate(measured("down"), start=1):
        row = page.row(f"—{number}—")
        dash = min(char.top for char in row.chars if char.text == "—")
        assert dash == pytest.approx(BOTTOM + 7, abs=exact)
        if number % 2:
            assert row.ink_right == pytest.approx(RIGHT - 14 * MM, abs=exact)
        else:
            assert row.left == pytest.approx(LEFT + 14 * MM, abs=exact)


def test_the_imprint_ends_on_the_lower_edge_of_the_last_page_s_text_block(ruler: tuple[Measured, float]) -> None:
    measured, exact = ruler
    pages = measured("down")
    rules = [rule for rule in pages[-1].rules if rule.middle > BOTTOM - 60 and not rule.is_red]

    assert [round(rule.thickness, 2) for rule in rules] == pytest.approx([0.35, 0.25, 0.35], abs=0.03)
    assert rules[-1].middle == pytest.approx(BOTTOM, abs=exact)
    for rule in rules:
        assert (rule.left, rule.right) == pytest.approx((LEFT, RIGHT), abs=exact)
    printed_on = pages[-1].row("印发")
    assert rules[1].middle < printed_on.baseline < rules[2].middle
    assert printed_on.left == pytest.approx(LEFT + 14 * MM, abs=exact)
    assert printed_on.right == pytest.approx(RIGHT - 14 * MM, abs=exact)


def test_the_first_page_has_text_of_the_body(ruler: tuple[Measured, float]) -> None:
    measured, _exact = ruler

    assert all("为落实区" in "".join(row.text for row in measured(name)[0].rows) for name in LETTERS)


def test_a_letter_has_its_double_rules_and_no_number_on_page_1(ruler: tuple[Measured, float]) -> None:
    measured, exact = ruler
    page = measured("letter")[0]
    red = [rule for rule in page.rules if rule.is_red]
    number = page.row("〔2026〕")

    assert len(red) == 4
    for rule in red:
        assert (rule.left, rule.right) == pytest.approx((20, 190), abs=exact)
    assert red[0].middle - masthead(page).chars[0].bottom == pytest.approx(4, abs=1.2)
    assert red[-1].middle == pytest.approx(277, abs=exact)
    assert number.right == pytest.approx(RIGHT, abs=exact)
    assert number.baseline - OVER * CHARACTER - red[1].middle == pytest.approx(15.75 * 7 / 8 * MM, abs=exact)
    assert not any("—1—" in row.text for row in page.rows)


def test_a_report_has_its_signers_right_and_its_number_left_on_the_last_one_s_line(
    ruler: tuple[Measured, float],
) -> None:
    measured, exact = ruler
    page = measured("up")[0]
    number, first = page.row("〔2026〕"), page.row("签发人：")

    assert "祝南乔" in number.text
    assert "虞知衡" in first.text
    assert number.left == pytest.approx(LEFT + CHARACTER, abs=exact)
    assert first.right == pytest.approx(RIGHT - CHARACTER, abs=exact)
    assert number.baseline - first.baseline == pytest.approx(PITCH, abs=exact)
    assert page.row("000012").baseline < page.row("特急").baseline < masthead(page).baseline


def test_under_a_seal_the_date_ends_four_characters_in_and_the_organ_stands_over_its_middle(
    ruler: tuple[Measured, float],
) -> None:
    measured, exact = ruler
    page = next(page for page in measured("down") if any(row.text == "2026年3月1日" for row in page.rows))
    day = page.row("2026年3月1日")
    name = next(row for row in page.rows if row.text == "澜棠区人民政府办公室" and row.baseline > day.baseline - 15)

    assert day.right == pytest.approx(RIGHT - 4 * CHARACTER, abs=exact)
    # LibreOffice sets digits apart from Han characters, which makes the date wider: its middle is that of six characters.
    assert (name.left + name.right) / 2 == pytest.approx(RIGHT - (4 + 6 / 2) * CHARACTER, abs=exact)


def test_without_a_seal_the_organ_ends_two_characters_in_and_the_date_begins_two_after_it(
    ruler: tuple[Measured, float],
) -> None:
    measured, exact = ruler
    page = next(page for page in measured("unsealed") if any(row.text == "2026年3月1日" for row in page.rows))
    day = page.row("2026年3月1日")
    name = next(row for row in page.rows if row.text == "澜棠区人民政府办公室" and row.baseline > day.baseline - 15)

    assert name.right == pytest.approx(RIGHT - 2 * CHARACTER, abs=exact)
    assert day.left - name.left == pytest.approx(2 * CHARACTER, abs=1.5)


def test_an_annex_begins_on_a_page_of_its_own_with_its_title_on_line_3(ruler: tuple[Measured, float]) -> None:
    measured, exact = ruler
    page = next(page for page in measured("down") if page.rows[0].text == "附件1")
    title = page.row("任务分工表")

    assert page.rows[0].left == pytest.approx(LEFT, abs=exact)
    blank = title.baseline - OVER * title.size * MM - (page.rows[0].baseline + UNDER * CHARACTER)
    assert blank == pytest.approx(PITCH + 15.75 * 7 / 8 * MM, abs=1.5)


def test_a_long_table_repeats_its_head_on_every_page(ruler: tuple[Measured, float]) -> None:
    measured, _exact = ruler
    heads = [page for page in measured("down") if any(row.text == "序号任务牵头单位完成时限" for row in page.rows)]

    assert len(heads) >= 2


def test_who_was_at_a_meeting_is_listed_under_the_first_name(ruler: tuple[Measured, float]) -> None:
    measured, exact = ruler
    page = next(page for page in measured("minutes") if any(row.text.startswith("出席：") for row in page.rows))
    first = page.row("出席：")
    second = next(row for row in page.rows if row.baseline > first.baseline)

    assert first.left == pytest.approx(LEFT + 2 * CHARACTER, abs=exact)
    assert second.left == pytest.approx(first.chars[3].x, abs=exact)


@pytest.mark.parametrize("lines", range(1, 24))
def test_the_imprint_ends_on_the_lower_edge_however_long_the_text_is(typesetter: Typesetter, lines: int) -> None:
    letter = replace(DOWN, body=(Paragraph("字" * 28 * lines),), annexes=())

    pages = pages_of(typesetter.pdf(letter))

    assert pages[-1].rules[-1].middle == pytest.approx(BOTTOM, abs=0.5)
    assert "印发" in pages[-1].rows[-2].text
    assert any(row.text.startswith("字字") for row in pages[0].rows)


def test_a_table_across_the_page_has_its_head_at_the_binding_side_and_its_number_where_the_others_have_it(
    ruler: tuple[Measured, float],
) -> None:
    measured, exact = ruler
    lying = [(number, page) for number, page in enumerate(measured("lying"), start=1) if page.width > page.height]

    assert len(lying) >= 4
    for number, page in lying:
        assert (round(page.width), round(page.height)) == (297, 210)
        dashes = [char for row in page.rows for char in row.chars if char.text == "—"]
        assert max(char.right for char in dashes) == pytest.approx(35 - 7, abs=exact)
        if number % 2:
            assert max(char.bottom for char in dashes) == pytest.approx(RIGHT - 14 * MM, abs=1)
        else:
            assert min(char.top for char in dashes) == pytest.approx(LEFT + 14 * MM, abs=1)
    assert all(any("牵头单位" in row.text for row in page.rows) for _number, page in lying)


def test_the_title_of_an_annex_stands_on_the_page_of_its_table_across_the_page(ruler: tuple[Measured, float]) -> None:
    measured, _exact = ruler
    page = next(page for page in measured("lying") if any(row.text.startswith("横排的") for row in page.rows))

    assert page.width > page.height
    assert page.row("横排的任务分工表").baseline < page.row("牵头单位").baseline
