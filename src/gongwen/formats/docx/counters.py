"""The running counts of a document's lists, and the label that each paragraph gets from them."""

import re
from dataclasses import dataclass, field

from gongwen.formats.docx.numbering import Level, Numbering, Numbers
from gongwen.formats.numerals import numeral

_PLACEHOLDER = re.compile(r"%([1-9])")
_NO_LABEL = frozenset({"bullet"})


@dataclass(slots=True)
class Counters:
    """Counts on through one story of a document; lists that share a definition share their counts."""

    numbering: Numbering
    _counts: dict[int, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[int, int]] = field(default_factory=set)

    def label(self, list_id: int, level: int) -> str:
        """Count one paragraph at a level of a list and return its label with what follows it, "" for none."""
        numbers = self.numbering.find(list_id)
        if numbers is None or level not in numbers.levels:
            return ""
        counts = self._counts.setdefault(numbers.counters, {})
        self._advance(counts, numbers, list_id, level)
        definition = numbers.levels[level]
        if definition.number_format in _NO_LABEL or definition.hidden:
            return ""
        label = _filled(definition, numbers, counts)
        # A tab or nothing joins the label to the text; only a printed space stays (17.9.28).
        return f"{label} " if label and definition.suffix == "space" else label

    def _advance(self, counts: dict[int, int], numbers: Numbers, list_id: int, level: int) -> None:
        start = numbers.levels[level].start
        begins = level in numbers.starts and (list_id, level) not in self._started
        self._started.add((list_id, level))
        counts[level] = start if begins or level not in counts else counts[level] + 1
        for deeper in [index for index in counts if index > level]:
            if _restarts(numbers.levels.get(deeper), level):
                del counts[deeper]


def _restarts(definition: Level | None, used: int) -> bool:
    """Say whether a level begins anew after the higher level ``used``: always, unless ``w:lvlRestart`` (17.9.10)."""
    if definition is None or definition.restart is None:
        return True
    return definition.restart != 0 and used < definition.restart


def _filled(definition: Level, numbers: Numbers, counts: dict[int, int]) -> str:
    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        level = numbers.levels.get(index)
        if level is None:
            return ""
        # Legal style turns every level into Arabic figures (17.9.4).
        number_format = "decimal" if definition.legal and level.number_format != "none" else level.number_format
        return "" if number_format == "bullet" else numeral(counts.get(index, level.start), number_format)

    return _PLACEHOLDER.sub(number, definition.text)
