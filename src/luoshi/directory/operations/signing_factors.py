"""The second factor: codes of an authenticator (TOTP), and recovery codes for the day it is lost.

The rows are allauth's; what is done with them is done here, and journalled.
"""

from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.directory.models import Account, Holding
from luoshi.directory.operations.checks import check_own_or_keeper
from luoshi.directory.queries import on
from luoshi.directory.signing import Session
from luoshi.journal.operations import record

_SECOND = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_LAST = "last_counter"


def has_second_factor(account: Account) -> bool:
    """Tell whether an account signs in with a second factor."""
    return bool(Authenticator.objects.filter(user=account, type__in=_SECOND).exists())


def accounts_with_second_factor(accounts: list[Account]) -> set[int]:
    """Return the primary keys of those accounts that have a second factor."""
    return set(Authenticator.objects.filter(user__in=accounts, type__in=_SECOND).values_list("user", flat=True))


def accounts_without_second_factor(roles: set[str], *, today: date) -> int:
    """Return how many accounts in use, of persons with a post of one of the roles today, have no second factor."""
    serving = Holding.objects.filter(on(today), post__role__in=roles).values("person")
    accounts = Account.objects.filter(person__in=serving, is_active=True)
    bound = Authenticator.objects.filter(type__in=_SECOND).values("user")
    return accounts.exclude(pk__in=bound).count()


def must_have_second_factor(by: Actor) -> bool:
    """Tell whether one of the roles of somebody demands a second factor, by the setting."""
    return bool({role.value for role in by.roles} & set(settings.SECOND_FACTOR_ROLES))


def add_totp(*, account: Account, secret: str, code: str, kept: str, by: Actor, now: datetime) -> list[str]:
    """Have one's own account sign in with an authenticator from now on; return the recovery codes, told once.

    All other sessions than the one of the key ``kept`` end. Raises NotAllowed, Invalid (``field`` "code"), WrongState.
    """
    _check_own(account, by)
    counter = _counter_of(secret, code)
    if counter is None:
        raise Invalid(wrong_code(), "code")
    with transaction.atomic():
        _lock(account)
        if Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists():
            raise WrongState(_("已经绑定了验证器；要换一个，请先解除绑定。"))
        totp = TOTP.activate(account, secret).instance
        totp.data[_LAST] = counter
        totp.save(update_fields=["data"])
        Session.objects.filter(account=account).exclude(pk=kept).delete()
        _record("directory.second_factor_added", account, by=by, now=now)
        codes: list[str] = RecoveryCodes.activate(account).generate_codes()
    return codes


def factors_of(account: Account) -> set[str]:
    """Return the kinds of second factors that an account has: "totp", "webauthn"."""
    return set(Authenticator.objects.filter(user=account, type__in=_SECOND).values_list("type", flat=True))


def add_security_key(*, account: Account, answer: dict[str, Any], kept: str, by: Actor, now: datetime) -> list[str]:
    """Have one's own account sign in with a security key too, whose ``answer`` was found right.

    Returns the recovery codes, those until now where there were some. All other sessions than ``kept`` end. Raises
    NotAllowed.
    """
    _check_own(account, by)
    with transaction.atomic():
        _lock(account)
        WebAuthn.add(account, "", answer)
        Session.objects.filter(account=account).exclude(pk=kept).delete()
        _record("directory.security_key_added", account, by=by, now=now)
        codes: list[str] = RecoveryCodes.activate(account).generate_codes()
    return codes


def renew_recovery_codes(*, account: Account, by: Actor, now: datetime) -> list[str]:
    """Return new recovery codes for one's own account, told once; the old ones no longer hold. Raises NotAllowed."""
    _check_own(account, by)
    with transaction.atomic():
        _lock(account)
        if not has_second_factor(account):
            raise WrongState(_("还没有绑定验证器，请先绑定。"))
        _record("directory.recovery_codes_renewed", account, by=by, now=now)
        return _fresh_codes(account)


def remove_second_factor(*, account: Account, by: Actor, now: datetime) -> None:
    """Take the second factor from one's own account, or, as administrator, from that of somebody who lost it.

    Raises NotAllowed, WrongState where the account has none.
    """
    check_own_or_keeper(account, by)
    with transaction.atomic():
        if not Authenticator.objects.filter(user=account).delete()[0]:
            raise WrongState(_("这个账号没有绑定验证器。"))
        _record("directory.second_factor_removed", account, by=by, now=now)


def use_second_factor(*, account: Account, code: str, by: Actor, now: datetime) -> bool:
    """Tell whether a code is right, of the authenticator or a recovery code; each is good once only."""
    plain = "".join(code.split()).replace("-", "")
    with transaction.atomic():
        kept = {one.type: one for one in Authenticator.objects.select_for_update().filter(user=account)}
        totp, recovery = kept.get(Authenticator.Type.TOTP), kept.get(Authenticator.Type.RECOVERY_CODES)
        if totp is not None and _use_totp(totp, plain, now):
            return True
        if recovery is None or not RecoveryCodes(recovery).validate_code(plain):
            return False
        _record("directory.recovery_code_used", account, by=by, now=now)
    return True


def wrong_code() -> str:
    """Return the sentence about a code that does not hold."""
    return _("验证码不对或已经用过，请输入验证器上现在显示的6位数字；手机时间不准也会这样，请先校准。")


def _use_totp(totp: Authenticator, code: str, now: datetime) -> bool:
    counter = _counter_of(decrypt(totp.data["secret"]), code)
    if counter is None or counter <= totp.data.get(_LAST, 0):
        return False
    totp.data[_LAST] = counter
    totp.last_used_at = now
    totp.save(update_fields=["data", "last_used_at"])
    return True


def _counter_of(secret: str, code: str) -> int | None:
    """Return the step of time at which a code is shown, None if it is of no step about now."""
    shown = ((counter, format_hotp_value(hotp_value(secret, counter))) for counter in yield_hotp_counters_from_time())
    return next((counter for counter, right in shown if constant_time_compare(right, code)), None)


def _fresh_codes(account: Account) -> list[str]:
    Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes: list[str] = RecoveryCodes.activate(account).generate_codes()
    return codes


def _check_own(account: Account, by: Actor) -> None:
    if by.account_key != account.public_key:
        raise NotAllowed(_("只能绑定自己的验证器。"))


def _lock(account: Account) -> None:
    Account.objects.select_for_update(of=("self",)).get(pk=account.pk)


def _record(verb: str, account: Account, *, by: Actor, now: datetime) -> None:
    told = {"person": account.person.public_key}
    record(verb, jurisdiction_key=account.jurisdiction.public_key, by=by, now=now, about=account, data=told)
