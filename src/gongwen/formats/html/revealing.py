"""Hidden text that a script shows when the page is opened or turned over: the page's text itself, or its next pages."""

from typing import Final

from gongwen.formats.html.measures import Hidden, Survey

# A hidden element with so many letters, and so many times more than all that is shown, is what the page is about.
_HIDDEN_TEXT: Final = 400
_TIMES_SHOWN: Final = 2
_HIDDEN_SENTENCES: Final = 3
_SHOWN_PAGE: Final = 40


def reveal(survey: Survey) -> bytearray:
    """Settle which hidden elements are shown after all, and return a 1 for each paragraph that is."""
    shown = bytearray(survey.shown)
    seen = sum(survey.letters(at, at + 1) for at, is_shown in enumerate(shown) if is_shown)
    pages = _shown_pages(survey)
    for hidden in survey.hidden:
        if hidden.stands_alone:
            hidden.revealed = _is_the_text(survey, hidden, seen) or _is_next_page(survey, hidden, pages)
        if hidden.revealed or not hidden.outermost:
            value = b"\1" if hidden.revealed else b"\0"
            shown[hidden.first : hidden.stop] = value * (hidden.stop - hidden.first)
    return shown


def _is_the_text(survey: Survey, hidden: Hidden, seen: int) -> bool:
    if survey.letters(hidden.first, hidden.stop) < max(_HIDDEN_TEXT, _TIMES_SHOWN * seen):
        return False
    return survey.sentences(hidden.first, hidden.stop) >= _HIDDEN_SENTENCES


def _shown_pages(survey: Survey) -> set[tuple[int, int]]:
    """Return parent and look of the shown elements that hold some text; asked only where a hidden page could follow."""
    if not any(hidden.turns_page for hidden in survey.hidden):
        return set()
    elements = survey.elements
    return {
        (elements.parents[at], elements.looks[at])
        for at in range(len(elements))
        if survey.shown[elements.firsts[at]] and survey.plain(*elements.range(at)) >= _SHOWN_PAGE
    }


def _is_next_page(survey: Survey, hidden: Hidden, pages: set[tuple[int, int]]) -> bool:
    """Say whether this is named a page and stands beside a shown one of the same look."""
    if not hidden.turns_page or (hidden.parent, hidden.look) not in pages:
        return False
    words, plain = survey.words(hidden.first, hidden.stop), survey.plain(hidden.first, hidden.stop)
    return 2 * plain > words
