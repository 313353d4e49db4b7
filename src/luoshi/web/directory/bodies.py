"""议事协调机构: leading groups and task forces."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.base.permissions import check, refusal_of
from luoshi.directory.operations import change_body, create_body
from luoshi.directory.permissions import KEEP
from luoshi.directory.queries import bodies_visible_to, own_jurisdiction, posts_of, units_visible_to
from luoshi.plans.queries.forces import tasks_of_force
from luoshi.web.directory.answering import FormPage, answer_form
from luoshi.web.directory.forms import BodyChangeForm, BodyForm
from luoshi.web.http import Request

A_PAGE = 50


@require_GET
def bodies(request: Request) -> HttpResponse:
    """List the coordinating bodies."""
    context = {
        "page": Paginator(bodies_visible_to(request.actor), A_PAGE).get_page(request.GET.get("page")),
        "keep_refusal": refusal_of(check, KEEP, request.actor),
    }
    return render(request, "directory/bodies.html", context)


@require_GET
def body(request: Request, key: str) -> HttpResponse:
    """Show a coordinating body: where its office is, and who sits on it."""
    shown = get_object_or_404(bodies_visible_to(request.actor), public_key=key)
    context = {
        "body": shown,
        "force_tasks": tasks_of_force(shown, request.actor),
        "posts": posts_of(shown, today=request.today),
        "keep_refusal": refusal_of(check, KEEP, request.actor),
    }
    return render(request, "directory/body.html", context)


def _to_body(key: str) -> str:
    return reverse("web:body", args=[key])


@require_http_methods(["GET", "POST"])
def body_new(request: Request) -> HttpResponse:
    """Enter a coordinating body."""
    units = units_visible_to(request.actor).filter(closed_on__isnull=True)
    page = FormPage(
        heading=_("登记议事协调机构"),
        submit=_("登记"),
        back=reverse("web:bodies"),
        to=_to_body,
        act="directory.create_body",
        crumbs=((_("议事协调机构"), reverse("web:bodies")),),
    )

    def save(given: dict[str, object]) -> str:
        given.pop("once")
        jurisdiction = own_jurisdiction(request.actor)
        return create_body(jurisdiction=jurisdiction, by=request.actor, now=request.now, **given).public_key  # type: ignore[arg-type]

    return answer_form(request, BodyForm(request.POST or None, units=units), page, save)


@require_http_methods(["GET", "POST"])
def body_change(request: Request, key: str) -> HttpResponse:
    """Change what stands in the directory about a coordinating body."""
    shown = get_object_or_404(bodies_visible_to(request.actor).select_related("jurisdiction"), public_key=key)
    units = units_visible_to(request.actor).filter(closed_on__isnull=True)
    initial = {name: getattr(shown, name) for name in ("kind", "name", "from_day", "until", "revision")}
    initial["office_unit"] = shown.office_unit and shown.office_unit.public_key
    page = FormPage(
        heading=_("修改议事协调机构"),
        submit=_("保存"),
        back=_to_body(key),
        to=_to_body,
        row=shown,
        crumbs=((_("议事协调机构"), reverse("web:bodies")), (shown.name, _to_body(key))),
    )

    def save(given: dict[str, object]) -> str:
        return change_body(body=shown, by=request.actor, now=request.now, **given).public_key  # type: ignore[arg-type]

    return answer_form(request, BodyChangeForm(request.POST or None, initial=initial, units=units), page, save)
