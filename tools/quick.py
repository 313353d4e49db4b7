"""Lint the changed Python files and run the tests of what was touched since the last commit, without a browser.

Touched means changed against HEAD, or new. src/gongwen/reading/duties/notes.py is tested by tests/gongwen/reading/; a changed test
or helper of tests by its own file or folder; a page by tests/docs/; everything by tests/houserules/.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
NOTHING_COLLECTED = 5


def git(*arguments: str) -> list[str]:
    """Return the lines of a git command's output; none where it fails, as in a repository without commits."""
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)
    return [line for line in done.stdout.split("\0") if line]


def touched_files() -> list[str]:
    """Return the names of changed and new files that are there, sorted."""
    has_commit = bool(git("rev-parse", "--verify", "--quiet", "HEAD"))
    changed = git("diff", "--name-only", "-z", "HEAD") if has_commit else git("ls-files", "-z", "-c")
    new = git("ls-files", "-z", "-o", "--exclude-standard")
    return sorted(name for name in {*changed, *new} if (ROOT / name).is_file())


def tests_of(name: str) -> str | None:
    """Return the file or folder of tests for a file of the project, or None if no tests are its own."""
    path = PurePosixPath(name)
    match path.parts[0]:
        case "src":
            return _nearest(PurePosixPath("tests", *path.parent.parts[1:]))
        case "tests":
            return name if path.name.startswith("test_") else _nearest(path.parent)
        case "docs" | "tools" | "samples":
            return _nearest(PurePosixPath("tests", path.parts[0]))
        case _:
            return "tests/docs" if path.suffix == ".md" else None


def _nearest(folder: PurePosixPath) -> str | None:
    """Return the folder, or the nearest one above it that is there; not all of the tests for one file."""
    while len(folder.parts) > 1:
        if (ROOT / folder).is_dir():
            return str(folder)
        folder = folder.parent
    return None


def tests_to_run(names: Iterable[str]) -> list[str]:
    """Return the tests of the files, each once, none that lies within another."""
    chosen = {"tests/houserules", *filter(None, map(tests_of, names))}
    chosen = {test for test in chosen if not test.startswith("tests/journeys")}
    return sorted(test for test in chosen if not any(test.startswith(f"{other}/") for other in chosen))


def run(*command: str) -> bool:
    """Run one of our tools; tell whether all was well."""
    print("$", *command, flush=True)
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, check=False)
    return done.returncode in {0, NOTHING_COLLECTED if command[0] == "pytest" else 0}


def main() -> int:
    """Lint and test; every step runs, so that one look shows all that is wrong."""
    names = touched_files()
    python = [name for name in names if name.endswith(".py")]
    steps = [
        not python or run("ruff", "check", "--quiet", *python),
        not python or run("ruff", "format", "--quiet", "--check", *python),
        not python or run("mypy", "--no-error-summary"),
        not python or run("lint-imports", "--no-cache", "--no-logo"),
        run("pytest", "-q", "-n", "auto", *tests_to_run(names)),
    ]
    return 0 if all(steps) else 1


if __name__ == "__main__":
    sys.exit(main())
