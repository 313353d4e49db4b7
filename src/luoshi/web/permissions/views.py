"""The page of the permission table."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.base.permissions import are_separated, check
from luoshi.web.http import Request
from luoshi.web.permissions import READ_TABLE
from luoshi.web.permissions.table import roles, table


@require_GET
def permissions(request: Request) -> HttpResponse:
    """Show who may do what, and what anybody else is told. Raises NotAllowed."""
    check(READ_TABLE, request.actor)
    context = {"rooms": table(), "roles": roles(), "are_separated": are_separated()}
    return render(request, "permissions/permissions.html", context)
