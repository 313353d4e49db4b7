"""What a plan is called while it is prepared: what its header says, else the name of the file."""

from pathlib import PurePath

from luoshi.documents.models import Document
from luoshi.plans.models import Piece, Plan, PlanVersion
from luoshi.plans.pieces import HeaderContent, as_content
from luoshi.plans.states import PieceKind, PlanState

LONGEST = 300


def title_of(header: HeaderContent, document: Document | None) -> str:
    """Return the title of the plan, else of the document, else the name of the file without its ending."""
    file = PurePath(document.name).stem if document is not None else ""
    return (header.plan_title or header.title or file)[:LONGEST]


def retitle(version: PlanVersion) -> None:
    """Call the plan as the header of its draft says, as long as it is prepared. In the caller's transaction."""
    header = Piece.objects.filter(version=version, kind=PieceKind.HEADER).first()
    if header is None:
        return
    title = title_of(as_content(PieceKind.HEADER, header.content), version.document)
    Plan.objects.filter(pk=version.plan_id, state=PlanState.PREPARING).exclude(title=title).update(title=title)
