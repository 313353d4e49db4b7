"""Responsibility notes as plans print them: every bracket, every separator, every way to say who leads and who helps."""

import pytest

from tests.gongwen.reading.helpers import Units, only_task, units_of

WORDS = "建设夜市街区。改造河岸三条老街。"
LEAD_AND_ONE: Units = {"lead": ["县商务局"], "responsible": ["县公安局"]}
LEAD_AND_HELPER: Units = {"lead": ["县商务局"], "supporting": ["县公安局"]}


def units_in(note: str) -> Units:
    task = only_task(f"（一）{WORDS}{note}")
    assert (task.number, task.text) == ("（一）", WORDS)
    return units_of(task)


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("（牵头单位：县商务局；责任单位：县公安局）", id="full width"),
        pytest.param("(牵头单位:县商务局;责任单位:县公安局)", id="half width"),
        pytest.param("〔牵头单位：县商务局；责任单位：县公安局〕", id="tortoise shell"),
        pytest.param("［牵头单位：县商务局；责任单位：县公安局］", id="square, full width"),
        pytest.param("[牵头单位：县商务局；责任单位：县公安局]", id="square, half width"),
        pytest.param("【牵头单位：县商务局；责任单位：县公安局】", id="lenticular"),
        pytest.param("﹝牵头单位：县商务局；责任单位：县公安局﹞", id="small tortoise shell"),
        pytest.param("﹙牵头单位：县商务局；责任单位：县公安局﹚", id="small round"),
        pytest.param("（牵头单位：县商务局；责任单位：县公安局)", id="full opens, half closes"),
        pytest.param("(牵头单位：县商务局；责任单位：县公安局）", id="half opens, full closes"),
        pytest.param("（牵头单位：县商务局；责任单位：县公安局〕", id="round opens, tortoise shell closes"),
        pytest.param("（牵头单位：县商务局；责任单位：县公安局", id="never closed"),
        pytest.param("（牵头单位：县商务局；责任单位：县公安局）。", id="a full stop behind the bracket"),
        pytest.param("（ 牵头单位 ： 县 商务局 ； 责任单位 ： 县公安局 ）", id="stray blanks"),
    ],
)
def test_a_note_stands_in_any_bracket(note: str) -> None:
    assert units_in(note) == LEAD_AND_ONE


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("（牵头单位：县商务局；责任单位：县公安局）", id="semicolon"),
        pytest.param("（牵头单位：县商务局，责任单位：县公安局）", id="comma"),
        pytest.param("（牵头单位:县商务局,责任单位:县公安局)", id="half-width comma"),
        pytest.param("（牵头单位：县商务局。责任单位：县公安局。）", id="full stop"),
        pytest.param("（牵头单位：县商务局、责任单位：县公安局）", id="pause"),
        pytest.param("（牵头单位：县商务局 责任单位：县公安局）", id="a blank"),
        pytest.param("牵头单位：县商务局。责任单位：县公安局。", id="no bracket, full stops"),
        pytest.param("牵头单位：县商务局；责任单位：县公安局", id="no bracket, semicolon"),
    ],
)
def test_roles_part_at_any_separator(note: str) -> None:
    assert units_in(note) == LEAD_AND_ONE


@pytest.mark.parametrize(
    ("note", "units"),
    [
        pytest.param("由县商务局牵头，县公安局配合。", LEAD_AND_HELPER, id="由X牵头，Y配合"),
        pytest.param("（由县商务局牵头，县公安局配合）", LEAD_AND_HELPER, id="the same in brackets"),
        pytest.param("县商务局牵头，县公安局配合。", LEAD_AND_HELPER, id="without 由"),
        pytest.param("由县商务局牵头负责，县公安局等部门配合。", LEAD_AND_HELPER, id="牵头负责, 等部门配合"),
        pytest.param("（县商务局负责，县公安局配合）", LEAD_AND_HELPER, id="X负责，Y配合"),
        pytest.param("县商务局负责，县公安局配合。", LEAD_AND_HELPER, id="X负责，Y配合 as a sentence"),
        pytest.param("（县商务局牵头落实，县公安局协助）", LEAD_AND_HELPER, id="协助"),
        pytest.param("（县商务局牵头，县公安局按职责分工负责）", LEAD_AND_ONE, id="牵头 and 按职责分工负责"),
        pytest.param(
            "（县商务局、县公安局按职责分工负责，县城管局配合）",
            {"responsible": ["县商务局", "县公安局"], "supporting": ["县城管局"]},
            id="按职责分工负责 has no lead",
        ),
        pytest.param("（县商务局牵头并按职责分工负责）", {"lead": ["县商务局"]}, id="牵头并按职责分工负责 leads"),
        pytest.param("（县商务局、县公安局按职责负责）", {"responsible": ["县商务局", "县公安局"]}, id="按职责负责"),
        pytest.param("（县商务局、县公安局分别负责）", {"responsible": ["县商务局", "县公安局"]}, id="分别负责"),
        pytest.param("（县商务局会同县公安局负责）", LEAD_AND_ONE, id="X会同Y负责"),
        pytest.param("由县商务局会同县公安局负责。", LEAD_AND_ONE, id="由X会同Y负责"),
        pytest.param("由县商务局会同县公安局研究提出意见。", LEAD_AND_ONE, id="由X会同Y研究"),
        pytest.param("（规划股负责）", {"responsible": ["规划股"]}, id="a section of the office"),
    ],
)
def test_a_sentence_says_who_answers_for_the_work(note: str, units: Units) -> None:
    assert units_in(note) == units


@pytest.mark.parametrize(
    ("note", "units"),
    [
        pytest.param(
            "（责任单位：县商务局，配合单位：县公安局）",
            {"responsible": ["县商务局"], "supporting": ["县公安局"]},
            id="责任, 配合",
        ),
        pytest.param("（牵头单位：县商务局；参与单位：县公安局）", LEAD_AND_HELPER, id="参与"),
        pytest.param("（主办单位：县商务局；协办单位：县公安局）", LEAD_AND_HELPER, id="主办, 协办"),
        pytest.param(
            "（指导单位：县商务局；落实单位：各镇）",
            {"guiding": ["县商务局"], "responsible": ["各镇"]},
            id="指导, 落实",
        ),
        pytest.param("（县商务局主办，县公安局协办）", LEAD_AND_HELPER, id="主办 and 协办 as verbs"),
        pytest.param("（县商务局牵头，县公安局参与）", LEAD_AND_HELPER, id="参与 as a verb"),
        pytest.param(
            "（县商务局指导，各镇落实）",
            {"guiding": ["县商务局"], "responsible": ["各镇"]},
            id="指导 and 落实 as verbs",
        ),
        pytest.param(
            "（主要责任单位：县商务局；配合单位：县公安局）", LEAD_AND_HELPER, id="the main unit beside helpers"
        ),
        pytest.param("（责任单位：县商务局牵头；县公安局落实）", LEAD_AND_ONE, id="a role inside another label"),
        pytest.param("（责任单位：县商务局牵头，县公安局配合）", LEAD_AND_HELPER, id="two roles inside another label"),
        pytest.param("（牵头单位：县商务局；责任单位：）", {"lead": ["县商务局"]}, id="a label that nobody filled in"),
    ],
)
def test_every_role_has_its_words(note: str, units: Units) -> None:
    assert units_in(note) == units


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(
            "县财政局（县国资局）、各镇〔街道〕", ["县财政局（县国资局）", "各镇〔街道〕"], id="brackets of a name"
        ),
        pytest.param("县商务局、县公安局等有关部门", ["县商务局", "县公安局", "有关部门"], id="等有关部门"),
        pytest.param("县商务局、各镇（下同）", ["县商务局", "各镇"], id="下同"),
        pytest.param("各镇〈含开发区管委会，下同〉、县公安局", ["各镇", "县公安局"], id="a scope note"),
        pytest.param("各镇人民政府，县直有关部门、单位", ["各镇人民政府", "县直有关部门、单位"], id="部门、单位"),
        pytest.param("县财政局、住建局", ["县财政局", "住建局"], id="a shared beginning stays as printed"),
        pytest.param("县商务局及各镇", ["县商务局", "各镇"], id="及各镇"),
    ],
)
def test_names_stay_as_printed(names: str, expected: list[str]) -> None:
    assert units_in(f"（责任单位：{names}）") == {"responsible": expected}


@pytest.mark.parametrize(
    ("note", "deadlines"),
    [
        pytest.param("（牵头单位：县商务局；完成时限：2024年9月底）", ["2024年9月底"], id="labelled"),
        pytest.param("牵头单位：县商务局。完成时限：2024年9月底。", ["2024年9月底"], id="labelled, by full stops"),
        pytest.param("（县商务局牵头，2024年9月底前完成）", ["2024年9月底前完成"], id="without a label"),
        pytest.param("（规划股负责，完成时限：2024年9月底）", ["2024年9月底"], id="a label behind a verb"),
        pytest.param("（牵头单位：县商务局，2024年9月底前）", ["2024年9月底前"], id="among the names"),
    ],
)
def test_a_note_may_say_when(note: str, deadlines: list[str]) -> None:
    task = only_task(f"（一）{WORDS}{note}")

    assert [(deadline.text, deadline.date) for deadline in task.deadlines] == [
        (text, "2024-09-30") for text in deadlines
    ]
    assert len(task.assignments) == 1


def test_a_note_may_name_persons() -> None:
    task = only_task(f"（一）{WORDS}（牵头领导：柳如风；牵头单位：县商务局；责任人：白川、陶然）")

    assert [(p.role, p.name) for p in task.people] == [("牵头领导", "柳如风"), ("责任人", "白川"), ("责任人", "陶然")]
    assert units_of(task) == {"lead": ["县商务局"]}


def test_the_printed_word_of_the_role_is_kept() -> None:
    task = only_task(f"（一）{WORDS}（牵头部门：县商务局；县公安局参与；协办单位：各镇）")

    assert [(a.unit, a.label) for a in task.assignments] == [
        ("县商务局", "牵头部门"),
        ("县公安局", "参与"),
        ("各镇", "协办单位"),
    ]


@pytest.mark.parametrize("note", ["（县商务局负责）。", "（牵头单位：县商务局）。", "（县商务局、县公安局负责）；"])
def test_a_note_may_stand_before_the_full_stop(note: str) -> None:
    task = only_task(f"（一）建设夜市街区。改造河岸三条老街{note}")

    assert task.text == "建设夜市街区。改造河岸三条老街"
    assert task.assignments[0].unit == "县商务局"


def test_units_that_act_inside_a_running_sentence_are_text() -> None:
    words = "壮大主体。一是县商务局负责抓好招商，二是县文旅局牵头办好集市，形成合力。"

    task = only_task(f"（一）{words}（牵头单位：县发改局）")

    assert (task.text, units_of(task)) == (words, {"lead": ["县发改局"]})
