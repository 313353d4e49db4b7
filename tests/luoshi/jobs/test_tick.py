"""The tick: what is due is done once, whenever it comes; a step that fails keeps no other from being done."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from luoshi.base.models import OneTimeKey
from luoshi.directory.signing import Session
from luoshi.documents import holding
from luoshi.documents.models import Document
from luoshi.documents.states import DocumentState
from luoshi.jobs import tick as ticking
from luoshi.jobs.recovery import MOST_ATTEMPTS, take_up_tasks
from luoshi.jobs.tick import KEYS_KEPT, RESULTS_KEPT, STUCK, tick
from luoshi.journal.heads import copied_heads
from luoshi.journal.models import Entry
from tests.luoshi.documents.received import held
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor

pytestmark = pytest.mark.django_db
LATER = NOW + STUCK + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _heads(tmp_path: Path, settings: Settings) -> None:
    settings.JOURNAL_HEADS = tmp_path / "journal-heads"


def a_result(status: str, *, finished: bool = True, workers: list[str] | None = None) -> "DBTaskResult[..., Any]":
    """Make a background task that has run, or runs."""
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="luoshi.documents.tasks.read_document",
        backend_name="default",
        run_after=NOW,
        finished_at=NOW if finished else None,
        worker_ids=workers or [],
        exception_class_path="",
        traceback="",
    )


def test_a_reading_that_hangs_is_taken_up_and_read() -> None:
    document = held(an_actor(a_jurisdiction()))
    Document.objects.update(state=DocumentState.READING, reading_since=NOW, claim="dead")

    done = tick(now=LATER, today=TODAY).done

    document.refresh_from_db()
    assert (done["readings"], document.state) == (1, DocumentState.READ)


def test_a_reading_that_began_just_now_is_left_alone() -> None:
    held(an_actor(a_jurisdiction()))
    Document.objects.update(state=DocumentState.READING, reading_since=LATER - timedelta(minutes=1), claim="alive")

    tick(now=LATER, today=TODAY)

    assert Document.objects.get().claim == "alive"


def test_heads_of_the_journal_are_copied_once() -> None:
    clerk = an_actor(a_jurisdiction())
    held(clerk)
    Document.objects.update(queued_at=LATER)

    first, second = tick(now=LATER, today=TODAY), tick(now=LATER, today=TODAY)

    assert (first.done["heads"], second.done["heads"]) == (1, 0)
    assert [head.number for head in copied_heads(Entry.objects.get().jurisdiction_key)] == [1]


def test_old_keys_results_and_sessions_go_and_young_ones_stay() -> None:
    for key, used_at in (("old", NOW), ("young", NOW + timedelta(days=30))):
        OneTimeKey.objects.create(key=key, act="a", used_at=used_at)
        Session.objects.create(session_key=key, session_data="", expire_date=used_at)
    old, young = a_result(TaskResultStatus.SUCCESSFUL), a_result(TaskResultStatus.READY, finished=False)

    tick(now=NOW + max(KEYS_KEPT, RESULTS_KEPT) + timedelta(days=1), today=TODAY)

    assert [row.key for row in OneTimeKey.objects.all()] == ["young"]
    assert [row.session_key for row in Session.objects.all()] == ["young"]
    assert [row.pk for row in DBTaskResult.objects.filter(pk__in=[old.pk, young.pk])] == [young.pk]


def test_a_step_that_fails_is_named_and_logged_and_the_others_are_done(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(**_: object) -> int:
        raise OSError("no room")

    monkeypatch.setattr(ticking, "copy_heads", fail)
    OneTimeKey.objects.create(key="old", act="a", used_at=NOW)

    ticked = tick(now=NOW + KEYS_KEPT + timedelta(days=1), today=TODAY)

    assert (ticked.failed, ticked.done["keys"]) == (("heads",), 1)
    assert "no room" in caplog.text


def test_bytes_that_nobody_waits_for_go_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[datetime] = []

    def keys_before(moment: datetime) -> list[str]:
        asked.append(moment)
        return []

    monkeypatch.setattr(holding, "keys_before", keys_before)

    tick(now=NOW, today=TODAY)

    assert asked == [NOW - ticking.ORPHANED]


def test_tasks_of_a_dead_worker_are_given_to_the_next() -> None:
    mine = a_result(TaskResultStatus.RUNNING, finished=False, workers=["other-1-a", "here-1-b"])
    others = a_result(TaskResultStatus.RUNNING, finished=False, workers=["here-1-a", "other-1-b"])

    taken = take_up_tasks(worker_prefix="here-1-")

    assert taken == 1
    assert DBTaskResult.objects.get(pk=mine.pk).status == TaskResultStatus.READY
    assert DBTaskResult.objects.get(pk=others.pk).status == TaskResultStatus.RUNNING


def test_a_task_that_outlives_every_worker_is_given_up() -> None:
    workers = [f"here-1-{number}" for number in range(MOST_ATTEMPTS)]
    task = a_result(TaskResultStatus.RUNNING, finished=False, workers=workers)

    taken = take_up_tasks(worker_prefix="here-1-")

    assert taken == 0
    assert DBTaskResult.objects.get(pk=task.pk).status == TaskResultStatus.FAILED
