"""The persons of one role: names with posts, names alone, posts alone, units, in whatever way they are strung together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.rosters.names import clean_name, is_name, may_be_name, name_length
from gongwen.reading.rosters.posts import TITLE_INSIDE, begins_post, describes_persons, ends_post
from gongwen.reading.rosters.strips import Strip
from gongwen.reading.rosters.tokens import Token, is_spaced_name, tokens_of
from gongwen.reading.units import read_units

Range = tuple[int, int]
_BRACKETED = re.compile(
    r"(?P<name>[^（(]{2,12})(?P<remark>[（(](?:女|男|[\u4e00-\u9fff]{1,5}族)[）)])?[（(](?P<post>.+)[）)]"
)
_BESIDES = re.compile(r"(?:副书记|常委|党组书记|党组成员|党委委员|党工委委员)$")
_REACH = 80
_PLACEHOLDER = re.compile(r"[×xX○〇*＊_]+|[×xX]+某*")
_NOISE = re.compile(r"等|共?\d+人|无|略|[（(]?(?:按姓氏笔画|排名不分先后)[^）)]*[）)]?")


@dataclass(slots=True)
class Person:
    """A member as ranges of the strip it was read from; one of the two is set."""

    name: Range | None = None
    post: Range | None = None
    form: str = ""

    def extend_post(self, start: int, end: int) -> None:
        """Let the post go on to ``end``."""
        self.post = (self.post[0] if self.post else start, end)


@dataclass(frozen=True, slots=True)
class Piece:
    """A token understood: ``kind`` is name, both (name and post), turned (post and name) or post."""

    kind: str
    name: Range | None
    post: Range | None
    before: str
    form: str = ""


def read_persons(strip: Strip) -> list[Person]:
    """The persons in a stretch without a role label, in order."""
    persons: list[Person] = []
    pieces = _with_odd_names(strip, list(_pieces(strip)))
    for at, read in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        piece = _as_post(read) if read.form == "guess" and _leads_name(after) else read
        _place(strip, persons, piece, after)
    return [p for p in persons if p.name or p.post]


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


def _understood(strip: Strip, token: Token, *, stands_apart: bool) -> Iterator[Piece]:
    tight = strip.tight[token.start : token.end]
    if _NOISE.fullmatch(tight):
        return
    if is_name(tight) or (stands_apart and may_be_name(tight)) or is_spaced_name(strip, token):
        yield Piece("name", (token.start, token.end), None, token.before)
        return
    bracketed = _BRACKETED.fullmatch(tight)
    if bracketed and may_be_name(bracketed["name"]):
        name_end = token.start + bracketed.end("name")
        post = (token.start + bracketed.start("post"), token.start + bracketed.end("post"))
        yield Piece("both", (token.start, name_end), post, token.before + "(")
        return
    yield from _glued(tight, token.start, token.before)


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
    turned = _trailing_name(tight)
    if turned:
        return Piece("turned", (end - turned, end), (start, end - turned), before)
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


def _trailing_name(tight: str) -> int:
    """The length of the name that closes a post: 区商务局局长张某 → 2; 0 for none."""
    bare = tight.removesuffix("同志")
    for length in (3, 2, 4):
        if len(bare) > length + 1 and is_name(bare[-length:]) and ends_post(bare[:-length]):
            return length + len(tight) - len(bare)
    return 0


def _place(strip: Strip, persons: list[Person], piece: Piece, after: Piece | None) -> None:
    last = persons[-1] if persons else None
    if piece.kind == "both" and last and last.form == "name" and _is_rather_post(piece):
        last.post, last.form = _as_post(piece).post, "after"
    elif piece.kind == "both":
        form = "bracket" if piece.before.endswith("(") else piece.form
        persons.append(Person(piece.name, piece.post, form or "after"))
    elif piece.kind == "turned":
        if last and last.form == "titles" and piece.before == "、" and last.post and piece.post:
            persons.pop()
            persons.append(Person(piece.name, (last.post[0], piece.post[1]), "turned"))
        else:
            persons.append(Person(piece.name, piece.post, "turned"))
    elif piece.kind == "name":
        if last and last.form == "open" and piece.before in {"blank", "wide"}:
            last.name, last.form = piece.name, "turned"
        else:
            persons.append(Person(piece.name, None, "name"))
    elif piece.post:
        _place_post(strip, persons, last, piece, after)


def _leads_name(after: Piece | None) -> bool:
    """Whether a name follows behind a blank, so that a post stands before it."""
    return after is not None and after.kind == "name" and after.before in {"blank", "wide"}


def _as_post(piece: Piece) -> Piece:
    """A guess at name and post taken back: all of it is a post."""
    start = piece.name[0] if piece.name else 0
    return Piece("post", None, (start, piece.post[1] if piece.post else start), piece.before, "titles")


def _goes_with_more(strip: Strip, last: Person) -> bool:
    """Whether a post is one that its holder has besides another: 县委副书记、县长."""
    return last.post is not None and _BESIDES.search(strip.tight[slice(*last.post)]) is not None


def _is_rather_post(piece: Piece) -> bool:
    """Whether what looks like name and post stands where the post of the name before it is due (某某|东山街道主任)."""
    return piece.before in {"blank", "wide"} or (piece.before == "，" and piece.form == "guess")


def _place_post(strip: Strip, persons: list[Person], last: Person | None, piece: Piece, after: Piece | None) -> None:
    """A post goes to the name before it, or on with the post before it, or stands for a member without a name."""
    start, end = piece.post or (0, 0)
    leads_name = _leads_name(after)
    if last is not None and last.form == "name" and piece.before not in {"、", "；"}:
        last.post, last.form = piece.post, "after"
    elif last is not None and last.form in {"after", "guess"} and piece.before != "；" and not leads_name:
        last.extend_post(start, end)
    elif last is not None and last.form == "titles" and piece.before == "、" and leads_name:
        last.extend_post(start, end)
        last.form = "open"
    elif (last is not None and last.form == "titles" and piece.before == "、" and _goes_with_more(strip, last)) or (
        last is not None and last.form in {"open", "post", "titles"} and piece.before in {"blank", "run"}
    ):
        last.extend_post(start, end)
    else:
        persons.append(Person(None, piece.post, "open" if leads_name else piece.form))


def is_sure_row(strip: Strip, persons: list[Person]) -> bool:
    """Whether a line without a role label is a row of a roster: named persons whose posts end like posts, or names only."""
    named = [p for p in persons if p.name]
    if not named or len(named) != len(persons):
        return False
    if len(persons) > 1 and all(p.form == "name" for p in persons):
        return True
    return all(_is_sure(strip, person) for person in persons)


def _is_sure(strip: Strip, person: Person) -> bool:
    if person.post is None:
        return person.name is not None and is_name(strip.tight[slice(*person.name)])
    post = strip.tight[slice(*person.post)]
    if person.form in {"bracket", "turned"}:
        return len(post) < 60
    glued = person.name is not None and strip.gaps[person.post[0]] == 0
    return len(post) < 80 and (ends_post(post) or (not glued and begins_post(post)))


def printed_name(strip: Strip, person: Person) -> str | None:
    """The person's name as printed, without blanks and remarks; None for a placeholder or a post alone."""
    if person.name is None:
        return None
    name = clean_name(strip.tight[slice(*person.name)])
    return None if _PLACEHOLDER.fullmatch(name) else name


def printed_post(strip: Strip, person: Person) -> str | None:
    """The person's post as printed, without blanks and the full stop behind it."""
    if person.post is None:
        return None
    return strip.tight[slice(*person.post)].strip("，,；;。：:、—-") or None


def read_member_units(strip: Strip) -> list[Person]:
    """The units in a stretch behind 成员单位, as members by their names alone."""
    units = read_units(strip.tight, 0, len(strip.tight))
    return [Person(None, (unit.start, unit.end), "post") for unit in units]
