"""The one way in which a document changes its state: by a conditional UPDATE on the state it was seen in."""

from collections.abc import Mapping

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from luoshi.base.refusals import WrongState
from luoshi.documents.models import Document
from luoshi.documents.states import NEXT, DocumentState


def move(
    document: Document, *, to: DocumentState, claim: str | None = None, fields: Mapping[str, object] | None = None
) -> Document:
    """Bring a document from the state it was seen in to another, with more ``fields`` in the same write; return it.

    With ``claim``, only if that task still holds it. Raises WrongState if the state does not follow, or if somebody
    else was quicker.
    """
    old = DocumentState(document.state)
    if to not in NEXT[old]:
        raise WrongState(
            _("文件现在是“%(state)s”，这一步不能做，请刷新页面后再看。") % {"state": old.label},
        )
    seen = Q(pk=document.pk, state=old)
    if claim is not None:
        seen &= Q(claim=claim)
    since = {"reading_since": None} if to != DocumentState.READING else {}
    written = Document.objects.filter(seen).update(
        state=to, revision=models.F("revision") + 1, **since, **(fields or {})
    )
    document.refresh_from_db()
    if not written:
        raise WrongState(_("文件的状态刚刚变了，这一步没有做，请刷新页面后再看。"))
    return document
