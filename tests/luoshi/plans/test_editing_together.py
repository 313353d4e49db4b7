"""Two people review one draft at the same moment: nothing of either is lost; on both engines."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection

from luoshi.base.actors import Actor
from luoshi.base.refusals import Refusal, Stale, WrongState
from luoshi.plans.models import Edit, Piece, Plan, PlanVersion
from luoshi.plans.operations.doubts import settle_doubts
from luoshi.plans.operations.drafting import draft_plan
from luoshi.plans.operations.editing import change_piece, split_task
from luoshi.plans.operations.undo import undo_edit
from tests.luoshi.making import NOW, a_jurisdiction, an_actor
from tests.luoshi.plans.making import a_draft, a_reading, a_sample_draft, task_content, tasks_of

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], object]) -> list[Refusal]:
    """Do acts at the same moment, each in a thread and on a connection of its own; return the refusals."""
    start = threading.Barrier(len(acts))
    refusals: list[Refusal] = []

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait()
            act()
        except Refusal as refusal:
            refusals.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refusals


def writing(piece: Piece, text: str, *, by: Actor) -> Callable[[], object]:
    """Return the act of writing a text over a piece as it was seen now."""
    seen = Piece.objects.get(pk=piece.pk)
    content = replace(task_content(seen), text=text)
    return lambda: change_piece(piece=seen, revision=seen.revision, content=content, by=by, now=NOW)


def two_clerks(version: PlanVersion) -> tuple[Actor, Actor]:
    return an_actor(version.jurisdiction), an_actor(version.jurisdiction)


@pytest.mark.parametrize("_time", range(3))
def test_two_who_change_two_pieces_both_succeed(_time: int) -> None:
    version = a_draft()
    (mine, theirs), (one, two, _three) = two_clerks(version), tasks_of(version)

    refusals = together(writing(one, "甲的文字。", by=mine), writing(two, "乙的文字。", by=theirs))

    assert refusals == []
    assert [task_content(piece).text for piece in tasks_of(version)][:2] == ["甲的文字。", "乙的文字。"]
    assert sorted(Edit.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize("_time", range(3))
def test_of_two_who_change_one_piece_one_is_shown_both_texts(_time: int) -> None:
    version = a_draft()
    (mine, theirs), piece = two_clerks(version), tasks_of(version)[0]

    refusals = together(writing(piece, "甲的文字。", by=mine), writing(piece, "乙的文字。", by=theirs))

    (refusal,) = refusals
    assert isinstance(refusal, Stale)
    shown = {str(side["content"]["text"]) for side in (refusal.ours, refusal.theirs)}  # type: ignore[index]
    assert shown == {"甲的文字。", "乙的文字。"}
    assert task_content(tasks_of(version)[0]).text == refusal.theirs["content"]["text"]  # type: ignore[index]
    assert Edit.objects.count() == 1


def test_two_who_split_at_the_same_place_get_pieces_in_places_of_their_own() -> None:
    version = a_draft()
    (mine, theirs), (one, two, _three) = two_clerks(version), tasks_of(version)

    refusals = together(
        lambda: split_task(piece=one, revision=1, at=4, by=mine, now=NOW),
        lambda: split_task(piece=two, revision=1, at=4, by=theirs, now=NOW),
    )

    assert refusals == []
    assert [task_content(piece).text[:4] for piece in tasks_of(version)] == [
        "清理沿河",
        "杂物20",
        "修整步道",
        "不少于3",
        "补种绿植",
    ]


def test_two_who_settle_all_doubts_settle_each_once() -> None:
    version = a_sample_draft()
    total = version.doubts.count()
    mine, theirs = two_clerks(version)
    counts: list[int] = []

    refusals = together(
        lambda: counts.append(settle_doubts(version=version, by=mine, now=NOW)),
        lambda: counts.append(settle_doubts(version=version, by=theirs, now=NOW)),
    )

    assert (refusals, sorted(counts)) == ([], [0, total])
    assert Edit.objects.count() == 1


def test_a_double_click_on_undo_takes_back_two_acts_at_most_and_none_twice() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    for piece in tasks_of(version)[:2]:
        writing(piece, "改过。", by=clerk)()

    refusals = together(*[lambda: undo_edit(version=version, by=clerk, now=NOW)] * 3)

    assert [type(refusal) for refusal in refusals] == [WrongState]
    assert [piece.content == piece.read for piece in tasks_of(version)] == [True, True, True]


def test_two_who_draft_one_document_make_one_plan() -> None:
    place = a_jurisdiction()
    reading = a_reading(place)
    mine, theirs = an_actor(place), an_actor(place)

    refusals = together(
        lambda: draft_plan(reading=reading, once_key="one", by=mine, now=NOW),
        lambda: draft_plan(reading=reading, once_key="two", by=theirs, now=NOW),
    )

    assert ([type(refusal) for refusal in refusals], Plan.objects.count()) == ([WrongState], 1)
