"""Light or dark: kept in a cookie of the browser, no business of the account."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from luoshi.web.addresses import inside
from luoshi.web.context import THEME_COOKIE, THEMES

A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme ("" for the machine's own) and go back to where the switch was pressed."""
    response = redirect(inside(request, request.POST.get("next", "")))
    chosen = request.POST.get("theme", "")
    if chosen in {value for value, _label, _icon in THEMES if value}:
        response.set_cookie(THEME_COOKIE, chosen, max_age=A_YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response
