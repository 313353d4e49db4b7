"""Files beside a task's words: kept, taken away, looked at for a mark."""

from datetime import date

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.documents.refusals import Marked
from luoshi.files.models import StoredFile
from luoshi.reporting.models import Evidence, Report
from luoshi.reporting.operations.evidence import MOST, add_evidence, note_evidence_given, remove_evidence
from luoshi.reporting.states import ReportState
from tests.luoshi.documents.received import MARKED
from tests.luoshi.making import NOW, TODAY, an_actor
from tests.luoshi.reporting.making import AtWork, at_work, submitted

pytestmark = pytest.mark.django_db


def added(
    made: AtWork, content: bytes = "现场核查记录。".encode(), name: str = "记录.txt", today: date = TODAY
) -> Evidence:
    return add_evidence(entry=made.entries()[0], content=content, name=name, by=made.liaison, now=NOW, today=today)


def test_a_file_is_kept_with_its_task_and_makes_a_draft_of_the_report() -> None:
    made = at_work()

    row = added(made)

    assert (row.name, row.file.size, made.report().state) == ("记录.txt", 21, ReportState.DRAFT)


def test_the_same_bytes_twice_are_one_and_too_many_are_refused() -> None:
    made = at_work()
    assert added(made) == added(made)
    for number in range(MOST - 1):
        added(made, f"记录{number}".encode())

    with pytest.raises(Invalid, match="最多附10个文件"):
        added(made, b"one more")


def test_of_a_marked_file_nothing_is_kept() -> None:
    made = at_work()
    before = StoredFile.objects.count()

    with pytest.raises(Marked):
        added(made, MARKED)

    assert (Evidence.objects.count(), StoredFile.objects.count()) == (0, before)


@pytest.mark.parametrize("content", [b"", b"\x7fELF\x02\x01\x01\x00" * 40])
def test_what_is_no_file_of_ours_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid):
        added(at_work(), content, "program.exe")


def test_what_was_submitted_is_not_touched_and_keeps_what_is_taken_away_later() -> None:
    made = at_work()
    row = added(made)
    report = submitted(made)

    with pytest.raises(WrongState):
        remove_evidence(evidence=row, by=made.liaison, now=NOW, today=TODAY)

    Report.objects.filter(pk=report.pk).update(state=ReportState.RETURNED)
    remove_evidence(evidence=row, by=made.liaison, now=NOW, today=TODAY)
    kept = report.submissions.get().content["entries"][made.entries()[0].public_key]["evidence"]
    assert [one["name"] for one in kept] == ["记录.txt"]
    row.refresh_from_db()
    assert row.removed_at == NOW


def test_another_unit_adds_nothing_and_downloads_nothing() -> None:
    made = at_work()
    row = added(made)
    other = an_actor(made.jurisdiction, Role.LIAISON, unit=made.frozen.units[1])

    with pytest.raises(NotAllowed):
        add_evidence(entry=made.entries()[0], content=b"x", name="x.txt", by=other, now=NOW, today=TODAY)
    with pytest.raises(Report.DoesNotExist):
        note_evidence_given(evidence=row, by=other, now=NOW)
