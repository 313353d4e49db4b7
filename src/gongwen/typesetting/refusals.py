"""What is wrong with a letter, each fault with its place, in the sentences that a clerk reads."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongwen.refusals import Refused


@dataclass(frozen=True, slots=True)
class Fault:
    """A part that is missing or wrong: where (``body[3].level`` in JSON, 第5行 in Markdown), and what about it."""

    place: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}：{self.words}" if self.place else self.words


class Faulty(Refused):
    """A letter cannot be laid out as it is: ``faults`` has at least one."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("；".join(str(fault) for fault in self.faults))
