"""Letters, official documents as data, laid out by GB/T 9704—2012 as .docx and .pdf."""

from gongwen.typesetting.letter import Annex, Attendance, Figure, Heading, Letter, Paragraph, Table
from gongwen.typesetting.refusals import Fault, Faulty

__all__ = ["Annex", "Attendance", "Fault", "Faulty", "Figure", "Heading", "Letter", "Paragraph", "Table"]
