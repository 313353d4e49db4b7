"""Components of pages, as template tags. /styleguide/ shows each with its states."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from luoshi.web.addresses import address
from luoshi.web.icons import ICONS

register = template.Library()
BADGES = {"ok", "warn", "danger", "info", "muted"}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Return an icon. With a label it says something by itself; without one it stands beside its word."""
    strokes = mark_safe(ICONS[name])  # noqa: S308 -- a table of our own
    if label:
        return format_html('<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>', label, strokes)
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', strokes)


@register.simple_tag
def badge(label: object, kind: str = "muted") -> SafeString:
    """Return a short word on a coloured ground: ok, warn, danger, info or muted. The word says it, not the colour."""
    if kind not in BADGES:
        raise ValueError(f"There is no badge of kind {kind!r}.")
    return format_html('<span class="badge badge-{}">{}</span>', kind, label)


@register.inclusion_tag("components/act_button.html", takes_context=True)
def act_button(  # noqa: PLR0913 -- a button has this many sides, all named
    context: Context,
    label: object,
    url: str,
    *,
    refusal: str = "",
    kind: str = "",
    icon: str = "",
    confirm: str = "",
    **hidden: object,
) -> dict[str, Any]:
    """Return a form of one button that posts to ``url``; with a ``refusal``, the button disabled and its sentence.

    ``kind`` is "primary", "danger", "quiet" (several parted by blanks); ``confirm`` asks before it posts (where
    JavaScript runs); all other arguments become hidden fields.
    """
    classes = " ".join(["btn", *(f"btn-{word}" for word in kind.split())])
    return {
        "label": label,
        "url": url,
        "refusal": refusal,
        "classes": classes,
        "icon": icon,
        "confirm": confirm,
        "hidden": hidden,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: "Page[Any]", label: str = "") -> dict[str, Any]:
    """Return links to the pages of a list (query parameter "page"), keeping the rest of the query.

    ``label`` tells the lists of a page apart where it has several.
    """
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "request": context.get("request"), "numbers": numbers, "label": label}


@register.inclusion_tag("components/field_errors.html")
def field_errors(field: object) -> dict[str, Any]:
    """Return the sentences about one bound field of a form, tied to it by its id."""
    return {"field": field}


@register.simple_tag(name="address")
def address_tag(name: str, *args: object) -> str:
    """Return the address of a page by its name, empty where there is no such page: for links between areas."""
    return address(name, *args)


@register.filter
def percent(part: int, whole: int) -> int:
    """Return how many hundredths of ``whole`` ``part`` is, 0 of nothing."""
    return round(100 * part / whole) if whole else 0
