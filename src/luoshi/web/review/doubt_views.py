"""Doubts settled and opened again, and names given their meaning."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gongwen.reading.doubts.presence import stands_for_many
from luoshi.base.refusals import Invalid, Refusal, Stale, WrongState
from luoshi.directory.kinds import UnitKind
from luoshi.directory.queries import groups_visible_to
from luoshi.plans.models import NameMatch
from luoshi.plans.operations.doubts import reopen_doubt, settle_doubt, settle_doubts
from luoshi.plans.operations.names import accept_suggestions, create_unit_for_name, group_name, match_name
from luoshi.web.http import Request
from luoshi.web.review.acts import last_number
from luoshi.web.review.answers import answered, overtaken
from luoshi.web.review.desk import Desk
from luoshi.web.review.found import doubt_of, draft_of, group_of, match_of, number_of, units_of
from luoshi.web.review.marks import name_ref
from luoshi.web.review.names import kind_of

LONGEST_NOTE = 500


@require_POST
def settle(request: Request, key: str, doubt_key: str) -> HttpResponse:
    """Answer one doubt."""
    version = draft_of(request, key)
    since = last_number(version)
    try:
        settle_doubt(
            doubt=doubt_of(version, doubt_key),
            revision=number_of(request, "revision"),
            answer=request.POST.get("answer", ""),
            note=request.POST.get("note", "").strip()[:LONGEST_NOTE],
            by=request.actor,
            now=request.now,
        )
    except (Stale, WrongState) as refusal:
        return overtaken(request, version, _first_by(refusal), doubts=True)
    return answered(request, version, since=since, at="doubts")


def _first_by(refusal: Refusal) -> Refusal:
    """Return a refusal with a sentence that fits a list: what stands there now is shown in it."""
    if not isinstance(refusal, Stale):
        return refusal
    return WrongState(_("这一项刚被别人办过，您的答复没有写入，现在的结果已经列出。"))


@require_POST
def settle_several(request: Request, key: str) -> HttpResponse:
    """Answer all open doubts of one code, or of one severity, as printed."""
    version = draft_of(request, key)
    since = last_number(version)
    code, severity = request.POST.get("code") or None, request.POST.get("severity") or None
    if code is None and severity is None:
        raise Invalid(_("请说明要一并办理哪一类待核事项。"))
    settle_doubts(version=version, code=code, severity=severity, by=request.actor, now=request.now)
    return answered(request, version, since=since, at="doubts")


@require_POST
def reopen(request: Request, key: str, doubt_key: str) -> HttpResponse:
    """Open a settled doubt again."""
    version = draft_of(request, key)
    since = last_number(version)
    doubt = doubt_of(version, doubt_key)
    try:
        reopen_doubt(doubt=doubt, revision=number_of(request, "revision"), by=request.actor, now=request.now)
    except (Stale, WrongState) as refusal:
        return overtaken(request, version, _first_by(refusal), doubts=True)
    return answered(request, version, since=since, at=f"doubt-{doubt_key}")


@require_http_methods(["GET", "POST"])
def name(request: Request, key: str) -> HttpResponse:
    """Show all that can be done with a printed name; or do it."""
    version = draft_of(request, key)
    if request.method == "GET":
        return _panel(request, Desk(version, by=request.actor, today=request.today))
    since = last_number(version)
    match = match_of(version, request.POST.get("name", ""))
    try:
        _give_meaning(request, match, number_of(request, "revision"))
    except (Stale, WrongState) as refusal:
        return overtaken(request, version, _first_by(refusal), names=True)
    return answered(request, version, since=since, at="names")


def _panel(request: Request, desk: Desk) -> HttpResponse:
    match = match_of(desk.version, request.GET.get("name", ""))
    shown = {
        "name": match.name,
        "anchor": name_ref(match.name).partition(".")[2],
        "revision": match.revision,
        "kind": kind_of(match.name),
        "is_collective": stands_for_many(match.name),
    }
    context = {
        "desk": desk,
        "name": shown,
        "units": desk.units,
        "groups": groups_visible_to(request.actor),
        "kinds": UnitKind.choices,
    }
    return render(request, "review/panel.html" if request.htmx else "review/panel_page.html", context)


def _give_meaning(request: Request, match: NameMatch, revision: int) -> None:
    """Do what the form says: match, create, group or leave open; raise Invalid for a form that says nothing of these."""
    by, now, post = request.actor, request.now, request.POST
    act = post.get("act")
    if act == "match" and post.get("unit"):
        match_name(match=match, revision=revision, unit=units_of(request, [post["unit"]])[0], by=by, now=now)
    elif act == "match" and post.get("group"):
        match_name(match=match, revision=revision, group=group_of(request, post["group"]), by=by, now=now)
    elif act == "create":
        kind, short_name = post.get("kind", ""), post.get("short_name", "").strip()
        create_unit_for_name(match=match, revision=revision, kind=kind, short_name=short_name, by=by, now=now)
    elif act == "group":
        group_name(match=match, revision=revision, members=units_of(request, post.getlist("members")), by=by, now=now)
    elif act == "open":
        match_name(match=match, revision=revision, leave_open=True, by=by, now=now)
    else:
        raise Invalid(_("请选定这个名称对应的单位或统称。"))


@require_POST
def accept_names(request: Request, key: str) -> HttpResponse:
    """Accept what the directory suggests for every name that has one candidate."""
    version = draft_of(request, key)
    since = last_number(version)
    accept_suggestions(version=version, by=request.actor, now=request.now)
    return answered(request, version, since=since, at="names")
