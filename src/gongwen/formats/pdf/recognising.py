"""Pages of a .pdf that hold no readable text: recognised where the optional parts for that are installed."""

from dataclasses import dataclass

import pypdfium2

from gongwen.formats import scans
from gongwen.formats.limits import Limits
from gongwen.formats.pages import PageTally, Sheet

_POINTS = 72


@dataclass(slots=True)
class Recogniser:
    """Recognises pages of one file, as many as the limit allows."""

    limits: Limits
    tally: PageTally

    def better(self, sheet: Sheet, page: pypdfium2.PdfPage) -> Sheet:
        """Return ``sheet``, or what was recognised on it where it is a scan or its fonts say nothing."""
        unread = [numbers for numbers in (self.tally.scans, self.tally.garbled) if numbers[-1:] == [sheet.number]]
        if not unread or len(self.tally.recognised) >= self.limits.recognised_pages or not scans.is_available():
            return sheet
        for numbers in unread:
            numbers.pop()
        self.tally.recognised.append(sheet.number)
        scale = scans.scale_for(*page.get_size())
        bitmap = page.render(scale=scale)
        try:
            return scans.recognise(bitmap.to_numpy(), number=sheet.number, dpi=scale * _POINTS)
        finally:
            bitmap.close()
