"""小结: a half year's or a year's summary put together from what was reported month by month, for a person to edit.

Nothing is added: every sentence is one that was accepted, under its period; figures are those that were last reported.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Month:
    """What was accepted of a task in one period."""

    period: str
    done: str = ""
    problems: str = ""
    next_steps: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as it was last reported: of which period, and what is to be reached."""

    name: str
    printed: str
    period: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class TaskYear:
    """A task through the time that a summary is of: its state in words as last accepted, its periods in order, its figures."""

    label: str
    title: str
    state: str
    months: tuple[Month, ...]
    figures: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """目标完成、做法成效、问题、下一步 as generated."""

    goals: str
    practice: str
    problems: str
    next_steps: str


def draft(tasks: Sequence[TaskYear]) -> Draft:
    """Return the four parts of a summary, a paragraph a task in printed order; empty where nothing was accepted."""
    return Draft(
        goals=_paragraphs(_goals(task) for task in tasks),
        practice=_paragraphs(_by_period(task, "done") for task in tasks),
        problems=_paragraphs(_by_period(task, "problems") for task in tasks),
        next_steps=_paragraphs(_last(task) for task in tasks),
    )


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def _head(task: TaskYear) -> str:
    return f"{task.label}{task.title}："


def _goals(task: TaskYear) -> str:
    figures = "；".join(_figure(one) for one in task.figures)
    words = "，".join(part for part in (task.state, figures) if part)
    return f"{_head(task)}{words}。" if words else ""


def _figure(one: Value) -> str:
    target = f"，目标{one.target}" if one.target else ""
    return f"{one.name}{one.printed}（{one.period}{target}）"


def _by_period(task: TaskYear, field: str) -> str:
    """Return what was said in a field, each text once, under the period in which it was first said."""
    said: dict[str, str] = {}
    for month in task.months:
        text = str(getattr(month, field)).strip()
        if text and text not in said:
            said[text] = month.period
    words = "".join(f"{period}，{_ended(text)}" for text, period in said.items())
    return f"{_head(task)}{words}" if words else ""


def _last(task: TaskYear) -> str:
    steps = [month.next_steps.strip() for month in task.months if month.next_steps.strip()]
    return f"{_head(task)}{_ended(steps[-1])}" if steps else ""


def _ended(text: str) -> str:
    """Return a text with a full stop, where it ends without any."""
    return text if text[-1] in "。！？；…" else f"{text}。"
