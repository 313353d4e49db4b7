"""第×次调整: the draft of a plan's next version, made from the version in force; and giving a draft up."""

from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, NotAllowed, Stale, WrongState
from luoshi.base.writing import tell_result, use_once
from luoshi.documents.models import Document
from luoshi.plans.models import NameMatch, Piece, Plan, PlanVersion
from luoshi.plans.operations.log import locked_draft, told
from luoshi.plans.operations.states import move_plan, move_version
from luoshi.plans.permissions import AMEND, REVIEW
from luoshi.plans.states import PieceKind, PlanState, VersionState

CHUNK = 500


def begin_amendment(
    *, plan: Plan, basis: str, document: Document | None = None, once_key: str, by: Actor, now: datetime
) -> PlanVersion:
    """Draft a plan's next version from the one in force, and return it: its pieces, names and arrangement as they stand.

    ``basis`` says why (a decision, a document), ``document`` is the one received about it, if one was. The pieces keep
    pointing to the text that the version in force was read from. Raises NotAllowed, Invalid without a basis, AlreadyDone
    for a key used before (its result is the version's key), WrongState if the plan is not in force or is being drafted.
    """
    check(AMEND, by)
    _check_within(plan, document, by)
    if not basis.strip():
        raise Invalid(_("请写明调整依据，如会议决定、领导批示或来文名称和文号。"), "basis")
    with transaction.atomic():
        once = use_once(once_key, act="plans.begin_amendment", now=now)
        current = _version_to_amend(plan)
        version = _new_version(current, basis.strip(), document, by=by, now=now)
        pieces = Piece.objects.bulk_create(list(_pieces(current, version)), CHUNK)
        NameMatch.objects.bulk_create(list(_names(current, version)), CHUNK)
        data = {"number": version.number, "based_on": current.public_key, "pieces": len(pieces)}
        told(version, "plans.amendment_begun", by=by, now=now, data=data)
        tell_result(once, version.public_key)
    return version


def _check_within(plan: Plan, document: Document | None, by: Actor) -> None:
    if by.account_key and plan.jurisdiction_id != by.jurisdiction_id:
        raise NotAllowed(_("这是其他辖区的方案，您不能更改。"))
    if document is not None and document.jurisdiction_id != plan.jurisdiction_id:
        raise NotAllowed(_("这是其他辖区的文件，您不能用作调整依据。"))


def _version_to_amend(plan: Plan) -> PlanVersion:
    """Return the version in force, its plan locked until the transaction ends; raise WrongState if it cannot be amended."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if locked.state != PlanState.IN_FORCE:
        state = PlanState(locked.state).label
        raise WrongState(_("方案现在是“%(state)s”，只有已启用的方案才能调整。") % {"state": state})
    if locked.versions.filter(state=VersionState.DRAFT).exists():
        raise WrongState(_("这个方案已有一份正在校核的调整稿，请先启用或放弃它，再开始新的调整。"))
    return locked.versions.select_related("document", "reading").get(state=VersionState.IN_FORCE)


def _new_version(
    current: PlanVersion, basis: str, document: Document | None, *, by: Actor, now: datetime
) -> PlanVersion:
    try:
        with transaction.atomic():
            return PlanVersion.objects.create(
                jurisdiction_id=current.jurisdiction_id,
                plan_id=current.plan_id,
                number=current.number + 1,
                document=document or current.document,
                reading=current.reading,
                based_on=current,
                basis=basis,
                header=current.header,
                arrangement=current.arrangement,
                drafted_by=by.person_key,
                drafted_at=now,
            )
    except IntegrityError:
        raise WrongState(_("这个方案刚有别人开始了一次调整，请刷新页面后再看。")) from None


def _pieces(current: PlanVersion, version: PlanVersion) -> Iterator[Piece]:
    """Yield the pieces of the version in force anew. ``read`` is what is in force, so that what is amended can be told from it."""
    for piece in Piece.objects.filter(version=current, is_struck=False).order_by("kind", "position", "pk"):
        yield Piece(
            jurisdiction_id=version.jurisdiction_id,
            version=version,
            kind=piece.kind,
            position=piece.position,
            content=piece.content,
            read=piece.content,
            task_key=(piece.task_key or piece.public_key) if piece.kind == PieceKind.TASK else "",
        )


def _names(current: PlanVersion, version: PlanVersion) -> Iterator[NameMatch]:
    """Yield the names with what they mean; one that means a unit that was closed is asked for again."""
    for match in NameMatch.objects.filter(version=current).select_related("unit").order_by("pk"):
        holds = match.unit is None or match.unit.closed_on is None
        yield NameMatch(
            jurisdiction_id=version.jurisdiction_id,
            version=version,
            name=match.name,
            unit=match.unit if holds else None,
            group_id=match.group_id,
            is_left_open=match.is_left_open,
            how=match.how if holds else "",
            decided_by=match.decided_by if holds else "",
            decided_at=match.decided_at if holds else None,
        )


def discard_draft(*, version: PlanVersion, revision: int, by: Actor, now: datetime) -> PlanVersion:
    """Give a draft up and return it: it stays as it was, and can be read. A plan that has no other version is given up with it.

    Raises NotAllowed, Stale if the draft was changed since ``revision`` was seen, WrongState if it is no draft any more.
    """
    with transaction.atomic():
        draft = locked_draft(version, by=by, permission=AMEND if version.based_on_id else REVIEW)
        if draft.revision != revision:
            raise Stale(
                _("您看过之后，这一版又有修改，没有放弃。请刷新页面后再作决定。"),
                ours={"revision": revision},
                theirs={"revision": draft.revision},
            )
        move_version(draft, to=VersionState.DISCARDED)
        if draft.plan.state == PlanState.PREPARING:
            move_plan(draft.plan, to=PlanState.DISCARDED)
        told(draft, "plans.draft_discarded", by=by, now=now, data={"number": draft.number})
    version.refresh_from_db()
    return version
