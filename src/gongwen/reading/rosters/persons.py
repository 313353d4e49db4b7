"""The persons of one role: names with posts, names alone, posts alone, units, in whatever way they are strung together."""

import re
from dataclasses import dataclass

from gongwen.reading.rosters.names import clean_name, is_name
from gongwen.reading.rosters.pieces import Piece, Range, pieces_of
from gongwen.reading.rosters.posts import begins_post, ends_post
from gongwen.reading.rosters.strips import Strip
from gongwen.reading.words.units import read_units

_BESIDES = re.compile(r"(?:副书记|常委|党组书记|党组成员|党委委员|党工委委员)$")
_SHARED = re.compile(r"(?:副[^、，]{0,8}|[员事师表问家]|助理|负责同志|负责人|领导|同志)$")
"""Posts that several hold, so that one can stand before more than one name: 副县长某某、某某."""
_PLACEHOLDER = re.compile(r"[×xX○〇*＊_]+|[×xX]+某*")


@dataclass(slots=True)
class Person:
    """A member as ranges of the strip it was read from; one of the two is set."""

    name: Range | None = None
    post: Range | None = None
    form: str = ""

    def extend_post(self, start: int, end: int) -> None:
        """Let the post go on to ``end``."""
        self.post = (self.post[0] if self.post else start, end)


def read_persons(strip: Strip) -> list[Person]:
    """The persons in a stretch without a role label, in order."""
    persons: list[Person] = []
    pieces = pieces_of(strip)
    for at, read in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        piece = _as_post(read) if read.form == "guess" and _leads_name(after) else read
        _place(strip, persons, piece, after)
    return [p for p in persons if p.name or p.post]


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
        elif last and last.form == "turned" and piece.before == "、" and _is_shared(strip, last, after):
            persons.append(Person(piece.name, last.post, "turned"))
        else:
            persons.append(Person(piece.name, None, "name"))
    elif piece.post:
        _place_post(strip, persons, last, piece, after)


def _is_shared(strip: Strip, last: Person, after: Piece | None) -> bool:
    """Whether the post before the last name is also that of the next, which has none of its own behind it."""
    own = after is not None and after.kind == "post" and after.before in {"blank", "wide", "，"}
    return last.post is not None and not own and _SHARED.search(strip.tight[slice(*last.post)]) is not None


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
    if strip.tight.startswith("各", start):
        persons.append(Person(None, piece.post, "post"))
    elif last is not None and last.form == "name" and piece.before not in {"、", "；"}:
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
