"""Why a file cannot be read, in the sentence that the person who gave it reads."""


class Refused(Exception):
    """A document is refused. ``str(refusal)`` is one Chinese sentence: what is wrong and what to do."""


class Unreadable(Refused):
    """The bytes are not a document of a format we read, are damaged, locked, or beyond a limit."""


class Classified(Refused):
    """The document carries a classification mark (密级); nothing of it may be kept or quoted."""
