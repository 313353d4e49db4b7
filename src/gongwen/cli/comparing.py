"""The subcommand ``compare``: two plans read, their comparison given out as text, JSON or a workbook."""

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.cli.console import prepare_output, tell
from gongwen.cli.output import check_output, format_for, write_chunks, write_file
from gongwen.cli.reading import read_plan_or_json
from gongwen.refusals import Refused

if TYPE_CHECKING:
    from gongwen.comparing.model import Comparison
    from gongwen.reading.model import PlanReading


def compare(arguments: Namespace) -> bool:
    """Compare the two plans of the command line; tell about those that cannot be read, and return whether both could.

    Raises Stop with a sentence if the result cannot be written.
    """
    out: Path | None = arguments.output
    format_ = format_for(arguments.format, out)
    check_output(out, format_, [arguments.old, arguments.new], what="对照表")
    prepare_output(exact=format_ == "json")
    old, new = _read(arguments.old), _read(arguments.new)
    if old is None or new is None:
        return False
    _give(_compared(old, new, arguments), format_, out)
    return True


def _read(file: Path) -> "PlanReading | None":
    try:
        return read_plan_or_json(file)
    except Refused as refusal:
        tell(f"{file}：{refusal}")
        return None


def _compared(old: "PlanReading", new: "PlanReading", arguments: Namespace) -> "Comparison":
    from gongwen.comparing import compare_plans  # noqa: PLC0415 -- --help must not wait for it

    files: tuple[Path, Path] = (arguments.old, arguments.new)
    names = (str(files[0]), str(files[1])) if files[0].name == files[1].name else (files[0].name, files[1].name)
    return compare_plans(old, new, names)


def _give(comparison: "Comparison", format_: str, out: Path | None) -> None:
    if out and format_ == "xlsx":
        from gongwen.comparing import write_comparison  # noqa: PLC0415 -- --help must not wait for it

        write_file(out, lambda: write_comparison(comparison, out))
    else:
        write_chunks(out, [_as_json(comparison) if format_ == "json" else _as_text(comparison)])


def _as_json(comparison: "Comparison") -> str:
    from gongwen.comparing.asjson import to_json  # noqa: PLC0415 -- --help must not wait for it

    return json.dumps(to_json(comparison), ensure_ascii=False, indent=1) + "\n"


def _as_text(comparison: "Comparison") -> str:
    from gongwen.cli.differences import differences  # noqa: PLC0415 -- --help must not wait for it

    return differences(comparison)
