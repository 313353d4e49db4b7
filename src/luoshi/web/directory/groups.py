"""统称 and who belongs to them."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.base.permissions import check, refusal_of
from luoshi.directory.models import GroupMember, UnitGroup
from luoshi.directory.operations import add_member, change_group, create_group, end_member
from luoshi.directory.permissions import KEEP
from luoshi.directory.queries import groups_visible_to, memberships_of, on, open_on, own_jurisdiction, units_visible_to
from luoshi.web.directory.answering import FormPage, answer_form
from luoshi.web.directory.forms import EndForm, GroupChangeForm, GroupForm, MemberForm
from luoshi.web.http import Request

A_PAGE = 50


@require_GET
def groups(request: Request) -> HttpResponse:
    """List the collective names, each with how many units it stands for today."""
    today = on(request.today, "memberships__") & open_on(request.today, "memberships__unit__")
    found = groups_visible_to(request.actor).annotate(members=Count("memberships", filter=Q(today)))
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "keep_refusal": refusal_of(check, KEEP, request.actor),
    }
    return render(request, "directory/groups.html", context)


@require_GET
def group(request: Request, key: str) -> HttpResponse:
    """Show a collective name and who belongs, belonged and will belong to it."""
    shown = get_object_or_404(groups_visible_to(request.actor), public_key=key)
    context = {
        "group": shown,
        "memberships": memberships_of(shown),
        "keep_refusal": refusal_of(check, KEEP, request.actor),
    }
    return render(request, "directory/group.html", context)


def _to_group(key: str) -> str:
    return reverse("web:group", args=[key])


def _crumbs(group: UnitGroup | None = None) -> tuple[tuple[str, str], ...]:
    there = ((_("统称"), reverse("web:groups")),)
    return (*there, (group.name, _to_group(group.public_key))) if group else there


@require_http_methods(["GET", "POST"])
def group_new(request: Request) -> HttpResponse:
    """Set up a collective name."""
    page = FormPage(
        heading=_("设立统称"),
        submit=_("设立"),
        lead=_("设立后逐个加入它所指的单位。"),
        back=reverse("web:groups"),
        to=_to_group,
        act="directory.create_group",
        crumbs=_crumbs(),
    )

    def save(given: dict[str, str]) -> str:
        jurisdiction = own_jurisdiction(request.actor)
        made = create_group(
            jurisdiction=jurisdiction, name=given["name"], note=given["note"], by=request.actor, now=request.now
        )
        return made.public_key

    form = GroupForm(request.POST or None, initial={"name": request.GET.get("name", "")[:100]})
    return answer_form(request, form, page, save)


@require_http_methods(["GET", "POST"])
def group_change(request: Request, key: str) -> HttpResponse:
    """Change the words of a collective name."""
    shown = get_object_or_404(groups_visible_to(request.actor).select_related("jurisdiction"), public_key=key)
    initial = {"name": shown.name, "note": shown.note, "revision": shown.revision}
    page = FormPage(
        heading=_("修改统称"),
        submit=_("保存"),
        back=_to_group(key),
        to=_to_group,
        row=shown,
        crumbs=_crumbs(shown),
    )

    def save(given: dict[str, object]) -> str:
        return change_group(group=shown, by=request.actor, now=request.now, **given).public_key  # type: ignore[arg-type]

    return answer_form(request, GroupChangeForm(request.POST or None, initial=initial), page, save)


@require_http_methods(["GET", "POST"])
def member_new(request: Request, key: str) -> HttpResponse:
    """Put a unit into a group."""
    shown = get_object_or_404(groups_visible_to(request.actor).select_related("jurisdiction"), public_key=key)
    units = units_visible_to(request.actor).filter(closed_on__isnull=True)
    page = FormPage(
        heading=_("加入单位"),
        submit=_("加入"),
        back=_to_group(key),
        to=_to_group,
        act="directory.add_member",
        crumbs=_crumbs(shown),
    )

    def save(given: dict[str, object]) -> str:
        given.pop("once")
        add_member(group=shown, by=request.actor, now=request.now, **given)  # type: ignore[arg-type]
        return shown.public_key

    return answer_form(request, MemberForm(request.POST or None, units=units), page, save)


@require_http_methods(["GET", "POST"])
def member_end(request: Request, key: str) -> HttpResponse:
    """Let a unit belong to a group until a day."""
    seen = GroupMember.objects.filter(group__in=groups_visible_to(request.actor))
    member = get_object_or_404(seen.select_related("group__jurisdiction", "unit"), public_key=key)
    page = FormPage(
        heading=_("“%(unit)s”退出“%(group)s”") % {"unit": member.unit.short_name, "group": member.group.name},
        submit=_("登记退出"),
        lead=_("已经启用的方案不受影响，以后启用的方案不再包含这个单位。"),
        back=_to_group(member.group.public_key),
        to=_to_group,
        crumbs=_crumbs(member.group),
    )

    def save(given: dict[str, object]) -> str:
        end_member(member=member, by=request.actor, now=request.now, **given)  # type: ignore[arg-type]
        return member.group.public_key

    form = EndForm(request.POST or None, initial={"until": request.today})
    return answer_form(request, form, page, save)
