"""What this room refuses in its own way."""

from luoshi.base.refusals import Refusal


class Marked(Refusal):
    """The file carries a classification mark; nothing of it is kept, not even its name."""
