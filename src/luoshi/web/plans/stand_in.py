"""代办: the page on which a leader names who puts a draft in force where the whole office has worked on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from luoshi.base.refusals import Invalid, WrongState
from luoshi.directory.models import Person
from luoshi.plans.models import PlanVersion
from luoshi.plans.operations.stand_ins import name_stand_in
from luoshi.plans.queries.stand_ins import drafts_to_stand_in_for, may_stand_in, stand_in_of
from luoshi.plans.queries.versions import may_still_put_in_force, names_of_persons, people_on
from luoshi.web.http import Request


@require_http_methods(["GET", "POST"])
def plan_stand_in(request: Request, key: str) -> HttpResponse:
    """Show who worked on a draft and whether the office has anybody else; on POST name the stand-in."""
    drafts = drafts_to_stand_in_for(request.actor).select_related("plan", "jurisdiction")
    draft = get_object_or_404(drafts, plan__public_key=key)
    error = ""
    if request.method == "POST":
        try:
            person = _named(request, draft)
        except (Invalid, WrongState) as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("已指定代办，请告诉%(name)s登录后启用。") % {"name": person.name})
            return redirect("web:plan_stand_in", key)
    return _shown(request, draft, error)


def _named(request: Request, draft: PlanVersion) -> Person:
    """Name whom the form says and return them; raise Invalid, WrongState, NotAllowed."""
    could = may_stand_in(draft, today=request.today)
    person = could.filter(public_key=request.POST.get("person", "")).first()
    if person is None:
        raise Invalid(_("请选择代办启用的同志。"), "person")
    reason = request.POST.get("reason", "")
    name_stand_in(version=draft, person=person, reason=reason, by=request.actor, now=request.now, today=request.today)
    return person


def _shown(request: Request, draft: PlanVersion, error: str) -> HttpResponse:
    stand_in, (drafted_by, edited_by) = stand_in_of(draft), people_on(draft)
    names = names_of_persons({stand_in.person_key}) if stand_in else {}
    context = {
        "draft": draft,
        "people": may_stand_in(draft, today=request.today),
        "others": may_still_put_in_force(draft, today=request.today),
        "drafted_by": drafted_by,
        "edited_by": edited_by,
        "stand_in": stand_in,
        "stand_in_name": names.get(stand_in.person_key, "") if stand_in else "",
        "reason": request.POST.get("reason", ""),
        "error": error,
    }
    return render(request, "plans/stand_in.html", context, status=422 if error else 200)
