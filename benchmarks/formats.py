"""What the format costs: one plan of 50,000 characters in each, extracted and read whole.

The .docx is built as the sample's is, with automatic numbers and rosters as tables; LibreOffice prints it as .pdf, whose
pieces make the .ofd. The .pdf is also extracted by pypdfium2 alone, page by page. Office formats are converted by
LibreOffice each time, so their seconds are of the clock, not of our own processor. Ratios are within this one run.

Usage: python -m benchmarks.formats
"""

import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

import pypdfium2

from benchmarks._plans import best_of, plan_text, show
from gongwen.formats import Limits, read_bytes
from gongwen.formats.pdf import sheets_of
from gongwen.reading.reader import read_plan
from samples.build import build
from tests.gongwen.formats.ofd_builder import ofd_from_sheets
from tests.once import soffice

CHARACTERS = 50_000
TIMES = 3


def as_html(text: str) -> str:
    """Return a page with one paragraph a line."""
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)
    return f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>x</title></head><body>{paragraphs}</body></html>'


def as_markdown(text: str) -> str:
    """Return the lines as paragraphs, apart from each other by blank lines."""
    return "\n\n".join(line for line in text.splitlines() if line)


def measured(name: str, raw: bytes) -> tuple[int, float, float]:
    """Return how many tasks a file has, and the seconds of its bare extraction and of its whole reading."""
    bare = best_of(TIMES * 3, lambda: read_bytes(raw, name=name))
    whole = best_of(TIMES, lambda: read_plan(read_bytes(raw, name=name)))
    return len(read_plan(read_bytes(raw, name=name)).tasks), bare, whole


def printed(document: bytes) -> tuple[bytes, bytes]:
    """Return a .docx as LibreOffice prints it, and as it saves it as .doc."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.docx").write_bytes(document)
        for format_ in ("pdf", "doc"):
            soffice([folder / "plan.docx"], format_, folder)
        return (folder / "plan.pdf").read_bytes(), (folder / "plan.doc").read_bytes()


def by_pdfium(data: bytes) -> int:
    """Extract the text of a .pdf as pypdfium2 gives it, and return how long it is."""
    document = pypdfium2.PdfDocument(data)
    characters = 0
    for page in document:
        text = page.get_textpage()
        characters += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return characters


def in_turn(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the quickest seconds of each of two acts, done in turn: a busy moment of the machine meets both."""
    seconds = [(best_of(1, one), best_of(1, other)) for _ in range(TIMES * 5)]
    return min(first for first, _ in seconds), min(second for _, second in seconds)


def seconds_of_the_clock(raw: bytes, name: str) -> tuple[int, float]:
    """Return how many tasks a file has, and how long one reading takes with all it starts."""
    start = time.perf_counter()
    tasks = len(read_plan(read_bytes(raw, name=name)).tasks)
    return tasks, time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    text = plan_text(CHARACTERS)
    document = build(text)
    pdf, doc = printed(document)
    files = {
        "txt": text.encode(),
        "txt (GB18030)": text.encode("gb18030"),
        "md": as_markdown(text).encode(),
        "html": as_html(text).encode(),
        "docx": document,
        "pdf": pdf,
        "ofd": ofd_from_sheets(sheets_of(pdf, Limits())[0]),
    }
    rows = [(name, len(raw), *measured(f"plan.{name.split()[0]}", raw)) for name, raw in files.items()]
    plain = rows[0][3]
    show(
        ("format", "kB", "tasks", "extract ms", "to txt", "whole ms", "whole/extract"),
        [
            (
                name,
                f"{size / 1e3:.0f}",
                str(tasks),
                f"{bare * 1e3:.1f}",
                f"{bare / plain:.1f}",
                f"{whole * 1e3:.0f}",
                f"{whole / bare:.1f}",
            )
            for name, size, tasks, bare, whole in rows
        ],
    )
    ours, alone = in_turn(lambda: read_bytes(pdf, name="plan.pdf"), lambda: by_pdfium(pdf))
    print(f"pdf: pypdfium2 alone {alone * 1e3:.1f} ms, ours {ours / alone:.2f} times that")
    tasks, seconds = seconds_of_the_clock(doc, "plan.doc")
    print(f"doc: {tasks} tasks in {seconds:.1f} s of the clock, LibreOffice included")


if __name__ == "__main__":
    main()
