"""Names without their place: what is left of 澜棠区商务局 is 商务局. Pure."""

import re
from dataclasses import dataclass
from functools import cached_property

from luoshi.directory.departments import table


@dataclass(frozen=True)
class Place:
    """A jurisdiction by name, with those it lies in, the next one first."""

    name: str
    above: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        """The character before the names of its units: 区 in 区商务局; empty where its name ends in none."""
        return self.name[-1] if self.name and self.name[-1] in table().levels else ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """How the place is written, the longest first: 霁川市澜棠区, 澜棠区."""
        names, whole = [self.name], self.name
        for higher in self.above:
            whole = higher + whole
            names.append(whole)
        return tuple(reversed(names))

    def stem(self, name: str) -> str:
        """Return a name without the place before it, or as it is if nothing would be left."""
        branch = self._branch.fullmatch(name)
        if branch:
            return branch["kind"] + branch["branch"]
        placed = self._placed.match(name)
        if placed and placed.end() < len(name):
            return name[placed.end() :]
        if self.level and name.startswith(self.level) and len(name) > 1 and not name.startswith(table().no_levels):
            return name[1:]
        return name

    @cached_property
    def _placed(self) -> re.Pattern[str]:
        before = "|".join(map(re.escape, table().before_places))
        names = "|".join(map(re.escape, self.names))
        level = f"|{re.escape(self.level)}" if self.level else ""
        return re.compile(rf"(?:{before})?(?:{names})|(?:{before})(?:{names}{level})")

    @cached_property
    def _branch(self) -> re.Pattern[str]:
        """A branch of a higher body: 霁川市公安局澜棠区分局."""
        above = "".join(f"(?:{re.escape(name)})?" for name in reversed(self.above))
        bare = self.name.removesuffix(self.level) if len(self.name) > 2 else self.name
        body, branch = table().body, table().branch
        return re.compile(rf"{above}(?P<kind>.+){body}(?:{re.escape(self.name)}|{re.escape(bare)})(?P<branch>{branch})")

    def whole(self, stem: str) -> str:
        """Return the usual name of a unit here: 区商务局 for 商务局; {place} and {level} are filled in."""
        if "{" in stem:
            return stem.format(place=self.name, level=self.level or self.name)
        return (self.level or self.name) + stem


def full_ending(name: str) -> str:
    """Return a name with its ending in full: 霞浦街 and 霞浦街道 as 霞浦街道办事处."""
    for ending, full in table().endings:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending) + full
    return name


def unswapped(name: str) -> str:
    """Return what a name is compared as where 局 and 委 mean the same: its end 委员会 or 委 as 局."""
    for ending in (*table().committees, *table().offices):
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending) + table().offices[0]
    return name


def one_apart(a: str, b: str) -> bool:
    """Tell whether two names differ in one character: another one, one more, or two that changed places."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    first = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[first:], b[first:]
    if len(a) != len(b):
        longer, shorter = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
        return longer[1:] == shorter
    return rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:])
