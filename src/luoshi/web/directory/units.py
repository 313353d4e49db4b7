"""Units: the list, one of them, and what is done with it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.base.permissions import check, refusal_of
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import Unit
from luoshi.directory.operations import change_unit, close_unit, create_unit, merge_units, rename_unit
from luoshi.directory.permissions import KEEP
from luoshi.directory.queries import aliases_of, groups_of, own_jurisdiction, posts_of, units_found, units_visible_to
from luoshi.plans.queries.units import plan_counts
from luoshi.web.directory.answering import FormPage, answer_form
from luoshi.web.directory.forms import CloseForm, MergeForm, RenameForm, UnitChangeForm, UnitForm
from luoshi.web.http import Request

A_PAGE = 50


@require_GET
def directory(request: Request) -> HttpResponse:
    """List the units, those that match what is asked for; the closed ones on request."""
    text, kind = request.GET.get("q", "")[:200], request.GET.get("kind", "")
    kind = kind if kind in UnitKind.values else ""
    closed = request.GET.get("closed") == "1"
    found = units_found(request.actor, text=text, kind=kind, closed=closed).select_related("merged_into")
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "text": text,
        "kind": kind,
        "closed": closed,
        "kinds": UnitKind.choices,
        "is_asked": bool(text or kind or closed),
        "keep_refusal": refusal_of(check, KEEP, request.actor),
    }
    part = "#list" if request.htmx else ""
    return render(request, f"directory/directory.html{part}", context)


@require_GET
def unit(request: Request, key: str) -> HttpResponse:
    """Show a unit: its names with their days, groups, posts and who holds them."""
    shown = get_object_or_404(units_visible_to(request.actor).select_related("merged_into"), public_key=key)
    context = {
        "unit": shown,
        "aliases": aliases_of(shown),
        "memberships": groups_of(shown),
        "posts": posts_of(shown, today=request.today),
        "merged_units": shown.merged_units.order_by("-closed_on", "pk"),
        "plans": plan_counts(shown, by=request.actor),
        "bodies": shown.hosted_offices.order_by("name", "pk"),
        "keep_refusal": refusal_of(check, KEEP, request.actor),
    }
    return render(request, "directory/unit.html", context)


@require_http_methods(["GET", "POST"])
def unit_new(request: Request) -> HttpResponse:
    """Enter a unit."""
    page = FormPage(
        heading=_("登记单位"),
        submit=_("登记"),
        back=reverse("web:directory"),
        to=_to_unit,
        act="directory.create_unit",
        crumbs=((_("单位"), reverse("web:directory")),),
    )

    def save(given: dict[str, object]) -> str:
        given.pop("once")
        jurisdiction = own_jurisdiction(request.actor)
        return create_unit(jurisdiction=jurisdiction, by=request.actor, now=request.now, **given).public_key  # type: ignore[arg-type]

    initial = {"official_name": request.GET.get("name", "")[:200]}
    return answer_form(request, UnitForm(request.POST or None, initial=initial), page, save)


def _to_unit(key: str) -> str:
    return reverse("web:unit", args=[key])


def _page(unit: Unit, heading: str, submit: str, lead: str = "", *, danger: bool = False) -> FormPage:
    return FormPage(
        heading=heading,
        submit=submit,
        lead=lead,
        back=_to_unit(unit.public_key),
        to=_to_unit,
        row=unit,
        danger=danger,
        crumbs=((_("单位"), reverse("web:directory")), (unit.short_name, _to_unit(unit.public_key))),
    )


def _found(request: Request, key: str) -> Unit:
    return get_object_or_404(units_visible_to(request.actor).select_related("jurisdiction"), public_key=key)


@require_http_methods(["GET", "POST"])
def unit_change(request: Request, key: str) -> HttpResponse:
    """Correct what stands in the directory about a unit."""
    shown = _found(request, key)
    names = ("short_name", "kind", "position", "opened_on", "revision")
    form = UnitChangeForm(request.POST or None, initial={name: getattr(shown, name) for name in names})
    page = _page(shown, _("修改单位信息"), _("保存"), _("全称变了请用“更名”，旧名称会保留为曾用名。"))

    def save(given: dict[str, object]) -> str:
        return change_unit(unit=shown, by=request.actor, now=request.now, **given).public_key  # type: ignore[arg-type]

    return answer_form(request, form, page, save)


@require_http_methods(["GET", "POST"])
def unit_rename(request: Request, key: str) -> HttpResponse:
    """Give a unit another name from a day on."""
    shown = _found(request, key)
    initial = {"official_name": shown.official_name, "short_name": shown.short_name, "revision": shown.revision}
    form = RenameForm(request.POST or None, initial=initial)
    page = _page(shown, _("单位更名"), _("更名"), _("以前的文件和记录里仍是原来的名称。"))

    def save(given: dict[str, object]) -> str:
        by, now, today = request.actor, request.now, request.today
        return rename_unit(unit=shown, by=by, now=now, today=today, **given).public_key  # type: ignore[arg-type]

    return answer_form(request, form, page, save)


@require_http_methods(["GET", "POST"])
def unit_close(request: Request, key: str) -> HttpResponse:
    """Close a unit that has no successor."""
    shown = _found(request, key)
    form = CloseForm(request.POST or None, initial={"revision": shown.revision})
    lead = _("职能并入其他单位的，请用“并入”，这样原名称仍能认出来。")
    page = _page(shown, _("撤销单位"), _("撤销"), lead, danger=True)

    def save(given: dict[str, object]) -> str:
        by, now, today = request.actor, request.now, request.today
        return close_unit(unit=shown, by=by, now=now, today=today, **given).public_key  # type: ignore[arg-type]

    return answer_form(request, form, page, save)


@require_http_methods(["GET", "POST"])
def unit_merge(request: Request, key: str) -> HttpResponse:
    """Merge a unit into another, which then answers to its names."""
    shown = _found(request, key)
    others = units_visible_to(request.actor).filter(closed_on__isnull=True).exclude(pk=shown.pk)
    form = MergeForm(request.POST or None, initial={"revision": shown.revision}, units=others)
    lead = _("原单位从名录中撤销，任务、职务和记录都保留在原单位名下。")
    page = _page(shown, _("并入其他单位"), _("并入"), lead, danger=True)

    def save(given: dict[str, object]) -> str:
        by, now, today = request.actor, request.now, request.today
        return merge_units(source=shown, by=by, now=now, today=today, **given).public_key  # type: ignore[arg-type]

    return answer_form(request, form, page, save)
