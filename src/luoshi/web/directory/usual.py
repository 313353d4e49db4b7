"""The starting table of usual names, and which of them are entered for the units that there are."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from luoshi.base.permissions import check, refusal_of
from luoshi.directory.departments import table
from luoshi.directory.operations import add_usual_aliases
from luoshi.directory.operations.usual import usual_aliases
from luoshi.directory.permissions import KEEP
from luoshi.directory.queries import own_jurisdiction
from luoshi.web.http import Request


@require_http_methods(["GET", "POST"])
def departments(request: Request) -> HttpResponse:
    """Show the table, and which names of it would be entered; enter them."""
    jurisdiction = own_jurisdiction(request.actor)
    if request.method == "POST":
        made = add_usual_aliases(jurisdiction=jurisdiction, by=request.actor, now=request.now, today=request.today)
        messages.success(request, _told(len(made)))
        return redirect("web:departments")
    refusal = refusal_of(check, KEEP, request.actor)
    context = {
        "departments": table().departments,
        "proposed": [] if refusal else usual_aliases(jurisdiction, today=request.today),
        "keep_refusal": refusal,
    }
    return render(request, "directory/departments.html", context)


def _told(count: int) -> str:
    if not count:
        return _("常用名称都已经登记过，没有增加。")
    return ngettext("已登记 %(count)d 个别名。", "已登记 %(count)d 个别名。", count) % {"count": count}
