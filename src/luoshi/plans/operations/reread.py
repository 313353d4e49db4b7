"""The document was read again by a newer reader: what it reads otherwise is taken up one by one.

What people made of the draft is never lost: field by field, what somebody changed stays, the rest becomes what is read now.
"""

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from gongwen.reading import model
from gongwen.reading.asjson import typed
from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid, Stale
from luoshi.documents.models import Reading
from luoshi.plans.models import Doubt, Piece, PlanVersion
from luoshi.plans.operations.asking import doubt_row
from luoshi.plans.operations.editing import write_content, write_new
from luoshi.plans.operations.log import Act, act_on
from luoshi.plans.pieces import as_content
from luoshi.plans.queries.differences import Difference, reread_differences, shift_to
from luoshi.plans.states import DoubtState, PieceKind

__all__ = ["Difference", "reread_differences", "take_difference"]


def take_difference(*, version: PlanVersion, difference: Difference, by: Actor, now: datetime) -> Piece | Doubt:
    """Take up one thing that a newer reading reads otherwise, and return its piece or doubt; the draft then points to that reading.

    A piece that is gone is struck, unless somebody has changed it by hand: then it stays as theirs. Raises NotAllowed,
    WrongState if the version is no draft, Invalid for a reading of another document, Stale if the draft has changed since.
    """
    with act_on(version, verb="difference_taken", by=by, now=now) as act:
        reading = difference.reading
        if reading.document_id != act.version.document_id:
            raise Invalid(_("这是另一份文件的识读结果，不能用在这份方案里。"))
        current = {one.key: one for one in reread_differences(act.version, reading)}.get(difference.key)
        if current is None:
            raise Stale(
                _("这一处刚被别人改过，没有采用，请重新比对。"), ours={"read": difference.read}, theirs={"read": None}
            )
        if act.version.reading_id != reading.pk:
            _point_to(act, reading)
        taken = _take(act, current)
        act.data |= {"what": current.what, "reading": reading.public_key}
    version.refresh_from_db()
    return taken


def _take(act: Act, difference: Difference) -> Piece | Doubt:
    if difference.what == "asked":
        return _ask(act, difference.read)
    if difference.doubt is not None:
        return _close(act, difference.doubt)
    if difference.piece is None:
        return _add(act, difference)
    difference.piece.refresh_from_db()
    if difference.what == "gone":
        return _let_go(act, difference.piece)
    return _merge(act, difference.piece, difference)


def _merge(act: Act, piece: Piece, difference: Difference) -> Piece:
    taken = {name: difference.read[name] for name in difference.fields if name not in difference.kept}
    content = as_content(PieceKind(piece.kind), piece.content | taken)
    write_content(act, piece, content, read=difference.read)
    return piece


def _let_go(act: Act, piece: Piece) -> Piece:
    if piece.content != piece.read:
        return act.write(piece, read={})
    return act.write(piece, is_struck=True)


def _add(act: Act, difference: Difference) -> Piece:
    kind = PieceKind(difference.kind or "")
    content = as_content(kind, difference.read)
    return write_new(act, kind, content, after=difference.after, read=difference.read)


def _ask(act: Act, read: dict[str, Any]) -> Doubt:
    doubt: model.Doubt = typed(model.Doubt, read)
    last = Doubt.objects.filter(version=act.version).aggregate(last=Max("position"))["last"] or 0
    return act.create(doubt_row(act.version, doubt, last + 1))


def _close(act: Act, doubt: Doubt) -> Doubt:
    return act.write(
        doubt,
        state=DoubtState.SETTLED,
        answer=_("重新识读后不再提出"),
        settled_by=act.by.person_key,
        settled_at=act.now,
    )


def _point_to(act: Act, reading: Reading) -> None:
    """Let the draft point to the text of another reading: places are found again where the text is another."""
    shift = shift_to(act.version, reading)
    if not shift.is_same:
        for piece in Piece.objects.filter(version=act.version):
            content, read = shift.moved(piece.content), shift.moved(piece.read)
            if (content, read) != (piece.content, piece.read):
                act.write(piece, content=content, read=read)
        for doubt in Doubt.objects.filter(version=act.version):
            spans = [shift.span(span) for span in doubt.spans]
            if spans != doubt.spans:
                act.write(doubt, spans=spans)
    act.write(act.version, reading=reading)
