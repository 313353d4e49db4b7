"""Where the parts of a head stand: the first words, the addressees, the title above them, the title of the annex."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongwen.reading.header.furniture import is_furniture, is_page_line, is_teaser
from gongwen.reading.header.pieces import Piece
from gongwen.reading.header.recipients import is_recipients
from gongwen.reading.header.rows import row_of
from gongwen.reading.header.titles import as_title, bare_title, ends_like_title
from gongwen.reading.header.words import DATE_BRACKET, is_line_of_head, number_in

_TITLE_LINES = 4
_ANNEX_REACH = 24
_SURE_LENGTH = 12
_RUN_IN_REACH = 400


@dataclass(frozen=True, slots=True)
class Title:
    """A title in ``pieces[first:stop]``: ``text`` clean, ``printed`` with what a compiler put around it."""

    first: int
    stop: int
    text: str
    printed: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """The 主送 line in ``pieces[first:stop]``."""

    first: int
    stop: int
    text: str


_FOOTNOTE = re.compile(
    r"^[（(](?:此件|本文|联系人|联系|公开|共印|注|主动公开|依申请).*[）)]$|^(?:公开方式|信息公开选项|公开选项|抄送|抄报|分送|印发)[：:]"
)
_ANNEX_MARK = re.compile(r"附[件表]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?(?:[-—－]\d{1,2})?[：:.．、]?")
_ANNEX_NEXT = re.compile(r"附[件表](?:\d|[二三四五])")
_ANNEX_LABEL = re.compile(r"附[件表]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:](?:\d{1,2}[.．、])?")


_TABLE_HEAD = re.compile(
    r"序号|责任(?:单位|部门|领导|人)|牵头(?:单位|部门|领导)|配合(?:单位|部门)|参与单位|主办单位|协办单位|分管领导|(?:完成)?时限|完成(?:时限|时间)"
    r"|时间节点|(?:主要|重点|具体)?(?:工作)?(?:任务|内容|目标|措施|举措)|备注"
)


def is_sentence(text: str) -> bool:
    """Whether a line is prose: it ends, or holds, a sentence."""
    if len(text) < 12:
        return False
    runs_on = len(text) >= 40 and len(re.findall("[，,]", text)) >= 2
    return "。" in text or (text[-1] in "；：:;" and len(text) >= 15) or runs_on


def find_opening(pieces: Sequence[Piece]) -> int:
    """The index of the addressees, the first sentence or the first heading: where a document begins to speak."""
    opening = next((at for at, piece in enumerate(pieces) if _opens(piece)), None)
    if opening is None:
        return _behind_title(pieces)
    return _second_copy(pieces, opening) or opening


def _behind_title(pieces: Sequence[Piece]) -> int:
    """Where a document without any sentence begins: behind its first title, or with its first line."""
    for at in range(len(pieces)):
        if title_at(pieces, at, 0):
            return at + 1
    return 0


def _opens(piece: Piece) -> bool:
    text = piece.text
    if (piece.is_heading and len(text) > 3 and as_title(text) is None) or _TABLE_HEAD.fullmatch(text):
        return True
    if is_teaser(text) or is_furniture(text) or _FOOTNOTE.match(text):
        return False
    if is_recipients(text):
        return True
    return is_sentence(text) and row_of(text) is None and as_title(text) is None and not is_line_of_head(text)


def _second_copy(pieces: Sequence[Piece], opening: int) -> int | None:
    """The second copy's opening, where the first has no headings: a page's summary, or the text run together."""
    key = _beginning(pieces, opening)
    for at in range(opening + 1, len(pieces)):
        if pieces[at].is_heading:
            return None
        if len(key) > 16 and _beginning(pieces, at) == key:
            return at
    return None


def _beginning(pieces: Sequence[Piece], at: int) -> str:
    """The first 24 characters from a piece on."""
    return "".join(piece.text for piece in pieces[at : at + 3])[:24]


_BARE_LABEL = re.compile(r"(?:单位|部门|机构|科室|处室)[：:]")
"""The end of a broken list of addressees, or else the label of a table's row: 单位：清河县财政局."""


def find_recipients(pieces: Sequence[Piece], opening: int) -> Recipients | None:
    """The 主送 line at the opening, put together again where it was broken over lines that were not joined."""
    first = opening
    if first < len(pieces) and is_recipients(pieces[opening].text):
        while first > 0 and opening - first < 3 and _lists_organs(pieces[first - 1]):
            first -= 1
    text = ""
    for at in range(first, min(first + 4, len(pieces))):
        text += pieces[at].text
        if is_recipients(text):
            return None if _BARE_LABEL.fullmatch(text) else Recipients(first, at + 1, text)
        if not _lists_organs(pieces[at]):
            return None
    return None


def _lists_organs(piece: Piece) -> bool:
    """Whether a line could be the beginning of a list of addressees that its next line goes on with."""
    text = piece.text
    if piece.number or re.search(r"[。；！？：:《》>＞|]", text) or is_page_line(text) or as_title(text):
        return False
    return not is_line_of_head(text) and bool(re.search(r"^各|^[省市区县].{0,6}各|[，、,]", text))


def find_title(pieces: Sequence[Piece], opening: int) -> Title | None:
    """The title above the opening, with all its marks: a page that gives it twice may drop 《》 in the second."""
    title = _nearest_title(pieces, opening) or _run_in_title(pieces, opening)
    if title is None:
        return None
    copies = (title_at(pieces, at, 0) for at in range(title.first))
    texts = [copy.text for copy in copies if copy and _letters(copy.text) == _letters(title.text)]
    return replace(title, text=max([title.text, *texts], key=len))


def _run_in_title(pieces: Sequence[Piece], opening: int) -> Title | None:
    """The title inside a page's path or links above the opening, told by its second copy on a line of its own below."""
    below = (title_at(pieces, at, opening) for at in range(opening, len(pieces)))
    names = dict.fromkeys(title.text for title in below if title and len(title.text) >= _SURE_LENGTH)
    for at in range(max(0, opening - _TITLE_LINES), opening):
        line = pieces[at].text[:_RUN_IN_REACH]
        name = next((name for name in names if name in line), None)
        if name and not pieces[at].in_cell:
            return Title(at, at + 1, name, name)
    return None


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def _nearest_title(pieces: Sequence[Piece], opening: int) -> Title | None:
    """The title nearest above the opening; a short one without 关于 only where no other stands there."""
    weak: Title | None = None
    at = opening - 1
    while at >= 0:
        title = title_at(pieces, at, 0)
        if title is None:
            at -= 1
            continue
        if "关于" in title.text or len(title.text) >= 14 or title.stop == opening:
            return title
        weak = weak or title
        at = title.first - 1
    return weak or _plain_title(pieces, opening)


def title_at(pieces: Sequence[Piece], last: int, floor: int) -> Title | None:
    """The title whose last line is ``pieces[last]``, its lines above it from ``floor`` on included."""
    text = pieces[last].text
    if len(text) > 200 or not ends_like_title(text) or is_page_line(text) or is_recipients(text):
        return None
    first = last
    while first > floor and last - first < _TITLE_LINES and _goes_on(pieces[first - 1], text):
        first -= 1
        text = pieces[first].text + text
    clean = as_title(text)
    return Title(first, last + 1, clean, text) if clean else None


def _goes_on(above: Piece, text: str) -> bool:
    """Whether the line above belongs to the same title as ``text``."""
    line = above.text
    if above.in_cell or len(line) < 4 or re.search(r"[。；！？：:>＞|]", line):
        return False
    if is_page_line(line) or is_line_of_head(line):
        return False
    if line.count("《") > line.count("》"):
        return True
    if ends_like_title(line) or _FILE.search(line) or re.match(r"\d{1,3}[.．、]", text):
        return False
    unfinished = bool(re.search(r"关于|印发|转发|批转|[、，]$", line))
    if text.startswith(("关于", "印发关于")):
        return unfinished
    return unfinished or text[0] in "的《〈暨" or len(bare_title(text)) < 8


_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|txt)$", re.IGNORECASE)
_NO_TITLE = re.compile(r"[。；！？：:，,>＞|【】/]|[（(][^（）()]*(?:网|报|社|记者|来源)[^（）()]*[）)]$")
"""Sentences, a page's path, and a headline with the newspaper or the site behind it."""

_OFFICIAL = re.compile(
    r"关于|(?:19|20)\d\d|工作|任务|行动|方案|项目|实事|责任|目标|发展|建设|整治|治理|改革|规划|计划|落实|推进|政策|管理"
)


def _plain_title(pieces: Sequence[Piece], opening: int) -> Title | None:
    """A title that names no kind of document: below a number, right above addressees, or the file's first line."""
    at = opening - 1
    while at >= 0 and (is_line_of_head(pieces[at].text) or is_page_line(pieces[at].text)):
        at -= 1
    if at < 0 or opening >= len(pieces):
        return None
    line = _FILE.sub("", bare_title(pieces[at].text))
    numbered = any(number_in(piece.text) for piece in pieces[max(0, at - 2) : opening])
    framed = (at == 0 and _OFFICIAL.search(line)) or numbered or is_recipients(pieces[opening].text)
    plain = 6 <= len(line) <= 60 and not pieces[at].in_cell and not _NO_TITLE.search(line)
    return Title(at, at + 1, line, pieces[at].text) if framed and plain else None


def find_annex(pieces: Sequence[Piece], start: int) -> Title | None:
    """The title of the plan annexed behind a notice that ends before ``pieces[start]``."""
    floor = start
    for at in range(start, min(len(pieces), start + _ANNEX_REACH)):
        text = pieces[at].text
        if _FOOTNOTE.match(text) or _ANNEX_MARK.fullmatch(text):
            floor = at + 1
            continue
        labelled = _ANNEX_LABEL.match(text)
        if labelled and not _is_listed(pieces, at):
            clean = as_title(text[labelled.end() :])
            return Title(at, at + 1, clean, text) if clean else None
        title = title_at(pieces, at, floor)
        if title is not None:
            listed = at + 1 < len(pieces) and _ANNEX_NEXT.match(pieces[at + 1].text)
            return None if listed else _with_bracket(pieces, title)
        if is_sentence(text) or pieces[at].is_heading or is_furniture(text) or is_recipients(text):
            return None
    return None


def _is_listed(pieces: Sequence[Piece], at: int) -> bool:
    """Whether 附件：… belongs to a list of annexes and is not the head of one: no text follows."""
    following = pieces[at + 1 : at + 2]
    return not any(is_sentence(piece.text) or piece.is_heading for piece in following)


def _with_bracket(pieces: Sequence[Piece], title: Title) -> Title:
    """The title with a bracket that stands on the line below it: （2021—2023年）, （试行）."""
    below = pieces[title.stop].text if title.stop < len(pieces) else ""
    bracket = re.fullmatch(r"[（(][^（）()。，]{2,20}[）)]", below)
    if bracket and not DATE_BRACKET.fullmatch(below) and not _FOOTNOTE.match(below):
        return Title(title.first, title.stop + 1, title.text + below, title.printed + below)
    return title
