"""What an import did, or would do, line by line."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What became of a row."""

    CREATED = "created", _("新增")
    CHANGED = "changed", _("修改")
    UNCHANGED = "unchanged", _("无变化")
    REFUSED = "refused", _("未导入")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the workbook and what became of it; ``sentence`` says what was changed, or why it was refused."""

    sheet: str
    sheet_title: str
    number: int
    name: str
    outcome: Outcome
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All lines, in the order of the workbook."""

    lines: tuple[Line, ...]

    def count(self, outcome: str) -> int:
        """Return how many lines came out so."""
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        """How many lines came out how."""
        return {outcome.value: self.count(outcome) for outcome in Outcome}

    @property
    def writes(self) -> bool:
        """Tell whether anything is created or changed."""
        return any(line.outcome in {Outcome.CREATED, Outcome.CHANGED} for line in self.lines)
