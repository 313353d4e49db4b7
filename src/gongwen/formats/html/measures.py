"""What was measured of a page: running totals over its paragraphs, its elements as stretches of paragraphs.

Sums over a stretch are differences of running totals, so that every question about an element takes the same short
time however the page nests.
"""

from array import array
from dataclasses import dataclass, field
from typing import Final

from gongwen.formats.html.names import Hint

# Text of a page is compared by remainders: base 2**32 (UTF-32), modulo a prime that is no power of two less one.
_PRIME: Final = 10**18 + 9


@dataclass(slots=True)
class Measures:
    """What one paragraph is: its letters but for digits, those in links, the links it consists of, what it could be."""

    words: int
    linked: int
    menu_links: int
    says_something: bool
    is_title: bool
    is_sentence: bool


@dataclass(slots=True)
class Totals:
    """Running totals over the paragraphs: entry n is the sum of the first n."""

    letters: list[int] = field(default_factory=lambda: [0])
    words: list[int] = field(default_factory=lambda: [0])
    linked: list[int] = field(default_factory=lambda: [0])
    menus: list[int] = field(default_factory=lambda: [0])
    plain: list[int] = field(default_factory=lambda: [0])
    titles: list[int] = field(default_factory=lambda: [0])
    sentences: list[int] = field(default_factory=lambda: [0])
    digests: list[int] = field(default_factory=lambda: [0])

    def take(self, letters: str, measures: "Measures") -> None:
        """Add a paragraph of these letters."""
        self.letters.append(self.letters[-1] + len(letters))
        self.words.append(self.words[-1] + measures.words)
        self.linked.append(self.linked[-1] + measures.linked)
        self.menus.append(self.menus[-1] + measures.menu_links)
        self.plain.append(self.plain[-1] + measures.says_something)
        self.titles.append(self.titles[-1] + measures.is_title)
        self.sentences.append(self.sentences[-1] + measures.is_sentence)
        value = int.from_bytes(letters.encode("utf-32-be", "surrogatepass"))
        self.digests.append((self.digests[-1] * pow(2, 32 * len(letters), _PRIME) + value) % _PRIME)


@dataclass(slots=True)
class Elements:
    """Block elements with text, in the order of the page: their first paragraph, the one behind them, and more.

    ``ends`` is the number of the element behind the last one inside; ``looks`` is the same for elements of one tag
    with the same names.
    """

    parents: "array[int]" = field(default_factory=lambda: array("l"))
    firsts: "array[int]" = field(default_factory=lambda: array("l"))
    stops: "array[int]" = field(default_factory=lambda: array("l"))
    ends: "array[int]" = field(default_factory=lambda: array("l"))
    hints: "array[int]" = field(default_factory=lambda: array("b"))
    looks: "array[int]" = field(default_factory=lambda: array("q"))

    def __len__(self) -> int:
        return len(self.firsts)

    def open(self, parent: int, first: int, hint: Hint, look: int) -> int:
        """Add an element whose first paragraph this is, and return its number."""
        self.parents.append(parent)
        self.firsts.append(first)
        self.stops.append(first)
        self.ends.append(0)
        self.hints.append(hint)
        self.looks.append(look)
        return len(self.firsts) - 1

    def close(self, number: int, stop: int) -> None:
        """End an element; without text it tells nothing and goes, as all that stood in it has gone already."""
        self.stops[number], self.ends[number] = stop, len(self.firsts)
        if stop == self.firsts[number]:
            for column in (self.parents, self.firsts, self.stops, self.ends, self.hints, self.looks):
                column.pop()

    def range(self, number: int) -> tuple[int, int]:
        """Return the stretch of paragraphs of an element."""
        return self.firsts[number], self.stops[number]


@dataclass(slots=True)
class Hidden:
    """A hidden element: its paragraphs, its place in the page, how many hidden ones stand in it.

    ``stands_alone`` says that it is a block with no text beside it on its line, ``revealed`` that a script shows it.
    """

    first: int
    stop: int
    parent: int
    look: int
    turns_page: bool
    inside: int = 0
    stands_alone: bool = False
    outermost: bool = True
    revealed: bool = False


@dataclass(slots=True)
class Survey:
    """What was measured; ``hidden`` in the order of the page, ``shown`` a 1 for each paragraph that is shown.

    ``weights`` says how much of the page's text each paragraph is: a sentence counts in full, a scrap a quarter.
    """

    totals: Totals = field(default_factory=Totals)
    elements: Elements = field(default_factory=Elements)
    hidden: list[Hidden] = field(default_factory=list)
    shown: bytearray = field(default_factory=bytearray)
    weights: "array[int]" = field(default_factory=lambda: array("l"))

    def __len__(self) -> int:
        return len(self.shown)

    def letters(self, first: int, stop: int) -> int:
        """Return the letters in a stretch of paragraphs."""
        return self.totals.letters[stop] - self.totals.letters[first]

    def words(self, first: int, stop: int) -> int:
        """Return the letters that are no digits: dates beside links count for nothing."""
        return self.totals.words[stop] - self.totals.words[first]

    def linked(self, first: int, stop: int) -> int:
        """Return how many of these are in links."""
        return self.totals.linked[stop] - self.totals.linked[first]

    def plain(self, first: int, stop: int) -> int:
        """Return how many are not."""
        return self.words(first, stop) - self.linked(first, stop)

    def menu_links(self, first: int, stop: int) -> int:
        """Return the links in paragraphs that consist of links, a button counted twice."""
        return self.totals.menus[stop] - self.totals.menus[first]

    def plain_paragraphs(self, first: int, stop: int) -> int:
        """Return how many paragraphs say something of their own."""
        return self.totals.plain[stop] - self.totals.plain[first]

    def sentences(self, first: int, stop: int) -> int:
        """Return how many paragraphs hold a sentence."""
        return self.totals.sentences[stop] - self.totals.sentences[first]

    def titles(self, first: int, stop: int) -> int:
        """Return how many paragraphs could be the title of the text."""
        return self.totals.titles[stop] - self.totals.titles[first]

    def digest(self, first: int, stop: int) -> int:
        """Return a number that two stretches share if they have the same letters, however cut into paragraphs."""
        shift = pow(2, 32 * self.letters(first, stop), _PRIME)
        return (self.totals.digests[stop] - self.totals.digests[first] * shift) % _PRIME
