"""The directory as a workbook: written, and read as plain rows. What the rows mean is for luoshi.directory.operations.importing."""

from luoshi.directory.workbook.reading import Row, read_workbook
from luoshi.directory.workbook.sheets import SHEETS, SheetForm
from luoshi.directory.workbook.writing import write_directory

__all__ = ["SHEETS", "Row", "SheetForm", "read_workbook", "write_directory"]
