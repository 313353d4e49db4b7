"""首次登录: with a code from paper somebody chooses their password; no password is ever told."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.signals import user_login_failed
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.directory.models import Account
from luoshi.directory.operations.signing import make_first_sign_in, no_such_code, release_account, use_first_code
from luoshi.web.accounts.forms import FirstSignInForm
from luoshi.web.accounts.locking import locked_out
from luoshi.web.accounts.timing import proved_lately
from luoshi.web.directory.accounts import account_or_404
from luoshi.web.frame.signing import let_in, note_refusal
from luoshi.web.http import AnybodysRequest, Request


@login_not_required
@never_cache
@sensitive_post_parameters("code", "new", "again")
@require_http_methods(["GET", "POST"])
def first_sign_in(request: AnybodysRequest) -> HttpResponse:
    """Ask for name, code and the password somebody chooses; then they are in."""
    form = FirstSignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        named = {"username": given["username"]}
        if not AxesProxyHandler.is_allowed(request, named):
            return locked_out(request)
        account = _set_up(request, form)
        if account is not None:
            return let_in(request, account, "")
        if "code" in form.errors:
            user_login_failed.send(__name__, credentials=named, request=request)
            note_refusal(request, given["username"])
    return render(request, "accounts/first.html", {"form": form}, status=422 if form.errors else 200)


def _set_up(request: AnybodysRequest, form: FirstSignInForm) -> Account | None:
    """Return the account whose code was given, with its new password; or put the refusal into the form."""
    given = form.cleaned_data
    account = Account.objects.select_related("jurisdiction").filter(username=given["username"], is_active=True).first()
    if account is None:
        form.add_error("code", no_such_code())
        return None
    try:
        nobody = Actor(jurisdiction_id=account.jurisdiction_id)
        use_first_code(account=account, code=given["code"], password=given["new"], by=nobody, now=request.now)
    except Invalid as refusal:
        form.add_error("code" if refusal.field == "code" else "new", str(refusal))
        return None
    return account


@never_cache
@require_POST
@proved_lately
def account_code(request: Request, key: str) -> HttpResponse:
    """Make a code of a first sign-in and show it, to be printed: it is kept nowhere."""
    account = account_or_404(request, key)
    code = make_first_sign_in(account=account, by=request.actor, now=request.now)
    address = request.build_absolute_uri(reverse("web:first_sign_in"))
    return render(request, "accounts/code.html", {"account": account, "code": code, "address": address})


@require_POST
def account_release(request: Request, key: str) -> HttpResponse:
    """Let a locked account sign in again at once."""
    account = account_or_404(request, key)
    release_account(account=account, by=request.actor, now=request.now)
    messages.success(request, _("账号%(name)s的锁定已解除。") % {"name": account.username})
    return redirect("web:person", account.person.public_key)
