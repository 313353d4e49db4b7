"""Which paragraphs of a page are its text, and which are what a site prints around every text.

Told by structure: where the sentences stand, what consists of links, what elements call themselves, what stands twice.
No words are looked at. Whatever is in doubt stays with the text, and what is set aside is still given out, and told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import Final

from gongwen.formats.html.copies import copies_above, copies_of_text, copies_of_titles
from gongwen.formats.html.measures import Hidden, Survey
from gongwen.formats.html.names import Hint
from gongwen.formats.html.revealing import reveal
from gongwen.formats.html.text import MENU_LINKS, Range, kept_with_text, path_to_text

# Letters outside links, digits apart, at most, in what calls itself a menu: with links, without any, and inside the text.
_MENU_TEXT: Final = 120
_BARE_MENU: Final = 40
_BAR_TEXT: Final = 60
_BARE_BAR: Final = 14


# In letters: no cell of a ledger holds that much.
_LONG_TEXT: Final = 600


class Fate(IntEnum):
    """What becomes of a paragraph."""

    TEXT = 0
    FURNITURE = 1
    FOOTER = 2
    TWICE = 3
    NOTE = 4
    COMMENT = 5


_NAMED_FATES: Final = {Hint.NOTES: Fate.NOTE, Hint.COMMENTS: Fate.COMMENT}


@dataclass(slots=True)
class Parts:
    """The fate of every paragraph, the hidden elements, where most of the text is and whether it is longer than a cell's."""

    fates: bytearray
    hidden: list[Hidden]
    text: Range | None
    is_long: bool


def find_parts(survey: Survey) -> Parts:
    """Part a page that was measured."""
    fates, counted = bytearray(len(survey)), reveal(survey)
    for first, stop in copies_of_text(survey, counted):
        _mark(fates, (first, stop), Fate.TWICE)
        counted[first:stop] = bytes(stop - first)
    _set_notes_aside(survey, fates)
    path = path_to_text(survey, counted)
    kept = kept_with_text(survey, counted, path) if path else None
    _set_elements_aside(survey, fates, kept)
    if kept:
        for stretch in _rows_of_links(survey, kept):
            _mark(fates, stretch, Fate.FURNITURE)
        for stretch in chain(copies_of_titles(survey, kept), copies_above(survey, kept, fates)):
            _mark(fates, stretch, Fate.TWICE)
    if not any(is_counted and fate == Fate.TEXT for is_counted, fate in zip(counted, fates, strict=True)):
        # A page of menus alone is what somebody wanted to be read.
        fates = bytearray(len(survey))
    text = survey.elements.range(path[-1]) if path else None
    return Parts(fates, survey.hidden, text, text is not None and survey.letters(*text) >= _LONG_TEXT)


def _mark(fates: bytearray, stretch: Range, fate: Fate) -> None:
    for paragraph in range(*stretch):
        fates[paragraph] = fates[paragraph] or fate


def _set_notes_aside(survey: Survey, fates: bytearray) -> None:
    """Set footnotes and comments aside that a word processor put at the end."""
    element, hints = 0, survey.elements.hints
    while element < len(hints):
        fate = _NAMED_FATES.get(Hint(hints[element]))
        if fate is not None:
            _mark(fates, survey.elements.range(element), fate)
        element = element + 1 if fate is None else survey.elements.ends[element]


def _set_elements_aside(survey: Survey, fates: bytearray, kept: Range | None) -> None:
    """Set whole elements aside, the outermost first."""
    elements, element = survey.elements, 0
    while element < len(elements):
        stretch = elements.range(element)
        fate = _fate(survey, element, stretch, kept)
        if fate is not Fate.TEXT:
            _mark(fates, stretch, fate)
        # Where the text itself stands, no name of an element counts.
        settled = fate is not Fate.TEXT or (elements.hints[element] == Hint.TEXT and _lies_in(stretch, kept))
        element = elements.ends[element] if settled else element + 1


def _lies_in(stretch: Range, kept: Range | None) -> bool:
    return kept is not None and kept[0] <= stretch[0] and stretch[1] <= kept[1]


def _fate(survey: Survey, element: int, stretch: Range, kept: Range | None) -> Fate:
    if stretch == kept:
        return Fate.TEXT
    if _lies_in(stretch, kept):
        is_bar = survey.elements.hints[element] == Hint.MENU and _is_bar(survey, *stretch)
        return Fate.FURNITURE if is_bar else Fate.TEXT
    if kept and stretch[0] < kept[1] and kept[0] < stretch[1]:
        return Fate.TEXT
    return _fate_outside(survey, element, stretch, kept)


def _is_bar(survey: Survey, first: int, stop: int) -> bool:
    """Say whether this is a small bar inside the text: buttons to print and to share, a path, the numbers of pages."""
    plain = survey.plain(first, stop)
    if plain > _BAR_TEXT or survey.sentences(first, stop) or survey.titles(first, stop):
        return False
    return plain <= _BARE_BAR or survey.linked(first, stop) > 0


def _fate_outside(survey: Survey, element: int, stretch: Range, kept: Range | None) -> Fate:
    hint = survey.elements.hints[element]
    behind = kept is None or stretch[0] >= kept[1]
    if hint == Hint.SITE_FOOTER and behind:
        return Fate.FOOTER
    if hint == Hint.BESIDE and behind and kept:
        return Fate.FURNITURE
    if survey.titles(*stretch):
        return Fate.TEXT
    is_menu = hint == Hint.MENU and _could_be_menu(survey, *stretch, behind=behind)
    is_head = hint == Hint.SITE_HEADER and _consists_of_links(survey, *stretch, least=1)
    if is_menu or is_head or (kept and _consists_of_links(survey, *stretch, least=MENU_LINKS)):
        return Fate.FURNITURE
    return Fate.TEXT


def _could_be_menu(survey: Survey, first: int, stop: int, *, behind: bool) -> bool:
    """Say whether what calls itself a menu has no more to say than one.

    The path to a page may end in the title of the text, as the only words in it that are no link.
    """
    if survey.sentences(first, stop):
        return False
    own, plain = survey.plain_paragraphs(first, stop), survey.plain(first, stop)
    if survey.linked(first, stop):
        return own <= 1 and plain <= _MENU_TEXT
    return plain <= _BARE_MENU and (own == 0 or behind)


def _consists_of_links(survey: Survey, first: int, stop: int, *, least: int) -> bool:
    if survey.menu_links(first, stop) < least or survey.plain_paragraphs(first, stop):
        return False
    return survey.linked(first, stop) >= survey.plain(first, stop)


def _rows_of_links(survey: Survey, kept: Range) -> Iterator[Range]:
    """Yield rows of links outside the text that no element holds together."""
    start: int | None = None
    for at in range(len(survey) + 1):
        outside = at < len(survey) and not kept[0] <= at < kept[1]
        if outside and survey.menu_links(at, at + 1) and not survey.titles(at, at + 1):
            start = at if start is None else start
        elif start is not None:
            if survey.menu_links(start, at) >= MENU_LINKS:
                yield start, at
            start = None
