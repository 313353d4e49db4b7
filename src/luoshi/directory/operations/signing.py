"""Signing in: locks and their release, sessions and their end, the codes of a first sign-in."""

import hashlib
import secrets
from datetime import datetime, timedelta

from axes.utils import reset
from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.directory.models import Account
from luoshi.directory.operations.accounts import set_checked_password, write_password
from luoshi.directory.operations.checks import check_within
from luoshi.directory.permissions import KEEP_ACCOUNTS
from luoshi.directory.signing import FirstCode, PastPassword, Session
from luoshi.directory.signing_locks import is_locked
from luoshi.journal.operations import record

CODE_DAYS = 7
_CLEAR = "abcdefghijkmnpqrstuvwxyz23456789"  # no 0 o 1 l: a code is read from paper
_CODE_LENGTH, _CODE_GROUP = 16, 4


def note_account_locked(*, account: Account, by: Actor, now: datetime) -> None:
    """Write into the journal that an account was locked after wrong passwords."""
    _record("directory.account_locked", account, by=by, now=now)


def release_account(*, account: Account, by: Actor, now: datetime) -> None:
    """Let a locked account sign in again at once. Raises NotAllowed, WrongState if it is not locked."""
    check(KEEP_ACCOUNTS, by)
    check_within(account.jurisdiction_id, by)
    with transaction.atomic():
        if not is_locked(account, now=now):
            raise WrongState(_("账号没有锁定，可以直接登录。"))
        reset(username=account.username)
        _record("directory.account_released", account, by=by, now=now)


def end_session(*, session: Session, by: Actor, now: datetime) -> None:
    """End a session of one's own on another browser. Raises NotAllowed for another's."""
    account = _own(session.account, by)
    with transaction.atomic():
        if Session.objects.filter(pk=session.pk).delete()[0]:
            _record("directory.session_ended", account, by=by, now=now)


def end_other_sessions(*, account: Account, kept: str, by: Actor, now: datetime) -> int:
    """End all sessions of one's own account but the one of the key ``kept``; return how many. Raises NotAllowed."""
    own = _own(account, by)
    with transaction.atomic():
        ended = Session.objects.filter(account=own).exclude(pk=kept).delete()[0]
        if ended:
            _record("directory.other_sessions_ended", own, by=by, now=now, count=ended)
    return ended


def note_proved(*, account: Account, by: Actor, now: datetime) -> None:
    """Write into the journal that somebody who is signed in proved once more who they are."""
    _record("directory.proved", account, by=by, now=now)


def _own(account: Account | None, by: Actor) -> Account:
    if account is None or account.public_key != by.account_key:
        raise NotAllowed(_("只能管理自己的登录。"))
    return account


def require_new_password(*, account: Account, by: Actor, now: datetime) -> None:
    """Let an account go on only after its password, which is too old, was changed."""
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(must_change_password=True)
        _record("directory.password_expired", account, by=by, now=now)
    account.must_change_password = True


def is_password_old(account: Account, *, now: datetime) -> bool:
    """Tell whether an account's password is older than the setting allows; one from before it was noted is not."""
    newest = PastPassword.objects.filter(account=account).order_by("-set_at", "-pk").first()
    days = settings.PASSWORD_DAYS
    return bool(days and newest and now - newest.set_at > timedelta(days=days))


def make_first_sign_in(*, account: Account, by: Actor, now: datetime) -> str:
    """Return a code by which somebody chooses their password, told or printed once; an older one no longer holds.

    Raises NotAllowed, WrongState for a stopped account.
    """
    check(KEEP_ACCOUNTS, by)
    check_within(account.jurisdiction_id, by)
    if not account.is_active:
        raise WrongState(_("账号已经停用，请先恢复使用。"))
    code = "".join(secrets.choice(_CLEAR) for _index in range(_CODE_LENGTH))
    fields = {
        "jurisdiction_id": account.jurisdiction_id,
        "digest": _digest(code),
        "made_at": now,
        "expires_at": now + timedelta(days=CODE_DAYS),
        "used_at": None,
    }
    with transaction.atomic():
        FirstCode.objects.update_or_create(account=account, defaults=fields)
        _record("directory.first_code_made", account, by=by, now=now)
    return "-".join(code[at : at + _CODE_GROUP] for at in range(0, _CODE_LENGTH, _CODE_GROUP))


def is_first_code(account: Account, code: str, *, now: datetime) -> bool:
    """Tell whether a code is that of the account, unused and not run out."""
    kept = FirstCode.objects.filter(account=account, used_at=None, expires_at__gt=now).first()
    return kept is not None and constant_time_compare(kept.digest, _digest(code))


def no_such_code() -> str:
    """Return the sentence about a code that does not hold, the same whatever is wrong with it."""
    return _("登录名或首次登录码不对，或者已经用过、过期；请核对，或联系系统管理员重新打印。")


def use_first_code(*, account: Account, code: str, password: str, by: Actor, now: datetime) -> None:
    """Set the password that somebody chose with the code of their first sign-in.

    Raises Invalid (``field`` "code" or "password"), WrongState if the code was used in the same moment.
    """
    if not is_first_code(account, code, now=now):
        raise Invalid(no_such_code(), "code")
    before = account.password
    set_checked_password(account, password)
    with transaction.atomic():
        if not FirstCode.objects.filter(account=account, used_at=None).update(used_at=now):
            raise WrongState(_("这个首次登录码刚刚用过，请直接登录。"))
        write_password(account, before=before, must_change=False, now=now)
        _record("directory.first_code_used", account, by=by, now=now)


def _digest(code: str) -> str:
    plain = "".join(code.lower().split()).replace("-", "")
    return hashlib.sha256(plain.encode()).hexdigest()


def _record(verb: str, account: Account, *, by: Actor, now: datetime, **data: object) -> None:
    told = {"person": account.person.public_key, **data}
    record(verb, jurisdiction_key=account.jurisdiction.public_key, by=by, now=now, about=account, data=told)
