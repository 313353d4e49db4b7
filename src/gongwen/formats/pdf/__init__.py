"""PDF: the text of each page where it stands, by pdfium, laid out into lines, paragraphs and tables."""

from gongwen.formats.pdf.reader import read, sheets_of

__all__ = ["read", "sheets_of"]
