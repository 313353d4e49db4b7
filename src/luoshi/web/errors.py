"""Answers to what goes wrong: one sentence, and a next step."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from luoshi.base.refusals import NotAllowed, Refusal


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal: 403 where the person may not, 409 where the thing cannot."""
    return told(request, str(refusal), status=403 if isinstance(refusal, NotAllowed) else 409)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django passes a reason
    """Answer a form whose token is not ours or has run out."""
    return told(request, _("页面打开得太久，请返回上一页刷新后再提交，已填内容可先复制保存。"), status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Answer an address at which there is nothing for this person."""
    return told(request, _("没有这个页面，或者您无权查看。"), status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer an error of our own."""
    return told(request, _("系统出了问题，已经记录下来，请稍后再试。"), status=500)


def told(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    """Return a page that says one sentence."""
    return render(request, "told.html", {"sentence": sentence}, status=status)
