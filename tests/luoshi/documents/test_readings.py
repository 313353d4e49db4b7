"""Reading in the background: claimed once, kept or refused or forgotten, taken up where a task died."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest

from gongwen.refusals import Unreadable
from gongwen.workers import Outcome
from luoshi.base.actors import Actor, Role, system
from luoshi.base.refusals import NotAllowed, WrongState
from luoshi.documents import holding, reader
from luoshi.documents.holding import Held
from luoshi.documents.models import Document, Reading
from luoshi.documents.operations.again import clear_orphans, read_again, take_up_stuck_readings
from luoshi.documents.operations.readings import MOST_ATTEMPTS, begin_reading, read_document
from luoshi.documents.states import DocumentState
from luoshi.files.models import StoredFile
from luoshi.files.queries import is_intact
from luoshi.journal.models import Entry
from tests.luoshi.documents.received import (
    BROKEN,
    MARKED,
    MARKED_WORDS,
    PLAN,
    answering,
    files_with,
    held,
    nobody,
    received,
)
from tests.luoshi.making import NOW, a_jurisdiction, an_actor

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
Committed = Callable[..., AbstractContextManager[list[Callable[[], Any]]]]


@pytest.fixture
def clerk() -> Actor:
    return an_actor(a_jurisdiction())


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Committed) -> AbstractContextManager[Any]:
    """Do within it what is done on a commit."""
    return django_capture_on_commit_callbacks(execute=True)


def read(document: Document, claim: str = "task") -> Document:
    return read_document(document=document, claim=claim, by=system(document.jurisdiction_id), now=LATER)


def begin(document: Document, claim: str) -> Document:
    return begin_reading(document=document, claim=claim, by=system(document.jurisdiction_id), now=LATER)


def verbs() -> list[str]:
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


def test_a_held_file_is_stored_once_it_is_read(clerk: Actor, committed: AbstractContextManager[Any]) -> None:
    document = held(clerk)

    with committed:
        read(document)

    assert (document.state, document.reading_since, document.claim) == (DocumentState.READ, None, "")
    assert document.file is not None
    assert is_intact(document.file)
    assert holding.held(document.public_key) is None
    assert Reading.objects.get().task_count == 20
    assert verbs() == ["documents.document_held", "documents.reading_begun", "documents.reading_kept"]


def test_a_held_file_that_cannot_be_read_is_stored_with_the_reason(
    clerk: Actor, committed: AbstractContextManager[Any]
) -> None:
    document = held(clerk, BROKEN, "plan.pdf")

    with committed:
        read(document)

    assert document.state == DocumentState.REFUSED
    assert document.refusal
    assert document.file is not None
    assert holding.held(document.public_key) is None


def test_a_held_file_with_a_mark_is_forgotten(clerk: Actor) -> None:
    document = held(clerk, MARKED, f"{MARKED_WORDS}.txt")
    before = len(files_with(MARKED_WORDS))

    read(document)

    assert before == 1
    assert files_with(MARKED_WORDS) == []
    assert (document.state, document.name, document.file) == (DocumentState.CLASSIFIED, "", None)
    assert "密级标志" in document.refusal
    assert StoredFile.objects.count() == Reading.objects.count() == 0
    assert MARKED_WORDS not in str(list(Entry.objects.values_list()))


def test_a_document_is_read_by_one_task_only(clerk: Actor) -> None:
    document = held(clerk)
    begin(document, "one")

    with pytest.raises(WrongState):
        read(Document.objects.get(), "other")

    assert Document.objects.get().claim == "one"
    assert Reading.objects.count() == 0


def test_a_task_that_comes_again_goes_on_with_its_claim(clerk: Actor) -> None:
    document = held(clerk)
    begin(document, "one")

    read(Document.objects.get(), "one")

    assert Document.objects.get().state == DocumentState.READ


def test_what_was_read_by_a_task_that_lost_its_claim_is_not_kept(clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    document = held(clerk)
    outcome = reader.read(PLAN, "plan.txt")

    def lose(_content: bytes, _name: str) -> Outcome:
        take_up_stuck_readings(before=LATER + timedelta(1), now=LATER, queue=nobody)
        return outcome

    monkeypatch.setattr(reader, "read", lose)

    with pytest.raises(WrongState):
        read(document)

    assert Document.objects.get().state == DocumentState.RECEIVED
    assert Reading.objects.count() == 0
    assert holding.held(document.public_key) == Held("plan.txt", PLAN)


def test_a_document_whose_tasks_die_again_and_again_is_given_up_and_kept(
    clerk: Actor, committed: AbstractContextManager[Any]
) -> None:
    document = held(clerk)
    for attempt in range(MOST_ATTEMPTS):
        begin(document, str(attempt))
        take_up_stuck_readings(before=LATER + timedelta(1), now=LATER, queue=nobody)

    with committed:
        read(document)

    assert document.state == DocumentState.REFUSED
    assert document.refusal.startswith("多次识读都中途停止")
    assert document.file is not None


def test_a_file_whose_bytes_are_lost_is_told_of(clerk: Actor) -> None:
    document = held(clerk)
    holding.release(document.public_key)

    read(document)

    assert document.state == DocumentState.REFUSED
    assert document.refusal == "文件的内容已经不在系统里，不能识读，请重新上传。"


def test_a_newer_reader_adds_a_reading_and_the_old_one_stays(clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    document = received(clerk)
    old = Reading.objects.get()
    monkeypatch.setattr(reader, "VERSION", "99.0")

    read_again(document=document, by=clerk, now=LATER, queue=read)

    assert document.state == DocumentState.READ
    assert [(one.reader_version, one.read_at) for one in Reading.objects.order_by("pk")] == [
        (old.reader_version, NOW),
        ("99.0", LATER),
    ]


def test_the_same_reader_is_not_asked_twice(clerk: Actor) -> None:
    document = received(clerk)

    with pytest.raises(WrongState, match="已经读过"):
        read_again(document=document, by=clerk, now=LATER, queue=nobody)


def test_what_could_not_be_read_can_be_tried_again(clerk: Actor) -> None:
    document = received(clerk, BROKEN, "plan.pdf")
    asked: list[Document] = []

    read_again(document=document, by=clerk, now=LATER, queue=asked.append)

    assert (document.state, document.refusal, asked) == (DocumentState.RECEIVED, "", [document])


def test_reading_again_is_asked_for_by_the_office_only(clerk: Actor) -> None:
    document = received(clerk, BROKEN, "plan.pdf")

    with pytest.raises(NotAllowed):
        read_again(document=document, by=an_actor(document.jurisdiction, Role.READER), now=LATER, queue=nobody)


def test_a_document_that_waits_is_not_asked_for_again(clerk: Actor) -> None:
    document = held(clerk)

    with pytest.raises(WrongState, match="正在识读"):
        read_again(document=document, by=clerk, now=LATER, queue=nobody)


def test_a_second_reading_that_fails_leaves_the_first(clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    document = received(clerk)
    monkeypatch.setattr(reader, "VERSION", "99.0")
    monkeypatch.setattr(reader, "read", answering(Outcome(refusal=Unreadable("读不了。"))))

    read_again(document=document, by=clerk, now=LATER, queue=read)

    assert (document.state, document.refusal) == (DocumentState.READ, "读不了。")
    assert Reading.objects.count() == 1


def test_a_reading_that_began_long_ago_is_taken_up_once(clerk: Actor) -> None:
    asked: list[Document] = []
    stuck, young = held(clerk), held(clerk)
    begin(stuck, "dead")
    Document.objects.filter(pk=young.pk).update(queued_at=LATER)
    before = LATER + timedelta(minutes=1)
    Document.objects.filter(pk=young.pk).update(queued_at=before)

    first = take_up_stuck_readings(before=before, now=before, queue=asked.append)
    second = take_up_stuck_readings(before=before, now=before, queue=asked.append)

    assert (first, second, asked) == (1, 0, [stuck])
    stuck.refresh_from_db()
    assert (stuck.state, stuck.reading_since, stuck.claim) == (DocumentState.RECEIVED, None, "")
    assert verbs()[-1] == "documents.reading_taken_up"


def test_a_document_that_nobody_was_asked_to_read_is_taken_up(clerk: Actor) -> None:
    document = held(clerk)
    asked: list[Document] = []

    take_up_stuck_readings(before=LATER, now=LATER, queue=asked.append)

    assert asked == [document]


def test_bytes_that_no_document_waits_for_are_cleared_away(clerk: Actor) -> None:
    document = held(clerk)
    holding.hold("orphan", Held("plan.txt", PLAN))
    at_any_time = NOW + timedelta(days=36500)

    early = clear_orphans(before=NOW - timedelta(days=36500))
    cleared = clear_orphans(before=at_any_time)

    assert (early, cleared) == (0, 1)
    assert holding.held("orphan") is None
    assert holding.held(document.public_key) == Held("plan.txt", PLAN)
