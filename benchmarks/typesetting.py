"""What it costs to lay letters out and to check them: eight pages warm, the cold command, a hundred letters, memory over a thousand.

Usage: python -m benchmarks.typesetting [LETTERS]
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2

from benchmarks._plans import best_of, show
from gongwen.checking import check_docx
from gongwen.typesetting import Letter
from gongwen.typesetting.docx import write_docx
from gongwen.typesetting.pdf import Typesetter
from tests.gongwen.typesetting.letters import DOWN, LONG

MANY = 1000
WARM_S, COLD_S, HUNDRED_S = 0.3, 1.5, 20.0
FLAT = 1.1
"""What memory may grow to over all letters, from that after a tenth of them."""
FRONT = "---\n文种：通知\n发文机关：澜棠区人民政府办公室\n标题：关于做好第{number}项工作的通知\n成文日期：2026年3月1日\n---\n"


def of_pages(wanted: int, typesetter: Typesetter) -> Letter:
    """Return a letter of as many pages."""
    letter = replace(DOWN, annexes=())
    while len(pypdfium2.PdfDocument(typesetter.pdf(letter))) < wanted:
        letter = replace(letter, body=(*letter.body, LONG))
    return letter


def fresh(letter: Letter) -> Callable[[], Letter]:
    """Return what gives the letter with other words each time: nothing that was laid out before may serve."""
    count = iter(range(10_000_000))
    return lambda: replace(letter, title=f"关于第{next(count)}号议案办理情况的通知")


def cold(*arguments: str) -> float:
    """Return how long the command takes that starts from nothing."""
    start = time.perf_counter()
    subprocess.run([Path(sys.executable).with_name("gongwen"), "typeset", *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def resident() -> int:
    """Return the memory that this process holds now, in bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def main() -> int:
    """Measure and print; tell whether all is as wanted."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    typesetter = Typesetter()
    eight = fresh(of_pages(8, typesetter))
    data = write_docx(eight())
    warm = {
        "8 pages as .pdf": best_of(5, lambda: typesetter.pdf(eight())),
        "8 pages as .docx": best_of(5, lambda: write_docx(eight())),
        "8 pages checked": best_of(5, lambda: check_docx(data)),
    }
    with tempfile.TemporaryDirectory() as folder:
        letters = [Path(folder) / f"{number}.md" for number in range(100)]
        for number, path in enumerate(letters):
            path.write_text(FRONT.format(number=number) + LONG.text * 4, encoding="utf-8")
        one = {
            f"cold, .{kind}": min(cold(str(letters[0]), "-o", f"{folder}/out.{kind}") for _ in range(3))
            for kind in ("pdf", "docx")
        }
        (Path(folder) / "out").mkdir()
        hundred = {
            f"100 letters, .{kind}": cold(*map(str, letters), "-o", f"{folder}/out", "--format", kind)
            for kind in ("pdf", "docx")
        }
    held = []
    short = fresh(replace(DOWN, annexes=()))
    for number in range(many):
        typesetter.pdf(short())
        write_docx(short())
        if number + 1 in {max(many // 10, 1), many}:
            held.append(resident())
    show(("", "s"), [(name, f"{seconds:.2f}") for name, seconds in (warm | one | hundred).items()])
    growth = held[-1] / held[0]
    print(f"memory after {many // 10} and {many} letters: {held[0] >> 20} and {held[-1] >> 20} MB, {growth:.2f} times")
    is_slow = any(seconds > WARM_S for seconds in warm.values()) or any(seconds > COLD_S for seconds in one.values())
    return int(is_slow or any(seconds > HUNDRED_S for seconds in hundred.values()) or growth > FLAT)


if __name__ == "__main__":
    sys.exit(main())
