"""What a careful clerk would ask about before passing a plan on: one small rule for each kind of doubt."""

from gongwen.reading.doubts import (
    annexes,
    brackets,
    collectives,
    dates,
    file,
    goals,
    outline,
    rhythms,
    tasks,
    units,
    wording,
)
from gongwen.reading.doubts.catalog import CODES
from gongwen.reading.doubts.making import Rule
from gongwen.reading.doubts.presence import PresenceRule, presence_of
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt

__all__ = ["CODES", "find_doubts"]

PRESENCE_RULES: tuple[PresenceRule, ...] = (*units.PRESENCE_RULES, *collectives.RULES)
RULES: tuple[Rule, ...] = (
    *units.RULES,
    *tasks.RULES,
    *goals.RULES,
    *rhythms.RULES,
    *outline.RULES,
    *brackets.RULES,
    *wording.RULES,
    *annexes.RULES,
    *file.RULES,
)


def find_doubts(evidence: Evidence) -> tuple[Doubt, ...]:
    """Return the doubts about a reading: those that ask first, each kind in the order of :data:`CODES`."""
    presence = presence_of(evidence)
    found = [doubt for rule in PRESENCE_RULES for doubt in rule(presence)]
    calendar = dates.calendar_of(evidence)
    found += [doubt for rule in dates.RULES for doubt in rule(calendar)]
    found += [doubt for rule in RULES for doubt in rule(evidence)]
    places = {code: place for place, code in enumerate(CODES)}
    return tuple(sorted(found, key=lambda doubt: (doubt.severity, places[doubt.code], doubt.spans)))
