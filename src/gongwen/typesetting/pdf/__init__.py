"""A letter as .pdf, set by typst."""

from gongwen.typesetting.pdf.writing import Typesetter

__all__ = ["Typesetter"]
