"""What whoever is locked out reads."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def locked_out(request: HttpRequest, _response: object = None, _credentials: object = None) -> HttpResponse:
    """Answer whoever failed too often, the same for a name that exists and one that does not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    words = {"minutes": minutes}
    sentence = _("连续多次未能登录，已暂时锁定。请%(minutes)s分钟后再试，或联系系统管理员解除锁定、重置密码。") % words
    return render(request, "accounts/locked.html", {"sentence": sentence}, status=429)
