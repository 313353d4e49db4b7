"""A newer reader reads the document again: what it reads otherwise is shown, taken one by one, and no hand's work is lost."""

import copy
from dataclasses import replace
from typing import Any

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, Stale
from luoshi.documents.models import Reading
from luoshi.plans.models import Doubt, NameMatch, PlanVersion
from luoshi.plans.operations.editing import add_piece, change_piece, split_task
from luoshi.plans.operations.reread import Difference, reread_differences, take_difference
from luoshi.plans.operations.undo import undo_edit
from luoshi.plans.pieces import TaskContent
from luoshi.plans.shifting import Shift
from luoshi.plans.states import DoubtState, PieceKind
from tests.luoshi.making import NOW, an_actor
from tests.luoshi.plans.making import (
    HEAD,
    SMALL,
    TASKS,
    a_draft,
    a_reading,
    a_sample_draft,
    read_sample,
    read_text,
    task_content,
    tasks_of,
)

pytestmark = pytest.mark.django_db


def again(version: PlanVersion, content: dict[str, Any]) -> Reading:
    """Read the document of a draft again, with another result."""
    return a_reading(version.jurisdiction, content, document=version.document)


def otherwise(text: str = SMALL) -> dict[str, Any]:
    """Return the reading of a text, to be changed."""
    return copy.deepcopy(read_text(text))


def take(version: PlanVersion, difference: Difference) -> object:
    return take_difference(version=version, difference=difference, by=an_actor(version.jurisdiction), now=NOW)


def told(differences: list[Difference]) -> list[tuple[str, str | None, tuple[str, ...], tuple[str, ...]]]:
    return [(one.what, one.kind and one.kind.value, one.fields, one.kept) for one in differences]


def test_the_same_reading_differs_in_nothing() -> None:
    version = a_sample_draft()

    assert reread_differences(version, again(version, read_sample())) == []


def test_what_people_changed_is_no_difference_of_the_reader() -> None:
    version = a_draft()
    clerk, piece = an_actor(version.jurisdiction), tasks_of(version)[0]
    change_piece(piece=piece, revision=1, content=replace(task_content(piece), text="改过。"), by=clerk, now=NOW)
    add_piece(version=version, kind=PieceKind.TASK, after=piece, content=TaskContent("新任务。"), by=clerk, now=NOW)

    assert reread_differences(version, again(version, read_text(SMALL))) == []


def test_a_field_that_is_read_otherwise_is_shown_and_taken() -> None:
    version = a_draft()
    new = otherwise()
    new["tasks"][0]["deadlines"] = []
    reading = again(version, new)

    (difference,) = reread_differences(version, reading)
    take(version, difference)

    assert told([difference]) == [("changed", "task", ("deadlines",), ())]
    task = task_content(tasks_of(version)[0])
    assert (task.deadlines, len(task.assignments)) == ((), 2)
    assert reread_differences(version, reading) == []
    assert version.reading == reading


def test_what_somebody_changed_by_hand_stays_the_rest_is_taken() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]
    content = replace(task_content(piece), text="我的文字。")
    change_piece(piece=piece, revision=1, content=content, by=an_actor(version.jurisdiction), now=NOW)
    new = otherwise()
    new["tasks"][0] |= {"text": "清理沿河杂物25处以上。", "deadlines": []}
    reading = again(version, new)

    (difference,) = reread_differences(version, reading)
    take(version, difference)

    assert told([difference]) == [("changed", "task", ("text", "deadlines"), ("text",))]
    assert difference.was_changed_by_hand
    task = task_content(tasks_of(version)[0])
    assert (task.text, task.deadlines) == ("我的文字。", ())


def test_what_a_person_corrected_already_is_no_difference() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]
    content = replace(task_content(piece), number="1")
    change_piece(piece=piece, revision=1, content=content, by=an_actor(version.jurisdiction), now=NOW)
    new = otherwise()
    new["tasks"][0]["number"] = "1"

    assert reread_differences(version, again(version, new)) == []


def test_a_task_that_is_read_for_the_first_time_is_put_in_its_place() -> None:
    version = a_draft()
    new = otherwise()
    extra = copy.deepcopy(new["tasks"][0]) | {"text": "设立河长公示牌，公布监督电话。", "number": "1-1."}
    extra["assignments"][0]["unit"] = "区河长办"
    new["tasks"].insert(1, extra)

    (difference,) = reread_differences(version, again(version, new))
    take(version, difference)

    assert told([difference]) == [("added", "task", (), ())]
    assert [task_content(piece).text[:4] for piece in tasks_of(version)] == [
        "清理沿河",
        "设立河长",
        "修整步道",
        "补种绿植",
    ]
    assert tasks_of(version)[1].read == tasks_of(version)[1].content
    assert NameMatch.objects.filter(version=version, name="区河长办").exists()


def test_a_task_that_is_not_read_any_more_is_struck() -> None:
    version = a_draft()
    new = otherwise()
    new["tasks"].pop()
    reading = again(version, new)

    (difference,) = reread_differences(version, reading)
    take(version, difference)

    assert told([difference]) == [("gone", "task", (), ())]
    assert [piece.is_struck for piece in tasks_of(version)] == [False, False, True]
    assert reread_differences(version, reading) == []


def test_a_task_that_somebody_changed_stays_as_theirs_when_it_is_not_read_any_more() -> None:
    version = a_draft()
    piece = tasks_of(version)[2]
    content = replace(task_content(piece), text="补种绿植500株以上。")
    change_piece(piece=piece, revision=1, content=content, by=an_actor(version.jurisdiction), now=NOW)
    new = otherwise()
    new["tasks"].pop()
    reading = again(version, new)

    (difference,) = reread_differences(version, reading)
    take(version, difference)

    last = tasks_of(version)[2]
    assert (task_content(last).text, last.is_struck, last.read) == ("补种绿植500株以上。", False, {})
    assert reread_differences(version, reading) == []


def test_both_halves_of_a_split_task_stay() -> None:
    version = a_draft()
    split_task(piece=tasks_of(version)[0], revision=1, at=4, by=an_actor(version.jurisdiction), now=NOW)
    new = otherwise()
    new["tasks"][0] |= {"text": "清理沿河杂物25处以上。", "number": "1"}

    (difference,) = reread_differences(version, again(version, new))
    take(version, difference)

    first, second = tasks_of(version)[:2]
    assert (task_content(first).text, task_content(first).number) == ("清理沿河", "1")
    assert task_content(second).text == "杂物20处以上。"


def test_a_new_doubt_is_asked_and_one_that_is_gone_is_closed() -> None:
    version = a_sample_draft()
    new = copy.deepcopy(read_sample())
    gone = next(doubt for doubt in new["doubts"] if doubt["code"] == "level-word")
    new["doubts"].remove(gone)
    new["doubts"].append(gone | {"code": "text-cut-off", "message": "文件末尾在句子中间断开。"})
    reading = again(version, new)

    differences = reread_differences(version, reading)
    for difference in differences:
        take(version, difference)

    assert [one.what for one in differences] == ["asked", "answered"]
    assert Doubt.objects.get(version=version, code="text-cut-off").state == DoubtState.OPEN
    assert Doubt.objects.get(version=version, code="level-word").answer == "重新识读后不再提出"
    assert reread_differences(version, reading) == []


def test_places_are_found_again_in_another_text() -> None:
    version = a_draft()
    new = otherwise(HEAD + "一、总体要求\n坚持问题导向，标本兼治。\n" + TASKS)
    new["tasks"][0]["deadlines"] = []
    reading = again(version, new)

    differences = reread_differences(version, reading)
    take(version, differences[0])

    assert told(differences) == [("changed", "task", ("deadlines",), ())]
    assert new["text"] != read_text(SMALL)["text"]
    found = [(a.name, a.span) for piece in tasks_of(version) for a in task_content(piece).assignments]
    assert len(found) == 6
    assert [new["text"][span[0] : span[1]] for _name, span in found if span] == [name for name, _span in found]


def test_a_taken_difference_can_be_undone() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    old, new = version.reading, otherwise()
    new["tasks"][0]["deadlines"] = []
    reading = again(version, new)
    (difference,) = reread_differences(version, reading)
    take_difference(version=version, difference=difference, by=clerk, now=NOW)

    undo_edit(version=version, by=clerk, now=NOW)

    version.refresh_from_db()
    assert (version.reading, len(task_content(tasks_of(version)[0]).deadlines)) == (old, 1)
    assert told(reread_differences(version, reading)) == told([difference])


def test_a_difference_that_was_taken_in_between_is_stale() -> None:
    version = a_draft()
    new = otherwise()
    new["tasks"][0]["deadlines"] = []
    (difference,) = reread_differences(version, again(version, new))
    take(version, difference)

    with pytest.raises(Stale):
        take(version, difference)

    assert tasks_of(version)[0].revision == 2


def test_a_reading_of_another_document_is_not_taken() -> None:
    version = a_draft()
    new = otherwise()
    new["tasks"][0]["deadlines"] = []
    (difference,) = reread_differences(version, a_reading(version.jurisdiction, new))

    with pytest.raises(Invalid):
        take(version, difference)

    assert tasks_of(version)[0].revision == 1


def test_only_the_office_takes_a_difference() -> None:
    version = a_draft()
    new = otherwise()
    new["tasks"][0]["deadlines"] = []
    (difference,) = reread_differences(version, again(version, new))

    with pytest.raises(NotAllowed):
        take_difference(
            version=version, difference=difference, by=an_actor(version.jurisdiction, Role.LIAISON), now=NOW
        )

    assert tasks_of(version)[0].revision == 1


OLD = "标题\n甲乙丙丁。\n菜单\n戊己庚辛。\n"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        pytest.param(OLD, "戊己", id="the same text"),
        pytest.param("标题\n甲乙丙丁。\n戊己庚辛。\n", "戊己", id="a line before is left out"),
        pytest.param("页眉\n" + OLD, "甲乙丙丁。", id="a line in front is new"),
        pytest.param("标题\n甲 乙丙丁。\n菜单\n戊己 庚辛。\n", "庚辛", id="blanks are kept otherwise"),
    ],
)
def test_words_are_found_again(new: str, words: str) -> None:
    at = OLD.index(words)

    start, end = Shift(OLD, new).span([at, at + len(words)])

    assert new[start:end] == words


def test_words_that_are_gone_shrink_to_where_they_stood() -> None:
    at = OLD.index("菜单")
    new = "标题\n甲乙丙丁。\n戊己庚辛。\n"

    start, end = Shift(OLD, new).span([at, at + 2])

    assert (start, end) == (new.index("戊"), new.index("戊"))


def test_only_places_are_moved_in_a_content() -> None:
    shift = Shift("甲\n乙\n", "新\n甲\n乙\n")

    moved = shift.moved({"text": "乙", "span": [2, 3], "parts": [{"span": None, "spans": [2]}]})

    assert moved == {"text": "乙", "span": [4, 5], "parts": [{"span": None, "spans": [2]}]}
