"""Everything a head says, put together from where its parts stand."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from gongwen.reading.header.extent import first_paragraph, plan_year, stop_paragraph
from gongwen.reading.header.furniture import is_page_line
from gongwen.reading.header.layout import (
    Recipients,
    Title,
    find_annex,
    find_opening,
    find_recipients,
    find_title,
    is_sentence,
)
from gongwen.reading.header.listed import listed_date, listed_issuer, listed_number, listed_title
from gongwen.reading.header.origin import read_approval, read_bases
from gongwen.reading.header.pieces import Piece, part
from gongwen.reading.header.recipients import is_recipients, read_recipients
from gongwen.reading.header.signature import Signature, find_signature, signature_at
from gongwen.reading.header.titles import as_title, bare_title, kind_of, number_bracket, organ_of, sender_of
from gongwen.reading.header.words import (
    DATE_BRACKET,
    byline_organ,
    is_line_of_head,
    is_mark,
    is_organ,
    iso_date,
    letterhead,
    number_in,
)
from gongwen.reading.model import Header
from gongwen.reading.text.prose import Prose

_OPENING_REACH = 4000
_SLIM = 6
"""A notice with no more sentences than this only sends its annex."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says. Ranges are of paragraphs, [start, stop).

    ``body`` is the plan's own text: behind the annexed plan's title, or behind title and addressees where none is
    annexed. ``text`` is the document at all: what lies outside is a web site's, a compiler's or a download page's.
    ``year`` is the plan's year: its title's, else the document date's.
    """

    document: Header
    plan_title: str | None
    body: tuple[int, int]
    text: tuple[int, int]
    year: int | None


@dataclass(frozen=True, slots=True)
class _Layout:
    """The parts of a document by their places among ``pieces``."""

    pieces: Sequence[Piece]
    opening: int
    recipients: Recipients | None
    title: Title | None
    signature: Signature | None
    annex: Title | None

    @property
    def first(self) -> int:
        """The first piece that is known to be of the document."""
        parts = (self.title, self.signature)
        return min([self.opening, *(found.first for found in parts if found)])


def read_head(prose: Prose) -> Head:
    """The head of the first document in ``prose``; what is not printed is None."""
    place = _lay_out(part(prose))
    begin = first_paragraph(place.pieces, place.first)
    stop = stop_paragraph(prose, begin)
    document = _document(place)
    return Head(
        document=document,
        plan_title=place.annex.text if place.annex else None,
        body=(min(_body_start(place, begin), stop), stop),
        text=(begin, stop),
        year=plan_year((place.annex, place.title), document.date),
    )


def _document(place: _Layout) -> Header:
    title = place.title.text if place.title else listed_title(place.pieces[: place.opening])
    title = title or (place.annex.text if place.annex else None)
    prose = _opening_prose(place)
    own = {found.text for found in (place.title, place.annex) if found}
    return Header(
        kind=kind_of(title) if title else None,
        title=title,
        number=_number(place),
        issuer=_issuer(place),
        date=_date(place),
        recipients=read_recipients(place.recipients.text) if place.recipients else (),
        approved_by=read_approval(prose),
        bases=tuple(basis for basis in read_bases(prose) if basis.title not in own),
    )


def _lay_out(pieces: list[Piece]) -> _Layout:
    opening = find_opening(pieces)
    recipients = find_recipients(pieces, opening)
    opening = recipients.first if recipients else opening
    title = find_title(pieces, opening)
    cut_off = _signature_above(pieces, title)
    if title and cut_off:
        return _Layout(pieces, opening, recipients, None, cut_off, title)
    signature = find_signature(pieces, opening)
    annex = _annex(pieces, opening, title, signature)
    return _Layout(pieces, opening, recipients, title, signature, annex)


def _signature_above(pieces: Sequence[Piece], title: Title | None) -> Signature | None:
    """The signature right above a title: that of a notice of which nothing else is printed."""
    if title is None or title.first == 0:
        return None
    signature = signature_at(pieces, title.first - 1, 0)
    return signature if signature and signature.issuer else None


def _annex(pieces: Sequence[Piece], opening: int, title: Title | None, signature: Signature | None) -> Title | None:
    """The plan annexed behind the notice: what follows a slim notice's signature, or what the notice says it sends."""
    if signature is not None:
        notice = pieces[opening : signature.first]
        slim = sum(is_sentence(piece.text) for piece in notice) <= _SLIM
        if slim and not any(piece.is_heading for piece in notice):
            return find_annex(pieces, signature.stop)
    return _announced(pieces, opening, title)


_TITLES = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")


def _announced(pieces: Sequence[Piece], opening: int, title: Title | None) -> Title | None:
    """The annex that the notice says it sends, found again by its name."""
    names = set(_TITLES.findall(title.text)) if title else set()
    for piece in pieces[opening : opening + 4]:
        if re.search(r"印发|转发|下发|印送", piece.text) and not piece.is_heading:
            names.update(_TITLES.findall(piece.text))
    found = (_named(at, pieces[at].text, names) for at in range(opening + 1, len(pieces)))
    return next((annex for annex in found if annex), None)


def _named(at: int, text: str, names: Collection[str]) -> Title | None:
    """The annex's title if a line is one of ``names``, a few words before it allowed; a list of annexes is none."""
    for name in names:
        if len(name) >= 6 and text.endswith(name) and len(text) - len(name) <= 40 and not text.startswith("附"):
            own = bare_title(text) if as_title(text) and "@" not in text else name
            return Title(at, at + 1, own, text)
    return None


def _body_start(place: _Layout, begin: int) -> int:
    """The first paragraph of the plan's own body."""
    at = _body_piece(place)
    if at is None or at >= len(place.pieces):
        return begin
    return max(place.pieces[at].paragraph, begin)


def _body_piece(place: _Layout) -> int | None:
    if place.annex is not None:
        return _behind_byline(place.pieces, place.annex.stop)
    if place.recipients is not None:
        return place.recipients.stop
    if place.title is None:
        return None
    between = place.pieces[place.title.stop : place.opening]
    if any(is_page_line(piece.text) for piece in between):
        return place.opening
    heads = [is_line_of_head(piece.text) and not piece.in_cell for piece in between]
    return place.title.stop + (heads.index(False) if False in heads else len(heads))


def _behind_byline(pieces: Sequence[Piece], start: int) -> int:
    """Behind an annex's own author and date in brackets, where they stand below its title."""
    for at in range(start, min(start + 3, len(pieces))):
        if DATE_BRACKET.fullmatch(pieces[at].text):
            return at + 1
    return start


def _number(place: _Layout) -> str | None:
    """The 发文字号 (GB/T 9704-2012, 7.2.5): a line of its own, in the title's bracket, or in the site's table."""
    own = (number_in(piece.text) for piece in reversed(place.pieces[: place.opening]))
    printed = next((number for number in own if number), None)
    if printed:
        return printed
    bracket = number_bracket(place.title.printed) if place.title else None
    return bracket or listed_number(place.pieces[: place.opening])


def _issuer(place: _Layout) -> str | None:
    """The 发文机关 (GB/T 9704-2012, 7.3.5): the signature, else the organ that the title names, else the letterhead.

    Where nothing else names it, the organ in the name of the plan that the notice sends has issued both.
    """
    if place.signature and place.signature.issuer:
        return place.signature.issuer
    organ = organ_of(place.title.text) if place.title else None
    organ = organ or _organs_above(place) or _byline(place)
    if organ:
        return organ
    issuer = _letterhead(place) or listed_issuer(place.pieces[: place.opening])
    return issuer or (sender_of(place.title.text) if place.title else None)


def _byline(place: _Layout) -> str | None:
    """The organ with a date behind or below the title, in a bracket or not."""
    if place.title is None:
        return None
    below = range(place.title.stop, min(place.title.stop + 2, place.opening))
    lines = (byline_organ(line) for line in (place.title.printed, *(place.pieces[at].text for at in below)))
    signed = (signature_at(place.pieces, at, at) for at in below)
    return next((organ for organ in (*lines, *(sign.issuer for sign in signed if sign)) if organ), None)


def _organs_above(place: _Layout) -> str | None:
    """The organs' lines right above a title that names none, or at the top of a letter, joint ones in one string."""
    last = place.title.first if place.title else place.opening
    while last and (number_in(place.pieces[last - 1].text) or is_mark(place.pieces[last - 1].text)):
        last -= 1
    return _organs(place.pieces[:last]) or None


def _organs(pieces: Sequence[Piece]) -> str:
    """The organs' lines that end ``pieces``, in one string."""
    lines = takewhile(lambda text: is_organ(text) and not is_page_line(text), (p.text for p in reversed(pieces)))
    return "".join(reversed(list(lines)))


def _letterhead(place: _Layout) -> str | None:
    """The organs of the letterhead nearest above the opening; joint ones stand on the lines above 文件."""
    for at in range(place.opening - 1, -1, -1):
        organ = letterhead(place.pieces[at].text)
        if organ:
            return _organs(place.pieces[:at]) + organ
    return None


def _date(place: _Layout) -> str | None:
    """The 成文日期 (GB/T 9704-2012, 7.3.5.4): the signature's, the site's table's, or that in brackets at the title."""
    if place.signature and place.signature.date:
        return place.signature.date
    listed = listed_date(place.pieces[: place.opening])
    if listed:
        return listed
    brackets = list(DATE_BRACKET.finditer(place.title.printed)) if place.title else []
    return iso_date(brackets[-1][0]) if brackets else _date_beside_title(place)


def _date_beside_title(place: _Layout) -> str | None:
    """A date, in brackets or not, on the lines next to the title."""
    if place.title is None:
        return None
    beside = [*range(place.title.stop, place.title.stop + 3), place.title.first - 1, place.title.first - 2]
    for at in beside:
        if 0 <= at < place.opening and _dates(place.pieces, at):
            return iso_date(place.pieces[at].text)
    return None


def _dates(pieces: Sequence[Piece], at: int) -> bool:
    return bool(DATE_BRACKET.fullmatch(pieces[at].text) or signature_at(pieces, at, at))


def _opening_prose(place: _Layout) -> list[str]:
    """The notice's sentences and the plan's opening paragraphs: what stands before the first number."""
    found: list[str] = []
    for start in (place.opening, *([place.annex.stop] if place.annex else [])):
        for piece in place.pieces[start : start + 6]:
            if piece.number is not None:
                break
            if is_sentence(piece.text) and not is_recipients(piece.text):
                found.append(piece.text[:_OPENING_REACH])
    return found
