"""What becomes of a file that is read apart, and what is said of it when its worker did not live to tell."""

from dataclasses import dataclass
from typing import Any

from gongwen.reading.asjson import from_json
from gongwen.reading.model import PlanReading
from gongwen.refusals import Refused, Unreadable
from gongwen.workers.limits import WorkerLimits
from gongwen.workers.messages import KINDS


class Broken(Exception):
    """An error of our own; ``str`` is its traceback, for those who mend it, not for those who read documents."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; one of the three is set.

    content the reading as :func:`gongwen.reading.asjson.to_json` gives it
    refusal why the file is not read, in one sentence
    error   the traceback of an error of our own
    """

    content: dict[str, Any] | None = None
    refusal: Refused | None = None
    error: str | None = None

    def reading(self) -> PlanReading:
        """Return the reading; raise the refusal, or Broken."""
        if self.refusal is not None:
            raise self.refusal
        if self.content is None:
            raise Broken(self.error)
        try:
            return from_json(self.content)
        except ValueError as error:
            raise Broken(f"a worker answered with what is no reading: {error}") from error


def told(message: dict[str, Any]) -> Outcome:
    """Return the outcome that a worker's message tells."""
    content, sentence = message.get("reading"), message.get("sentence")
    if isinstance(content, dict):
        return Outcome(content)
    if isinstance(sentence, str):
        return Outcome(refusal=KINDS.get(str(message.get("refused")), Unreadable)(sentence))
    return Outcome(error=str(message.get("error")))


def out_of_time(limits: WorkerLimits) -> Outcome:
    """Return what is said of a file whose worker was killed because it took too long."""
    return _refused(f"读了 {limits.seconds} 秒还没有读完，已停止，请拆分成较小的文件，或另存为 .docx 后再读。")


def out_of_memory() -> Outcome:
    """Return what is said of a file whose worker had not memory enough."""
    return _refused("读这个文件要用的内存超过上限，已停止，请拆分成较小的文件，或另存为 .docx 后再读。")


def crashed() -> Outcome:
    """Return what is said of a file whose worker ended for no reason that it told."""
    return _refused("读这个文件的进程意外中止，文件可能已损坏，请用 Word 或 WPS 打开后另存为新的 .docx 再读。")


def _refused(sentence: str) -> Outcome:
    return Outcome(refusal=Unreadable(sentence))
