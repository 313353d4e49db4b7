"""What is the same for everything in one comparison: the places and years of the two plans, and the work it may cost."""

import re
from dataclasses import dataclass

from gongwen.comparing.levels import Levels
from gongwen.comparing.wording import Steps
from gongwen.comparing.years import years_apart
from gongwen.reading.doubts.names import Place, place_of
from gongwen.reading.model import Header, PlanReading

_MOST_STEPS = 1_000_000_000
"""What all wordings of one comparison may cost together: less than half a minute, and far more than plans need."""
_GOVERNMENT = re.compile(r"[\u4e00-\u9fff]{2,16}?人民政府")


@dataclass(frozen=True, slots=True)
class Context:
    """``levels`` knows both places; ``years`` is how many years the new plan is after the old."""

    levels: Levels
    old_place: Place | None
    new_place: Place | None
    years: int
    steps: Steps


def context_of(old: PlanReading, new: PlanReading) -> Context:
    """Return what a comparison of two readings needs to know of both as a whole."""
    places = _place(old.document), _place(new.document)
    return Context(Levels(places), *places, years_apart(old, new), Steps(_MOST_STEPS))


def _place(document: Header) -> Place | None:
    """Return the place of a document: its issuer's, else that of the government its title begins with."""
    titled = _GOVERNMENT.match(document.title or "")
    return place_of(document.issuer) or (place_of(titled[0]) if titled else None)
