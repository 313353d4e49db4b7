"""Writing a report: nothing is lost, nothing is overwritten, what cannot be taken is told with its place."""

from datetime import date, timedelta

import pytest

from luoshi.base.actors import Role, system
from luoshi.base.refusals import Invalid, NotAllowed, Stale, WrongState
from luoshi.plans.states import Duty
from luoshi.reporting.cleaning import number
from luoshi.reporting.models import Figure, Reopening
from luoshi.reporting.operations import Written, close_period, say_nothing_new, write_entry
from luoshi.reporting.states import ReportState
from tests.luoshi.making import NOW, TODAY, an_actor
from tests.luoshi.reporting.making import FILLED, AtWork, a_period, accepted, at_work, submitted

pytestmark = pytest.mark.django_db


def write(made: AtWork, fields: dict[str, str], *, revision: int | None = None) -> None:
    [entry] = made.entries()
    written = Written(fields)
    seen = entry.revision if revision is None else revision
    write_entry(entry=entry, revision=seen, written=written, by=made.liaison, now=NOW, today=TODAY)


def test_what_is_written_is_kept_and_the_report_becomes_a_draft() -> None:
    made = at_work()

    write(made, FILLED)

    [entry] = made.entries()
    assert (entry.done, entry.progress, entry.on_time) == ("完成摸底，清单已建。", "on_track", True)
    assert (entry.is_touched, entry.written_by) == (True, made.liaison.person_key)
    assert made.report().state == ReportState.DRAFT


def test_a_stale_write_is_refused_with_both_texts() -> None:
    made = at_work()
    write(made, {"done": "第一个人写的。"})

    with pytest.raises(Stale) as refused:
        write(made, {"done": "第二个人写的。"}, revision=1)

    assert (refused.value.ours["done"], refused.value.theirs["done"]) == ("第二个人写的。", "第一个人写的。")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("progress", "nearly", "没有这个选项"),
        ("on_time", "perhaps", "请选择能否按时完成"),
        ("expected_on", "明年春天", "请按“年-月-日”填写日期"),
        ("done", "字" * 2001, "最多2000个字"),
        ("progress_words", "字" * 201, "最多200个字"),
        ("state", "accepted", "没有这个栏目"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_field(field: str, typed: str, sentence: str) -> None:
    made = at_work()

    with pytest.raises(Invalid, match=sentence) as refused:
        write(made, {field: typed})

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("typed", "value"), [("120", "120"), ("１２０", "120"), ("1,200.5", "1200.5"), ("-3.2%", "-3.2"), (" ", None)]
)
def test_a_number_is_read_as_people_type_it(typed: str, value: str | None) -> None:
    assert (str(number(typed)) if value else number(typed)) == value


@pytest.mark.parametrize("typed", ["约120", "NaN", "1e30", "120个"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        number(typed)


def test_an_empty_figure_is_not_zero() -> None:
    made = at_work()
    figure = Figure.objects.get(entry__report__period=made.period)
    unit = figure.entry.report.unit
    liaison = an_actor(made.jurisdiction, Role.LIAISON, unit=unit)

    written = Written(figures={figure.goalpost.public_key: ""})
    write_entry(entry=figure.entry, revision=1, written=written, by=liaison, now=NOW, today=TODAY)

    figure.refresh_from_db()
    assert (figure.printed, figure.value) == ("", None)


def test_somebody_of_another_unit_writes_nothing() -> None:
    made = at_work()
    stranger = an_actor(made.jurisdiction, Role.LIAISON)
    [entry] = made.entries()

    with pytest.raises(NotAllowed, match="其他单位的报送"):
        write_entry(entry=entry, revision=1, written=Written(FILLED), by=stranger, now=NOW, today=TODAY)


def test_the_office_writes_for_a_unit_and_it_shows_who_did() -> None:
    made = at_work()
    [entry] = made.entries()

    write_entry(entry=entry, revision=1, written=Written(FILLED), by=made.clerk, now=NOW, today=TODAY)

    assert entry.written_by == made.clerk.person_key


def test_a_submitted_report_is_written_no_more() -> None:
    made = at_work()
    submitted(made)

    with pytest.raises(WrongState, match="待单位审定"):
        write(made, {"done": "后来想起来的。"})


def test_nothing_new_lets_last_time_stand_in_one_act() -> None:
    made = at_work(tasks=2)
    accepted(made)
    later = a_period(made.schedule, month=5)

    report = made.report(period=later)
    count = say_nothing_new(report=report, by=made.liaison, now=NOW, today=TODAY)

    [entry] = made.entries(report)
    assert (count, entry.nothing_new, entry.is_touched, entry.done) == (1, True, True, "完成摸底，清单已建。")
    assert report.state == ReportState.DRAFT


def test_nothing_new_is_no_answer_where_nothing_was_reported_yet() -> None:
    made = at_work()

    with pytest.raises(Invalid, match="还没有报过进展"):
        say_nothing_new(report=made.report(), by=made.liaison, now=NOW, today=TODAY)

    assert {entry.duty for entry in made.entries()} == {Duty.REQUIRED}


def test_after_closing_nothing_is_written_unless_the_period_was_reopened_for_the_unit() -> None:
    made = at_work()
    close_period(period=made.period, by=system(made.jurisdiction.pk), now=NOW + timedelta(days=30))
    with pytest.raises(WrongState, match="这一期已于2026-04-30关闭"):
        write(made, {"done": "补报。"})
    Reopening.objects.create(
        jurisdiction=made.jurisdiction,
        period=made.period,
        unit=made.unit,
        reason="机构调整",
        until=date(2026, 5, 8),
        reopened_by=made.head.person_key,
        reopened_at=NOW,
    )

    write(made, {"done": "补报。"})

    assert made.entries()[0].done == "补报。"
