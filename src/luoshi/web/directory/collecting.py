"""The page on which a unit without an account says who its liaison is. Whoever has the link may, once."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid, WrongState
from luoshi.directory.models import CollectingLink
from luoshi.directory.operations import file_liaison
from luoshi.directory.operations.liaisons import hash_of
from luoshi.web.directory.forms import CollectForm
from luoshi.web.http import AnybodysRequest
from luoshi.web.refusing import add_refusal


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def collect(request: AnybodysRequest, token: str) -> HttpResponse:
    """Ask for the liaison of the link's unit and keep the answer. Nothing of the directory but the unit's name is shown.

    Raises Http404 for a link that never was; one that was used or has run out says so (410).
    """
    links = CollectingLink.objects.select_related("unit", "jurisdiction")
    link = get_object_or_404(links, token_hash=hash_of(token))
    form = CollectForm(request.POST or None)
    context = {"form": form, "link": link, "is_done": False}
    if link.used_at or link.expires_at <= request.now:
        return render(request, "collect.html", {"link": link, "over": _over()}, status=410)
    if request.method == "POST" and form.is_valid():
        try:
            nobody = Actor(jurisdiction_id=link.jurisdiction_id)
            file_liaison(link=link, given=form.cleaned_data, by=nobody, now=request.now)
        except Invalid as refusal:
            add_refusal(form, refusal)
        except WrongState as refusal:
            return render(request, "collect.html", {"link": link, "over": str(refusal)}, status=410)
        else:
            return render(request, "collect.html", context | {"is_done": True})
    return render(request, "collect.html", context, status=422 if form.errors else 200)


def _over() -> str:
    return _("这个链接已经用过或已到期，请向办公室要新的链接。")
