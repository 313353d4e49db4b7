"""Sign-in, sign-out and the password. All of it works without JavaScript."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.directory.models import Account
from luoshi.directory.operations.accounts import change_password
from luoshi.directory.operations.signing import is_password_old, note_account_locked, require_new_password
from luoshi.directory.operations.signing_factors import has_second_factor
from luoshi.directory.queries import actor_of
from luoshi.directory.signing_locks import is_locked
from luoshi.web.accounts.timing import note_second_factor
from luoshi.web.addresses import inside
from luoshi.web.frame import operations
from luoshi.web.frame.forms import PasswordForm, SignInForm
from luoshi.web.http import AnybodysRequest, Request

WAITING = "waiting"
"""The key in a session under which stands whose password was right and whose second factor is still asked for."""


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: AnybodysRequest) -> HttpResponse:
    """Show the form; sign in whoever gives a name and its password, and lead on to where they wanted to go."""
    wanted = request.POST.get("next", "") or request.GET.get("next", "")
    if request.user.is_authenticated:
        return redirect(inside(request, wanted))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = _account_of(request, form)
        if account is not None:
            return let_in(request, account, wanted)
        form.add_error(None, _("登录名或密码不对，请核对后再试；忘记密码请联系系统管理员重置。"))
    oidc = settings.OIDC_PROVIDER if settings.OIDC_URL else ""
    return render(
        request, "sign_in.html", {"form": form, "next": wanted, "oidc": oidc}, status=422 if form.errors else 200
    )


def _account_of(request: AnybodysRequest, form: SignInForm) -> Account | None:
    """Return the account of the name and password given; note a wrong password for one that exists."""
    given = form.cleaned_data
    account = authenticate(request, username=given["username"], password=given["password"])
    if isinstance(account, Account):
        return account
    note_refusal(request, given["username"])
    return None


def note_refusal(request: AnybodysRequest, username: str) -> None:
    """Journal a failure, and the lock it led to; nothing more while the lock lasts, so that nobody floods the journal."""
    known = Account.objects.select_related("jurisdiction").filter(username=username).first()
    counted = getattr(request, "axes_failures_since_start", None)  # none where the lock itself refused
    if known is None or counted is None:
        return
    nobody = Actor(jurisdiction_id=known.jurisdiction_id)
    operations.note_sign_in_refused(known, by=nobody, now=request.now)
    if is_locked(known, now=request.now):
        note_account_locked(account=known, by=nobody, now=request.now)


def let_in(request: AnybodysRequest, account: Account, wanted: str) -> HttpResponse:
    """Sign in an account whose password, or code of paper, was right; or ask for its second factor first."""
    if not has_second_factor(account):
        return enter(request, account, wanted)
    since, kept = request.now.timestamp(), account.get_session_auth_hash()
    request.session[WAITING] = {"account": account.pk, "hash": kept, "since": since, "next": wanted}
    return redirect("web:second")


def enter(request: AnybodysRequest, account: Account, wanted: str, *, has_second: bool = False) -> HttpResponse:
    """Sign in an account that has given all that is asked for, and lead on to where somebody wanted to go."""
    request.session.pop(WAITING, None)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    if has_second:
        note_second_factor(request)
    by = actor_of(account, today=request.today)
    operations.note_signed_in(account, by=by, now=request.now)
    if not account.must_change_password and is_password_old(account, now=request.now):
        require_new_password(account=account, by=by, now=request.now)
    return redirect(inside(request, wanted))


@login_not_required
@require_POST
def sign_out(request: AnybodysRequest) -> HttpResponse:
    """End the session, if there is one."""
    if isinstance(request.user, Account):
        by = actor_of(request.user, today=request.today)
        operations.note_signed_out(request.user, by=by, now=request.now)
    logout(request)
    messages.info(request, _("您已退出登录。"))
    return redirect("web:sign_in")


@never_cache
@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
def password(request: Request) -> HttpResponse:
    """Let somebody change the own password; the session goes on, others of the account end."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        messages.success(request, _("密码已修改，下次登录请用新密码。"))
        return redirect("web:home")
    context = {"form": form, "shortest": settings.PASSWORD_LENGTH}
    return render(request, "password.html", context, status=422 if form.errors else 200)


def _changed(request: Request, form: PasswordForm) -> bool:
    """Change the password, or put the directory's refusal into the form."""
    old, new = form.cleaned_data["old"], form.cleaned_data["new"]
    account = Account.objects.select_related("jurisdiction", "person").get(pk=request.user.pk)
    try:
        change_password(account=account, old=old, new=new, by=request.actor, now=request.now)
    except Invalid as refusal:
        form.add_error("old" if refusal.field == "old" else "new", str(refusal))
        return False
    update_session_auth_hash(request, account)
    return True
