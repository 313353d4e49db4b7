"""What a query string asks of the ledger: read, written again, and what cannot be read is told."""

from datetime import date
from urllib.parse import parse_qs

import pytest

from luoshi.plans.queries.asked import Asked, LedgerFilter, asked, group_key
from luoshi.plans.queries.columns import COLUMNS, USUAL

WHOLE = (
    "unit=u1&role=lead&duty=required&group=0123abcd&from=2026-05-01&until=2026-06-30&words=%E6%89%98%E8%82%B2"
    "&sort=due&size=100&column=label&column=text&column=due"
)


def ask(query: str) -> Asked:
    return asked(parse_qs(query))


def test_nothing_asked_is_all_tasks_as_printed_with_the_usual_columns() -> None:
    assert ask("") == Asked(filter=LedgerFilter(), sort="order", columns=USUAL, size="50", page=1)


def test_everything_that_can_be_asked_is_read() -> None:
    assert ask(f"{WHOLE}&page=3") == Asked(
        filter=LedgerFilter(
            unit="u1",
            role="lead",
            duty="required",
            group="0123abcd",
            due_from=date(2026, 5, 1),
            due_until=date(2026, 6, 30),
            words="托育",
        ),
        sort="due",
        columns=("label", "text", "due"),
        size="100",
        page=3,
    )


@pytest.mark.parametrize("query", ["", WHOLE, "undated=1&sort=-due", "size=all", "words=a%26b%3Dc"])
def test_what_is_written_again_asks_the_same(query: str) -> None:
    assert ask(ask(query).encoded()) == ask(query)


@pytest.mark.parametrize(
    "query",
    [
        "role=boss",
        "duty=x",
        "sort=text",
        "size=1000000",
        "page=0",
        "page=-1",
        "page=x",
        "page=٣",
        "column=x",
        "unit=%00",
    ],
)
def test_what_no_ledger_knows_is_left_out(query: str) -> None:
    assert ask(query) == Asked()


def test_a_day_that_is_none_is_left_out_and_told() -> None:
    told = ask("from=2026-13-01&until=2026-06-30")

    assert told.filter == LedgerFilter(due_until=date(2026, 6, 30))
    assert told.problems == ("“2026-13-01”不是日期，请写成2026-06-30的样子，这一项没有用上。",)


def test_days_the_wrong_way_round_are_turned_and_told() -> None:
    told = ask("from=2026-06-30&until=2026-05-01")

    assert (told.filter.due_from, told.filter.due_until) == (date(2026, 5, 1), date(2026, 6, 30))
    assert told.problems == ("时限的起始日晚于截止日，已对调。",)


def test_words_that_are_too_long_are_cut_and_told() -> None:
    told = ask(f"words={'a' * 101}")

    assert told.filter.words == "a" * 100
    assert told.problems == ("查找的词太长，只用了前100个字。",)


def test_columns_stand_in_the_order_of_the_table() -> None:
    assert ask("column=duty&column=label&column=group").columns == ("label", "group", "duty")
    assert set(USUAL) < set(COLUMNS)


def test_all_is_never_more_than_two_thousand() -> None:
    assert [ask(f"size={size}").rows_a_page for size in ("50", "100", "all")] == [50, 100, 2_000]


def test_a_group_has_the_same_key_in_every_version_and_another_one_under_other_headings() -> None:
    here = group_key(["二、工作任务", "（一）设施"])

    assert here == group_key(["二、工作任务", "（一）设施"])
    assert here != group_key(["三、工作安排", "（一）设施"])
