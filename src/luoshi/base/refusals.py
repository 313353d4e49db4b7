"""Errors that carry the sentence the user reads."""


class Refusal(Exception):
    """Something is not done, for a reason that ``str`` tells whoever asked for it."""


class NotAllowed(Refusal):
    """This person may not do it."""


class WrongState(Refusal):
    """The thing is in a state in which it cannot be done, by anybody."""


class Invalid(Refusal):
    """What was entered cannot be taken. ``field`` names the input it is about, empty for all of it."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class Stale(Refusal):
    """Somebody else wrote first. ``theirs`` is what stands there now, ``ours`` what was to be written, by field."""

    def __init__(self, sentence: str, *, ours: dict[str, object], theirs: dict[str, object]) -> None:
        super().__init__(sentence)
        self.ours = ours
        self.theirs = theirs


class AlreadyDone(Refusal):
    """The same one-time key was used before. ``result`` is the public key of what came of it, if anything did."""

    def __init__(self, sentence: str, result: str = "") -> None:
        super().__init__(sentence)
        self.result = result
