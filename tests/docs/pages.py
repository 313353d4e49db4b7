"""The pages of the project: their links, their code, their examples of the command."""

import re
import shlex
from pathlib import Path

from tests.places import ROOT, project_files

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    """Return every Markdown page that people read; the sample plans are documents, not pages."""
    return [path for path in project_files("*.md") if "samples" not in path.parts and "tests" not in path.parts]


def name_of(page: Path) -> str:
    """Return a page's name from the root of the repository."""
    return page.relative_to(ROOT).as_posix()


def code_blocks(page: Path, language: str) -> list[str]:
    """Return the code of a page's blocks in a language."""
    return [code for marked, code in FENCE.findall(page.read_text(encoding="utf-8")) if marked == language]


def commands(page: Path) -> list[str]:
    """Return what a page tells people to type, without the prompt."""
    lines = (line for code in code_blocks(page, "console") for line in code.splitlines())
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def links(page: Path) -> list[str]:
    """Return where a page's links lead, apart from those that leave the repository."""
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    return [target for target in LINK.findall(prose) if not re.match(r"\w+:", target)]


def gongwen_examples() -> list[tuple[str, list[str]]]:
    """Return the page and the arguments of every example of the command gongwen."""
    typed = [(name_of(page), shlex.split(command)) for page in pages() for command in commands(page)]
    return [(page, words[1:]) for page, words in typed if words[0] == "gongwen"]
