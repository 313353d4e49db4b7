"""The table of working days: entered, imported, changed; due days follow."""

import json
from datetime import date

import pytest

from luoshi.base.actors import Role, system
from luoshi.base.refusals import Invalid, NotAllowed, Stale
from luoshi.journal.models import Entry
from luoshi.reporting.models import CalendarYear
from luoshi.reporting.operations import close_period, keep_calendar_year
from luoshi.reporting.operations.calendar import Told, read_file
from luoshi.reporting.queries.calendar import working_days
from luoshi.rules.periods import Rule
from luoshi.usecases.quiet import is_quiet
from tests.luoshi.making import NOW, a_jurisdiction, an_actor
from tests.luoshi.reporting.making import AtWork, at_work

pytestmark = pytest.mark.django_db
LONGER = Told(2026, "01-01~01-03 04-04~04-06 04-25~04-28 10-01~10-07", "04-12", "国办发明电〔2026〕9号", "1")
"""A year in which the day that follows 25 April is moved: it is off, up to the 28th."""


def ruled() -> AtWork:
    made = at_work()
    made.schedule.rule = Rule("monthly", day=25, closes_after=5).as_json()
    made.schedule.save()
    return made


def test_a_year_entered_takes_the_place_of_the_one_that_comes_with_the_system() -> None:
    place = a_jurisdiction()
    before = working_days(place.pk)

    keep_calendar_year(jurisdiction=place, told_year=LONGER, revision=0, by=system(place.pk), now=NOW)

    after = working_days(place.pk)
    assert (before.is_working(date(2026, 4, 28)), after.is_working(date(2026, 4, 28))) == (True, False)
    assert (before.is_working(date(2026, 4, 12)), after.is_working(date(2026, 4, 12))) == (False, True)
    assert working_days(a_jurisdiction().pk).is_working(date(2026, 4, 28))
    assert (is_quiet(place.pk, date(2026, 4, 28)), is_quiet(place.pk, date(2026, 4, 12))) == (True, False)


def test_due_days_of_what_is_not_closed_follow_and_the_day_as_counted_stays() -> None:
    made = ruled()

    _row, moved = keep_calendar_year(
        jurisdiction=made.jurisdiction, told_year=LONGER, revision=0, by=made.clerk, now=NOW
    )

    made.period.refresh_from_db()
    assert [one.period.pk for one in moved] == [made.period.pk]
    assert (made.period.nominal_due_on, made.period.due_on) == (date(2026, 4, 25), date(2026, 4, 29))
    assert made.period.closes_on == date(
        2026, 5, 6
    )  # 1 and 4 to 6 May are worked in that year, the 2nd and 3rd a weekend
    assert Entry.objects.get(verb="reporting.calendar_kept").data["moved"] == 1


def test_a_closed_period_stays_as_it_was() -> None:
    made = ruled()
    close_period(period=made.period, by=system(made.jurisdiction.pk), now=NOW)

    _row, moved = keep_calendar_year(
        jurisdiction=made.jurisdiction, told_year=LONGER, revision=0, by=made.clerk, now=NOW
    )

    assert moved == []


def test_a_stale_year_is_refused_and_so_is_one_entered_twice() -> None:
    place = a_jurisdiction()
    by = an_actor(place, Role.CLERK)
    keep_calendar_year(jurisdiction=place, told_year=LONGER, revision=0, by=by, now=NOW)
    keep_calendar_year(jurisdiction=place, told_year=LONGER, revision=1, by=by, now=NOW)

    for revision in (0, 1):
        with pytest.raises(Stale):
            keep_calendar_year(jurisdiction=place, told_year=LONGER, revision=revision, by=by, now=NOW)
    assert CalendarYear.objects.get().revision == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"year": 26}, "year"),
        ({"off": "2026-01-01"}, "off"),
        ({"off": "02-30"}, "off"),
        ({"worked": "x"}, "worked"),
        ({"worked": "04-27"}, "worked"),
        ({"source": " "}, "source"),
    ],
)
def test_a_year_that_is_none_is_refused_at_its_field(changed: dict[str, object], field: str) -> None:
    place = a_jurisdiction()
    fields = {"year": 2026, "off": LONGER.off, "worked": "", "source": "通知", "version": ""}
    year = Told(**{**fields, **changed})  # type: ignore[arg-type]

    with pytest.raises(Invalid) as refusal:
        keep_calendar_year(jurisdiction=place, told_year=year, revision=0, by=an_actor(place), now=NOW)

    assert refusal.value.field == field


def test_liaisons_and_other_offices_keep_no_calendar() -> None:
    place = a_jurisdiction()

    for by in (an_actor(place, Role.LIAISON), an_actor(a_jurisdiction(), Role.CLERK)):
        with pytest.raises(NotAllowed):
            keep_calendar_year(jurisdiction=place, told_year=LONGER, revision=0, by=by, now=NOW)


def test_a_file_as_it_is_passed_around_is_read() -> None:
    days = [
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-02", "isOffDay": True},
        {"name": "春节", "date": "2027-02-20", "isOffDay": False},
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
    ]
    content = json.dumps({"year": 2027, "papers": ["国务院办公厅通知"], "days": days}).encode()

    assert read_file(content) == [Told(2027, "01-01~01-02", "02-20", "国务院办公厅通知", "")]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"year": 2027, "days": [{"date": "x"}]}', b"x" * 300_000])
def test_a_file_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid) as refusal:
        read_file(content)

    assert refusal.value.field == "file"
