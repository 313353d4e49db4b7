"""The screen: sentences to people on standard error, results on standard output."""

import io
import os
import sys

_REPLACED = "\N{REPLACEMENT CHARACTER}"


class Stop(Exception):
    """The command cannot do what was asked; ``str`` is the sentence for the person who typed it."""


def tell(sentence: str) -> None:
    """Say something to the person, in one line on standard error."""
    sys.stderr.write(f"{printable(sentence)}\n")


def show(text: str) -> None:
    """Write a part of the result to standard output."""
    sys.stdout.write(text)


def flush() -> None:
    """Hand on what was shown."""
    sys.stdout.flush()


def prepare_output(*, exact: bool) -> None:
    """Let standard output take any character: as UTF-8 where it has to be exact, else as well as the screen can."""
    if isinstance(sys.stdout, io.TextIOWrapper) and exact:
        # Half a character outside the first plane becomes the escape that JSON has for it.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def drop_output() -> None:
    """Forget what nobody reads any more, so that Python does not complain about it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def printable(text: str) -> str:
    """Return a text that cannot steer a terminal: no control characters, nothing that turns its direction."""
    return "".join(char if char.isprintable() or char == "\u3000" else _blank_or_mark(char) for char in text)


def _blank_or_mark(char: str) -> str:
    return " " if char.isspace() else _REPLACED
