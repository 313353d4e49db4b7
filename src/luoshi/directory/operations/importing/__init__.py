"""Taking rows of a workbook into the directory, with a report line by line. Nothing is renamed, closed or merged by it."""

from luoshi.directory.operations.importing.act import import_directory, preview_import
from luoshi.directory.operations.importing.report import Line, Outcome, Report

__all__ = ["Line", "Outcome", "Report", "import_directory", "preview_import"]
