"""What a letter is arranged into: paragraphs, tables and pictures in the order in which they are printed."""

from dataclasses import dataclass

from gongwen.typesetting.letter import Figure, Letter, Table
from gongwen.typesetting.styles import STYLES, Align, Face, Role


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph: indents in characters of its own size, ``above`` in blank lines; ``hangs`` is taken off its first line.

    ``columns`` are side by side instead of runs: the signatures of several organs.
    """

    role: Role
    runs: tuple[Run, ...]
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    starts_page: bool = False
    columns: tuple[str, ...] = ()
    align: Align | None = None
    """Where it stands on the line, if not where its style has it."""

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(run.text for run in self.runs) or "　".join(self.columns)


@dataclass(frozen=True, slots=True)
class ImprintRow:
    """A row of the 版记: a label with its text, or text with what stands at the right end."""

    text: str
    right: str = ""
    hangs: float = 0.0


@dataclass(frozen=True, slots=True)
class Lying:
    """A table across the page, on pages of its own, with what stands above it."""

    pieces: tuple[Piece, ...]
    table: Table


Item = Piece | Table | Figure | Lying


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A letter as it is printed: what stands above the red rule, the pieces below it, the rows of the 版记."""

    letter: Letter
    masthead: tuple[str, ...]
    suffix: str
    masthead_size: float
    items: tuple[Item, ...]
    imprint: tuple[ImprintRow, ...]


def plain(role: Role, text: str, *, above: float = 0.0, first: float = 0.0) -> Piece:
    """Return a piece of one run."""
    return Piece(role, (Run(text, STYLES[role].face),), above=above, first=first)
