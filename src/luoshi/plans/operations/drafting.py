"""A reading becomes a draft: pieces, the printed names with the units they mean, the doubts."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gongwen.reading.asjson import from_json
from gongwen.reading.model import PlanReading
from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import NotAllowed, WrongState
from luoshi.base.writing import tell_result, use_once
from luoshi.documents.models import Document, Reading
from luoshi.plans.contents import arrangement_of, assigned_names, contents_of, roster_names
from luoshi.plans.models import Doubt, NameMatch, Piece, Plan, PlanVersion
from luoshi.plans.operations.asking import doubts_of
from luoshi.plans.operations.log import day_of, told
from luoshi.plans.operations.matching import new_matches
from luoshi.plans.operations.positions import positions_for
from luoshi.plans.operations.titles import title_of
from luoshi.plans.permissions import DRAFT_PLAN
from luoshi.plans.pieces import Content, HeaderContent, as_content, as_data
from luoshi.plans.states import PieceKind, VersionState

CHUNK = 500


def draft_plan(*, reading: Reading, once_key: str, by: Actor, now: datetime) -> PlanVersion:
    """Make a plan from what was read in a document: the draft of its first version.

    Raises NotAllowed, AlreadyDone for a key used before (its result is the version's key), WrongState if the document
    is a plan already.
    """
    check(DRAFT_PLAN, by)
    if by.account_key and reading.jurisdiction_id != by.jurisdiction_id:
        raise NotAllowed(_("这是其他辖区的文件，您不能用它拟制方案。"))
    read = from_json(reading.content)
    with transaction.atomic():
        once = use_once(once_key, act="plans.draft_plan", now=now)
        document = Document.objects.select_for_update().get(pk=reading.document_id)
        _check_is_no_plan_yet(document)
        version = _new_version(reading, read, document, by=by, now=now)
        counts = write_draft(version, read, now=now)
        told(version, "plans.plan_drafted", by=by, now=now, data={"reading": reading.public_key, **counts})
        tell_result(once, version.public_key)
    return version


def _check_is_no_plan_yet(document: Document) -> None:
    there = PlanVersion.objects.filter(document=document).exclude(state=VersionState.DISCARDED).select_related("plan")
    version = there.first()
    if version is not None:
        title = str(version.plan)
        raise WrongState(_("这份文件已经拟制为方案“%(title)s”，请到该方案中校核。") % {"title": title})


def _new_version(reading: Reading, read: PlanReading, document: Document, *, by: Actor, now: datetime) -> PlanVersion:
    header = HeaderContent(title=read.document.title or "", plan_title=read.plan_title)
    plan = Plan.objects.create(
        jurisdiction_id=reading.jurisdiction_id, title=title_of(header, document), created_at=now
    )
    return PlanVersion.objects.create(
        jurisdiction_id=reading.jurisdiction_id,
        plan=plan,
        number=0,
        document=document,
        reading=reading,
        drafted_by=by.person_key,
        drafted_at=now,
    )


def write_draft(version: PlanVersion, read: PlanReading, *, now: datetime) -> dict[str, int]:
    """Write pieces, names and doubts of a new draft, and return how many of each there are."""
    pieces = [*_pieces(version, read)]
    Piece.objects.bulk_create(pieces, CHUNK)
    contents = [as_content(PieceKind(piece.kind), piece.content) for piece in pieces]
    assigned = list(dict.fromkeys(name for content in contents for name in assigned_names(content)))
    seated = (name for content in contents for name in roster_names(content))
    matches = new_matches(version, dict.fromkeys([*assigned, *seated]), today=day_of(now))
    NameMatch.objects.bulk_create(matches, CHUNK)
    doubts = doubts_of(version, read, matches, assigned)
    Doubt.objects.bulk_create(doubts, CHUNK)
    return {"pieces": len(pieces), "names": len(matches), "doubts": len(doubts)}


def _pieces(version: PlanVersion, read: PlanReading) -> Iterator[Piece]:
    by_kind: dict[PieceKind, list[Content]] = {}
    for kind, content in contents_of(read):
        by_kind.setdefault(kind, []).append(content)
    for kind, contents in by_kind.items():
        for position, content in zip(positions_for(len(contents)), contents, strict=True):
            yield _piece(version, kind, position, content, is_read=True)
    yield _piece(version, PieceKind.ARRANGEMENT, positions_for(1)[0], arrangement_of(read), is_read=False)


def _piece(version: PlanVersion, kind: PieceKind, position: int, content: Content, *, is_read: bool) -> Piece:
    data = as_data(content)
    return Piece(
        jurisdiction_id=version.jurisdiction_id,
        version=version,
        kind=kind,
        position=position,
        content=data,
        read=data if is_read else {},
    )
