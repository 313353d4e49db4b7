"""Hints for a reviewer: each where it is due, and no other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.rules.hints import Hint, Measured, Said, alike, hints

FINE = Said(
    progress="on_track",
    done="新建社区食堂3家，累计8家。",
    reported_on=date(2026, 6, 25),
    due_on=date(2026, 12, 31),
    progress_before="on_track",
    done_before="完成选址，开工2家。",
    figures=(Measured("社区食堂", Decimal(8), Decimal(5), Decimal(10), is_running_total=True),),
)
DONE = replace(FINE, progress="done", has_evidence=True, figures=())


def figure(**changed: object) -> tuple[Measured, ...]:
    return (replace(FINE.figures[0], **changed),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (FINE, []),
        (DONE, []),
        (replace(FINE, done_before=FINE.done), [(Hint.SAME_WORDS, "")]),
        (replace(FINE, done_before=FINE.done, nothing_new=True), []),
        (replace(FINE, done="已办。", done_before="已办。"), []),
        (replace(FINE, progress_before="ahead"), [(Hint.STATE_BACK, "")]),
        (replace(FINE, progress="other", progress_before="ahead"), []),
        (
            replace(FINE, figures=figure(value=Decimal(4), before=Decimal(5))),
            [(Hint.FIGURE_BACK, "社区食堂"), (Hint.FIGURE_NOT_IN_WORDS, "社区食堂")],
        ),
        (replace(FINE, figures=figure(value=Decimal("8.0"))), []),
        (replace(FINE, figures=figure(value=None)), []),
        (replace(DONE, figures=FINE.figures), [(Hint.DONE_BELOW_TARGET, "社区食堂")]),
        (replace(DONE, figures=figure(at_most=True)), []),
        (replace(DONE, figures=figure(at_most=True, target=Decimal(7))), [(Hint.DONE_BELOW_TARGET, "社区食堂")]),
        (replace(DONE, has_evidence=False), [(Hint.DONE_WITHOUT_EVIDENCE, "")]),
        (replace(DONE, has_evidence=False, progress_before="done"), []),
        (replace(FINE, progress="behind", progress_before="behind"), [(Hint.BEHIND_WITHOUT_PROBLEM, "")]),
        (replace(FINE, progress="behind", progress_before="behind", problems="资金未到位"), []),
        (replace(FINE, expected_on=date(2026, 6, 1)), [(Hint.EXPECTED_IN_THE_PAST, "")]),
        (replace(FINE, due_on=date(2026, 6, 1)), [(Hint.DUE_AND_NOT_DONE, "")]),
        (replace(DONE, due_on=date(2026, 6, 1), expected_on=date(2026, 6, 1)), []),
    ],
)
def test_a_hint_is_given_where_it_is_due(said: Said, found: list[tuple[Hint, str]]) -> None:
    assert hints(said) == found


def test_other_numbers_make_another_text() -> None:
    assert alike("新建社区食堂3家，累计8家，运行平稳。", "新建社区食堂3家，累计8家，运行平稳，")
    assert not alike("新建社区食堂3家，累计8家，运行平稳。", "新建社区食堂3家，累计9家，运行平稳。")


@given(st.text(max_size=60))
def test_a_text_is_like_itself(text: str) -> None:
    assert alike(text, text)
