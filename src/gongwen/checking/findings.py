"""What a check finds."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: against the standard or the 条例, or only to be looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    ``paragraph`` counts those of the document from 1, 0 for the whole; ``excerpt`` are its first words. ``rule`` names what
    is checked, ``clause`` where that stands.
    """

    rule: str
    clause: str
    paragraph: int
    excerpt: str
    found: str
    wanted: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"第{self.paragraph}段“{self.excerpt}”" if self.paragraph else "全文"
        return f"{place}：{self.found}；{self.wanted}（{self.clause}）"
