"""提示: what a reviewer may want to look at in a report. Never verdicts: each says what it sees, the reviewer decides.

整治形式主义为基层减负若干规定: evidence, photographs and length are no yardstick; so nothing here asks for more of them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from enum import StrEnum

ALIKE = 0.9
"""From this part of characters in common on, two texts say the same."""
SHORTEST = 8
"""Shorter texts are alike by chance."""
_ORDER = ("not_started", "behind", "on_track", "ahead", "done")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WHITE = re.compile(r"\s+")


class Hint(StrEnum):
    """What there is to be looked at."""

    SAME_WORDS = "same_words"
    STATE_BACK = "state_back"
    FIGURE_BACK = "figure_back"
    FIGURE_NOT_IN_WORDS = "figure_not_in_words"
    DONE_BELOW_TARGET = "done_below_target"
    DONE_WITHOUT_EVIDENCE = "done_without_evidence"
    BEHIND_WITHOUT_PROBLEM = "behind_without_problem"
    EXPECTED_IN_THE_PAST = "expected_in_the_past"
    DUE_AND_NOT_DONE = "due_and_not_done"


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of a task: this time's and last time's, and what is to be reached (``at_most``: what is not to be passed)."""

    name: str
    value: Decimal | None
    before: Decimal | None = None
    target: Decimal | None = None
    at_most: bool = False
    is_running_total: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What was reported of a task this time and last time, with what its day and figures are."""

    progress: str
    done: str
    reported_on: date
    problems: str = ""
    expected_on: date | None = None
    due_on: date | None = None
    has_evidence: bool = False
    nothing_new: bool = False
    progress_before: str = ""
    done_before: str = ""
    figures: tuple[Measured, ...] = field(default=())


def hints(said: Said) -> list[tuple[Hint, str]]:
    """Return what there is to be looked at, each with the name of the figure it is about, empty for none."""
    return [found for rule in _RULES for found in rule(said)]


Found = Iterator[tuple[Hint, str]]


def _same_words(said: Said) -> Found:
    """The same words as last time, though it was not said that there is nothing new."""
    new, old = (_WHITE.sub("", text) for text in (said.done, said.done_before))
    if not said.nothing_new and min(len(new), len(old)) >= SHORTEST and alike(new, old):
        yield Hint.SAME_WORDS, ""


def alike(one: str, other: str) -> bool:
    """Tell whether two texts say the same but for a few characters, numbers not among them."""
    if _NUMBER.findall(one) != _NUMBER.findall(other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _state_back(said: Said) -> Found:
    """A state behind that of last time."""
    are_steps = {said.progress, said.progress_before} <= set(_ORDER)
    if are_steps and _ORDER.index(said.progress) < _ORDER.index(said.progress_before):
        yield Hint.STATE_BACK, ""


def _figures(said: Said) -> Found:
    """A running total below that of last time; a figure that the words have another of; done, and the target not reached."""
    numbers = {_decimal(text) for text in _NUMBER.findall(said.done)}
    for one in said.figures:
        if one.value is None:
            continue
        if one.is_running_total and one.before is not None and one.value < one.before:
            yield Hint.FIGURE_BACK, one.name
        if said.done and one.name in said.done and numbers and one.value not in numbers:
            yield Hint.FIGURE_NOT_IN_WORDS, one.name
        if said.progress == "done" and one.target is not None and _misses(one):
            yield Hint.DONE_BELOW_TARGET, one.name


def _misses(one: Measured) -> bool:
    if one.value is None or one.target is None:
        return False
    return one.value > one.target if one.at_most else one.value < one.target


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _done_without_evidence(said: Said) -> Found:
    if said.progress == "done" and not said.has_evidence and said.progress_before != "done":
        yield Hint.DONE_WITHOUT_EVIDENCE, ""


def _behind_without_problem(said: Said) -> Found:
    if said.progress == "behind" and not said.problems.strip():
        yield Hint.BEHIND_WITHOUT_PROBLEM, ""


def _days(said: Said) -> Found:
    """An expected day that is over; a due day that is over while the state says it is not done."""
    if said.expected_on is not None and said.expected_on < said.reported_on and said.progress != "done":
        yield Hint.EXPECTED_IN_THE_PAST, ""
    if said.due_on is not None and said.due_on < said.reported_on and said.progress in {"on_track", "ahead"}:
        yield Hint.DUE_AND_NOT_DONE, ""


_RULES: tuple[Callable[[Said], Found], ...] = (
    _same_words,
    _state_back,
    _figures,
    _done_without_evidence,
    _behind_without_problem,
    _days,
)
