"""One file in, a plan reading out: what every command does with a file it is given."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongwen.reading.model import PlanReading


def read_one(file: Path) -> "PlanReading":
    """Read a plan in a process of its own; raise gongwen.refusals.Refused with one sentence if it cannot be read."""
    from gongwen.workers import read_apart  # noqa: PLC0415 -- --help must not wait for it

    return read_apart(file)


def read_plan_or_json(file: Path) -> "PlanReading":
    """Read a plan, or the reading of one that ``gongwen read --format json`` wrote to a file .json."""
    if file.suffix.lower() != ".json":
        return read_one(file)
    from gongwen.formats.files import load_bytes  # noqa: PLC0415 -- --help must not wait for it
    from gongwen.reading.asjson import read_json  # noqa: PLC0415 -- --help must not wait for it

    return read_json(load_bytes(file))
