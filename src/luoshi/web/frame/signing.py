"""Sign-in, sign-out and the password. All of it works without JavaScript."""

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
from luoshi.directory.queries import actor_of
from luoshi.web.addresses import inside
from luoshi.web.frame import operations
from luoshi.web.frame.forms import PasswordForm, SignInForm
from luoshi.web.http import AnybodysRequest, Request


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
            return _let_in(request, account, wanted)
        form.add_error(None, _("登录名或密码不对，请核对后再试；忘记密码请联系系统管理员重置。"))
    return render(request, "sign_in.html", {"form": form, "next": wanted}, status=422 if form.errors else 200)


def _account_of(request: AnybodysRequest, form: SignInForm) -> Account | None:
    """Return the account of the name and password given; note a wrong password for one that exists."""
    given = form.cleaned_data
    account = authenticate(request, username=given["username"], password=given["password"])
    if isinstance(account, Account):
        return account
    known = Account.objects.select_related("jurisdiction").filter(username=given["username"]).first()
    if known is not None:
        nobody = Actor(jurisdiction_id=known.jurisdiction_id)
        operations.note_sign_in_refused(known, by=nobody, now=request.now)
    return None


def _let_in(request: AnybodysRequest, account: Account, wanted: str) -> HttpResponse:
    login(request, account)
    operations.note_signed_in(account, by=actor_of(account, today=request.today), now=request.now)
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
    return render(request, "password.html", {"form": form}, status=422 if form.errors else 200)


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
