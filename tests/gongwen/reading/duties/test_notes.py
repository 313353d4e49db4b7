"""Responsibility notes in one paragraph: where they begin and end, what kind they are, what they hold."""

import pytest

from gongwen.reading.duties.note_bodies import GLOBAL_CLAUSE, Note, NoteKind, is_bare_list
from gongwen.reading.duties.notes import find_notes, top_brackets
from gongwen.reading.text.prose import prose_of
from gongwen.reading.words.dates import is_date_field


def notes(text: str, *, bare_names: bool = False) -> list[Note]:
    (paragraph,) = prose_of(text)
    return find_notes(paragraph, bare_names=bare_names)


def held(note: Note) -> list[list[str]]:
    return [[unit.name for unit in group.units] for group in note.groups]


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("引进品牌。（牵头单位：县商务局）", NoteKind.LABELS, "（牵头单位：县商务局）"),
        ("引进品牌（县商务局负责）。", NoteKind.VERBS, "（县商务局负责）。"),
        ("引进品牌。由县商务局牵头，各镇配合。", NoteKind.SENTENCE, "由县商务局牵头，各镇配合。"),
        ("引进品牌，由县商务局牵头。", NoteKind.SENTENCE, "由县商务局牵头。"),
        ("引进品牌。此项工作由县商务局负责。", NoteKind.SENTENCE, "此项工作由县商务局负责。"),
        ("引进品牌，由县商务局会同县财政局研究办法。", NoteKind.SENTENCE, "由县商务局会同县财政局研究办法。"),
        ("责任单位：县商务局", NoteKind.LINE, "责任单位：县商务局"),
        ("引进品牌。责任单位：县商务局。完成时限：年底。", NoteKind.LINE, "责任单位：县商务局。完成时限：年底。"),
        ("引进品牌。（牵头单位：县商务局", NoteKind.LABELS, "（牵头单位：县商务局"),
    ],
)
def test_a_note_has_a_kind_and_its_place(text: str, kind: NoteKind, shown: str) -> None:
    (note,) = notes(text)

    assert (note.kind, note.paragraph.tight[note.start : note.end]) == (kind, shown)
    assert note.names_units


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("引进品牌（三家以上）。", id="a remark in brackets"),
        pytest.param("引进品牌。县商务局要负责到底，各镇要配合好。", id="units that act in a sentence"),
        pytest.param("县商务局负责抓好招商工作。", id="the work of a unit"),
        pytest.param("各镇负责落实。", id="everybody"),
        pytest.param("由此可见，成效明显。", id="由 of another kind"),
        pytest.param("工作要求：县商务局", id="no label"),
        pytest.param("（下同）", id="a scope alone"),
    ],
)
def test_other_words_are_no_note(text: str) -> None:
    assert notes(text) == []


def test_brackets_with_names_count_only_where_asked_for() -> None:
    text = "引进品牌。（县商务局、县财政局，2024年底前）"

    assert notes(text) == []
    (note,) = notes(text, bare_names=True)
    assert (note.kind, held(note), [d.text for d in note.deadlines]) == (
        NoteKind.NAMES,
        [["县商务局", "县财政局"]],
        ["2024年底前"],
    )


def test_several_notes_stand_in_order() -> None:
    found = notes("引进品牌。（县商务局负责）办集市。（县文旅局负责）")

    assert [held(note) for note in found] == [[["县商务局"]], [["县文旅局"]]]
    assert [note.start for note in found] == sorted(note.start for note in found)


def test_a_note_holds_units_persons_and_deadlines() -> None:
    (note,) = notes("（牵头领导：柳如风；责任单位：县商务局、各镇；完成时限：2024年9月底）")

    assert held(note) == [["县商务局", "各镇"]]
    assert [(f.label, f.text) for f in note.people] == [("牵头领导", "柳如风")]
    assert [(f.label, f.text) for f in note.deadlines] == [("完成时限", "2024年9月底")]


def test_a_field_stands_where_it_says() -> None:
    (note,) = notes("引进 品牌（责任 单位：县商务局；完成时限：2024 年9月底）")

    assert [note.paragraph.tight[f.start : f.end] for f in note.deadlines] == ["2024年9月底"]


def test_a_label_that_nobody_filled_in_is_a_note_without_units() -> None:
    (note,) = notes("责任单位：")

    assert (note.kind, note.names_units) == (NoteKind.LINE, False)


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        ("以下均需各镇人民政府落实，不再列出", ["县商务局"]),
        ("以下各项均由各镇（含开发区）配合，不再一一列出，下同", ["县商务局"]),
        ("其他工作均涉及各镇，下同", ["县商务局"]),
    ],
)
def test_a_clause_for_the_whole_document_is_set_aside(clause: str, names: list[str]) -> None:
    (note,) = notes(f"引进品牌。（责任单位：县商务局，{clause}）")

    assert held(note) == [names]
    assert [note.paragraph.tight[a:b] for a, b in note.clauses] == [clause]


def test_a_clause_names_a_reach_a_duty_and_that_it_is_said_once() -> None:
    assert GLOBAL_CLAUSE.search("以下均需各镇落实") is None
    assert GLOBAL_CLAUSE.search("各镇落实，不再列出") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲（乙）丙(丁)", ["（乙）", "(丁)"]),
        ("甲（乙（丙）丁）戊", ["（乙（丙）丁）"]),
        ("甲（乙〔丙〕丁)戊", ["（乙〔丙〕丁)"]),
        ("甲〔乙）丙", ["〔乙）"]),
        ("甲）乙（丙", ["（丙"]),
        ("甲（乙。丙（牵头单位：丁）", ["（牵头单位：丁）"]),
        ("（牵头单位：甲（乙）。丙", ["（牵头单位：甲（乙）。丙"]),
    ],
)
def test_the_outermost_brackets_are_found_though_they_be_mixed_or_open(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in top_brackets(text)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *[
            (words, True)
            for words in (
                "2024年12月底前",
                "年内见成效",
                "长期坚持",
                "6月底",
                "2024年第三季度",
                "2024.9",
                "3月—11月",
                "持续推进",
            )
        ],
        *[(words, False) for words in ("县商务局", "2024年引进三家品牌", "年", "", "3家", "底前")],
    ],
)
def test_words_that_say_nothing_but_when(words: str, expected: object) -> None:
    assert is_date_field(words) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        *[(content, True) for content in ("县商务局、县财政局", "县商务局", "县商务局，各镇", "各成员单位")],
        *[
            (content, False)
            for content in ("商务局", "三家以上", "县商务局：3家", "县商务局、3家企业", "引进品牌、县商务局")
        ],
    ],
)
def test_a_bare_list_is_nothing_but_names(content: str, expected: object) -> None:
    assert is_bare_list(content) is expected


def test_a_bracket_that_nobody_closes_is_no_list_of_units() -> None:
    assert notes("做好服务（" + "区商务局、" * 2_000 + "按职责分工负责") == []
    assert len(notes("做好服务（" + "区商务局、" * 900 + "区财政局按职责分工负责）")) == 1
