"""台账: readings of plans into the workbook from which an office runs the year."""

from collections.abc import Sequence
from pathlib import Path

from gongwen.reading.model import PlanReading

__all__ = ["write_ledger"]


def write_ledger(readings: Sequence[tuple[str, PlanReading]], out: Path) -> None:
    """Write the ledger of the readings, each with the name of its file, to ``out``.

    The file is written whole or not at all; the same readings give the same bytes. Raises ValueError if there are no
    readings, gongwen.refusals.Refused if they are more than a workbook holds, and OSError if ``out`` cannot be written.
    """
    from gongwen.ledger.workbook import write_book  # noqa: PLC0415 -- a summary needs the words, not xlsxwriter (80 ms)

    write_book(readings, out)
