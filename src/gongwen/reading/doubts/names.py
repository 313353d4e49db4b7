"""Names of units compared: their level, what is left without it, and whether two names look like one unit.

区发展和改革局 is the level 区 and the body 发展和改革局. A place spelt out before a name (某某区商务局) counts as the level
where the document's issuer is of that place.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from gongwen.reading.doubts.aliases import FAMILY

_LEVEL = re.compile(
    r"(?:省|市(?!场|政(?!府|协|法|务|数)|容|民)|区(?!域)|县(?!域)|州|盟|旗|镇(?!街)|乡(?!村|镇)|师(?!范)|自治区)(?=.)"
)
_PLACE = re.compile(r"(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区|市|州|盟|地区|县|旗|区))+")
_SECOND_NAME = re.compile(r"[（(〔][^（）()〔〕]*[）)〕]")
_SPELLINGS = (
    ("委员会", "委"),
    ("办公室", "办"),
    ("办公厅", "厅"),
    ("人民政府", "政府"),
    ("和", ""),
    ("与", ""),
    ("及", ""),
)
_NOT_SHORTENED = ("政府", "委", "人大", "政协", "府")
_DEPARTMENT = re.compile(r"[局委办厅处科部室院署会]$")


@dataclass(frozen=True, slots=True)
class Place:
    """The place whose document it is: its full name, and the last part of it (某市某某区 → 某某区)."""

    full: str
    last: str

    @property
    def level(self) -> str:
        """The letter of its level: 省 市 区 县 …; an autonomous region ranks as 省."""
        return "省" if self.last.endswith("自治区") else self.last[-1]


def place_of(issuer: str | None) -> Place | None:
    """The place that an issuer's name begins with, None for an issuer of no place (国务院办公厅)."""
    found = _PLACE.match(issuer or "")
    if found is None or found.end() == len(issuer or ""):
        return None
    parts = re.findall(r"[\u4e00-\u9fff]{2,7}?(?:自治区|省|市|州|盟|地区|县|旗|区)", found[0])
    return Place(found[0], parts[-1])


@dataclass(frozen=True, slots=True)
class Name:
    """A unit's name taken apart: ``core`` has neither level nor second name, ``second`` is the part in brackets."""

    printed: str
    level: str
    core: str
    second: str

    @property
    def family(self) -> str:
        """The full name of its body where the table of aliases knows it, else the core in one spelling."""
        return FAMILY.get(self.core, FAMILY.get(spelt(self.core), spelt(self.core)))


def spelt(core: str) -> str:
    """A core in one spelling: 委员会 as 委, 办公室 as 办, without 和."""
    spelling = core
    for long, short in _SPELLINGS:
        spelling = spelling.replace(long, short)
    return spelling or core


def take_apart(printed: str, place: Place | None = None) -> Name:
    """A printed name as level, core and second name."""
    return _apart("".join(printed.split()), place)


@lru_cache(maxsize=4096)
def _apart(tight: str, place: Place | None) -> Name:
    second = "".join(_SECOND_NAME.findall(tight))
    bare = _SECOND_NAME.sub("", tight) or tight
    level, core = "", bare
    for prefix in (place.full, place.last) if place else ():
        if bare.startswith(prefix) and len(bare) > len(prefix):
            level, core = place.level if place else "", bare[len(prefix) :]
            break
    else:
        found = _LEVEL.match(bare)
        if found and len(bare) - found.end() > 1:
            level, core = found[0], bare[found.end() :]
    return Name(tight, "省" if level == "自治区" else level, core, second)


Key = tuple[str, str]


class Registry:
    """Which printed names mean one body: by level and family, a missing level filled in, short names matched."""

    def __init__(self, names: Iterable[str], place: Place | None) -> None:
        self.place = place
        self.names = {name: take_apart(name, place) for name in dict.fromkeys(names)}
        self._levels: dict[str, set[str]] = defaultdict(set)
        for name in self.names.values():
            if name.level:
                self._levels[name.family].add(name.level)
        self._longer = self._long_names()

    def key(self, printed: str) -> Key:
        """What identifies the body that a name means; names of one body have one key."""
        name = self.names.get(printed) or take_apart(printed, self.place)
        key = (name.level or self._only_level(name.family), name.family)
        return self._longer.get(key, key)

    def _only_level(self, family: str) -> str:
        """住建局 beside 市财政局: a name without a level takes the one that its body has elsewhere."""
        levels = self._levels.get(family, set())
        return next(iter(levels)) if len(levels) == 1 else ""

    def _long_names(self) -> dict[Key, Key]:
        """Short name → long name, where one long name alone can be meant."""
        buckets: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for name in self.names.values():
            buckets[name.level or self._only_level(name.family), name.family[0], name.family[-1]].add(name.family)
        longer: dict[Key, Key] = {}
        for (level, _, _), families in buckets.items():
            for short in families:
                longs = [long for long in families if abbreviates(short, long)]
                if len(longs) == 1:
                    longer[level, short] = (level, longs[0])
        return longer


def abbreviates(short: str, long: str) -> bool:
    """Whether a name could be short for another: 人教处, 人事教育处. First and last letter agree, none is added."""
    if not 3 <= len(short) < len(long) <= 20 or short.startswith(_NOT_SHORTENED) or not _DEPARTMENT.search(short):
        return False
    if short[0] != long[0] or short[-1] != long[-1]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)
