"""What a .docx is measured as: runs, paragraphs and pages, with the formatting that holds for them."""

from dataclasses import dataclass
from typing import Any

Element = Any


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one formatting: the font for Han characters, the size and the spacing in points, the colour in hexadecimal."""

    text: str
    font: str
    size: float
    spacing: float
    is_bold: bool
    color: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph as it is set. Indents are in characters of its own size, lengths in points; ``line`` is 0 if not exact.

    ``multiple`` is how many lines a line is high where its height is not exact.
    """

    number: int
    text: str
    runs: tuple[Run, ...]
    align: str
    first: float
    left: float
    right: float
    line: float
    multiple: float
    before: float
    starts_page: bool
    is_in_table: bool
    is_framed: bool
    borders: tuple[tuple[str, str, float], ...]
    element: Element

    @property
    def words(self) -> str:
        """Return its text without blanks around it."""
        return self.text.strip()

    @property
    def main(self) -> Run | None:
        """Return the run that has most of its words."""
        return max((run for run in self.runs if run.text.strip()), key=lambda run: len(run.text.strip()), default=None)

    @property
    def size(self) -> float:
        """Return the size of most of its words, 0 for an empty one."""
        return self.main.size if self.main else 0.0

    @property
    def font(self) -> str:
        """Return the font of most of its words."""
        return self.main.font if self.main else ""

    @property
    def is_red(self) -> bool:
        """Tell whether most of its words are red."""
        return bool(self.main) and is_red(self.main.color if self.main else "")


def is_red(color: str) -> bool:
    """Tell whether a colour in hexadecimal is a red."""
    try:
        red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red >= 0xC0 and green <= 0x40 and blue <= 0x40


@dataclass(frozen=True, slots=True)
class Page:
    """A section's page in millimetres; ``pitch`` in points, 0 where there is no grid; ``foot`` from paper to footer."""

    width: float
    height: float
    top: float
    left: float
    right: float
    bottom: float
    foot: float
    pitch: float
    is_lying: bool
