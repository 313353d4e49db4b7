"""The sample district lives: through real operations, with a week in which nothing ran."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from luoshi.base.actors import Channel
from luoshi.directory.models import Jurisdiction
from luoshi.jobs.sample.loading import load_sample
from luoshi.jobs.sample.playing import moment_on, play
from luoshi.jobs.tick import Ticked, tick
from luoshi.journal.models import Entry
from luoshi.notifications.models import Message, Notice
from luoshi.reporting.models import Period, Report
from luoshi.reporting.states import ReportState
from tests.places import ROOT

pytestmark = pytest.mark.django_db
SAMPLE = ROOT / "samples/lantang"
LOADED = date(2026, 3, 10)


@pytest.fixture
def _home(tmp_path: Path, settings: Settings) -> None:
    settings.HOME = tmp_path
    settings.JOURNAL_HEADS = tmp_path / "journal-heads"


@pytest.mark.usefixtures("_home")
def test_the_sample_lives_two_months_with_a_week_in_which_nothing_ran() -> None:
    load_sample(SAMPLE, now=moment_on(LOADED), today=LOADED)
    jurisdiction = Jurisdiction.objects.get()
    failed: list[str] = []

    def ticked(**when: object) -> Ticked:
        done = tick(**when)  # type: ignore[arg-type]
        failed.extend(done.failed)
        return done

    first = play(SAMPLE, jurisdiction=jurisdiction, first=LOADED, last=date(2026, 4, 14), tick=ticked)
    second = play(
        SAMPLE, jurisdiction=jurisdiction, first=date(2026, 4, 22), last=date(2026, 5, 10), tick=ticked
    )  # April opened on the 16th

    accepted = Report.objects.filter(state=ReportState.ACCEPTED)
    assert failed == []
    assert (first.days, second.days) == (36, 19)
    assert accepted.count() == first.accepted + second.accepted
    assert first.accepted > 0
    assert set(accepted.values_list("period__name", flat=True)) == {"2026年3月", "2026年4月"}
    assert list(Period.objects.filter(kind="progress", state="closed").values_list("name", flat=True)) == [
        "2026年3月",
        "2026年4月",
    ]
    assert not accepted.filter(first_approved_at=None).exists()
    told = Counter(Notice.objects.values_list("person", "once"))
    assert set(told.values()) == {1}
    days = Counter(Message.objects.values_list("person", "day"))
    assert set(days.values()) == {1}
    written = Entry.objects.filter(verb="reporting.submitted")
    assert set(written.values_list("channel", flat=True)) == {Channel.API}
