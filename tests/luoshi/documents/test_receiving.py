"""Receiving: read first, kept then; a marked file leaves nothing."""

import pytest
from pytest_django import Settings

from gongwen.workers import Outcome
from luoshi.base.actors import Actor, Role
from luoshi.base.models import OneTimeKey
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed
from luoshi.documents import holding, reader
from luoshi.documents.holding import Held
from luoshi.documents.models import Document, Reading
from luoshi.documents.operations.receiving import hold_document, receive_document, take_in
from luoshi.documents.refusals import Marked
from luoshi.documents.states import DocumentState
from luoshi.files.models import StoredFile
from luoshi.files.queries import open_file
from luoshi.journal.models import Entry
from tests.luoshi.documents.received import BROKEN, MARKED, MARKED_WORDS, PLAN, answering, files_with, nobody, received
from tests.luoshi.making import NOW, a_jurisdiction, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Actor:
    return an_actor(a_jurisdiction())


def test_a_file_is_kept_with_what_was_read_in_it(clerk: Actor) -> None:
    document = received(clerk)

    reading = Reading.objects.get(document=document)
    assert (document.state, document.name, document.refusal) == (DocumentState.READ, "plan.txt", "")
    assert (document.received_at, document.received_by) == (NOW, clerk.person_key)
    assert (reading.task_count, reading.reader_version, reading.read_at) == (20, reader.VERSION, NOW)
    assert reading.title == "澜棠区落实市六届人大五次会议第2号议案实施方案"
    assert document.file is not None
    with open_file(document.file) as file:
        assert file.read() == PLAN


def test_the_journal_tells_of_it_without_the_name(clerk: Actor) -> None:
    document = received(clerk, name="阮青禾的方案.txt")

    entry = Entry.objects.get(verb="documents.document_received")
    assert (entry.about_key, entry.person_key) == (document.public_key, clerk.person_key)
    assert entry.data == {"size": len(PLAN), "reading": Reading.objects.get().public_key}


def test_a_key_used_before_is_answered_with_the_document_that_came_of_it(clerk: Actor) -> None:
    first = receive_document(content=PLAN, name="plan.txt", once_key="k", by=clerk, now=NOW)

    with pytest.raises(AlreadyDone) as refused:
        receive_document(content=PLAN, name="plan.txt", once_key="k", by=clerk, now=NOW)

    assert refused.value.result == first.public_key
    assert Document.objects.count() == 1


def test_a_file_that_cannot_be_read_is_kept_with_the_reason(clerk: Actor) -> None:
    document = received(clerk, BROKEN, "方案.pdf")

    assert document.state == DocumentState.REFUSED
    assert document.refusal.endswith("。")
    assert document.file is not None
    with open_file(document.file) as file:
        assert file.read() == BROKEN


def test_an_error_of_our_own_is_told_and_costs_no_file(
    clerk: Actor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(reader, "read", answering(Outcome(error="Traceback: ValueError")))

    document = received(clerk)

    assert document.state == DocumentState.REFUSED
    assert document.refusal == "识读程序出错，文件已经存好，请稍后重新识读；仍不成功时请联系系统管理员。"
    assert StoredFile.objects.count() == 1
    assert "ValueError" in caplog.text


def test_of_a_marked_file_nothing_is_kept(clerk: Actor) -> None:
    received(clerk)

    with pytest.raises(Marked, match="密级标志"):
        received(clerk, MARKED, f"{MARKED_WORDS}.txt")

    assert Document.objects.count() == StoredFile.objects.count() == 1
    assert files_with(MARKED_WORDS) == []
    entry = Entry.objects.get(verb="documents.classified_refused")
    assert (entry.data, entry.about_key, entry.person_key) == ({}, "", clerk.person_key)


def test_the_search_for_words_of_a_marked_file_would_find_them(clerk: Actor) -> None:
    received(clerk, MARKED.replace("机密★10年\n".encode(), b""), "plan.txt")

    assert len(files_with(MARKED_WORDS)) == 1


def test_a_file_is_received_by_the_office_only() -> None:
    liaison = an_actor(a_jurisdiction(), Role.LIAISON)

    with pytest.raises(NotAllowed, match="来文由办公室登记"):
        received(liaison)

    assert StoredFile.objects.count() == 0


def test_an_empty_file_is_refused(clerk: Actor) -> None:
    with pytest.raises(Invalid, match="文件是空的"):
        received(clerk, b"")


def test_a_file_above_the_limit_is_refused(clerk: Actor, settings: Settings) -> None:
    settings.UPLOAD_BYTES = 1_000_000

    with pytest.raises(Invalid, match="1 MB"):
        received(clerk, b"\n" * 1_000_001)


def test_a_program_is_refused_and_not_kept(clerk: Actor) -> None:
    with pytest.raises(Invalid):
        received(clerk, b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "plan.docx")

    assert Document.objects.count() == StoredFile.objects.count() == OneTimeKey.objects.count() == 0


def test_what_is_read_within_a_second_is_read_at_once(clerk: Actor) -> None:
    document = take_in(content=PLAN, name="plan.txt", once_key="k", by=clerk, now=NOW, queue=nobody)

    assert document.state == DocumentState.READ


def test_what_takes_longer_waits_apart_and_is_asked_for(clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Document] = []
    monkeypatch.setattr(reader, "read_quickly", answering(None))

    document = take_in(content=PLAN, name="plan.txt", once_key="k", by=clerk, now=NOW, queue=asked.append)

    assert (document.state, document.file, document.queued_at) == (DocumentState.RECEIVED, None, NOW)
    assert holding.held(document.public_key) == Held("plan.txt", PLAN)
    assert StoredFile.objects.count() == 0
    assert asked == [document]


def test_what_libreoffice_or_recognition_would_read_is_not_tried_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(reader, "_pool", lambda *_: tried.append("tried"))

    assert [reader.read_quickly(PLAN, name) for name in ("a.doc", "a.WPS", "a.jpg")] == [None, None, None]
    assert tried == []


def test_where_a_held_file_cannot_be_noted_its_bytes_go(clerk: Actor) -> None:
    hold_document(content=PLAN, name="plan.txt", once_key="k", by=clerk, now=NOW, queue=nobody)
    before = len(files_with("一老一小"))

    with pytest.raises(AlreadyDone):
        hold_document(content=PLAN, name="plan.txt", once_key="k", by=clerk, now=NOW, queue=nobody)

    assert before == 1
    assert len(files_with("一老一小")) == 1
