"""What a worker and its caller say to each other, apart from the readings themselves."""

from dataclasses import fields
from typing import Any, NamedTuple, Self

from gongwen.formats.limits import Limits
from gongwen.refusals import Classified, Refused, Unreadable

OUT_OF_MEMORY = 3
"""The exit status of a worker whose memory did not suffice."""

KINDS: dict[str, type[Refused]] = {"Classified": Classified, "Unreadable": Unreadable, "Refused": Refused}
"""The kinds of refusals by the names under which they are told, the particular ones first."""


class Request(NamedTuple):
    """A file to read: where it is, None if its bytes follow; its name; what it may hold."""

    path: str | None
    name: str
    limits: Limits

    def as_json(self) -> dict[str, Any]:
        """Return the request as a message carries it."""
        return {**self._asdict(), "limits": {field.name: getattr(self.limits, field.name) for field in fields(Limits)}}

    @classmethod
    def from_json(cls, message: dict[str, Any]) -> Self:
        """Return the request in a message."""
        return cls(message["path"], message["name"], Limits(**message["limits"]))
