"""填报表: a unit's report as a workbook, written to be filled in without a network, and read when it comes back."""

from luoshi.reporting.workbook.reading import ReadBook, read_book
from luoshi.reporting.workbook.writing import write_book

__all__ = ["ReadBook", "read_book", "write_book"]
