"""Answers to what goes wrong: one sentence, and a next step. A page, or for htmx only the sentence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from luoshi.base.refusals import NotAllowed, Refusal
from luoshi.web.context import STYLES
from luoshi.web.operations import note_refused


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal: 403 where the person may not, which the journal keeps, 409 where the thing cannot."""
    if isinstance(refusal, NotAllowed):
        note(request)
    return told(request, str(refusal), status=403 if isinstance(refusal, NotAllowed) else 409)


def note(request: HttpRequest) -> None:
    """Keep in the journal that whoever is signed in was refused here."""
    actor, match = getattr(request, "actor", None), request.resolver_match
    if actor is not None and match is not None:
        note_refused(route=match.view_name, method=str(request.method), by=actor, now=request.now)  # type: ignore[attr-defined]


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django passes a reason
    """Answer a form whose token is not ours or has run out."""
    return told(request, _("页面打开得太久，请返回上一页刷新后再提交，已填内容可先复制保存。"), status=403)


def misunderstood(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Answer a request that cannot be understood."""
    return told(request, _("浏览器发来的内容无法识别，请返回上一页刷新后重试。"), status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Answer what Django itself does not allow."""
    return told(request, _("您没有权限做这件事，如有需要请联系系统管理员。"), status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Answer an address at which there is nothing for this person."""
    return told(request, _("没有这个页面，或者您无权查看。"), status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer an error of our own, with a page that asks nothing of the database."""
    sentence = _("系统出了问题，已经记录下来，请稍后再试。")
    if is_htmx(request):
        return told(request, sentence, status=500)
    return HttpResponse(render_to_string("broken.html", {"sentence": sentence, "styles": STYLES}), status=500)


def told(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    """Return a page that says one sentence; for htmx the sentence alone, put where the frame shows such things."""
    if not is_htmx(request):
        return render(request, "told.html", {"sentence": sentence}, status=status)
    response = render(request, "components/said.html", {"sentence": sentence}, status=status)
    response["HX-Retarget"], response["HX-Reswap"], response["HX-Reselect"] = "#told", "innerHTML", ".said"
    return response


def is_htmx(request: HttpRequest) -> bool:
    """Tell whether htmx asks for a part of a page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"
