"""待核事项: what has to be asked, where it stands, and a column for the answer."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from gongwen.ledger import words
from gongwen.ledger.sheets import Column, Entry, Look, Row, Sheet, heading, numbered
from gongwen.reading.model import Doubt, Span, Task

_PLACES = 4
_CONTEXT = 10
_QUOTE = 32
_COLUMNS = (
    Column("类别", 4, look=Look.CENTRED),
    Column("待核事项", 18, 28, 3),
    Column("原文", 18, 30, 4),
    Column("涉及任务\n（台账序号）", 6.5, 10, 3),
    Column("可选答案", 8, 14, 3),
    Column("核实结果", 14, to_fill=True),
)
_LEGEND = "说明：“须答复”的请在分发台账之前向发文单位核实，“请留意”的看过即可。原文中有疑问的字用【】标出；文件原文不因核实结果而改动。"


def doubt_sheet(book: Sequence[Entry]) -> Sheet:
    """Return the doubts of all files; a doubt with options offers them as a list in the column for the answer."""
    columns, rows = numbered(book, _COLUMNS, _rows)
    doubts = (doubt for entry in book for doubt in entry.reading.doubts)
    choices = tuple((row, len(columns) - 1, doubt.options) for row, doubt in enumerate(doubts) if doubt.options)
    return Sheet("待核事项", heading(book, "待核事项"), (_LEGEND,), columns, rows, choices)


def _rows(entry: Entry) -> Iterator[Row]:
    touched = _Touched(entry)
    for doubt in entry.reading.doubts:
        yield (
            words.SEVERITIES[doubt.severity],
            doubt.message,
            quoted(entry.reading.text, doubt.spans),
            _ranges(touched.by(doubt)),
            "\n".join(doubt.options),
            None,
        )


def _ranges(numbers: Sequence[int]) -> str:
    """Return 1、3—5、9 for numbers in rising order."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs)


def tasks_of_doubts(entry: Entry) -> dict[int, list[int]]:
    """Return, by the 序号 of a task, the 序号 of the doubts that ask about it."""
    touched = _Touched(entry)
    found: dict[int, list[int]] = {}
    for number, doubt in enumerate(entry.reading.doubts, entry.first_doubt):
        for task in touched.by(doubt) if doubt.severity == "ask" else ():
            found.setdefault(task, []).append(number)
    return found


class _Touched:
    """Which tasks a doubt touches: those whose span one of its places lies in or crosses."""

    def __init__(self, entry: Entry) -> None:
        self._tasks: list[tuple[int, Task]] = sorted(entry.numbered_tasks(), key=lambda pair: pair[1].span)
        self._starts = [task.span[0] for _, task in self._tasks]
        # How far any task up to here reaches: tasks may lie within one another.
        self._reach = list(accumulate((task.span[1] for _, task in self._tasks), max))

    def by(self, doubt: Doubt) -> list[int]:
        """Return the 序号 of the tasks, in order."""
        return sorted({number for span in doubt.spans for number in self._at(span)})

    def _at(self, span: Span) -> Iterator[int]:
        start, end = span[0], max(span[1], span[0] + 1)
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._reach[index] > start:
            number, task = self._tasks[index]
            if task.span[1] > start:
                yield number
            index -= 1


def quoted(text: str, spans: Iterable[Span]) -> str:
    """Return the places of a doubt with the words around them, a line each; of many places the first, and how many."""
    places = list(dict.fromkeys(spans))
    lines = [_quote(text, span) for span in places[:_PLACES]]
    more = [f"（共{len(places)}处）"] if len(places) > _PLACES else []
    return "\n".join([*lines, *more])


def _quote(text: str, span: Span) -> str:
    start, end = span
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    words_ = " ".join(text[start:end].split())
    if len(words_) > _QUOTE:
        return f"【{words_[:_QUOTE]}……】"
    before, after = text[max(line_start, start - _CONTEXT) : start], text[end : min(line_end, end + _CONTEXT)]
    lead = "…" if start - _CONTEXT > line_start else ""
    trail = "…" if end + _CONTEXT < line_end else ""
    return f"{lead}{before}【{words_}】{after}{trail}"
