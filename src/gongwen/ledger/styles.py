"""The formats of the ledger's cells, each made once a workbook."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from gongwen.ledger.layout import SIZES
from gongwen.ledger.sheets import Column, Look, Mark

BODY_FONT, HEAD_FONT = "宋体", "黑体"
OPTIONS = {
    # 宋体 11 and 72 pixels are what a Chinese Excel has by itself.
    "default_format_properties": {"font_name": BODY_FONT, "font_size": 11},
    "default_column_width": 72,
    "default_row_height": 18,
    # Only what is told to be a number or a date becomes one.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_READ_FILL, _TO_FILL_FILL = "#E4EBF3", "#FFF2CC"
_LOOKS: dict[Look, dict[str, Any]] = {
    Look.TEXT: {"align": "left"},
    Look.CENTRED: {"align": "center"},
    Look.DATE: {"align": "center", "num_format": "yyyy-mm-dd"},
}
_MARKS: dict[Mark | None, dict[str, Any]] = {
    None: {},
    Mark.STRUCK: {"font_color": "#C00000", "font_strikeout": True},
    Mark.INSERTED: {"font_color": "#0055CC", "underline": 1},
    Mark.ADAPTED: {"font_color": "#2E7D32"},
}


class Styles:
    """Formats by what they are for; asking twice gives the same one."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def title(self, *, formula: bool) -> Format:
        """Return the format of the title over the table."""
        return self._format("title", font_name=HEAD_FONT, font_size=16, align="center", quote_prefix=formula)

    def note(self, *, formula: bool) -> Format:
        """Return the format of the lines under the title."""
        return self._format("note", font_size=9, font_color="#404040", align="left", quote_prefix=formula)

    def head(self, column: Column) -> Format:
        """Return the format of a column's head: yellow where people fill in."""
        fill = _TO_FILL_FILL if column.to_fill else _READ_FILL
        return self._format("head", font_name=HEAD_FONT, font_size=SIZES[0], align="center", border=1, bg_color=fill)

    def cell(self, look: Look, size: int, *, formula: bool, mark: Mark | None = None) -> Format:
        """Return the format of a cell; ``formula`` for a text that looks like one, so that it stays text."""
        properties = {"font_size": size, "border": 1, "quote_prefix": formula, **_LOOKS[look], **_MARKS[mark]}
        return self._format("cell", **properties)

    def run(self, mark: Mark | None, size: int) -> Format:
        """Return the format of a stretch of text inside a cell."""
        return self._format("run", font_size=size, **_MARKS[mark])

    def _format(self, *key: object, **properties: Any) -> Format:  # noqa: ANN401 -- xlsxwriter's own names and values
        known = (*key, *sorted(properties.items()))
        if known not in self._made:
            common = {"font_name": BODY_FONT, "valign": "vcenter", "text_wrap": True, "border_color": "#7F7F7F"}
            self._made[known] = self._book.add_format({**common, **properties})
        return self._made[known]
