"""Whether a bad file can do harm: thousands of damaged and hostile ones of every format, each read in a worker.

The seeds are the sample plan in every format. Each input is one of them damaged by chance (cut, flipped bits, pieces
repeated, moved or replaced by extremes; in a zip also inside its members), or one built to be hostile. Per format: how
many were read and how many refused, the longest time, the most memory a worker held, and the failures: an error of our
own, a worker that crashed, ran out of memory or out of time. The same seed gives the same inputs.

Usage: python -m benchmarks.hostile [--inputs 300] [--seed 1] [--formats pdf,ofd]
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks._damage import damaged
from benchmarks._extremes import extreme, names_of
from benchmarks._plans import show
from gongwen.workers import Outcome, Pool, WorkerLimits
from gongwen.workers.outcome import crashed, out_of_memory, out_of_time
from tests.processes import descendants
from tests.samples.test_formats import make

FORMATS = ("txt", "md", "html", "docx", "pdf", "ofd", "doc", "wps", "rtf", "odt")
BY_OFFICE = {"doc", "wps", "rtf", "odt"}
SHARE_BY_OFFICE = 10
"""LibreOffice takes a second for each: so many times fewer."""
LIMITS = WorkerLimits(seconds=60)
FAILURES = {
    str(crashed().refusal): "crash",
    str(out_of_memory().refusal): "memory",
    str(out_of_time(LIMITS).refusal): "time",
}


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one format."""

    counts: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    slowest: str = ""
    most_memory: float = 0.0
    failures: list[str] = field(default_factory=list)

    def take(self, name: str, outcome: Outcome, seconds: float, memory: float) -> None:
        """Count one input; ``memory`` in MB."""
        kind = kind_of(outcome)
        self.counts[kind] += 1
        self.most_memory = max(self.most_memory, memory)
        if seconds > self.longest:
            self.longest, self.slowest = seconds, name
        if kind not in {"read", "refused"}:
            self.failures.append(f"{name}: {kind} {outcome.error or outcome.refusal}")


def kind_of(outcome: Outcome) -> str:
    """Return what became of an input in a word."""
    if outcome.content is not None:
        return "read"
    if outcome.refusal is None:
        return "error"
    sentence = str(outcome.refusal)
    return FAILURES.get(sentence, "refused" if sentence.endswith("。") and "\n" not in sentence else "no sentence")


def inputs(folder: Path, suffix: str, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield the hostile files of a format, then so many damaged ones, each with a name that says what it is."""
    yield from ((name, extreme(name)) for name in names_of(suffix))
    seed_bytes = (folder / f"plan.{suffix}").read_bytes()
    chance = random.Random(f"{seed} {suffix}")  # noqa: S311 -- an order that can be had again, no secret
    for number in range(count // SHARE_BY_OFFICE if suffix in BY_OFFICE else count):
        yield f"{suffix} damaged {number}", damaged(seed_bytes, chance)


def most_memory_of_children() -> float:
    """Return the most resident memory that a process started by this one has held, in MB."""
    return max((peak_of(pid) for pid in descendants(os.getpid())), default=0.0)


def peak_of(pid: int) -> float:
    """Return the most memory that a process has held, in MB, 0 for one that has just ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1e3 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def main() -> None:
    """Read everything and print the table; exit status 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--inputs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", default=",".join(FORMATS))
    arguments = parser.parse_args()
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as name, Pool(1, LIMITS) as pool:
        folder = Path(name)
        make(folder)
        for suffix in arguments.formats.split(","):
            tally = tallies[suffix] = Tally()
            for label, data in inputs(folder, suffix, arguments.inputs, arguments.seed):
                start = time.monotonic()
                outcome = pool.read(data, f"plan.{suffix}")
                tally.take(label, outcome, time.monotonic() - start, most_memory_of_children())
    show(
        ("format", "inputs", "read", "refused", "failures", "longest, s", "memory, MB", "slowest"),
        [
            (
                suffix,
                str(tally.counts.total()),
                str(tally.counts["read"]),
                str(tally.counts["refused"]),
                str(len(tally.failures)),
                f"{tally.longest:.2f}",
                f"{tally.most_memory:.0f}",
                tally.slowest,
            )
            for suffix, tally in tallies.items()
        ],
    )
    failures = [failure for tally in tallies.values() for failure in tally.failures]
    print(*failures, sep="\n")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
