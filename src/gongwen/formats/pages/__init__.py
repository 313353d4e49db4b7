"""Fixed pages: pieces of text where they stand become lines, paragraphs and tables in reading order."""

from gongwen.formats.pages.layout import Laid, laid_out
from gongwen.formats.pages.model import Piece, Rule, Sheet
from gongwen.formats.pages.tally import PageTally

__all__ = ["Laid", "PageTally", "Piece", "Rule", "Sheet", "laid_out"]
