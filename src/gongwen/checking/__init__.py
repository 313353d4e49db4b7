"""A .docx is held against GB/T 9704—2012 and the 条例: each finding with its place, its clause, what is there and what should be."""

from gongwen.checking.checker import check_docx
from gongwen.checking.findings import Finding, Severity

__all__ = ["Finding", "Severity", "check_docx"]
