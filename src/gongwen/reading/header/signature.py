"""The signature: issuers above a date, under a covering notice or at a document's end (GB/T 9704-2012, 7.3.5)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongwen.reading.header.furniture import is_furniture
from gongwen.reading.header.pieces import Piece
from gongwen.reading.header.words import (
    DATE,
    SLASHED,
    bare_organ,
    is_date_line,
    is_organ,
    iso_date,
    letterhead,
    unnamed,
)
from gongwen.reading.words.labels import OWN_LINE

_MOST_SIGNERS = 12
_NEXT_ROW = 12
_ABOVE_DATE = re.compile(r"附件|\d[.．、]|代?[省市州县区局厅部署]长[\u4e00-\u9fff]{2,4}$")
"""What a date without an organ may stand below, besides a sentence: a list of annexes, the name of who signs an order."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Issuers and a date in ``pieces[first:stop]``: joint issuers in one string, None where only a date is printed."""

    first: int
    stop: int
    issuer: str | None
    date: str | None


_GLUED = re.compile(
    rf"(?P<organ>[^，。；：:《》！？\d]{{2,80}}?)(?:[（(][^（）()]{{1,12}}[）)])?(?P<date>{unnamed(DATE)})"
)


def signature_at(pieces: Sequence[Piece], at: int, floor: int) -> Signature | None:
    """The signature whose date is ``pieces[at]``: on a line of its own below its organs, or behind one of them."""
    text = pieces[at].text
    glued = _GLUED.fullmatch(text)
    own = bare_organ(glued["organ"]) if glued and is_organ(glued["organ"]) else ""
    if not (own or is_date_line(text) or SLASHED.fullmatch(text)):
        return None
    first = at
    while first > floor and at - first < _MOST_SIGNERS and _signs(pieces[first - 1]):
        first -= 1
    issuer = "".join(bare_organ(piece.text) for piece in pieces[first:at]) + own
    if not issuer and not is_date_line(text):
        return None
    return Signature(first, at + 1, issuer or None, iso_date(text))


def _signs(piece: Piece) -> bool:
    """Whether a line is an organ's name, or nothing but a seal's note （县商务局代章）."""
    if piece.number is not None or piece.in_cell or letterhead(piece.text) or is_furniture(piece.text):
        return False
    return is_organ(piece.text) or not bare_organ(piece.text)


def find_signature(pieces: Sequence[Piece], opening: int) -> Signature | None:
    """The first signature from the opening on; without a date, an organ's name below a notice's closing words."""
    for signature in _candidates(pieces, opening):
        if signature.issuer and not _is_row(pieces, signature):
            return signature
        if not signature.issuer and _stands_alone(pieces, opening, signature):
            return signature
    return _undated(pieces, opening)


def _candidates(pieces: Sequence[Piece], opening: int) -> Iterator[Signature]:
    for at in range(opening, len(pieces)):
        signature = None if pieces[at].in_cell else signature_at(pieces, at, opening)
        if signature is not None:
            yield signature


def _is_row(pieces: Sequence[Piece], signature: Signature) -> bool:
    """Whether a unit and its date are two cells of a table printed one cell a line: a row near by has such a pair too."""
    near = [*range(signature.first - _NEXT_ROW, signature.first), *range(signature.stop, signature.stop + _NEXT_ROW)]
    pairs = (signature_at(pieces, at, 0) for at in near if 0 <= at < len(pieces))
    above = pieces[signature.first - 1].text if signature.first else ""
    numbered = any(piece.number or piece.text.isdigit() for piece in pieces[signature.stop : signature.stop + 1])
    return (numbered or not above.endswith("。")) and any(pair and pair.issuer for pair in pairs)


def _stands_alone(pieces: Sequence[Piece], opening: int, signature: Signature) -> bool:
    """Whether a date without an organ signs: it closes a notice in prose, or the document."""
    above = pieces[signature.first - 1].text if signature.first > opening else ""
    if not above.endswith(("。", "！")) and not _ABOVE_DATE.match(above):
        return False
    itemised = any(piece.number or OWN_LINE.match(piece.text) for piece in pieces[opening : signature.first])
    following = pieces[signature.stop : signature.stop + 1]
    return not itemised or len(pieces) - signature.stop < 4 or any(is_furniture(piece.text) for piece in following)


def _undated(pieces: Sequence[Piece], opening: int) -> Signature | None:
    for at in range(opening + 1, len(pieces)):
        if pieces[at].is_heading:
            return None
        above = pieces[at - 1].text
        if _signs(pieces[at]) and re.search(r"(?:执行|实施|落实|办理|通知|函达|函复|批复|工作)。$", above):
            return Signature(at, at + 1, bare_organ(pieces[at].text) or None, None)
    return None
