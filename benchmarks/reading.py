"""How long reading a plan takes, from a short one to a very long one, and whether that grows in proportion.

The sample plan is made longer by repeating its part of tasks. Per size: milliseconds per 1,000 characters for the whole
reading and for bare extraction of the text (gongwen.formats alone), both from the same .txt, their ratio, and the most
memory the process has held so far. Then documents a second on one core: the sample, and the real documents where the
corpus is at hand. Ratios are within this one run.

Usage: python -m benchmarks.reading
"""

import resource
import sys
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from benchmarks._plans import SAMPLE, best_of, plan_text, show
from gongwen.formats import read_bytes, read_file
from gongwen.reading.reader import read_plan
from tests.places import corpus_folder

SIZES = {5_000: 40, 50_000: 6, 500_000: 2}
GROWTH = 1.5
"""What the last size may cost a character beyond the first: a little for memory that no longer fits the caches."""


def measure(characters: int, times: int) -> tuple[int, float, float, int]:
    """Return the characters of a plan, the seconds of its reading and of its extraction, and the tasks read."""
    text = plan_text(characters)
    raw = text.encode()
    source = read_bytes(raw, name="plan.txt")
    tasks = len(read_plan(source).tasks)
    bare = best_of(times * 3, lambda: read_bytes(raw, name="plan.txt"))
    whole = best_of(times, lambda: read_plan(read_bytes(raw, name="plan.txt")))
    return len(text), whole, bare, tasks


def resident() -> int:
    """Return the most memory that this process has held so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def traced(characters: int) -> int:
    """Return the most memory that Python objects took during one reading, in bytes."""
    raw = plan_text(characters).encode()
    tracemalloc.start()
    read_plan(read_bytes(raw, name="plan.txt"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def documents_a_second(paths: Sequence[Path]) -> float:
    """Return how many of the files are read in a second, one after the other."""
    return len(paths) / best_of(5, lambda: [read_plan(read_file(path)) for path in paths])


def show_documents_a_second() -> None:
    """Print how many documents are read in a second: the sample in both formats, and the corpus where it is there."""
    real = sorted((corpus_folder() / "documents").glob("*.txt"))
    for path in (SAMPLE, SAMPLE.with_suffix(".docx")):
        print(f"{path.name}: {documents_a_second([path]):.1f} documents a second on one core")
    print(
        f"{len(real)} real documents: "
        + (f"{documents_a_second(real):.1f} a second" if real else "no corpus is at hand")
    )


def main() -> int:
    """Measure and print; tell whether the cost of a character stays about the same."""
    rows, costs = [], []
    print(f"before reading: {resident() / 1e6:.0f} MB resident")
    for size, times in SIZES.items():
        characters, whole, bare, tasks = measure(size, times)
        costs.append(whole / characters)
        figures = (whole * 1e6 / characters, bare * 1e6 / characters, whole / bare, resident() / 1e6)
        rows.append((f"{characters:,}", f"{tasks:,}", f"{whole:.3f}", *(f"{figure:,.2f}" for figure in figures)))
    show(("characters", "tasks", "seconds", "ms/1,000", "bare ms/1,000", "ratio", "resident MB"), rows)
    growth = costs[-1] / costs[0]
    print(f"a character of the longest costs {growth:.2f} times one of the shortest (wanted: at most {GROWTH})")
    print(f"Python objects at their most, reading 50,000 characters: {traced(50_000) / 1e6:.1f} MB")
    show_documents_a_second()
    return 0 if growth <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
