"""What every template can name."""

from typing import Any

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the actor of the request and the day, None for a stranger."""
    return {"actor": getattr(request, "actor", None), "today": getattr(request, "today", None)}
