"""统一身份认证: the subject of a provider that an account is bound to. Never found by a name or an e-mail address."""

from collections.abc import Iterable
from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import NotAllowed, WrongState
from luoshi.directory.models import Account
from luoshi.directory.operations.checks import check_own_or_keeper
from luoshi.journal.operations import record


def account_of_subject(provider: str, subject: str) -> Account | None:
    """Return the account, in use, that is bound to a subject of a provider; None where there is none."""
    bound = SocialAccount.objects.filter(provider=provider, uid=subject).values("user")
    return Account.objects.select_related("jurisdiction").filter(pk__in=bound, is_active=True).first()


def bound_accounts(accounts: Iterable[Account]) -> set[int]:
    """Return which of the accounts, by primary key, are bound to a subject: one question."""
    return set(SocialAccount.objects.filter(user__in=list(accounts)).values_list("user", flat=True))


def is_bound(account: Account) -> bool:
    """Tell whether an account is bound to a subject."""
    return bool(SocialAccount.objects.filter(user=account).exists())


def link_subject(*, account: Account, provider: str, subject: str, by: Actor, now: datetime) -> None:
    """Bind one's own account to a subject that its provider has just vouched for; nothing else of it is kept.

    Raises NotAllowed, WrongState where the subject, or the account, is bound already.
    """
    if by.account_key != account.public_key:
        raise NotAllowed(_("只能绑定自己的统一身份认证账号。"))
    try:
        with transaction.atomic():
            Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
            if is_bound(account):
                raise WrongState(_("您的账号已经绑定了统一身份认证；要换一个，请先解除绑定。"))
            SocialAccount.objects.create(user=account, provider=provider, uid=subject, extra_data={})
            _record("directory.subject_linked", account, by=by, now=now)
    except IntegrityError:
        raise WrongState(_("这个统一身份认证账号已经绑定了别的账号，请联系系统管理员。")) from None


def unlink_subject(*, account: Account, by: Actor, now: datetime) -> None:
    """Take the binding from one's own account or, as administrator, from another's. Raises NotAllowed, WrongState."""
    check_own_or_keeper(account, by)
    with transaction.atomic():
        if not SocialAccount.objects.filter(user=account).delete()[0]:
            raise WrongState(_("这个账号没有绑定统一身份认证。"))
        _record("directory.subject_unlinked", account, by=by, now=now)


def _record(verb: str, account: Account, *, by: Actor, now: datetime) -> None:
    told = {"person": account.person.public_key}
    record(verb, jurisdiction_key=account.jurisdiction.public_key, by=by, now=now, about=account, data=told)
