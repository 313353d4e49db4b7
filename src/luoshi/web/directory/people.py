"""People: the list, one of them, who they are and what they hold."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.base.permissions import check, refusal_of
from luoshi.directory.models import Holding
from luoshi.directory.operations import change_person, create_person
from luoshi.directory.operations.signing_factors import accounts_with_second_factor
from luoshi.directory.operations.signing_subjects import bound_accounts
from luoshi.directory.permissions import KEEP, KEEP_ACCOUNTS
from luoshi.directory.queries import (
    BEGINS_LAST,
    ENDS_LAST,
    deputisings_of,
    on,
    own_jurisdiction,
    people_found,
    people_visible_to,
)
from luoshi.directory.signing_locks import locked_among
from luoshi.web.directory.answering import FormPage, answer_form
from luoshi.web.directory.forms import PersonChangeForm, PersonForm
from luoshi.web.http import Request

A_PAGE = 50


@require_GET
def people(request: Request) -> HttpResponse:
    """List the people, those whose name matches, with the posts they hold today."""
    text = request.GET.get("q", "")[:50]
    held = Holding.objects.filter(on(request.today)).select_related("post__unit", "post__body")
    held = held.order_by("post__position", "pk")
    found = people_found(request.actor, text=text).prefetch_related(Prefetch("holdings", held, to_attr="held"))
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "text": text,
        "keep_refusal": refusal_of(check, KEEP, request.actor),
        "accounts_refusal": refusal_of(check, KEEP_ACCOUNTS, request.actor),
    }
    part = "#list" if request.htmx else ""
    return render(request, f"directory/people.html{part}", context)


@require_GET
def person(request: Request, key: str) -> HttpResponse:
    """Show a person: what they hold and held, and the accounts, to whom keeps those."""
    shown = get_object_or_404(people_visible_to(request.actor), public_key=key)
    accounts_refusal = refusal_of(check, KEEP_ACCOUNTS, request.actor)
    accounts = [] if accounts_refusal else list(shown.accounts.order_by("username"))
    context = {
        "person": shown,
        "holdings": shown.holdings.select_related("post__unit", "post__body").order_by(ENDS_LAST, BEGINS_LAST, "pk"),
        "accounts": accounts,
        "locked": locked_among([account.username for account in accounts], now=request.now) if accounts else set(),
        "second": accounts_with_second_factor(accounts) if accounts else set(),
        "bound": bound_accounts(accounts) if accounts else set(),
        "deputisings": deputisings_of(shown),
        "accounts_refusal": accounts_refusal,
        "keep_refusal": refusal_of(check, KEEP, request.actor),
    }
    return render(request, "directory/person.html", context)


def _to_person(key: str) -> str:
    return reverse("web:person", args=[key])


@require_http_methods(["GET", "POST"])
def person_new(request: Request) -> HttpResponse:
    """Enter a person."""
    page = FormPage(
        heading=_("登记人员"),
        submit=_("登记"),
        back=reverse("web:people"),
        to=_to_person,
        act="directory.create_person",
        crumbs=((_("人员"), reverse("web:people")),),
    )

    def save(given: dict[str, object]) -> str:
        given.pop("once")
        jurisdiction = own_jurisdiction(request.actor)
        return create_person(jurisdiction=jurisdiction, by=request.actor, now=request.now, **given).public_key  # type: ignore[arg-type]

    return answer_form(request, PersonForm(request.POST or None), page, save)


@require_http_methods(["GET", "POST"])
def person_change(request: Request, key: str) -> HttpResponse:
    """Correct a person's name or telephone."""
    shown = get_object_or_404(people_visible_to(request.actor).select_related("jurisdiction"), public_key=key)
    initial = {name: getattr(shown, name) for name in ("name", "telephone", "revision")}
    page = FormPage(
        heading=_("修改人员信息"),
        submit=_("保存"),
        back=_to_person(key),
        to=_to_person,
        row=shown,
        crumbs=((_("人员"), reverse("web:people")), (shown.name, _to_person(key))),
    )

    def save(given: dict[str, object]) -> str:
        return change_person(person=shown, by=request.actor, now=request.now, **given).public_key  # type: ignore[arg-type]

    return answer_form(request, PersonChangeForm(request.POST or None, initial=initial), page, save)
