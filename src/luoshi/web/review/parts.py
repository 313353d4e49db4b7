"""The parts of a draft, as the desk names and counts them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from luoshi.plans.states import PieceKind
from luoshi.web.review.cards import Card


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the draft in the navigation, with how much stands in it."""

    anchor: str
    label: str | Promise
    count: int | str


@dataclass(frozen=True, slots=True)
class OtherPart:
    """Pieces of a kind other than tasks, with the button that adds one."""

    anchor: str
    label: str | Promise
    short: str | Promise
    kind: str
    cards: tuple[Card, ...]
    can_add: bool
    last: str

    @property
    def count(self) -> int:
        """Return how many pieces there are."""
        return len(self.cards)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to do before the plan can be put in force."""

    asks: int
    names: int
    questions: int

    @property
    def total(self) -> int:
        """Return all of it."""
        return self.asks + self.names + self.questions


OTHERS = (
    ("header", PieceKind.HEADER, gettext_lazy("文件")),
    ("goals", PieceKind.GOAL, gettext_lazy("目标")),
    ("phases", PieceKind.PHASE, gettext_lazy("阶段")),
    ("rhythms", PieceKind.RHYTHM, gettext_lazy("节奏")),
    ("bodies", PieceKind.GROUP, gettext_lazy("名单")),
)
"""Each kind of piece that is no task: the anchor of its part, the kind, and its short name."""
