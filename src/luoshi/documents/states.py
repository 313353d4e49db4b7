"""The life of a received document, as tables."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentState(models.TextChoices):
    """Where a document stands on its way from the upload to a reading."""

    RECEIVED = "received", _("待识读")
    READING = "reading", _("识读中")
    READ = "read", _("已识读")
    REFUSED = "refused", _("不能识读")


NEXT: dict[DocumentState, frozenset[DocumentState]] = {
    DocumentState.RECEIVED: frozenset({DocumentState.READING}),
    DocumentState.READING: frozenset({DocumentState.READ, DocumentState.REFUSED, DocumentState.RECEIVED}),
    DocumentState.READ: frozenset({DocumentState.READING}),
    DocumentState.REFUSED: frozenset({DocumentState.READING}),
}
