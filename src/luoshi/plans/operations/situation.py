"""The draft around a doubt: its pieces and names, and what of them stands at the places that the doubt points at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from gongwen.reading.doubts.presence import units_of_post
from luoshi.plans.contents import roster_names
from luoshi.plans.models import Doubt, NameMatch, Piece, PlanVersion
from luoshi.plans.operations.editing import typed_content, write_content
from luoshi.plans.operations.log import Act
from luoshi.plans.pieces import Content, GroupContent, HeaderContent, Span, TaskContent
from luoshi.plans.states import PieceKind

C = TypeVar("C", bound=Content)


@dataclass(frozen=True, slots=True)
class Situation:
    """What an answer is given in. ``option`` counts the doubt's options from 0; ``note`` is what was written beside it."""

    act: Act
    pieces: tuple[Piece, ...]
    names: dict[str, NameMatch]
    doubt: Doubt
    option: int
    note: str = ""

    @property
    def spans(self) -> frozenset[Span]:
        """The places that the doubt points at."""
        return frozenset((start, end) for start, end in self.doubt.spans)

    @property
    def printed(self) -> tuple[str, ...]:
        """The words at those places, without white space; empty where no reading is kept."""
        reading = self.act.version.reading
        text = reading.content["text"] if reading is not None else ""
        return tuple("".join(text[start:end].split()) for start, end in sorted(self.spans))

    def of(self, kind: PieceKind, form: type[C]) -> Iterator[tuple[Piece, C]]:
        """Yield the pieces of a kind that are not struck, each with its content."""
        for piece in self.pieces:
            if piece.kind == kind and not piece.is_struck:
                content = typed_content(piece)
                if isinstance(content, form):
                    yield piece, content

    def tasks(self) -> Iterator[tuple[Piece, TaskContent]]:
        """Yield the tasks that are not struck."""
        return self.of(PieceKind.TASK, TaskContent)

    def assigned(self) -> list[str]:
        """Return the printed names at the doubt's places in tasks, each once."""
        spans = self.spans
        tasks = (piece for piece in self.pieces if piece.kind == PieceKind.TASK and not piece.is_struck)
        parts = (part for piece in tasks for part in piece.content["assignments"] if part["span"])
        return list(dict.fromkeys(part["name"] for part in parts if tuple(part["span"]) in spans))

    def seated(self) -> list[str]:
        """Return the names of units at the doubt's places in rosters, each once."""
        members = (
            m for _, group in self.of(PieceKind.GROUP, GroupContent) for m in group.members if m.span in self.spans
        )
        return list(dict.fromkeys(unit for member in members for unit in units_of_post(member.post or "")))

    def on_rosters(self) -> list[str]:
        """Return the names of all units on rosters, each once."""
        groups = self.of(PieceKind.GROUP, GroupContent)
        return list(dict.fromkeys(name for _, group in groups for name in roster_names(group)))

    def issuer(self) -> str | None:
        """Return who issued the document."""
        return next((header.issuer for _, header in self.of(PieceKind.HEADER, HeaderContent)), None)

    def change(self, kind: PieceKind, form: type[C], made: Callable[[C], Any]) -> int:
        """Write what ``made`` makes of each piece of a kind where it makes a difference; return how many it was."""
        count = 0
        for piece, content in list(self.of(kind, form)):
            new = made(content)
            if new != content:
                write_content(self.act, piece, new)
                count += 1
        return count


SituationMaker = Callable[[Doubt, int, str], Situation]


def situation_of(act: Act) -> SituationMaker:
    """Return what makes the situation of each doubt of a draft: pieces and names are asked for once."""
    version: PlanVersion = act.version
    pieces = tuple(Piece.objects.filter(version=version).defer("read").order_by("kind", "position", "pk"))
    names = {match.name: match for match in NameMatch.objects.filter(version=version).select_related("unit", "group")}
    return lambda doubt, option, note: Situation(act, pieces, names, doubt, option, note)
