"""The files of one command: read apart from us and side by side, told about and given out in their order."""

import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from gongwen.cli.console import tell

if TYPE_CHECKING:
    from gongwen.reading.model import PlanReading
    from gongwen.workers import Outcome

DONE, BROKEN, REFUSED = 0, 1, 2
"""Exit statuses: all read; our own error; a file refused."""

_OUR_ERROR = "程序出错，没有读成。请加 --debug 再运行一次，把显示的内容连同情况反馈给维护人员。"


class Run:
    """The reading of some files by at most ``jobs`` processes; ``status`` is right once all are read."""

    def __init__(self, files: Sequence[Path], jobs: int | None, *, debug: bool) -> None:
        """Start what reads the files; it ends with the ``with`` in which the run stands."""
        from gongwen.workers import Pool, processors  # noqa: PLC0415 -- --help must not wait for it

        self.status = DONE
        self._files = files
        self._debug = debug
        self._pool = Pool(min(jobs or processors(), len(files)))
        self._outcomes = self._pool.read_files(files)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def readings(self) -> "Iterator[tuple[str, PlanReading]]":
        """Yield the name and the reading of each file that can be read; tell about the others."""
        return ((name, outcome.reading()) for name, outcome in self._read())

    def chunks(self, format_: str) -> Iterator[str]:
        """Yield the text of each reading: one JSON object, a line each where there are several files, or a summary."""
        from gongwen.cli.texts import as_json, as_text  # noqa: PLC0415 -- --help must not wait for it

        several = len(self._files) > 1
        for name, outcome in self._read():
            if format_ == "json":
                yield as_json(outcome.content or {}, name, several=several)
            else:
                yield as_text(outcome.reading(), name, several=several)

    def _read(self) -> "Iterator[tuple[str, Outcome]]":
        """Yield the name and the outcome of each file that can be read, as soon as it and all before it are read."""
        numbered = enumerate(zip(self._files, self._names(), self._outcomes, strict=True), start=1)
        for number, (file, name, outcome) in numbered:
            if outcome.content is None:
                self._tell_failure(file, outcome)
                continue
            if len(self._files) > 1:
                tell(f"（{number}/{len(self._files)}）{name}：{_counts(outcome.content)}")
            yield name, outcome

    def _names(self) -> list[str]:
        """Return the names of the files, with their folders where two would be the same."""
        names = [file.name for file in self._files]
        return names if len(set(names)) == len(names) else [str(file) for file in self._files]

    def _tell_failure(self, file: Path, outcome: "Outcome") -> None:
        if outcome.refusal is not None:
            tell(f"{file}：{outcome.refusal}")
            self.status = self.status or REFUSED
        else:
            self.status = own_error(str(file), outcome.error or "", debug=self._debug)


def _counts(content: dict[str, Any]) -> str:
    return f"任务{len(content['tasks'])}项，待核{len(content['doubts'])}项"


def own_error(about: str, error: BaseException | str, *, debug: bool) -> int:
    """Tell about an error of our own, with its traceback only where --debug asks for it; return the exit status."""
    if debug:
        lines = traceback.format_exception(error) if isinstance(error, BaseException) else [error]
        for line in "".join(lines).splitlines():
            tell(line)
    tell(f"{about}：{_OUR_ERROR}")
    return BROKEN
