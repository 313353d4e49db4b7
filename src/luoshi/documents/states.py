"""The life of a received document, as tables: what follows what, and whose turn it is."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentState(models.TextChoices):
    """Where a document stands on its way from the upload to a reading."""

    RECEIVED = "received", _("待识读")
    READING = "reading", _("识读中")
    READ = "read", _("已识读")
    REFUSED = "refused", _("不能识读")
    CLASSIFIED = "classified", _("涉密，未保存")


class Side(StrEnum):
    """Who has the next step."""

    SYSTEM = "system"
    OFFICE = "office"
    NOBODY = "nobody"


NEXT: dict[DocumentState, frozenset[DocumentState]] = {
    DocumentState.RECEIVED: frozenset({DocumentState.READING}),
    DocumentState.READING: frozenset(
        {DocumentState.READ, DocumentState.REFUSED, DocumentState.RECEIVED, DocumentState.CLASSIFIED}
    ),
    DocumentState.READ: frozenset({DocumentState.RECEIVED}),
    DocumentState.REFUSED: frozenset({DocumentState.RECEIVED}),
    DocumentState.CLASSIFIED: frozenset(),
}

WAITS_FOR: dict[DocumentState, Side] = {
    DocumentState.RECEIVED: Side.SYSTEM,
    DocumentState.READING: Side.SYSTEM,
    DocumentState.READ: Side.OFFICE,
    DocumentState.REFUSED: Side.OFFICE,
    DocumentState.CLASSIFIED: Side.NOBODY,
}
