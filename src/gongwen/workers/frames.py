"""What goes over the pipes between a worker and its caller: pieces of bytes, each with its length in front.

Messages are JSON, never pickled objects: nothing that a worker says can run anything in its caller. A document that is
given as bytes follows its message as a piece of its own.
"""

import json
from typing import IO, Any

_LENGTH_BYTES = 4


def write_piece(pipe: IO[bytes], piece: bytes) -> None:
    """Write one piece and hand it on."""
    pipe.write(len(piece).to_bytes(_LENGTH_BYTES, "big"))
    pipe.write(piece)
    pipe.flush()


def read_piece(pipe: IO[bytes], most: int) -> bytes | None:
    """Return the next piece; None at the end, in the middle of a piece, or at one of more than ``most`` bytes."""
    head = pipe.read(_LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH_BYTES or length > most:
        return None
    piece = pipe.read(length)
    return piece if len(piece) == length else None


def as_message(content: dict[str, Any]) -> bytes:
    """Return a message as a piece, in ASCII: half a character, as a path may hold it, has its escape."""
    return json.dumps(content).encode("ascii")


def from_message(piece: bytes) -> dict[str, Any] | None:
    """Return the message in a piece; None if there is none."""
    try:
        content = json.loads(piece)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None
