"""What every template can name."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from luoshi.web.navigation import navigation

STYLES = [
    f"luoshi/css/{name}.css"
    for name in ("tokens", "base", "layout", "forms", "tables", "components", "parts", "menus", "frame")
]
"""The style sheets of every page, in their order; print.css comes last."""
THEMES = [("", _("随系统"), "contrast"), ("light", _("浅色"), "sun"), ("dark", _("深色"), "moon")]
"""The value of the cookie, what it is called, and its icon."""
THEME_COOKIE = "theme"


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the actor of the request (None for a stranger), the day, and what the frame of a page shows."""
    actor = getattr(request, "actor", None)
    named = {"actor": actor, "today": getattr(request, "today", None), "styles": STYLES, "theme": theme_of(request)}
    if actor is None:
        return named
    return named | {
        "place": SimpleLazyObject(lambda: request.user.jurisdiction.name),  # type: ignore[union-attr]
        "navigation": navigation(actor, request.path),
        "themes": THEMES,
        "seat": getattr(request, "seat", None),
        "seats": getattr(request, "seats", []),
    }


def theme_of(request: HttpRequest) -> str:
    """Return the theme somebody chose, empty where the machine's own setting decides."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in {value for value, _label, _icon in THEMES} else ""
