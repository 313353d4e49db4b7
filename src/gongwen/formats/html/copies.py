"""What a page gives twice: its text once more for telephones or for printing, its title, its table of information."""

from collections.abc import Iterator
from typing import Final

from gongwen.formats.html.measures import Survey

Range = tuple[int, int]

# A copy of the text is at least so long, and so much of the page; annexed forms that are alike are neither.
_LEAST: Final = 200
_SHARE: Final = 0.2
_LEAST_SMALL: Final = 30


def copies_of_text(survey: Survey, counted: bytearray) -> Iterator[Range]:
    """Yield long stretches with the letters of another one, however cut into paragraphs; the one cut finest is no copy."""
    seen = sum(survey.letters(at, at + 1) for at, is_counted in enumerate(counted) if is_counted)
    least = max(_LEAST, _SHARE * seen)
    same: dict[tuple[int, int], list[Range]] = {}
    for element in range(len(survey.elements)):
        first, stop = survey.elements.range(element)
        letters = survey.letters(first, stop)
        if letters >= least and counted[first]:
            ranges = same.setdefault((letters, survey.digest(first, stop)), [])
            if not ranges or ranges[-1][1] <= first:
                ranges.append((first, stop))
    for ranges in same.values():
        kept = max(ranges, key=lambda stretch: stretch[1] - stretch[0])
        yield from (stretch for stretch in ranges if stretch != kept)


def copies_of_titles(survey: Survey, text: Range) -> Iterator[Range]:
    """Yield the titles behind the text that stand in it or above it as well."""
    titles = {survey.digest(at, at + 1) for at in range(text[1]) if survey.titles(at, at + 1)}
    for at in range(text[1], len(survey)):
        if survey.titles(at, at + 1) and survey.digest(at, at + 1) in titles:
            yield at, at + 1


def copies_above(survey: Survey, text: Range, fates: bytearray) -> Iterator[Range]:
    """Yield second copies of what stands above the text and is not set aside yet; each is to be, before the next is asked for.

    A title by itself is none, though the table of information has it: there it is easily overlooked.
    """
    seen: dict[int, int] = {}
    for element in range(len(survey.elements)):
        first, stop = survey.elements.range(element)
        if first >= text[0]:
            return
        if stop > text[0] or stop - first < 2 or fates[first] or survey.letters(first, stop) < _LEAST_SMALL:
            continue
        if seen.setdefault(survey.digest(first, stop), stop) <= first:
            yield first, stop
