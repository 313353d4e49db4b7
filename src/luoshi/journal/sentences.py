"""Entries as sentences. Each room has its verbs in ``verbs.py``: ``VERBS``, from the verb to a sentence.

A sentence may name what the entry's data hold: ``%(count)s``. Who did it, and when, stands beside it and not in it.
"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from luoshi.base.rooms import sentences_of_rooms
from luoshi.journal.models import Entry


class _Told(dict[str, Any]):
    """What an entry tells; what it does not tell is left out of the sentence."""

    def __missing__(self, key: str) -> str:
        return ""


def verbs() -> dict[str, str | Promise]:
    """Return the verbs of all rooms, each with its sentence."""
    return sentences_of_rooms("verbs", "VERBS")


def sentence_of(entry: Entry) -> str:
    """Return what was done, as people read it; a verb that no room knows is told by its name."""
    template = verbs().get(entry.verb)
    if template is None:
        return _("做了一项操作（%(verb)s）") % {"verb": entry.verb}
    return str(template) % _Told(entry.data)
