"""The tokens of a roster's row understood one by one: a name, a name and its post, a post and its name, a post alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongwen.reading.rosters.names import (
    ends_unit,
    is_name,
    may_be_name,
    name_length,
    remark_length,
    trailing_name,
    trailing_name_of_unit,
)
from gongwen.reading.rosters.posts import TITLE_INSIDE, begins_post, describes_persons, ends_post
from gongwen.reading.rosters.strips import Strip
from gongwen.reading.rosters.tokens import Token, is_spaced_name, tokens_of

Range = tuple[int, int]
_BRACKETED = re.compile(
    r"(?P<name>[^（(]{2,12})(?P<remark>[（(](?:女|男|[\u4e00-\u9fff]{1,5}族)[）)])?[（(](?P<post>.+)[）)]"
)
_IN_ROW = re.compile(r"[^（()）]{2,4}(?:[（(][^（()）]{1,40}[）)]){1,2}")
_COLON = re.compile(r"(?P<post>[^：:（()）]{2,30})[：:](?P<name>[^：:]{2,4})")
_NO_POST = re.compile(r"领导|负责|责任|联系|签发|[编审核印校]|记录|主持|联络")
"""What stands before a colon and is a label, no post: 责任领导：某某, 责任编辑：某某."""
_REACH = 80
_NOISE = re.compile(r"等|\d{1,2}|共?\d+人|无|略|[（(]?(?:按姓氏笔画|排名不分先后)[^）)]*[）)]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A token understood: ``kind`` is name, both (name and post), turned (post and name) or post."""

    kind: str
    name: Range | None
    post: Range | None
    before: str
    form: str = ""


def pieces_of(strip: Strip) -> list[Piece]:
    """What the tokens of a stretch are, each in the light of the others."""
    return _with_names_of_units(strip, _with_odd_names(strip, list(_pieces(strip))))


def _pieces(strip: Strip) -> Iterator[Piece]:
    tokens = tokens_of(strip)
    for at, token in enumerate(tokens):
        first = at == 0 or token.before == "；"
        yield from _understood(strip, token, stands_apart=first and _is_set_off(strip, tokens[at + 1 : at + 2]))


def _is_set_off(strip: Strip, after: list[Token]) -> bool:
    """Whether what follows a token shows that a name stands there: a wide blank, or a blank and a post."""
    if not after or after[0].before not in {"blank", "wide"}:
        return False
    return after[0].before == "wide" or begins_post(strip.tight[after[0].start : after[0].end])


def _with_odd_names(strip: Strip, pieces: list[Piece]) -> list[Piece]:
    """In a list of bare names a word of three characters that could be one is one: 高新民 beside 白某, 林某某."""
    if len(pieces) < 2 or any(p.kind != "name" for p in pieces if not _is_odd(strip, p)):
        return pieces
    return [Piece("name", p.post, None, p.before) if _is_odd(strip, p) else p for p in pieces]


def _is_odd(strip: Strip, piece: Piece) -> bool:
    if piece.kind != "post" or piece.post is None:
        return False
    tight = strip.tight[slice(*piece.post)]
    return len(tight) == 3 and may_be_name(tight)


def _with_names_of_units(strip: Strip, pieces: list[Piece]) -> list[Piece]:
    """Where several units have a name behind them, all have (县商务局某某、县财政局某某): one alone could be chance."""
    turned = [_turned_unit(strip, piece) for piece in pieces]
    named = [piece for piece, other in zip(pieces, turned, strict=True) if other or piece.kind == "turned"]
    others = [
        piece
        for piece, other in zip(pieces, turned, strict=True)
        if not other and (piece.kind != "turned") and not _is_described(strip, piece)
    ]
    if len(named) < 2 or others:
        return pieces
    return [other or piece for piece, other in zip(pieces, turned, strict=True)]


def _is_described(strip: Strip, piece: Piece) -> bool:
    return piece.post is not None and ends_post(strip.tight[slice(*piece.post)])


def _turned_unit(strip: Strip, piece: Piece) -> Piece | None:
    """A post without a title as a unit and the name behind it, if it can be one."""
    if piece.kind != "post" or piece.post is None:
        return None
    start, end = piece.post
    length = trailing_name_of_unit(strip.tight[start:end])
    name_end = end - remark_length(strip.tight[start:end])
    return Piece("turned", (end - length, name_end), (start, end - length), piece.before) if length else None


def _understood(strip: Strip, token: Token, *, stands_apart: bool) -> Iterator[Piece]:
    tight = strip.tight[token.start : token.end]
    if _NOISE.fullmatch(tight):
        return
    if is_name(tight) or (stands_apart and may_be_name(tight)) or is_spaced_name(strip, token):
        yield Piece("name", (token.start, token.end), None, token.before)
        return
    coloned = _COLON.fullmatch(tight)
    if coloned and _is_post_with_colon(coloned["post"]) and is_name(coloned["name"]):
        post = (token.start, token.start + coloned.end("post"))
        yield Piece("turned", (token.start + coloned.start("name"), token.end), post, token.before)
        return
    row = _bracketed_row(strip, token)
    if row:
        for part in row:
            yield from _understood(strip, part, stands_apart=False)
        return
    bracketed = _BRACKETED.fullmatch(tight)
    if bracketed and may_be_name(bracketed["name"]):
        name_end = token.start + bracketed.end("name")
        post = (token.start + bracketed.start("post"), token.start + bracketed.end("post"))
        yield Piece("both", (token.start, name_end), post, token.before + "(")
        return
    yield from _glued(tight, token.start, token.before)


def _is_post_with_colon(words: str) -> bool:
    """Whether a post or a unit stands before a colon, and no label of another kind."""
    return _NO_POST.search(words) is None and (ends_post(words) or (ends_unit(words) and begins_post(words)))


def _bracketed_row(strip: Strip, token: Token) -> list[Token]:
    """The persons of a token that is nothing but a row of names with posts in brackets: 某某（县长）某某（副县长）."""
    parts: list[Token] = []
    at = token.start
    while at < token.end:
        found = _IN_ROW.match(strip.tight, at, token.end)
        if found is None or not is_name(found[0].partition("（")[0].partition("(")[0]):
            return []
        parts.append(replace(token, start=at, end=found.end(), before="、" if parts else token.before))
        at = found.end()
    return parts if len(parts) > 1 else []


def _glued(tight: str, start: int, before: str) -> Iterator[Piece]:
    """A token without marks inside: name and post, post and name, or a row of persons run together."""
    begin = 0
    while begin < len(tight):
        length = name_length(tight[begin : begin + _REACH], sure=False, alone=len(tight) - begin <= _REACH)
        cut = _next_person(tight, begin, length) or len(tight)
        yield _single(tight[begin:cut], start + begin, "run" if begin else before)
        begin = cut


def _single(tight: str, start: int, before: str) -> Piece:
    """One person's words: name and post, post and name, or a post alone."""
    end = start + len(tight)
    length = name_length(tight, sure=False)
    if length:
        form = "" if name_length(tight, sure=True) == length else "guess"
        return Piece("both", (start, start + length), (start + length, end), before, form)
    turned = trailing_name(tight)
    if turned:
        return Piece("turned", (end - turned, end - remark_length(tight)), (start, end - turned), before)
    title = ends_post(tight) and not describes_persons(tight)
    return Piece("post", None, (start, end), before, "titles" if title else "post")


def _next_person(tight: str, begin: int, length: int) -> int:
    """Where the person behind the one at ``begin`` starts in run-together text (…部长|丁某某国务院…); 0 for nowhere."""
    for found in TITLE_INSIDE.finditer(tight, begin + length, begin + _REACH):
        at = found.end()
        if not _is_open(tight[begin:at]) and _begins_person(tight[at : at + _REACH]):
            return at
    return 0


def _is_open(words: str) -> bool:
    return words.count("（") + words.count("(") != words.count("）") + words.count(")")


def _begins_person(tight: str) -> bool:
    length = name_length(tight, sure=True, alone=False)
    return length > 0 and TITLE_INSIDE.search(tight, length) is not None
