"""The document as a document: kind, title, number, issuer, date, addressees, and where its plan stands in the file."""

from gongwen.reading.header.read import Head, read_head

__all__ = ["Head", "read_head"]
