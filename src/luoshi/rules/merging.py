"""Three texts of one place: as it was handed out, as it stands here, as it came back. Which of them holds is told, not guessed."""

from enum import StrEnum


class Merge(StrEnum):
    """What a returned cell means."""

    UNTOUCHED = "untouched"
    """It came back as it was handed out, whatever was written here since: what stands here stays."""
    SAME = "same"
    """It says what stands here already."""
    CHANGED = "changed"
    """It was changed there and not here."""
    CONFLICT = "conflict"
    """It was changed there, and otherwise here: a person chooses."""


def merge(*, handed_out: str, here: str, returned: str) -> Merge:
    """Return what a returned text means, from the three of them; blanks around a text say nothing."""
    before, now, came = handed_out.strip(), here.strip(), returned.strip()
    if came == before:
        return Merge.UNTOUCHED
    if came == now:
        return Merge.SAME
    return Merge.CHANGED if now == before else Merge.CONFLICT
