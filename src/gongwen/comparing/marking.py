"""The texts of a match as cells show them: each with its number, and with what was struck or inserted marked."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from gongwen.comparing.model import Op, PrintedTask, Segment, TaskMatch
from gongwen.comparing.tasks import text_of
from gongwen.ledger.sheets import Mark, Marked

Run = tuple[str, Mark | None]
_TOKEN = re.compile(r"\d+(?:\.\d+)?|.", re.DOTALL)

_OLD: dict[Op, Mark | None] = {
    "same": None,
    "adapted": Mark.ADAPTED,
    "struck": Mark.STRUCK,
    "inserted": None,
    "replaced": Mark.STRUCK,
}
_NEW: dict[Op, Mark | None] = {
    "same": None,
    "adapted": Mark.ADAPTED,
    "struck": None,
    "inserted": Mark.INSERTED,
    "replaced": Mark.INSERTED,
}


def old_cell(match: TaskMatch, tasks: Sequence[PrintedTask]) -> Marked | None:
    """Return the old side of a match."""
    marked = Mark.STRUCK if match.relation == "struck" else None
    return _cell([tasks[i] for i in match.old], old_runs(match.wording), marked)


def new_cell(match: TaskMatch, tasks: Sequence[PrintedTask]) -> Marked | None:
    """Return the new side of a match."""
    marked = Mark.INSERTED if match.relation == "new" else None
    return _cell([tasks[j] for j in match.new], new_runs(match.wording), marked)


def old_runs(wording: Iterable[Segment]) -> list[Run]:
    """Return the old text of a wording in runs."""
    return [(segment.old, _OLD[segment.op]) for segment in wording if segment.old]


def new_runs(wording: Iterable[Segment]) -> list[Run]:
    """Return the new text of a wording in runs."""
    return [(segment.new, _NEW[segment.op]) for segment in wording if segment.new]


def plain_or_marked(text: str, runs: Sequence[Run]) -> Marked:
    """Return a text with its marks, where it has any."""
    return Marked(tuple(runs) or ((text, None),))


def _cell(tasks: Sequence[PrintedTask], runs: Sequence[Run], whole: Mark | None) -> Marked | None:
    """Return the texts of tasks, a line each behind its number."""
    if not tasks:
        return None
    labels = [f"{task.label} " if task.label else "" for task in tasks]
    shown = [(labels[0], whole)]
    lines = 0
    for text, mark in runs or [(text_of(task.text for task in tasks), whole)]:
        first, *others = text.split("\n")
        shown.append((first, mark))
        for other in others:
            lines += 1
            shown += [("\n", mark), (labels[lines] if lines < len(labels) else "", None), (other, mark)]
    return Marked(_together(shown))


def _together(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs with neighbours of one kind as one, without empty ones."""
    joined: list[Run] = []
    for text, mark in runs:
        if joined and joined[-1][1] == mark:
            joined[-1] = (joined[-1][0] + text, mark)
        elif text:
            joined.append((text, mark))
    return tuple(joined)


def differing(old: str | None, new: str | None) -> tuple[Marked | None, Marked | None]:
    """Return two short texts with what differs in their middle marked; one alone is marked whole."""
    olds, news = (_TOKEN.findall(text or "") for text in (old, new))
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(olds, news, strict=False)))
    most = min(len(olds), len(news)) - head
    backward = zip(reversed(olds), reversed(news), strict=False)
    tail = min(most, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], backward)))
    return _middle(olds, head, tail, Mark.STRUCK), _middle(news, head, tail, Mark.INSERTED)


def _middle(tokens: Sequence[str], head: int, tail: int, mark: Mark) -> Marked | None:
    stop = len(tokens) - tail
    parts = ("".join(tokens[:head]), None), ("".join(tokens[head:stop]), mark), ("".join(tokens[stop:]), None)
    return Marked(_together(parts)) if tokens else None
