"""The command itself: read the files, give the results out, end with the right status."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.cli.checking import check
from gongwen.cli.comparing import compare
from gongwen.cli.console import Stop, drop_output, prepare_output, tell
from gongwen.cli.output import check_output, format_for, write_chunks, write_file
from gongwen.cli.parser import build_parser
from gongwen.cli.run import DONE, REFUSED, Run, own_error
from gongwen.cli.typesetting import typeset
from gongwen.refusals import Refused

if TYPE_CHECKING:
    from gongwen.reading.model import PlanReading

INTERRUPTED, UNREAD = 130, 141
"""Further exit statuses: Ctrl-C; nobody reads the output. REFUSED is also that of a line not understood."""


def main(argv: list[str] | None = None) -> int:
    """Run the command with the arguments, by default those of the process, and return its exit status.

    Whatever happens, the person who typed it reads a sentence and no traceback, unless --debug asks for one.
    """
    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit as end:
        return int(end.code or 0)
    try:
        return _run(arguments)
    except (Stop, Refused) as stop:
        tell(f"gongwen：{stop}")
        return REFUSED
    except BrokenPipeError:
        drop_output()
        return UNREAD
    except KeyboardInterrupt:
        tell("gongwen：已中断。")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the last resort: no traceback reaches a person
        return own_error("gongwen", error, debug=arguments.debug)


def _run(arguments: Namespace) -> int:
    if arguments.command == "compare":
        return DONE if compare(arguments) else REFUSED
    if arguments.command == "check":
        return check(arguments)
    if arguments.command == "typeset":
        return DONE if typeset(arguments) else REFUSED
    out: Path | None = arguments.output
    format_ = format_for(arguments.format, out)
    check_output(out, format_, arguments.files)
    prepare_output(exact=format_ == "json")
    with Run(arguments.files, arguments.jobs, debug=arguments.debug) as run:
        if out and format_ == "xlsx":
            _write_ledger(list(run.readings()), out)
        else:
            write_chunks(out, run.chunks(format_))
    return run.status


def _write_ledger(readings: "Sequence[tuple[str, PlanReading]]", out: Path) -> None:
    from gongwen.ledger import write_ledger  # noqa: PLC0415 -- --help must not wait for it

    if readings:
        write_file(out, lambda: write_ledger(readings, out))
