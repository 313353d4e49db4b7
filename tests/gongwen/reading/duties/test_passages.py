"""Passages: stretches of words and the notes that close them."""

import pytest

from gongwen.reading.duties.passages import Passage, heading_units, passages_of, units_first
from gongwen.reading.text.outline import Item, read_outline
from gongwen.reading.text.prose import Prose, prose_of


def first_item(text: str) -> tuple[Item, Prose]:
    prose = prose_of(text)
    return read_outline(prose).children[0], prose


def passages(text: str, *, skip: frozenset[int] = frozenset()) -> list[Passage]:
    item, prose = first_item(text)
    return passages_of(item, prose, skip, bare_names=False)


def words(found: list[Passage]) -> list[tuple[str, int]]:
    return [(passage.text, len(passage.notes)) for passage in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1.甲事。（县商务局负责）", [("甲事。", 1)], id="one note"),
        pytest.param("1.甲事。（县商务局负责）乙事。（各镇负责）", [("甲事。", 1), ("乙事。", 1)], id="a note each"),
        pytest.param("1.甲事。\n乙事。\n（县商务局负责）", [("甲事。乙事。", 1)], id="several paragraphs"),
        pytest.param("1.甲事。\n责任单位：县商务局\n完成时限：年底", [("甲事。", 2)], id="several lines of a note"),
        pytest.param("1.甲事。（县商务局负责）乙事。", [("甲事。", 1), ("乙事。", 0)], id="words behind the note"),
        pytest.param("1.甲事。（县商务局负责）。", [("甲事。", 1)], id="a full stop behind the note"),
        pytest.param("1.（县商务局负责）", [("", 1)], id="a note without words"),
        pytest.param("1.甲事。（县商务局负责）（下同）", [("甲事。", 1)], id="a scope behind the note"),
        pytest.param("1.甲事。", [("甲事。", 0)], id="no note"),
    ],
)
def test_words_run_up_to_their_notes(text: str, expected: list[tuple[str, int]]) -> None:
    assert words(passages(text)) == expected


def test_words_behind_a_connective_stand_apart() -> None:
    found = passages("1.甲事。\n具体举措：\n乙事。（县商务局负责）\n丙事。（各镇负责）")

    assert [(passage.text, passage.apart, passage.number, passage.path) for passage in found] == [
        ("甲事。", False, "1.", ()),
        ("乙事。", True, None, ("1.甲事",)),
        ("丙事。", True, None, ("1.甲事",)),
    ]


def test_paragraphs_of_rosters_and_tables_are_left_out() -> None:
    assert words(passages("1.甲事。\n组长：柳如风\n（县商务局负责）", skip=frozenset({1}))) == [("甲事。", 1)]


def test_a_passage_reaches_from_its_first_word_to_the_end_of_its_note() -> None:
    text = "1.甲 事。\n（县商务局 负责）。"
    (passage,) = passages(text)

    assert text[slice(*passage.span)] == "甲 事。\n（县商务局 负责）。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.县政府办公室：统筹推进夜市工作。", [(["县政府办公室"], "统筹推进夜市工作。")]),
        ("1.县政府办公室。负责统筹推进夜市。", [(["县政府办公室"], "负责统筹推进夜市。")]),
        ("1.县商务局、县公安局：统筹推进夜市工作。", [(["县商务局", "县公安局"], "统筹推进夜市工作。")]),
        ("1.县政府办公室：见下。", []),
        ("1.县政府办公室：做好下列几项工作：", []),
        ("1.工作目标：统筹推进夜市工作。", []),
        ("1.联系电话县商务局：统筹推进夜市工作。", []),
        ("1.引进品牌：统筹推进夜市工作。", []),
        ("1.县政府办公室。夜市工作要抓紧抓好。", [(["县政府办公室"], "夜市工作要抓紧抓好。")]),
    ],
)
def test_a_unit_may_stand_in_front_of_its_duty(text: str, expected: list[tuple[list[str], str]]) -> None:
    item, prose = first_item(text)

    found = units_first(item, prose, frozenset())

    assert [([unit.name for _, group in p.groups for unit in group.units], p.text) for p in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）县商务局", ["县商务局"]),
        ("（一）县商务局、县公安局：", ["县商务局", "县公安局"]),
        ("（一）夜市工作专班", None),
        ("（一）引进品牌", None),
        ("（一）县商务局。负责招商。", None),
        ("（一）主任县商务局", None),
    ],
)
def test_a_heading_may_be_nothing_but_units(text: str, expected: list[str] | None) -> None:
    note = heading_units(*first_item(text))

    assert (None if note is None else [unit.name for group in note.groups for unit in group.units]) == expected


def test_the_root_is_no_heading_of_units() -> None:
    prose = prose_of("县商务局")

    assert heading_units(read_outline(prose), prose) is None
    assert heading_units(read_outline(prose_of("")), prose_of("")) is None
