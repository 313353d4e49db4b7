"""What the benchmarks share: the sample plan made longer, the time of the best run, and a table on the screen."""

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "samples" / "lantang" / "plan.txt"
DIGITS = "零一二三四五六七八九"
SECTIONS_A_PART = 40
ITEM = re.compile(r"^(\d+\.)", re.MULTILINE)
SECTION = re.compile(r"^（[一二三四五六七八九十]+）", re.MULTILINE)


def han(number: int) -> str:
    """Return 1 to 99 as Chinese numerals."""
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return ten + (DIGITS[ones] if ones else "")


def plan_text(characters: int) -> str:
    """Return the sample plan with its part of tasks repeated until the whole has so many characters.

    The sections of every copy have numbers of their own, forty of them make a part 二、 三、 and so on; the tasks of
    every copy are for an area of its own, because a text that stands twice is read once.
    """
    text = SAMPLE.read_text(encoding="utf-8")
    head, _, rest = text.partition("二、工作任务\n")
    body, _, tail = rest.partition("三、工作安排\n")
    copies = 1 + max(0, round((characters - len(text)) / len(body)))
    sections = re.split(r"(?=^（)", body.strip("\n"), flags=re.MULTILINE)
    repeated = [
        ITEM.sub(rf"\1第{copy}片区", section.strip("\n"))
        for copy in range(1, copies + 1)
        for section in sections
        if section.strip()
    ]
    parts = [repeated[start : start + SECTIONS_A_PART] for start in range(0, len(repeated), SECTIONS_A_PART)]
    middle = "\n\n".join(f"{han(place)}、工作任务\n\n" + _renumbered(part) for place, part in enumerate(parts, 2))
    first, second = len(parts) + 2, len(parts) + 3
    tail = tail.replace("\n四、组织保障", f"\n{han(second)}、组织保障")
    return f"{head}{middle}\n\n{han(first)}、工作安排\n{tail}"


def _renumbered(sections: Sequence[str]) -> str:
    return "\n\n".join(SECTION.sub(f"（{han(place)}）", section, count=1) for place, section in enumerate(sections, 1))


def best_of(times: int, act: Callable[[], object]) -> float:
    """Return the processor seconds of the quickest of several runs: what else the machine does counts little."""
    return min(_seconds(act) for _ in range(times))


def _seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def show(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, its first column to the left and the figures to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, *rows):
        first, *others = row
        figures = (figure.rjust(width) for figure, width in zip(others, widths[1:], strict=True))
        print("  ".join((first.ljust(widths[0]), *figures)))
