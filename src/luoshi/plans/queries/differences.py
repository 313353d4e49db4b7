"""What a newer reading of the same document reads otherwise than the pieces and doubts of a draft were read."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongwen.comparing.levels import Levels
from gongwen.comparing.pairing import pair_up
from gongwen.comparing.profiles import profile
from gongwen.reading import model
from gongwen.reading.asjson import from_json, plain
from luoshi.documents.models import Reading
from luoshi.plans.contents import UNMATCHED, contents_of
from luoshi.plans.models import Doubt, Piece, PlanVersion
from luoshi.plans.pieces import as_data
from luoshi.plans.shifting import Shift
from luoshi.plans.states import DoubtState, PieceKind

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a newer reading reads otherwise.

    ``what``: a piece "changed", "added" (behind ``after``) or "gone", a doubt "asked" for the first time or no longer
    ("answered"). ``read`` is what is read now. ``fields`` are those that differ; ``kept`` those of them that somebody has
    changed by hand, which stay as they are when the difference is taken.
    """

    what: str
    reading: Reading
    read: Data
    kind: PieceKind | None = None
    piece: Piece | None = None
    after: Piece | None = None
    doubt: Doubt | None = None
    fields: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name for forms, another one as soon as anything of it is another."""
        rows = [(row.public_key, row.revision) for row in (self.piece, self.doubt) if row is not None]
        words = json.dumps([self.what, self.reading.pk, rows, self.read], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(words.encode()).hexdigest()[:16]

    @property
    def was_changed_by_hand(self) -> bool:
        """Tell whether somebody has changed the piece since it was read."""
        return self.piece is not None and self.piece.content != self.piece.read


def reread_differences(version: PlanVersion, reading: Reading) -> list[Difference]:
    """Return what ``reading`` reads otherwise than a draft was read, in the order of the pieces, doubts last."""
    new = from_json(reading.content)
    shift = shift_to(version, reading)
    pieces: dict[PieceKind, list[Piece]] = defaultdict(list)
    for piece in Piece.objects.filter(version=version).exclude(read={}).order_by("position", "pk"):
        pieces[PieceKind(piece.kind)].append(piece)
    contents: dict[PieceKind, list[Data]] = defaultdict(list)
    for kind, content in contents_of(new):
        contents[kind].append(as_data(content))
    found = [
        difference
        for kind in PieceKind
        for difference in _differences(kind, pieces[kind], contents[kind], shift, reading)
    ]
    return [*found, *_doubts(version, new, reading)]


def shift_to(version: PlanVersion, reading: Reading) -> Shift:
    """Return where the places of a draft stand in the text of another reading."""
    old = version.reading.content["text"] if version.reading is not None else reading.content["text"]
    return Shift(old, reading.content["text"])


def _differences(
    kind: PieceKind, pieces: Sequence[Piece], contents: Sequence[Data], shift: Shift, reading: Reading
) -> Iterator[Difference]:
    pairs = _pairs(kind, pieces, contents)
    old_of = {new: old for old, new in pairs.items()}
    for at, piece in enumerate(pieces):
        if at in pairs:
            yield from _changed(kind, piece, contents[pairs[at]], shift, reading)
        elif not piece.is_struck:
            yield Difference("gone", reading, {}, kind, piece)
    after: Piece | None = None
    for at, content in enumerate(contents):
        if at in old_of:
            after = pieces[old_of[at]]
        else:
            yield Difference("added", reading, content, kind, after=after)


def _pairs(kind: PieceKind, pieces: Sequence[Piece], contents: Sequence[Data]) -> dict[int, int]:
    """Return which piece was read from what is read now: what is the same first, the rest by likeness."""
    if kind == PieceKind.HEADER:
        return {0: 0} if pieces and contents else {}
    pairs = _same([piece.read for piece in pieces], contents)
    taken = set(pairs.values())
    olds = [at for at in range(len(pieces)) if at not in pairs]
    news = [at for at in range(len(contents)) if at not in taken]
    levels = Levels()
    old = [profile(_words(pieces[at].read), levels, _where(pieces[at].read)) for at in olds]
    new = [profile(_words(contents[at]), levels, _where(contents[at])) for at in news]
    return pairs | {olds[pair.old]: news[pair.new] for pair in pair_up(old, new)}


def _same(reads: Sequence[Data], contents: Sequence[Data]) -> dict[int, int]:
    """Return pairs of what was and is read with the same words; of several, the first with the first."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for at in reversed(range(len(contents))):
        waiting[_told(contents[at])].append(at)
    return {at: same.pop() for at, read in enumerate(reads) if (same := waiting.get(_told(read)))}


def _told(content: Data) -> str:
    return json.dumps(without_places(content), ensure_ascii=False, sort_keys=True)


def _words(content: Mapping[str, Any]) -> str:
    return " ".join(str(content.get(name) or "") for name in ("cadence", "activity", "name", "text")).strip()


def _where(content: Mapping[str, Any]) -> str:
    path = content.get("path") or [""]
    return f"{path[-1]} {content.get('number') or ''}"


def _changed(kind: PieceKind, piece: Piece, read: Data, shift: Shift, reading: Reading) -> Iterator[Difference]:
    old, content = shift.moved(piece.read), piece.content
    fields = [
        name
        for name in read
        if without_places(read[name]) != without_places(old.get(name))
        and without_places(read[name]) != without_places(content.get(name))
    ]
    if fields:
        kept = [name for name in fields if without_places(content.get(name)) != without_places(piece.read.get(name))]
        yield Difference("changed", reading, read, kind, piece, fields=tuple(fields), kept=tuple(kept))


def without_places(value: Any) -> Any:  # noqa: ANN401 -- whatever JSON holds
    """Return a part of a content without its places in the text."""
    if isinstance(value, list):
        return [without_places(item) for item in value]
    if isinstance(value, dict):
        return {key: without_places(item) for key, item in value.items() if key != "span"}
    return value


def _doubts(version: PlanVersion, new: model.PlanReading, reading: Reading) -> Iterator[Difference]:
    rows = list(Doubt.objects.filter(version=version).order_by("position", "pk"))
    there = {(row.code, row.message) for row in rows}
    asked = {(doubt.code, doubt.message) for doubt in new.doubts}
    for doubt in new.doubts:
        if (doubt.code, doubt.message) not in there:
            yield Difference("asked", reading, plain(doubt))
    for row in rows:
        is_readers = row.code != UNMATCHED
        if is_readers and row.state == DoubtState.OPEN and (row.code, row.message) not in asked:
            yield Difference("answered", reading, {}, doubt=row)
