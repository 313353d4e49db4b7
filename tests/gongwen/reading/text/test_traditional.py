"""Traditional characters: folded for the rules, given back as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.formats.model import Cell
from gongwen.reading.model import Assignment, Doubt, Goal, Group, Header, Member, PlanReading, Task
from gongwen.reading.text.prose import make_prose, prose_of
from gongwen.reading.text.traditional import fold, fold_prose, restore

PRINTED = "引進 連鎖品牌。\n（責任單位：縣財政局）"


def task(text: str, span: tuple[int, int], *assignments: Assignment) -> Task:
    return Task("1.", ("一、主要任务",), text, assignments, (), (), (), span)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("牽頭單位：縣財政局", "牵头单位：县财政局"),
        ("責任單位、完成時限", "责任单位、完成时限"),
        ("（一）辦好文化集市。", "（一）办好文化集市。"),
        ("云溪县夜市 abc 123", "云溪县夜市 abc 123"),
        ("", ""),
    ],
)
def test_a_text_is_folded_letter_for_letter(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text())
def test_folding_keeps_the_length_and_folds_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_simplified_prose_is_left_as_it_is() -> None:
    prose = prose_of("引进品牌。")

    assert fold_prose(prose) is prose
    assert restore(PlanReading(prose.text, Header()), prose, prose, prose) == PlanReading(prose.text, Header())


def test_folded_prose_keeps_places_cells_and_numbers() -> None:
    prose = make_prose([("一、 辦集市", None), ("縣財政局", Cell(0, 1, 2))])

    folded = fold_prose(prose)

    assert [(p.tight, p.start, p.cell) for p in folded] == [("一、办集市", 0, None), ("县财政局", 7, Cell(0, 1, 2))]
    assert [p.number for p in folded] == [p.number for p in prose]


def test_the_words_of_a_reading_are_given_back_as_printed() -> None:
    printed = prose_of(PRINTED)
    folded = fold_prose(printed)
    unit = Assignment("县财政局", "responsible", "责任单位", inherited=False, span=(15, 19))

    read = PlanReading(folded.text, Header(), tasks=(task("引进连锁品牌。", (0, 20), unit),))

    reading = restore(read, folded, printed, printed)

    assert reading.text == PRINTED
    assert reading.tasks[0].text == "引進連鎖品牌。"
    assert [(a.unit, a.label) for a in reading.tasks[0].assignments] == [("縣財政局", "責任單位")]


def test_one_letter_may_have_two_printed_forms() -> None:
    printed = prose_of("臺北路和台儿路，發展和髮型")
    folded = fold_prose(printed)

    read = PlanReading(folded.text, Header(), goals=(Goal("台儿路", (), (4, 7)), Goal("发型", (), (11, 13))))

    reading = restore(read, folded, printed, printed)

    assert [goal.text for goal in reading.goals] == ["台儿路", "髮型"]


def test_quoted_words_in_a_message_are_given_back_as_printed() -> None:
    printed = prose_of(PRINTED)
    folded = fold_prose(printed)
    doubt = Doubt("unit-without-member", "ask", "“县财政局”不在名单里，“县商务局”在。", ((15, 19),))

    (found,) = restore(PlanReading(folded.text, Header(), doubts=(doubt,)), folded, printed, printed).doubts

    assert (found.message, found.code) == ("“縣財政局”不在名单里，“县商务局”在。", "unit-without-member")


def test_the_role_and_the_name_of_a_member_are_given_back_as_printed() -> None:
    printed = prose_of("領導小組\n組長：陳曉風　縣長")
    folded = fold_prose(printed)
    group = Group("leading_group", "领导小组", None, (Member("组长", "陈晓风", "县长", (5, 14)),))

    (found,) = restore(PlanReading(folded.text, Header(), groups=(group,)), folded, printed, printed).groups

    assert (found.kind, found.name) == ("leading_group", "領導小組")
    assert [(m.role, m.name, m.post) for m in found.members] == [("組長", "陳曉風", "縣長")]


def test_what_is_no_word_of_the_text_stays() -> None:
    printed = prose_of("組長：陳曉風")
    folded = fold_prose(printed)
    reading = PlanReading(folded.text, Header(), tasks=(task("没有的话", (0, 6)),))

    assert restore(reading, folded, printed, printed).tasks[0].text == "没有的话"
