"""Kinds of notices. Each room that tells something has them in ``notices.py``: ``NOTICES``, from the kind to its sentence.

A sentence may name what a notice's data hold: ``%(task)s``. It is made when it is read, so that a correction reaches old ones.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from luoshi.base.rooms import sentences_of_rooms
from luoshi.notifications.models import Notice


def kinds() -> dict[str, str | Promise]:
    """Return the kinds of all rooms, each with its sentence."""
    return sentences_of_rooms("notices", "NOTICES")


def sentence_of(notice: Notice) -> str:
    """Return what somebody is told."""
    template = kinds().get(notice.kind)
    return str(template) % notice.data if template is not None else _("有一条消息，请登录查看。")
