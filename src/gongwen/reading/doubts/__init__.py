"""What a careful clerk would ask about before passing a plan on."""

from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt, Severity

CODES: dict[str, tuple[Severity, str]] = {}


def find_doubts(evidence: Evidence) -> tuple[Doubt, ...]:
    """Return the doubts."""
    return ()
