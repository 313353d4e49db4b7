"""How a doubt is put into words: codes with their severity, quoted pieces, short lists, tasks by their place."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gongwen.reading.doubts.catalog import CODES
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt, Severity, Span, Task
from gongwen.reading.text.prose import Paragraph
from gongwen.reading.words.numbering import read_number

Rule = Callable[[Evidence], Iterator[Doubt]]
"""A rule takes all that was seen and yields the doubts of one code, or of two that exclude each other."""

AS_PRINTED = "按原文"


def doubt(
    code: str, message: str, spans: Iterable[Span], options: Iterable[str] = (), *, severity: Severity | None = None
) -> Doubt:
    """The doubt ``code`` with its own severity unless another is given; every place once, in the order of the text."""
    return Doubt(code, severity or CODES[code][0], message, tuple(sorted(set(spans))), tuple(options))


def quoted(words: str, most: int = 24) -> str:
    """Words in quotation marks, corner ones where they hold such marks themselves; cut behind ``most`` characters."""
    shown = words if len(words) <= most else words[: most - 1] + "…"
    return f"「{shown}」" if "“" in shown or "”" in shown else f"“{shown}”"


def listed(words: Iterable[str], most: int = 6, measure: str = "个") -> str:
    """Words in a row, each once; behind the first few only their number: A、B等7个."""
    distinct = list(dict.fromkeys(words))
    shown = "、".join(distinct[:most])
    return shown if len(distinct) <= most else f"{shown}等{len(distinct)}{measure}"


def quoted_list(words: Iterable[str], most: int = 6, measure: str = "个") -> str:
    """Quoted words in a row: “A”“B”等7个."""
    distinct = list(dict.fromkeys(words))
    shown = "".join(quoted(word) for word in distinct[:most])
    return shown if len(distinct) <= most else f"{shown}等{len(distinct)}{measure}"


def name_of(task: Task) -> str:
    """How a clerk names a task: the section's number and its own, （二）3; without numbers its first words."""
    section = read_number(task.path[-1]) if task.path else None
    if task.number is None:
        return quoted(task.text, 12)
    return (section.label if section else "") + task.number.rstrip("、.．﹒")


def names_of(tasks: Iterable[Task], most: int = 8) -> str:
    """The names of tasks in a row, each once; behind the first few only how many tasks there are."""
    names = [name_of(task) for task in tasks]
    distinct = list(dict.fromkeys(names))
    row = "、".join(distinct[:most])
    return row if len(distinct) <= most else f"{row}等{len(names)}项"


def own_paragraphs(evidence: Evidence) -> Sequence[Paragraph]:
    """The paragraphs of the document, without a web page's around it."""
    return evidence.prose.paragraphs[slice(*evidence.head.text)]
