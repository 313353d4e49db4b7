"""The command itself: read the files one by one, give the results out, end with the right status."""

import traceback
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.cli.console import Stop, drop_output, prepare_output, tell
from gongwen.cli.output import check_output, format_for, write_chunks, write_file
from gongwen.cli.parser import build_parser
from gongwen.refusals import Refused

if TYPE_CHECKING:
    from gongwen.reading.model import PlanReading

DONE, BROKEN, REFUSED, INTERRUPTED, UNREAD = 0, 1, 2, 130, 141
"""Exit statuses: all read; our own error; a file refused or the line not understood; Ctrl-C; nobody reads the output."""

_OUR_ERROR = "程序出错，没有读成。请加 --debug 再运行一次，把显示的内容连同情况反馈给维护人员。"


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
        return _own_error("gongwen", error, debug=arguments.debug)


def _run(arguments: Namespace) -> int:
    out: Path | None = arguments.output
    format_ = format_for(arguments.format, out)
    check_output(out, format_, arguments.files)
    prepare_output(exact=format_ == "json")
    run = _Run(arguments.files, debug=arguments.debug)
    if out and format_ == "xlsx":
        _write_ledger(list(run.readings()), out)
    else:
        write_chunks(out, run.chunks(format_))
    return run.status


def _write_ledger(readings: "Sequence[tuple[str, PlanReading]]", out: Path) -> None:
    from gongwen.ledger import write_ledger  # noqa: PLC0415 -- --help must not wait for it

    if readings:
        write_file(out, lambda: write_ledger(readings, out))


class _Run:
    """The files of one command, read one after the other; ``status`` is right once all are read."""

    def __init__(self, files: Sequence[Path], *, debug: bool) -> None:
        self.status = DONE
        self._files = files
        self._debug = debug

    def readings(self) -> "Iterator[tuple[str, PlanReading]]":
        """Yield the name and the reading of each file that can be read; tell about the others."""
        for number, (file, name) in enumerate(zip(self._files, self._names(), strict=True), start=1):
            reading = self._read(file)
            if reading and len(self._files) > 1:
                counts = f"任务{len(reading.tasks)}项，待核{len(reading.doubts)}项"
                tell(f"（{number}/{len(self._files)}）{name}：{counts}")
            if reading:
                yield name, reading

    def chunks(self, format_: str) -> Iterator[str]:
        """Yield the text of each reading: one JSON object, a line each where there are several files, or a summary."""
        from gongwen.cli.texts import as_json, as_text  # noqa: PLC0415 -- --help must not wait for it

        write = as_json if format_ == "json" else as_text
        several = len(self._files) > 1
        for name, reading in self.readings():
            yield write(reading, name, several=several)

    def _names(self) -> list[str]:
        """Return the names of the files, with their folders where two would be the same."""
        names = [file.name for file in self._files]
        return names if len(set(names)) == len(names) else [str(file) for file in self._files]

    def _read(self, file: Path) -> "PlanReading | None":
        from gongwen.formats import read_file  # noqa: PLC0415 -- --help must not wait for it
        from gongwen.reading.reader import read_plan  # noqa: PLC0415 -- --help must not wait for it

        try:
            return read_plan(read_file(file))
        except Refused as refusal:
            tell(f"{file}：{refusal}")
            self.status = self.status or REFUSED
        except Exception as error:  # noqa: BLE001 -- one bad file does not stop the rest
            self.status = _own_error(str(file), error, debug=self._debug)
        return None


def _own_error(about: str, error: BaseException, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    tell(f"{about}：{_OUR_ERROR}")
    return BROKEN
