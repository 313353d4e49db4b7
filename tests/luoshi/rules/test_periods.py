"""Periods laid out from what a document says: none missing, none twice, each with its days in order."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.rules.calendar import WorkingDays, official_years
from luoshi.rules.counting import months_later
from luoshi.rules.periods import (
    LaidOut,
    Rule,
    WrongRuleError,
    checked,
    figures_up_to,
    lay_out,
    rule_from,
    rule_of,
    said,
)
from luoshi.rules.rhythms import CADENCES, months_in

OFFICIAL = WorkingDays(official_years())
START, END = date(2019, 1, 1), date(2028, 12, 31)
RECURRING = [cadence for cadence in CADENCES if cadence != "once"]


def laid(rule: Rule, start: date = date(2026, 4, 1), end: date = date(2026, 12, 31)) -> list[LaidOut]:
    return lay_out(rule, start=start, end=end, calendar=OFFICIAL)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    cadence = draw(st.sampled_from(RECURRING))
    length = months_in(cadence)
    months = draw(st.integers(1 - length, min(length, 3))) if length else 0
    days = st.sampled_from([-1, *range(1, 32)]) if length else st.integers(1, 7)
    return checked(
        Rule(
            cadence,
            day=draw(days),
            months=months,
            opens_before=draw(st.integers(0, 31)),
            closes_after=draw(st.integers(0, 31)),
            rolls=draw(st.booleans()),
        )
    )


@pytest.mark.parametrize(
    ("cadence", "said", "first"),
    [
        ("monthly", {"month": "each", "day": 25}, ("2026年4月", date(2026, 4, 25), date(2026, 4, 27))),
        ("monthly", {}, ("2026年4月", date(2026, 4, 30), date(2026, 4, 30))),
        ("quarterly", {"month": "quarter-end", "day": 25}, ("2026年第二季度", date(2026, 6, 25), date(2026, 6, 25))),
        ("quarterly", {"month": 10, "day": 8}, ("2026年第一季度", date(2026, 4, 8), date(2026, 4, 8))),
        ("half-yearly", {"month": 6}, ("2026年上半年", date(2026, 6, 30), date(2026, 6, 30))),
        ("half-yearly", {"month": 7, "day": 5}, ("2026年上半年", date(2026, 7, 5), date(2026, 7, 6))),
        ("yearly", {"month": 12, "day": 10}, ("2026年", date(2026, 12, 10), date(2026, 12, 10))),
        ("bimonthly", {"day": 20}, ("2026年3—4月", date(2026, 4, 20), date(2026, 4, 20))),
        ("weekly", {}, ("2026年第14周", date(2026, 4, 3), date(2026, 4, 3))),
        ("weekly", {"day": 1}, ("2026年第15周", date(2026, 4, 6), date(2026, 4, 7))),
        ("ten-days", {}, ("2026年4月上旬", date(2026, 4, 10), date(2026, 4, 10))),
        ("half-monthly", {}, ("2026年4月上半月", date(2026, 4, 15), date(2026, 4, 15))),
        ("once", {"month": 12, "day": 10}, ("2026年12月10日前", date(2026, 12, 10), date(2026, 12, 10))),
        ("once", {"month": 6}, ("2026年6月30日前", date(2026, 6, 30), date(2026, 6, 30))),
    ],
)
def test_what_a_document_says_becomes_days(
    cadence: str, said: dict[str, int | str], first: tuple[str, date, date]
) -> None:
    period = laid(rule_from(cadence, year=2026, **said))[0]  # type: ignore[arg-type]

    assert (period.name, period.nominal_due_on, period.due_on) == first


def test_a_fortnight_has_the_name_of_its_days() -> None:
    assert [period.name for period in laid(Rule("biweekly", day=5))[:2]] == [
        "2026年3月30日—4月12日",
        "2026年4月13日—4月26日",
    ]


def test_by_the_fifth_the_month_before_is_reported() -> None:
    periods = laid(Rule("monthly", day=5, months=1))

    assert [(period.name, period.nominal_due_on) for period in periods[:2]] == [
        ("2026年3月", date(2026, 4, 5)),
        ("2026年4月", date(2026, 5, 5)),
    ]


def test_the_yearly_report_due_in_january_is_of_the_year_before() -> None:
    rule = rule_from("yearly", month=1, day=10, year=2026)

    assert [period.name for period in laid(rule, end=date(2027, 12, 31))] == ["2026年"]


def test_the_days_of_a_month_as_they_are_stored() -> None:
    assert laid(Rule("monthly", day=25))[5] == LaidOut(
        number=6,
        name="2026年9月",
        covers_from=date(2026, 9, 1),
        covers_to=date(2026, 9, 30),
        opens_on=date(2026, 9, 17),
        nominal_due_on=date(2026, 9, 25),
        due_on=date(2026, 9, 28),
        closes_on=date(2026, 10, 10),
    )


def test_a_due_day_that_is_not_to_move_stays() -> None:
    assert laid(Rule("monthly", day=25, rolls=False))[5].due_on == date(2026, 9, 25)


def test_by_the_end_of_june_figures_exist_up_to_may() -> None:
    assert figures_up_to(date(2026, 6, 30), date(2026, 6, 30)) == date(2026, 5, 31)
    assert figures_up_to(date(2026, 6, 30), date(2026, 7, 20)) == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("kept", "field"),
    [
        ({"cadence": "daily"}, "cadence"),
        ({"cadence": "monthly", "day": 32}, "day"),
        ({"cadence": "monthly", "day": 0}, "day"),
        ({"cadence": "weekly", "day": 8}, "day"),
        ({"cadence": "monthly", "day": 5, "months": 2}, "months"),
        ({"cadence": "weekly", "day": 5, "months": 1}, "months"),
        ({"cadence": "monthly", "day": 5, "opens_before": 32}, "opens_before"),
        ({"cadence": "monthly", "day": 5, "closes_after": -1}, "closes_after"),
        ({"cadence": "once", "on": "2026-02-30"}, "on"),
        ({"cadence": "monthly", "colour": 5}, "cadence"),
        ({}, "cadence"),
    ],
)
def test_a_rule_that_is_none_is_told_with_its_field(kept: dict[str, object], field: str) -> None:
    with pytest.raises(WrongRuleError) as wrong:
        rule_of(kept)

    assert wrong.value.field == field


@pytest.mark.parametrize("cadence", ["daily", "once"])
def test_what_recurs_daily_and_what_falls_on_no_day_is_no_rule(cadence: str) -> None:
    with pytest.raises(WrongRuleError):
        rule_from(cadence, year=2026)


def test_more_periods_than_anybody_reports_are_a_mistake() -> None:
    with pytest.raises(WrongRuleError) as wrong:
        laid(Rule("weekly", day=5), start=date(2019, 1, 1), end=date(2039, 1, 1))

    assert wrong.value.field == "end"


@given(rules())
def test_a_rule_is_kept_and_read_back(rule: Rule) -> None:
    assert rule_of(rule.as_json()) == rule


@given(rules())
def test_over_ten_years_no_stretch_is_missing_and_none_is_there_twice(rule: Rule) -> None:
    periods = laid(replace(rule, rolls=False), START, END)

    assert [period.number for period in periods] == list(range(1, len(periods) + 1))
    assert all(
        after.covers_from - before.covers_to == timedelta(days=1) for before, after in itertools.pairwise(periods)
    )
    assert len({period.name for period in periods}) == len(periods)


@given(rules())
def test_over_ten_years_every_due_day_of_the_window_is_there(rule: Rule) -> None:
    periods = laid(rule, START, END)

    assert periods[0].nominal_due_on >= START
    assert periods[-1].nominal_due_on <= END
    step = timedelta(days=32 * max(months_in(rule.cadence), 1))
    assert periods[0].nominal_due_on - START < step
    assert END - periods[-1].nominal_due_on < step


@given(rules())
def test_the_days_of_a_period_are_in_order(rule: Rule) -> None:
    for period in laid(rule, START, END):
        assert period.covers_from <= period.covers_to
        assert period.opens_on <= period.due_on <= period.closes_on
        assert period.nominal_due_on <= period.due_on


@given(rules())
def test_a_due_day_that_moves_falls_on_a_working_day_and_one_that_does_not_stays(rule: Rule) -> None:
    for period in laid(rule, START, END):
        assert OFFICIAL.is_working(period.due_on) if rule.rolls else period.due_on == period.nominal_due_on


@given(rules())
def test_no_period_opens_before_the_one_before_it_was_due(rule: Rule) -> None:
    periods = laid(rule, START, END)

    assert all(
        after.opens_on > before.due_on or after.opens_on == after.due_on
        for before, after in itertools.pairwise(periods)
    )


@given(rules(), st.integers(0, 119))
def test_laid_out_from_a_later_day_the_days_are_the_same(rule: Rule, months: int) -> None:
    later = months_later(START, months)
    whole, part = laid(rule, START, END), laid(rule, later, END)

    assert [period.nominal_due_on for period in part] == [
        period.nominal_due_on for period in whole if period.nominal_due_on >= later
    ]
    assert [period.due_on for period in part] == [period.due_on for period in whole[len(whole) - len(part) :]]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("weekly", day=5), "每周周五前"),
        (Rule("monthly", day=25), "每月25日前"),
        (Rule("monthly", day=5, months=1), "每月（次月）5日前"),
        (Rule("monthly"), "每月最后一日前"),
        (Rule("quarterly", day=25), "每季度最后一个月25日前"),
        (Rule("quarterly", day=8, months=1), "每季度期满次月8日前"),
        (Rule("half-yearly", day=20, months=-1), "每半年期满前1个月20日前"),
        (Rule("yearly", day=10, months=2), "每年期满后第2个月10日前"),
        (Rule("ten-days", day=0), "每旬最后一日前"),
        (Rule("half-monthly", day=2), "每半月期满后2日内"),
        (Rule("once", on="2026-12-10"), "2026年12月10日前"),
    ],
)
def test_a_rule_is_said_as_a_document_says_it(rule: Rule, words: str) -> None:
    assert said(checked(rule)) == words
