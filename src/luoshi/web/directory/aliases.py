"""Other names of a unit."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from luoshi.directory.models import Alias, Unit
from luoshi.directory.operations import add_alias, change_alias
from luoshi.directory.queries import units_visible_to
from luoshi.web.directory.answering import FormPage, answer_form
from luoshi.web.directory.forms import AliasChangeForm, AliasForm
from luoshi.web.http import Request


@require_http_methods(["GET", "POST"])
def alias_new(request: Request, key: str) -> HttpResponse:
    """Let a unit answer to another name."""
    units = units_visible_to(request.actor).select_related("jurisdiction")
    unit = get_object_or_404(units, public_key=key)
    page = _page(unit, _("登记别名"), _("登记"), act="directory.add_alias")

    def save(given: dict[str, object]) -> str:
        given.pop("once")
        add_alias(unit=unit, by=request.actor, now=request.now, **given)  # type: ignore[arg-type]
        return unit.public_key

    form = AliasForm(request.POST or None, initial={"name": request.GET.get("name", "")[:200]})
    return answer_form(request, form, page, save)


@require_http_methods(["GET", "POST"])
def alias_change(request: Request, key: str) -> HttpResponse:
    """Change what is known of another name, or end it."""
    seen = Alias.objects.filter(unit__in=units_visible_to(request.actor))
    alias = get_object_or_404(seen.select_related("unit", "jurisdiction"), public_key=key)
    names = ("kind", "from_day", "until", "source", "revision")
    form = AliasChangeForm(request.POST or None, initial={name: getattr(alias, name) for name in names})
    heading = _("修改别名“%(name)s”") % {"name": alias.name}
    page = _page(alias.unit, heading, _("保存"), row=alias)

    def save(given: dict[str, object]) -> str:
        change_alias(alias=alias, by=request.actor, now=request.now, **given)  # type: ignore[arg-type]
        return alias.unit.public_key

    return answer_form(request, form, page, save)


def _page(unit: Unit, heading: str, submit: str, *, act: str = "", row: Alias | None = None) -> FormPage:
    to_unit = reverse("web:unit", args=[unit.public_key])
    return FormPage(
        heading=heading,
        submit=submit,
        lead=_("写有这个名称的文件，在这些日子里指的就是这个单位。"),
        back=to_unit,
        to=lambda key: reverse("web:unit", args=[key]),
        act=act,
        row=row,
        crumbs=((_("单位"), reverse("web:directory")), (unit.short_name, to_unit)),
    )
