"""A page measured before it is read: how many letters each paragraph has, how many of them are links, what it could be.

The tree is walked once. Paragraphs are counted exactly as the reading counts them, so that what is found out here can
be said by numbers of paragraphs.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from gongwen.formats.html.links import Link, link_of
from gongwen.formats.html.measures import Hidden, Measures, Survey
from gongwen.formats.html.names import Hint, hint_of, is_page_of_text, names_of
from gongwen.formats.html.shown import BLOCKS, CONTENT, NEVER_SHOWN, is_hidden
from gongwen.formats.html.spaces import visible
from gongwen.formats.limits import Budget

_NO_LETTER: Final = re.compile(r"[\W_]+")
_ENDS_OF_CONTENT: Final = ("header", "footer")
_HEADINGS: Final = ("h1", "h2", "h3")
_STOPS: Final = re.compile("[。；，：！,;]")
_ENDS: Final = re.compile("[。；！;]")
_LABEL: Final = re.compile(r"\s*[^：:。，；]{2,12}[：:]")
_DIGITS: Final = re.compile(r"\d+")
# In letters: what says something of its own (no date, no name of a column); a label that stands alone.
_OWN: Final = 10
_SHORT_LABEL: Final = 4
_SCRAP: Final = 4
_LONG: Final = 40
_STRONG: Final = 20


def survey(root: etree._Element, budget: Budget, titles: frozenset[str]) -> Survey:
    """Measure the tree under ``root``; ``titles`` are what the page's head says that it is about."""
    surveyor = _Surveyor(budget, titles)
    surveyor.read(root)
    return surveyor.result


def letters_of(text: str) -> str:
    """Return the letters and digits of a text."""
    return _NO_LETTER.sub("", text)


@dataclass(slots=True)
class _Run:
    """The paragraph at hand: its pieces of text, the letters in links, how many links they come from."""

    pieces: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    links: int = 0
    is_heading: bool = False


class _Surveyor:
    """Walks the tree once. All stacks are our own: a page may nest as deep as the parser lets it."""

    def __init__(self, budget: Budget, titles: frozenset[str]) -> None:
        self.result = Survey()
        self._budget = budget
        self._titles = titles
        self._run = _Run()
        self._open: list[int] = []
        self._depth = 0
        self._set_apart: list[tuple[int, int, _Run]] = []
        self._link = Link.NONE
        self._new_link = False
        self._headings = 0
        self._contents = 0

    def read(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            if node.tag in NEVER_SHOWN:
                if event == "start":
                    walk.skip_subtree()
            elif event == "start":
                self._depth += 1
                self._start(node)
            else:
                self._end(node)
                self._depth -= 1
            if event == "end" and node.tail and node is not root:
                self._add(node.tail)
        self._flush()

    def _start(self, node: etree._Element) -> None:
        if is_hidden(node):
            self._hide(node)
        if node.tag in BLOCKS:
            self._flush()
            self._open_block(node)
        elif node.tag == "a":
            self._link, self._new_link = link_of(node), True
        elif node.tag == "q":
            self._add("“")
        if node.text:
            self._add(node.text)

    def _end(self, node: etree._Element) -> None:
        if node.tag in BLOCKS:
            self._flush()
            self._close_block(node)
        elif node.tag == "a":
            self._link = Link.NONE
        elif node.tag == "q":
            self._add("”")
        if self._set_apart and self._set_apart[-1][0] == self._depth:
            self._flush()
            _, number, self._run = self._set_apart.pop()
            hidden = self.result.hidden[number]
            hidden.stop, hidden.inside = len(self.result), len(self.result.hidden) - number - 1

    def _hide(self, node: etree._Element) -> None:
        """Set the text around a hidden element apart from that inside: to the eye it goes on where it stopped."""
        first, names, hidden = len(self.result), names_of(node), self.result.hidden
        hidden_here = Hidden(first, first, self._parent(), _look(node, names), is_page_of_text(names))
        hidden_here.stands_alone = node.tag in BLOCKS and not self._run.pieces and not self._set_apart
        hidden_here.outermost = not self._set_apart
        self._set_apart.append((self._depth, len(hidden), self._run))
        hidden.append(hidden_here)
        self._run = _Run()

    def _parent(self) -> int:
        return self._open[-1] if self._open else -1

    def _open_block(self, node: etree._Element) -> None:
        tag, names = node.tag, names_of(node)
        # The header and footer of an article belong to its text, those of the page to the site.
        hint = Hint.NONE if self._contents and tag in _ENDS_OF_CONTENT else hint_of(node, names)
        self._open.append(self.result.elements.open(self._parent(), len(self.result), hint, _look(node, names)))
        self._contents += tag in CONTENT
        self._headings += tag in _HEADINGS

    def _close_block(self, node: etree._Element) -> None:
        self._contents -= node.tag in CONTENT
        self._headings -= node.tag in _HEADINGS
        self.result.elements.close(self._open.pop(), len(self.result))

    def _add(self, text: str) -> None:
        text = visible(text)
        if not text.strip():
            return
        run = self._run
        run.pieces.append(text)
        run.is_heading = run.is_heading or self._headings > 0
        if self._link >= Link.PAGE:
            run.linked.append(text)
            if self._new_link or not run.links:
                run.links += 2 if self._link is Link.BUTTON else 1
        self._new_link = False

    def _flush(self) -> None:
        run = self._run
        if not run.pieces:
            return
        self._run = _Run()
        text = "".join(run.pieces)
        self._budget.take_line(len(text))
        self.result.shown.append(not self._set_apart)
        self._count(run, text)

    def _count(self, run: _Run, text: str) -> None:
        letters = letters_of(text)
        words, linked = _words(letters), _words(letters_of("".join(run.linked)))
        plain, stops = words - linked, _STOPS.search(text) is not None
        is_menu = run.links > 0 and linked >= plain and not _is_labelled(run, text)
        title = self._is_title(run, letters)
        strong = not is_menu and (plain >= _LONG or (stops and plain >= _STRONG))
        measures = Measures(
            words=words,
            linked=linked,
            menu_links=run.links if is_menu else 0,
            says_something=title or (not is_menu and (plain >= _OWN or (stops and plain > _SHORT_LABEL))),
            is_title=title,
            is_sentence=strong and _ENDS.search(text) is not None,
        )
        self.result.totals.take(letters, measures)
        self.result.weights.append(plain if strong else plain // _SCRAP)

    def _is_title(self, run: _Run, letters: str) -> bool:
        """Say whether this could be the title of the text: what the head of the page names, or a heading that leads nowhere."""
        return (letters in self._titles and run.links <= 1) or (
            run.is_heading and not run.links and len(letters) >= _OWN
        )


def _words(letters: str) -> int:
    """Return how many letters are no digits."""
    return len(_DIGITS.sub("", letters))


def _is_labelled(run: _Run, text: str) -> bool:
    """Say whether a paragraph is a label and one link for its value: 发布机构：区民政局."""
    return run.links == 1 and _LABEL.match(text) is not None and not text.startswith(run.linked[0])


def _look(node: etree._Element, names: str) -> int:
    return hash((node.tag, names))
