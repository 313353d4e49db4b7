"""What the format costs: one plan of 50,000 characters as .txt, .md, .html and .docx, extracted and read whole.

The .docx is built as the sample's is, with automatic numbers and rosters as tables. Ratios are within this one run.

Usage: python -m benchmarks.formats
"""

from html import escape

from benchmarks._plans import best_of, plan_text, show
from gongwen.formats import read_bytes
from gongwen.reading.reader import read_plan
from samples.build import build

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


def main() -> None:
    """Measure and print."""
    text = plan_text(CHARACTERS)
    files = {
        "txt": text.encode(),
        "txt (GB18030)": text.encode("gb18030"),
        "md": as_markdown(text).encode(),
        "html": as_html(text).encode(),
        "docx": build(text),
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


if __name__ == "__main__":
    main()
