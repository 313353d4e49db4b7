"""What points to the source: pieces, the names in them, and doubts."""

from collections.abc import Iterable, Iterator
from typing import Any

from luoshi.plans.models import Doubt, Piece
from luoshi.plans.states import DoubtState, PieceKind
from luoshi.web.review.cards import token_of
from luoshi.web.review.source import Looks, Mark


def marks_of(pieces: Iterable[Piece], doubts: Iterable[Doubt]) -> Iterator[Mark]:
    """Yield a mark for every range that a piece, a unit's name in a task, or a doubt points to."""
    for piece in pieces:
        yield from _marks_of_piece(piece)
    for doubt in doubts:
        look = "ask" if doubt.severity == "ask" and doubt.state == DoubtState.OPEN else ""
        for span in doubt.spans:
            yield Mark(span[0], span[1], doubt_ref(doubt), look)


def doubt_ref(doubt: Doubt) -> str:
    """Return the token by which a doubt is pointed to."""
    return f"d.{doubt.public_key}"


def name_ref(name: str) -> str:
    """Return the token by which a printed name is pointed to, wherever it stands."""
    return token_of(name, "n.")


def _marks_of_piece(piece: Piece) -> Iterator[Mark]:
    content = piece.content
    ref = f"p.{piece.public_key}"
    yield from _mark(content.get("span"), ref)
    for row in content.get("assignments") or ():
        yield from _mark(row.get("span"), name_ref(row["name"]), "name")
    for row in content.get("members") or ():
        yield from _mark(row.get("span"), ref)


def _mark(span: Any, ref: str, look: str = "") -> Iterator[Mark]:  # noqa: ANN401 -- two offsets, or nothing
    if span and span[1] > span[0]:
        yield Mark(span[0], span[1], ref, look)


def looks_of(pieces: Iterable[Piece], text: str) -> Looks:
    """Return what header and outline say about the look of paragraphs, as they were read: the source stays what it is."""
    header: dict[str, Any] = {}
    ref = ""
    headings: set[str] = set()
    for piece in pieces:
        told = piece.read or piece.content
        if piece.kind == PieceKind.HEADER:
            header, ref = told, f"p.{piece.public_key}"
        elif piece.kind == PieceKind.TASK:
            headings.update(_tight(heading) for heading in told.get("path") or ())
    titles = {_tight(header.get(name) or "") for name in ("title", "plan_title")} - {""}
    number, issuer = _tight(header.get("number") or ""), _tight(header.get("issuer") or "")
    return Looks(frozenset(titles), number, _red_head(text, number), issuer, frozenset(headings), ref)


def _red_head(text: str, number: str) -> str:
    """Return the line in red above a document's number: the first line, where the number is the second."""
    lines = [_tight(line) for line in text[:400].split("\n") if line.strip()]
    return lines[0] if len(lines) > 1 and number and lines[1] == number else ""


def _tight(words: str) -> str:
    return "".join(words.split())
