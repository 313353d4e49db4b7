"""Sign-in through a provider of OpenID Connect. allauth speaks with it; whose account it is is decided here."""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.base.refusals import Refusal
from luoshi.directory.operations.signing_subjects import account_of_subject, link_subject, unlink_subject
from luoshi.web.accounts.timing import proved_lately
from luoshi.web.directory.accounts import account_or_404
from luoshi.web.frame.signing import let_in
from luoshi.web.http import Request


class SubjectAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth says nothing of its types
    """Answers every return from the provider by itself: nobody is signed up, nothing is matched but the subject."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:  # noqa: ARG002 -- allauth's
        """Return that nobody signs up."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> NoReturn:  # noqa: ANN401 -- allauth's
        """Sign in the account that is bound to the subject; or bind it, for somebody who is signed in."""
        provider, subject = sociallogin.account.provider, sociallogin.account.uid
        raise ImmediateHttpResponse(_answer(request, provider, subject, sociallogin.state.get("next") or ""))

    def on_authentication_error(self, request: HttpRequest, *_args: object, **_more: object) -> NoReturn:
        """Lead back with a sentence: somebody gave up, or the provider did not answer as it should."""
        messages.error(request, _("统一身份认证没有成功，请再试一次，或者用密码登录。"))
        raise ImmediateHttpResponse(redirect("web:sign_in"))


def _answer(request: Any, provider: str, subject: str, wanted: str) -> HttpResponse:  # noqa: ANN401 -- any request
    if request.user.is_authenticated:
        return _link(request, provider, subject)
    account = account_of_subject(provider, subject)
    if account is None:
        messages.error(request, _("这个统一身份认证账号还没有绑定，请先用密码登录，在“我的登录”里绑定。"))
        return redirect("web:sign_in")
    return let_in(request, account, wanted)


@proved_lately
def _link(request: Request, provider: str, subject: str) -> HttpResponse:
    try:
        link_subject(account=request.user, provider=provider, subject=subject, by=request.actor, now=request.now)
        messages.success(request, _("统一身份认证已绑定，以后可以用它登录。"))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("web:signings")


@require_GET
@proved_lately
def subject_link(request: Request) -> HttpResponse:  # noqa: ARG001 -- a view
    """Lead somebody who is signed in to the provider, to bind what it says they are."""
    return redirect("openid_connect_login", settings.OIDC_PROVIDER)


@require_POST
@proved_lately
def account_subject_unlink(request: Request, key: str) -> HttpResponse:
    """Take the binding from somebody else's account, as administrator."""
    account = account_or_404(request, key)
    unlink_subject(account=account, by=request.actor, now=request.now)
    messages.success(request, _("账号%(name)s的统一身份认证已解除绑定。") % {"name": account.username})
    return redirect("web:person", account.person.public_key)


@require_POST
@proved_lately
def subject_unlink(request: Request) -> HttpResponse:
    """Take the binding from one's own account."""
    unlink_subject(account=request.user, by=request.actor, now=request.now)
    messages.success(request, _("统一身份认证已解除绑定。"))
    return redirect("web:signings")
