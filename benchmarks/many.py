"""Many documents in one run of the command: documents a second by one process and by two, and whether memory stays flat.

Makes so many plans in a temporary folder, no two the same: a third each as .txt, .docx and .html. Then the real command
reads them into one file of JSON lines, with --jobs 1 and with --jobs 2. Memory is what the command and its workers hold
together, each with what it shares with others (RSS), when so many files have been told.

Usage: python -m benchmarks.many [DOCUMENTS]
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks._plans import plan_text, show
from benchmarks.formats import as_html
from samples.build import build
from tests.processes import descendants

DOCUMENTS = 1_000
GONGWEN = Path(sys.executable).with_name("gongwen")
JOBS = (1, 2)
LAST = 10
"""How many files before the end memory is looked at last: workers are ended as soon as they have read the last."""

FLAT = 1.25
"""What memory may be at the end, compared with a tenth of the way."""


class Measured(NamedTuple):
    """One run: seconds in all, and megabytes of the command and of its workers after so many files."""

    seconds: float
    memory: dict[int, tuple[float, float]]


def make(folder: Path, documents: int) -> list[Path]:
    """Write so many plans, each for an area of its own, and return where they are."""
    text = plan_text(5_000)
    return [_made(folder, number, text.replace("第1片区", f"第{number}片区")) for number in range(1, documents + 1)]


def _made(folder: Path, number: int, text: str) -> Path:
    kind = (".txt", ".docx", ".html")[number % 3]
    path = folder / f"{number:04}{kind}"
    path.write_bytes(build(text) if kind == ".docx" else (text if kind == ".txt" else as_html(text)).encode())
    return path


def measure(files: Sequence[Path], jobs: int, out: Path) -> Measured:
    """Run the command over the files, and look at its memory after a tenth, a half and nearly all of them."""
    command = [str(GONGWEN), "read", *map(str, files), "--jobs", str(jobs), "--format", "json", "-o", str(out)]
    memory = {}
    start = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as running:
        for told, _ in enumerate(running.stderr or [], start=1):
            if told in {len(files) // 10, len(files) // 2, len(files) - LAST}:
                memory[told] = (resident(running.pid), sum(map(resident, descendants(running.pid))))
    seconds = time.perf_counter() - start
    lines = sum(1 for _ in out.open("rb"))
    if running.returncode or lines != len(files):
        raise SystemExit(f"{lines} of {len(files)} files were read; exit status {running.returncode}")
    return Measured(seconds, memory)


def resident(pid: int) -> float:
    """Return the megabytes that a process holds, 0 for one that has just ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmRSS")), 0)


def main() -> int:
    """Measure and print; tell whether memory stays flat."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        files = make(Path(folder), documents)
        runs = {jobs: measure(files, jobs, Path(folder) / f"out{jobs}.jsonl") for jobs in JOBS}
    rows = [
        (
            str(jobs),
            f"{run.seconds:.1f}",
            f"{documents / run.seconds:.1f}",
            f"{runs[JOBS[0]].seconds / run.seconds:.2f}",
            *(f"{own:.0f} + {workers:.0f}" for own, workers in run.memory.values()),
        )
        for jobs, run in runs.items()
    ]
    after = (f"MB after {told}" for told in runs[JOBS[0]].memory)
    show((f"jobs, {documents} documents", "seconds", "a second", "times one job", *after), rows)
    growth = max(sum(list(run.memory.values())[-1]) / sum(next(iter(run.memory.values()))) for run in runs.values())
    print(f"memory at the end is at most {growth:.2f} times that after a tenth (wanted: at most {FLAT})")
    return 0 if growth <= FLAT else 1


if __name__ == "__main__":
    sys.exit(main())
