"""Date expressions: every form, its first and last day, and how it binds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.reading.times.dates import DateFound, find_dates, likely_year

YEAR = 2023


def only(text: str, year: int | None = YEAR) -> DateFound:
    found = find_dates(text, year)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2022年12月30日", "2022-12-30"),
        ("2022.12.30", "2022-12-30"),
        ("2022/12/30", "2022-12-30"),
        ("2022-12-30", "2022-12-30"),
        ("2022.6", "2022-06-30"),
        ("２０２２年６月底", "2022-06-30"),
        ("二〇二二年四月", "2022-04-30"),
        ("二〇二二年十二月三十日", "2022-12-30"),
        ("12月底前", "2023-12-31"),
        ("12月底（之）前", "2023-12-31"),
        ("2月末", "2023-02-28"),
        ("6月30日（星期五）18时前", "2023-06-30"),
        ("6月30日下班前", "2023-06-30"),
        ("4月上旬", "2023-04-10"),
        ("4月中旬", "2023-04-20"),
        ("4月下旬", "2023-04-30"),
        ("年底前", "2023-12-31"),
        ("2022年年底前", "2022-12-31"),
        ("今年底", "2023-12-31"),
        ("明年3月", "2024-03-31"),
        ("年内", "2023-12-31"),
        ("年內", "2023-12-31"),
        ("年中", "2023-06-30"),
        ("上半年", "2023-06-30"),
        ("2024年下半年", "2024-12-31"),
        ("第三季度", "2023-09-30"),
        ("三季度末", "2023-09-30"),
        ("1季度", "2023-03-31"),
        ("“十四五”末", "2025-12-31"),
        ("到2025年", "2025-12-31"),
        ("至2024年底", "2024-12-31"),
    ],
)
def test_each_form_ends_on_its_last_day(text: str, last: str) -> None:
    assert only(text).last == last


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("6月30日", "day"),
        ("6月底", "day"),
        ("年底前", "day"),
        ("4月中旬", "旬"),
        ("6月", "month"),
        ("二季度", "quarter"),
        ("上半年", "quarter"),
        ("到2025年", "year"),
        ("年内", "year"),
    ],
)
def test_a_date_is_as_exact_as_its_words(text: str, precision: str) -> None:
    assert only(text).precision == precision


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022年4—10月", "2022-04-01", "2022-10-31"),
        ("4-9月", "2023-04-01", "2023-09-30"),
        ("3月1日至3月31日", "2023-03-01", "2023-03-31"),
        ("3月1日至31日", "2023-03-01", "2023-03-31"),
        ("3月1日起至6月底", "2023-03-01", "2023-06-30"),
        ("2022年5月至11月", "2022-05-01", "2022-11-30"),
        ("2022年12月至长期", "2022-12-01", None),
        ("11月至次年3月", "2023-11-01", "2024-03-31"),
        ("10月—2月", "2023-10-01", "2024-02-29"),
        ("11月20日至1月31日", "2023-11-20", "2024-01-31"),
        ("2022—2025年", "2022-01-01", "2025-12-31"),
    ],
)
def test_a_range_has_both_ends(text: str, first: str, last: str | None) -> None:
    found = only(text)

    assert (found.first, found.last, found.bound) == (first, last, "range")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("6月底前", "by"),
        ("到2025年", "by"),
        ("6月底", "by"),
        ("6月", "in"),
        ("6月1日起", "from"),
        ("自6月1日", "from"),
        ("2022年以来", "since"),
        ("截至2022年底", "as-of"),
        ("持续推进", "open"),
        ("长期坚持", "open"),
    ],
)
def test_the_words_around_a_date_say_how_it_binds(text: str, bound: str) -> None:
    assert only(text).bound == bound


@pytest.mark.parametrize(
    ("text", "cadence", "month", "day"),
    [
        ("每年5月底前", "yearly", 5, -1),
        ("每年底前", "yearly", 12, -1),
        ("每月25日前", "monthly", "each", 25),
        ("每月底前", "monthly", "each", -1),
        ("次月5日前", "monthly", "each", 5),
        ("每季度末", "quarterly", "quarter-end", -1),
        ("每季度最后一个月25日前", "quarterly", "quarter-end", 25),
        ("每季度第一个月10日前", "quarterly", "quarter-start", 10),
        ("每季度结束后10日内", "quarterly", "quarter-start", 10),
        ("每半年", "half-yearly", None, None),
        ("每周五前", "weekly", None, None),
        ("按季度", "quarterly", None, None),
    ],
)
def test_a_recurring_day_has_a_cadence_and_no_date(
    text: str, cadence: str, month: str | int | None, day: int | None
) -> None:
    found = only(text)

    assert (found.recurring, found.month, found.day, found.last) == (cadence, month, day, None)


@pytest.mark.parametrize(
    "text",
    ["印发之日起30日内", "接到通知后10个工作日内", "自本方案公布之日起，各单位应在1个月内", "3个工作日内", "本月"],
)
def test_a_day_counted_from_another_has_no_date(text: str) -> None:
    found = only(text)

    assert (found.relative, found.last, found.text) == (True, None, text)


@pytest.mark.parametrize(
    ("text", "last", "earlier"),
    [
        ("4月中旬之前", "2023-04-20", "2023-04-10"),
        ("9月前", "2023-09-30", "2023-08-31"),
        ("2025年前", "2025-12-31", "2024-12-31"),
    ],
)
def test_before_a_period_can_be_read_two_ways(text: str, last: str, earlier: str) -> None:
    found = only(text)

    assert (found.ambiguous, found.last, found.earlier) == (True, last, earlier)


@pytest.mark.parametrize("text", ["9月底前", "9月30日前", "年底前", "到2025年"])
def test_before_an_end_or_a_day_is_plain(text: str) -> None:
    found = only(text)

    assert (found.ambiguous, found.earlier) == (False, None)


@pytest.mark.parametrize(
    "text", ["第一时间", "3个月", "13月", "按需", "青年志愿者", "一是", "12.5%", "离校多年", "2个环节"]
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert find_dates(text, YEAR) == []


def test_a_day_that_no_calendar_has_gives_no_date() -> None:
    assert only("2023年2月30日").last is None


def test_without_a_year_nothing_is_guessed() -> None:
    assert only("6月底前", year=None).last is None


def test_a_month_takes_the_later_year_named_before_it_in_the_sentence() -> None:
    lasts = [found.last for found in find_dates("2024年3月底前验收，6月底前投用。9月底前总结。", YEAR)]

    assert lasts == ["2024-03-31", "2024-06-30", "2023-09-30"]


def test_a_part_of_a_text_is_searched_in_place() -> None:
    text = "6月底前完成，12月底前验收"

    found = find_dates(text, YEAR, 7)

    assert [text[date.start : date.end] for date in found] == ["12月底前"]


def test_a_day_counted_from_another_begins_with_what_it_is_counted_from() -> None:
    assert only("各镇要在印发之日起30日内报送").text == "印发之日起30日内"


def test_the_year_whose_days_are_named_most_often_is_the_likely_year() -> None:
    assert likely_year(["2021年3月以来，2022年6月底前，2022年9月", "到2027年，到2027年，到2027年"]) == 2022
    assert likely_year(["编制2022年总结"]) == 2022
    assert likely_year(["6月底前"]) is None


@given(st.text(alphabet="0123年月日底前至到—每季度上中下旬内起、。（）一十半之后要在", max_size=60))
def test_any_text_is_read_without_failing_and_in_order(text: str) -> None:
    at = 0
    for found in find_dates(text, YEAR):
        assert at <= found.start < found.end
        assert found.text == text[found.start : found.end]
        at = found.end


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_as_printed(day: date) -> None:
    assert only(f"{day.year}年{day.month}月{day.day}日").last == day.isoformat()
