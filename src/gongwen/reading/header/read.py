"""Everything a head says, put together from where its parts stand."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from gongwen.reading.header import layout, words
from gongwen.reading.header.extent import first_paragraph, plan_year, stop_paragraph
from gongwen.reading.header.furniture import is_furniture, row_of
from gongwen.reading.header.layout import Recipients, Signature, Title
from gongwen.reading.header.origin import read_approval, read_bases
from gongwen.reading.header.pieces import Piece, part
from gongwen.reading.header.recipients import is_recipients, read_recipients
from gongwen.reading.model import Header
from gongwen.reading.prose import Prose


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
    def head(self) -> Sequence[Piece]:
        """All that stands above the opening, nearest first."""
        return self.pieces[: self.opening][::-1]


def read_head(prose: Prose) -> Head:
    """The head of the first document in ``prose``; what is not printed is None."""
    place = _lay_out(part(prose))
    pieces, title = place.pieces, place.title or place.annex
    start = min([place.opening, *([place.title.first] if place.title else []), *([place.signature.first] if place.signature else [])])
    begin = first_paragraph(pieces, start)
    stop = stop_paragraph(prose, begin, place.signature, pieces)
    date = _date(place)
    own = {known.text for known in (place.title, place.annex) if known}
    document = Header(
        kind=words.kind_of(title.text) if title else None,
        title=title.text if title else None,
        number=_number(place),
        issuer=_issuer(place),
        date=date,
        recipients=read_recipients(place.recipients.text) if place.recipients else (),
        approved_by=read_approval(_opening_prose(place)),
        bases=tuple(basis for basis in read_bases(_opening_prose(place)) if basis.title not in own),
    )
    return Head(
        document=document,
        plan_title=place.annex.text if place.annex else None,
        body=(min(_body_start(place, begin), stop), stop),
        text=(begin, stop),
        year=plan_year((place.annex, place.title), date),
    )


def _lay_out(pieces: list[Piece]) -> _Layout:
    opening = layout.find_opening(pieces)
    recipients = layout.find_recipients(pieces, opening)
    opening = recipients.first if recipients else opening
    title = layout.find_title(pieces, opening)
    cut_off = _signature_above(pieces, title)
    if title and cut_off:
        return _Layout(pieces, opening, recipients, None, cut_off, title)
    signature = layout.find_signature(pieces, opening)
    annex = _annex(pieces, opening, title, signature)
    return _Layout(pieces, opening, recipients, title, signature, annex)


def _signature_above(pieces: Sequence[Piece], title: Title | None) -> Signature | None:
    """The signature right above a title: that of a notice of which nothing else is printed."""
    if title is None or title.first == 0:
        return None
    signature = layout.signature_at(pieces, title.first - 1, 0)
    return signature if signature and signature.issuer else None


def _annex(pieces: Sequence[Piece], opening: int, title: Title | None, signature: Signature | None) -> Title | None:
    """The plan annexed behind the notice, where the notice is no more than that."""
    notice = pieces[opening : signature.first] if signature else pieces[opening:]
    if signature is None or any(p.is_heading for p in notice):
        return _announced(pieces, opening, title)
    annex = layout.find_annex(pieces, signature.stop)
    slim = len([p for p in notice if layout.is_sentence(p.text)]) <= 6
    return annex if slim else _announced(pieces, opening, title)


_TITLES = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_SENDS = re.compile(r"印发|转发|下发|印送")


def _announced(pieces: Sequence[Piece], opening: int, title: Title | None) -> Title | None:
    """The annex that the notice says it sends, found again by its name."""
    names = set(_TITLES.findall(title.text)) if title else set()
    for piece in pieces[opening : opening + 4]:
        if _SENDS.search(piece.text) and not piece.is_heading:
            names.update(_TITLES.findall(piece.text))
    found = (_named(at, pieces[at].text, names) for at in range(opening + 1, len(pieces)))
    return next((annex for annex in found if annex), None)


def _named(at: int, text: str, names: Collection[str]) -> Title | None:
    """The annex's title if a line is one of ``names``, a few words before it allowed; a list of annexes is none."""
    for name in names:
        if len(name) >= 6 and text.endswith(name) and len(text) - len(name) <= 40 and not text.startswith("附"):
            own = words.bare_title(text) if words.as_title(text) and "@" not in text else name
            return Title(at, at + 1, own, text)
    return None


def _body_start(place: _Layout, begin: int) -> int:
    """The first paragraph of the plan's own body."""
    pieces = place.pieces
    if place.annex is not None:
        at = place.annex.stop
        while at < len(pieces) - 1 and layout.is_line_of_head(pieces[at]):
            at += 1
    elif place.recipients is not None:
        at = place.recipients.stop
    elif place.title is not None:
        at = place.opening
    else:
        return begin
    return max(pieces[at].paragraph, begin) if at < len(pieces) else begin


def _number(place: _Layout) -> str | None:
    """The 发文字号 (GB/T 9704-2012, 7.2.5): a line of its own, in the title's bracket, or in the site's table."""
    own = [layout.number_in(p.text) for p in place.head if row_of(p.text) is None or layout.number_in(p.text)]
    printed = next((number for number in own if number), None)
    if printed:
        return printed
    if place.title:
        bracket = words.number_bracket(place.title.printed)
        if bracket:
            return bracket
    return _row(place, ("发文字号", "文号", "文件编号", "文件字号", "公文文号"), layout.number_in)


def _row(place: _Layout, labels: Sequence[str], read: Callable[[str], str | None]) -> str | None:
    """What ``read`` makes of the value of the first row with one of ``labels``; a value may stand on the lines below."""
    for label in labels:
        for at in range(place.opening):
            row = row_of(place.pieces[at].text)
            if row is None or row[0] != label:
                continue
            value = row[1]
            for below in place.pieces[at + 1 : at + 4]:
                found = read(value) if value else None
                if found:
                    return found
                if row_of(below.text):
                    break
                value += below.text
            found = read(value) if value else None
            if found:
                return found
    return None


def _issuer(place: _Layout) -> str | None:
    """The 发文机关: the signature, else the organ that the title names, else the letterhead (GB/T 9704-2012, 7.3.5)."""
    if place.signature and place.signature.issuer:
        return place.signature.issuer
    named = words.organ_of(place.title.text) if place.title else None
    if named:
        return named
    organs = _organs_above(place)
    if organs:
        return organs
    letterheads = (words.letterhead(piece.text) for piece in place.head)
    printed = next((organ for organ in letterheads if organ), None)
    return printed or _row(place, ("发文机关", "发文机构", "发文单位", "制发单位", "制发机关"), _organ)


def _organ(value: str) -> str | None:
    return value if words.is_organ(value) else None


def _organs_above(place: _Layout) -> str | None:
    """The organs' lines right above a title that names none, or at the top of a letter, joint ones in one string."""
    above = place.pieces[: place.title.first if place.title else place.opening]
    lines: list[str] = []
    for piece in reversed(above):
        if words.is_organ(piece.text) and not is_furniture(piece.text) and row_of(piece.text) is None:
            lines.append(piece.text)
        elif lines or not (layout.number_in(piece.text) or words.is_mark(piece.text)):
            break
    return "".join(reversed(lines)) or None


def _date(place: _Layout) -> str | None:
    """The 成文日期 (GB/T 9704-2012, 7.3.5.4): the signature's, the site's table's, or that in brackets at the title."""
    if place.signature and place.signature.date:
        return place.signature.date
    listed = _row(place, ("成文日期", "成文时间", "成文日", "签署日期", "签发日期", "发文日期"), words.iso_date)
    if listed:
        return listed
    if place.title:
        for bracket in reversed(list(words.DATE_BRACKET.finditer(place.title.printed))):
            return words.iso_date(bracket[0])
    for at in range(place.opening - 1, max(place.opening - 5, -1), -1):
        text = place.pieces[at].text
        if words.DATE_BRACKET.fullmatch(text) or layout.signature_at(place.pieces, at, at):
            return words.iso_date(text)
    return None


def _opening_prose(place: _Layout) -> list[str]:
    """The notice's sentences and the plan's opening paragraphs: what stands before the first heading."""
    found: list[str] = []
    starts = [place.opening] + ([place.annex.stop] if place.annex else [])
    for start in starts:
        for piece in place.pieces[start : start + 6]:
            if piece.number is not None:
                break
            if layout.is_sentence(piece.text) and not is_recipients(piece.text):
                found.append(piece.text)
    return found
