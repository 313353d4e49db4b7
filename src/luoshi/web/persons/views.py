"""The page on which a person sees all that is held about them; the same for who informs somebody without an account."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.base.permissions import check, refusal_of
from luoshi.base.refusals import NotAllowed, Refusal
from luoshi.directory.models import Person
from luoshi.directory.operations.leaving import anonymise_person, check_may_anonymise
from luoshi.directory.permissions import KEEP_ACCOUNTS
from luoshi.directory.queries import deputisings_of, people_visible_to
from luoshi.journal.queries import entries_after, entries_of_person, statements_by
from luoshi.web.http import Request
from luoshi.web.journal.statements import told_statements
from luoshi.web.journal.told import lines_of
from luoshi.web.persons.held import accounts_of, holdings_of, purposes, rows_about

A_PAGE = 50


@require_GET
def my_information(request: Request) -> HttpResponse:
    """Show somebody all that is held about them. Nobody needs a permission for that."""
    return render(request, "persons/held.html", _held(request, request.user.person) | {"is_own": True})


@require_GET
def person_held(request: Request, key: str) -> HttpResponse:
    """Show and print what is held about somebody who asks and does not sign in; and where it is ended."""
    check(KEEP_ACCOUNTS, request.actor)
    person = _found(request, key)
    refusal = refusal_of(check_may_anonymise, person, request.actor, request.today)
    return render(request, "persons/held.html", _held(request, person) | {"anonymise_refusal": refusal})


@require_POST
def person_anonymise(request: Request, key: str) -> HttpResponse:
    """Take what is personal of somebody who has left away."""
    person = _found(request, key)
    revision = request.POST.get("revision", "")
    try:
        anonymise_person(
            person=person,
            revision=int(revision) if revision.isdecimal() and len(revision) < 10 else 0,
            by=request.actor,
            now=request.now,
            today=request.today,
        )
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("个人信息已抹去，任职经历和操作记录以标识保留。"))
    return redirect("web:person_held", key)


def _found(request: Request, key: str) -> Person:
    return get_object_or_404(people_visible_to(request.actor), public_key=key)


def _held(request: Request, person: Person) -> dict[str, Any]:
    keys = list(person.accounts.values_list("public_key", flat=True))
    entries = entries_of_person(person.public_key, keys, by=request.actor)
    after = request.GET.get("after", "")
    if after.isdecimal() and len(after) < 19:
        entries = entries_after(entries, number=int(after), by=request.actor)
    shown = list(entries[: A_PAGE + 1])
    statements = told_statements(statements_by(person.public_key, by=request.actor)[:A_PAGE], request.actor)
    return {
        "person": person,
        "rows": rows_about(person),
        "accounts": accounts_of(person),
        "holdings": holdings_of(person),
        "deputisings": deputisings_of(person),
        "deputising_fields": purposes("directory.Deputising"),
        "holding_fields": purposes("directory.Holding"),
        "statements": [told for group in statements.values() for told in group],
        "lines": list(lines_of(shown[:A_PAGE], request.actor)),
        "next": shown[A_PAGE - 1].number if len(shown) > A_PAGE else None,
        "is_own": False,
    }
