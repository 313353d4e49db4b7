"""What the office settles about reporting: the day, who reports, which of several leads reports for all."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid, WrongState
from luoshi.plans.models import NameMatch, Piece, PlanVersion
from luoshi.plans.operations.checking import checked
from luoshi.plans.operations.editing import typed_content, write_content
from luoshi.plans.operations.log import act_on
from luoshi.plans.pieces import ArrangementContent, TaskContent, as_data
from luoshi.plans.states import PieceKind


def arrange(*, version: PlanVersion, revision: int, arrangement: ArrangementContent, by: Actor, now: datetime) -> Piece:
    """Settle the reporting of a draft, and return its piece; ``revision`` is the piece's that was seen.

    Raises NotAllowed, WrongState, Stale, Invalid. The same arrangement is no edit.
    """
    with act_on(version, verb="reporting_arranged", by=by, now=now) as act:
        piece = Piece.objects.filter(version=act.version, kind=PieceKind.ARRANGEMENT).first()
        if piece is None:
            raise WrongState(_("这份方案没有报送安排，请重新拟制。"))
        content = checked(PieceKind.ARRANGEMENT, arrangement)
        if as_data(content) != piece.content:
            write_content(act, piece, content, revision=revision)
    return piece


def set_consolidating(*, piece: Piece, revision: int, name: str | None, by: Actor, now: datetime) -> Piece:
    """Say which of a task's units reports for all, by its printed name; None: nobody has said.

    Raises NotAllowed, WrongState, Stale, and Invalid if the name is not among the task's, or is a collective one.
    """
    with act_on(piece.version, verb="consolidating_unit_set", by=by, now=now) as act:
        piece.refresh_from_db()
        task = typed_content(piece)
        if not isinstance(task, TaskContent):
            raise Invalid(_("只有任务可以指定汇总单位。"))
        if name and NameMatch.objects.filter(version=act.version, name=name, group__isnull=False).exists():
            raise Invalid(_("统称不能作汇总单位，请选择一个具体单位。"), "consolidating")
        content = checked(PieceKind.TASK, replace(task, consolidating=name or None))
        if as_data(content) != piece.content:
            write_content(act, piece, content, revision=revision)
    return piece
