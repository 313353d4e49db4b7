"""How long two plans take to be compared, from 20 tasks on each side to 2,000, and where the time goes.

The sample plan is made longer by repeating its part of tasks, so that every task has many that are much like it: the hard
case. The new plan is the old one with a word changed in every third task, every tenth task gone and as many new; the same
text twice is the easy case. Seconds are for the comparison alone, without reading, then for writing it as a workbook.

Usage: python -m benchmarks.comparing
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks._plans import best_of, plan_text, show
from gongwen.comparing import compare_plans, write_comparison
from gongwen.formats import read_bytes
from gongwen.reading.model import PlanReading, Task
from gongwen.reading.reader import read_plan

SIZES = {5_620: 5, 51_584: 3, 310_000: 1}
"""Characters of the plans of 20, 320 and 2,000 tasks, and how often each comparison is run."""
BUDGET = 20.0
"""Seconds that the largest comparison may take."""


def plan(characters: int) -> PlanReading:
    """Return the reading of a plan of so many characters."""
    return read_plan(read_bytes(plan_text(characters).encode(), name="plan.txt"))


def amended(reading: PlanReading) -> PlanReading:
    """Return a reading with every third task changed in a word, every tenth gone, and others in their place."""
    return replace(reading, tasks=tuple(_amended(at, task) for at, task in enumerate(reading.tasks)))


def _amended(at: int, task: Task) -> Task:
    if at % 10 == 9:
        return replace(task, text=f"第{at}号新增事项，由承办单位另行制定办法，按年度组织评估验收。")
    return replace(task, text=task.text.replace("，", "，切实", 1)) if at % 3 == 0 else task


def measure(characters: int, times: int) -> tuple[int, float, float, float]:
    """Return the tasks of a plan, and the seconds of comparing it with itself, with the amended one, and of writing that."""
    old = plan(characters)
    new = amended(old)
    same = best_of(times, lambda: compare_plans(old, old))
    other = best_of(times, lambda: compare_plans(old, new))
    comparison = compare_plans(old, new)
    with tempfile.TemporaryDirectory() as folder:
        written = best_of(times, lambda: write_comparison(comparison, Path(folder) / "out.xlsx"))
    return len(old.tasks), same, other, written


def main() -> int:
    """Measure and print; tell whether the largest comparison keeps to the budget."""
    rows = [measure(characters, times) for characters, times in SIZES.items()]
    show(
        ("tasks", "with itself, s", "amended, s", "ms a task", "workbook, s"),
        [
            (f"{tasks:,}", f"{same:.3f}", f"{other:.3f}", f"{other * 1e3 / tasks:.2f}", f"{written:.3f}")
            for tasks, same, other, written in rows
        ],
    )
    return 0 if rows[-1][2] <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
