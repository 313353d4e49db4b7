"""How long `gongwen --help` takes; it should stay within 0.4 s, so that trying things out is no burden.

Prints the median and the slowest of several runs, and the median of Python alone. Exit status 1 above the budget.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

BUDGET = 0.4
RUNS = 15
GONGWEN = Path(sys.executable).with_name("gongwen")


def seconds(*command: str) -> list[float]:
    """Return how long each of several runs of a command takes, after one that fills the caches."""
    return [_once(command) for _ in range(RUNS + 1)][1:]


def _once(command: tuple[str, ...]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    """Measure and print; tell whether the median keeps to the budget."""
    helping, python = seconds(str(GONGWEN), "--help"), seconds(sys.executable, "-c", "pass")
    median = statistics.median(helping)
    print(f"gongwen --help: median {median:.3f} s, slowest {max(helping):.3f} s of {RUNS} runs (budget {BUDGET} s)")
    print(f"python -c pass: median {statistics.median(python):.3f} s")
    return 0 if median <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
