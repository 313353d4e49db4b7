"""Where on a page its text is: the smallest element with most of it, and what around that must stay with it."""

from itertools import accumulate
from typing import Final

from gongwen.formats.html.measures import Survey
from gongwen.formats.html.names import FURNITURE, Hint

Range = tuple[int, int]

# The rest of the text may be a table or a list beside it.
_MOST: Final = 0.75
# An element that calls itself a menu or a footer is believed up to this share of the page.
_BELIEVED: Final = 0.2
_LEAST_TEXT: Final = 60
MENU_LINKS: Final = 2
"""So many links, without any words beside them, make a menu."""


def path_to_text(survey: Survey, counted: bytearray) -> list[int]:
    """Return the elements from the root down to the smallest that holds most of the text, none on a page without text."""
    running = _running_weights(survey, counted)
    path: list[int] = []
    if running[-1] < _LEAST_TEXT:
        return path
    for element, parent in enumerate(survey.elements.parents):
        first, stop = survey.elements.range(element)
        if parent == (path[-1] if path else -1) and running[stop] - running[first] >= _MOST * running[-1]:
            path.append(element)
    return path


def kept_with_text(survey: Survey, counted: bytearray, path: list[int]) -> Range:
    """Return the stretch in which nothing but small bars is taken for furniture.

    It is the element that is named as the place of the text, or the smallest with most of it, and what stands around
    that up to the first menu. Where that element has menus in it and no name, it is what lies between its sentences.
    """
    elements = survey.elements
    named = [number for number, element in enumerate(path) if elements.hints[element] == Hint.TEXT]
    start = named[-1] if named else len(path) - 1
    kept = elements.range(path[start])
    if not named and survey.menu_links(*kept) >= MENU_LINKS:
        return _between_sentences(survey, counted, kept)
    furniture = list(accumulate((hint in FURNITURE for hint in elements.hints), initial=0))
    for element, inner in zip(path[start - 1 :: -1] if start else (), path[start:0:-1], strict=True):
        wider = elements.range(element)
        beside = (
            furniture[elements.ends[element]]
            - furniture[elements.ends[inner]]
            + furniture[inner]
            - furniture[element + 1]
        )
        if beside or survey.menu_links(*wider) - survey.menu_links(*kept) >= MENU_LINKS:
            break
        kept = wider
    return kept


def _running_weights(survey: Survey, counted: bytearray) -> list[int]:
    """Return running totals of the weights, without what calls itself furniture and is small enough to be."""
    weights = [weight if is_counted else 0 for weight, is_counted in zip(survey.weights, counted, strict=True)]
    running = list(accumulate(weights, initial=0))
    for element, hint in enumerate(survey.elements.hints):
        if hint in FURNITURE:
            first, stop = survey.elements.range(element)
            if running[stop] - running[first] < _BELIEVED * running[-1]:
                weights[first:stop] = [0] * (stop - first)
    return list(accumulate(weights, initial=0))


def _between_sentences(survey: Survey, counted: bytearray, core: Range) -> Range:
    found = [at for at in range(*core) if counted[at] and survey.sentences(at, at + 1)]
    return (found[0], found[-1] + 1) if found else core
