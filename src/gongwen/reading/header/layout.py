"""Where a document stands in a file: its title, addressees and first sentence, its signature, its annex and its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongwen.reading.header import words
from gongwen.reading.header.furniture import is_furniture, is_teaser, row_of
from gongwen.reading.header.pieces import Piece
from gongwen.reading.header.recipients import is_recipients


@dataclass(frozen=True, slots=True)
class Title:
    """A title in ``pieces[first:stop]``: ``text`` clean, ``printed`` with what a compiler put around it."""

    first: int
    stop: int
    text: str
    printed: str


@dataclass(frozen=True, slots=True)
class Signature:
    """An issuer's name and a date in ``pieces[first:stop]``; a date alone has issuer None."""

    first: int
    stop: int
    issuer: str | None
    date: str | None


_FOOTNOTE = re.compile(r"^[（(](?:此件|本文|联系人|联系|公开|共印|注|主动公开|依申请).*[）)]$|^(?:公开方式|信息公开选项|公开选项|抄送|抄报|分送|印发)[：:]")
_ANNEX_MARK = re.compile(r"^附[件表]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?(?:[-—－]\d{1,2})?[：:.．、]?$")
_ANNEX_LABEL = re.compile(r"^附[件表]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:](?:\d{1,2}[.．、])?")


def is_line_of_head(piece: Piece) -> bool:
    """Whether a piece is a number, a mark, a letterhead, an organ's name or a date: a line of a head, and no title."""
    text = piece.text
    return bool(
        number_in(text) or words.is_mark(text) or words.letterhead(text) or words.is_organ(text) or words.DATE_BRACKET.fullmatch(text) or is_date_line(text)
    )


_NUMBER_LINE = re.compile(
    rf"[（(]?(?:文号|发文字号|编号|文件编号)?[：:]?(?:特急|加急|等级|紧急程度|明电|内部|[·•：:])*(?P<number>{words.unnamed(words.NUMBER)}|{words.unnamed(words.LOOSE_NUMBER)})[）)]?"
)


def number_in(text: str) -> str | None:
    """The document number of a line that holds nothing else, without the site's broken-off empty brackets."""
    found = _NUMBER_LINE.fullmatch(text)
    if found is None:
        return None
    number = re.sub(r"[〔［\[][〕］\]]", "", found["number"])
    for at in range(len(number) - 1, 5, -1):
        if re.match(r"[\u4e00-\u9fff]{2,8}[〔\[［﹝（(]", number[at:]) and re.search(r"(?:政府|办公室|办公厅|委员会|局|厅|公司|大学|学院|医院)$", number[:at]):
            return number[at:]
    return number


def is_date_line(text: str) -> bool:
    """Whether a line is a full date and nothing else."""
    return bool(words.DATE.fullmatch(text))


def is_sentence(text: str) -> bool:
    """Whether a line is prose: it ends, or holds, a sentence."""
    if len(text) < 12:
        return False
    return "。" in text or (text[-1] in "；：:;" and len(text) >= 15) or (len(text) >= 40 and len(re.findall("[，,]", text)) >= 2)


def find_opening(pieces: Sequence[Piece]) -> int:
    """The index of the addressees, the first sentence or the first heading: where a document begins to speak."""
    for at, piece in enumerate(pieces):
        if _opens(piece):
            return _second_copy(pieces, at) or at
    return len(pieces)


def _opens(piece: Piece) -> bool:
    text = piece.text
    if is_teaser(text) or is_furniture(text) or _FOOTNOTE.match(text):
        return False
    if is_recipients(text) or (piece.is_heading and len(text) > 3 and words.as_title(text) is None):
        return True
    return row_of(text) is None and words.as_title(text) is None and not is_line_of_head(piece) and is_sentence(text)


def _second_copy(pieces: Sequence[Piece], opening: int) -> int | None:
    """The second copy's opening, where the first has no headings: a page's summary, or the text run together."""
    key = pieces[opening].text[:24]
    for at in range(opening + 1, len(pieces)):
        if pieces[at].is_heading:
            return None
        if len(key) > 8 and pieces[at].text.startswith(key):
            return at
    return None


@dataclass(frozen=True, slots=True)
class Recipients:
    """The 主送 line in ``pieces[first:stop]``."""

    first: int
    stop: int
    text: str


def find_recipients(pieces: Sequence[Piece], opening: int) -> Recipients | None:
    """The 主送 line at the opening, where it was broken over lines that were not joined put together again."""
    first = opening
    while 0 < first < len(pieces) and opening - first < 3 and is_recipients(pieces[opening].text) and _lists_organs(pieces[first - 1]):
        first -= 1
    text = ""
    for at in range(first, min(first + 4, len(pieces))):
        text += pieces[at].text
        if is_recipients(text):
            return Recipients(first, at + 1, text)
        if not _lists_organs(pieces[at]):
            return None
    return None


def _lists_organs(piece: Piece) -> bool:
    """Whether a line could be the beginning of a list of addressees that its next line goes on with."""
    text = piece.text
    if piece.number or re.search(r"[。；！？：:《》>＞|]", text) or row_of(text) or is_furniture(text) or words.as_title(text):
        return False
    return not is_line_of_head(piece) and bool(re.search(r"^各|^[省市区县].{0,6}各|[，、,]", text))


def find_title(pieces: Sequence[Piece], opening: int) -> Title | None:
    """The title nearest above the opening; a weak one (政务公开工作方案) only where no other stands there."""
    weak: Title | None = None
    at = opening - 1
    while at >= 0:
        title = _title_at(pieces, at, 0)
        if title is None:
            at -= 1
            continue
        if len(title.text) >= 14 or "关于" in title.text or opening - title.stop <= 2:
            return title
        weak = weak or title
        at = title.first - 1
    return weak or _plain_title(pieces, opening)


def _title_at(pieces: Sequence[Piece], last: int, floor: int) -> Title | None:
    """The title whose last line is ``pieces[last]``, its lines above included."""
    text = pieces[last].text
    if len(text) > 200 or not words.ends_like_title(text) or is_furniture(text) or row_of(text) or is_recipients(text):
        return None
    first = last
    while first > floor and last - first < 4 and _goes_on(pieces[first - 1], text):
        first -= 1
        text = pieces[first].text + text
    clean = words.as_title(text)
    return Title(first, last + 1, clean, text) if clean else None


def _goes_on(above: Piece, text: str) -> bool:
    """Whether the line above belongs to the same title."""
    line = above.text
    if is_furniture(line) or row_of(line) or is_line_of_head(above) or above.in_cell or re.search(r"[。；！？：:>＞|]", line) or len(line) < 4:
        return False
    if line.count("《") > line.count("》"):
        return True
    if words.ends_like_title(line) or text.startswith(("关于", "印发关于")) or re.match(r"\d{1,3}[.．、]", text):
        return False
    return bool(re.search(r"关于|印发|转发|批转", line)) or text[0] in "的《〈暨" or len(words.bare_title(text)) < 8 or line[-1] in "、，"


def _plain_title(pieces: Sequence[Piece], opening: int) -> Title | None:
    """A title that names no kind of document: the line between the number and the addressees, or right above these."""
    at = opening - 1
    while at >= 0 and (is_line_of_head(pieces[at]) or row_of(pieces[at].text)):
        at -= 1
    if at < 0 or opening >= len(pieces):
        return None
    line = words.bare_title(pieces[at].text)
    framed = is_recipients(pieces[opening].text) or any(number_in(p.text) for p in pieces[max(0, at - 2) : opening])
    plain = 6 <= len(line) <= 60 and not re.search(r"[。；！？：:，,>＞|【】/]", line) and not is_furniture(line)
    return Title(at, at + 1, line, pieces[at].text) if (framed or at == 0) and plain else None


def find_signature(pieces: Sequence[Piece], opening: int) -> Signature | None:
    """The first signature from the opening on: an organ's name above a date, or a date alone where nothing else can stand."""
    headed = False
    for at in range(opening, len(pieces)):
        piece = pieces[at]
        headed = headed or piece.is_heading
        signature = signature_at(pieces, at, opening)
        if signature is None or piece.in_cell:
            continue
        if signature.issuer or (at > opening and (not headed or at >= len(pieces) - 6)):
            return signature
    return _undated(pieces, opening)


_GLUED = re.compile(rf"(?P<organ>[^，。；：:《》！？\d]{{2,80}}?)(?:[（(][^（）()]{{1,4}}[）)])?(?P<date>{words.unnamed(words.DATE)})")


def signature_at(pieces: Sequence[Piece], at: int, floor: int) -> Signature | None:
    """The signature whose date is ``pieces[at]``: on a line of its own below its organs, or behind one of them."""
    text = pieces[at].text
    glued = _GLUED.fullmatch(text)
    if not (is_date_line(text) or words.SLASHED.fullmatch(text) or (glued and words.is_organ(glued["organ"]))):
        return None
    own = words.bare_organ(glued["organ"]) if glued else ""
    first = at
    while first > floor and at - first < 12 and _signs(pieces[first - 1]):
        first -= 1
    issuer = "".join(words.bare_organ(piece.text) for piece in pieces[first:at]) + own
    if not issuer and not is_date_line(text):
        return None
    return Signature(first, at + 1, issuer or None, words.iso_date(text))


def _signs(piece: Piece) -> bool:
    if piece.number is None and not words.bare_organ(piece.text):
        return True
    return piece.number is None and words.is_organ(piece.text) and not words.letterhead(piece.text) and not is_furniture(piece.text)


def _undated(pieces: Sequence[Piece], opening: int) -> Signature | None:
    """An organ's name below the closing words of a notice, without a date."""
    for at in range(opening + 1, len(pieces)):
        if pieces[at].is_heading:
            return None
        above = pieces[at - 1].text
        if _signs(pieces[at]) and re.search(r"(?:执行|实施|落实|办理|通知|函达|函复|批复|工作)。$", above):
            return Signature(at, at + 1, words.bare_organ(pieces[at].text), None)
    return None


def find_annex(pieces: Sequence[Piece], start: int) -> Title | None:
    """The title of the plan annexed behind a notice that ends before ``pieces[start]``."""
    floor = start
    for at in range(start, min(len(pieces), start + 24)):
        text = pieces[at].text
        if _FOOTNOTE.match(text) or _ANNEX_MARK.match(text):
            floor = at + 1
            continue
        labelled = _ANNEX_LABEL.match(text)
        if labelled and not _is_listed(pieces, at):
            clean = words.as_title(text[labelled.end() :])
            return Title(at, at + 1, clean, text) if clean else None
        title = _title_at(pieces, at, floor)
        if title is not None:
            return _taller(pieces, title)
        if is_sentence(text) or pieces[at].is_heading or is_furniture(text) or is_recipients(text):
            return None
    return None


def _is_listed(pieces: Sequence[Piece], at: int) -> bool:
    """Whether 附件：… is a list of annexes and not the head of one: nothing but more of the list follows."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return following is None or not (is_sentence(following.text) or following.is_heading)


def _taller(pieces: Sequence[Piece], title: Title) -> Title:
    """The title with a bracket that stands on the line below it: （2021—2023年）, （试行）."""
    below = pieces[title.stop].text if title.stop < len(pieces) else ""
    if re.fullmatch(r"[（(][^（）()。，]{2,20}[）)]", below) and not words.DATE_BRACKET.fullmatch(below) and not _FOOTNOTE.match(below):
        return Title(title.first, title.stop + 1, title.text + below, title.printed + below)
    return title
