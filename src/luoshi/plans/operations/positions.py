"""Places in a row with room between them, so that a piece put in between moves no other."""

from collections.abc import Sequence

FIRST, ROOM, NEAR = 1 << 20, 1 << 20, 1 << 12
HIGHEST = (1 << 31) - 1


def positions_for(count: int) -> list[int]:
    """Return so many places, as far apart as there is room for."""
    room = min(ROOM, HIGHEST // (count + 2))
    return [room * (index + 1) for index in range(count)]


def between(before: int | None, after: int | None) -> int | None:
    """Return a place between two others, None for "nothing there"; None if there is no room.

    It lies near the one before: whoever splits a task into many goes on behind the last part.
    """
    low = before or 0
    if after is None:
        return low + ROOM if low + ROOM < HIGHEST else None
    step = min((after - low) // 2, NEAR)
    return low + step if step else None


def place_behind(row: Sequence[int], at: int) -> int | None:
    """Return a place behind the ``at``-th of the places in ``row``, -1 for in front of all; None if there is no room."""
    return between(row[at] if at >= 0 else None, row[at + 1] if at + 1 < len(row) else None)
