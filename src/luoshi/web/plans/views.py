"""Keeping and deleting views of the ledger."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.base.refusals import AlreadyDone, Invalid
from luoshi.plans.operations.views import delete_view, save_view
from luoshi.plans.queries.views import views_visible_to
from luoshi.web.http import Request
from luoshi.web.plans.found import plan_or_404
from luoshi.web.plans.ledger import back_to_ledger


@require_POST
def save(request: Request, key: str) -> HttpResponse:
    """Keep what the ledger shows under a name, and go back to it."""
    plan = plan_or_404(request, key)
    query = request.POST.get("query", "")
    try:
        view = save_view(
            plan=plan,
            name=request.POST.get("name", ""),
            query=query,
            is_shared=request.POST.get("shared") == "1",
            once=request.POST.get("once", "")[:64],
            by=request.actor,
            now=request.now,
        )
        messages.success(request, _("视图“%(name)s”已保存。") % {"name": view.name})
    except (Invalid, AlreadyDone) as refusal:
        messages.warning(request, str(refusal))
    return back_to_ledger(plan, query)


@require_POST
def delete(request: Request, key: str, view_key: str) -> HttpResponse:
    """Delete a view, and go back to the ledger as it showed it."""
    plan = plan_or_404(request, key)
    view = get_object_or_404(views_visible_to(request.actor, plan), public_key=view_key)
    delete_view(view=view, by=request.actor, now=request.now)
    messages.success(request, _("视图“%(name)s”已删除。") % {"name": view.name})
    return back_to_ledger(plan, view.query)
