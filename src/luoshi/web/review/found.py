"""What an address of the desk names, for somebody who may see it; 404 for everybody else."""

from django.http import Http404

from luoshi.directory.models import Unit, UnitGroup
from luoshi.directory.queries import groups_visible_to, units_visible_to
from luoshi.plans.models import Doubt, NameMatch, Piece, PlanVersion
from luoshi.plans.queries.draft import drafts_visible_to
from luoshi.web.http import Request


def draft_of(request: Request, plan_key: str) -> PlanVersion:
    """Return the draft of a plan; raise Http404 where there is none to see."""
    drafts = drafts_visible_to(request.actor).filter(plan__public_key=plan_key)
    version = drafts.select_related("plan", "document", "reading", "jurisdiction").first()
    if version is None:
        raise Http404
    return version


def piece_of(version: PlanVersion, key: str) -> Piece:
    """Return a piece of the draft; raise Http404."""
    piece = Piece.objects.filter(version=version, public_key=key).first()
    if piece is None:
        raise Http404
    piece.version = version
    return piece


def doubt_of(version: PlanVersion, key: str) -> Doubt:
    """Return a doubt of the draft; raise Http404."""
    doubt = Doubt.objects.filter(version=version, public_key=key).first()
    if doubt is None:
        raise Http404
    doubt.version = version
    return doubt


def match_of(version: PlanVersion, name: str) -> NameMatch:
    """Return what a printed name of the draft means; raise Http404."""
    match = NameMatch.objects.filter(version=version, name=name).select_related("unit", "group").first()
    if match is None:
        raise Http404
    match.version = version
    return match


def units_of(request: Request, keys: list[str]) -> list[Unit]:
    """Return the units of those keys that somebody may see; raise Http404 if one is not among them."""
    found = list(units_visible_to(request.actor).filter(public_key__in=keys))
    if len(found) != len(set(keys)):
        raise Http404
    return found


def group_of(request: Request, key: str) -> UnitGroup:
    """Return a collective unit that somebody may see; raise Http404."""
    group = groups_visible_to(request.actor).filter(public_key=key).first()
    if group is None:
        raise Http404
    return group


def number_of(request: Request, name: str) -> int:
    """Return a whole number that a form sends; raise Http404 for anything else, which no form of ours sends."""
    text = request.POST.get(name, "")
    if not text.isdecimal() or len(text) > 9:
        raise Http404
    return int(text)
