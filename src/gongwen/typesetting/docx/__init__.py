"""A letter as .docx, for Word and WPS: real styles, headings, fields and a grid, to go on editing."""

from gongwen.typesetting.docx.writing import write_docx

__all__ = ["write_docx"]
