"""账号: what people sign in with. There is no default password anywhere."""

import re
import secrets
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.directory.models import Account, Person
from luoshi.directory.operations.checks import check_within
from luoshi.directory.permissions import KEEP_ACCOUNTS
from luoshi.directory.signing import PastPassword
from luoshi.journal.operations import record

_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{1,49}")
# No 0 O 1 l I: a one-time password is read out over the telephone.
_CLEAR = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_ONE_TIME_LENGTH = 12


def create_account(
    *,
    person: Person,
    username: str,
    password: str | None = None,
    must_change: bool = True,
    by: Actor,
    now: datetime,
) -> tuple[Account, str]:
    """Open an account for a person; return it and the one-time password, which is told once and kept nowhere.

    Where a password is given the second is empty. ``must_change`` False is for somebody who chose the given password
    themselves. Raises NotAllowed, Invalid (``field`` says which of username and password).
    """
    check(KEEP_ACCOUNTS, by)
    check_within(person.jurisdiction_id, by)
    account = Account(
        jurisdiction_id=person.jurisdiction_id, person=person, username=clean_username(username), created_at=now
    )
    one_time = "" if password else _one_time_password()
    set_checked_password(account, password or one_time)
    account.must_change_password = must_change or bool(one_time)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
            remember_password(account, now=now)
            _record("directory.account_created", account, by=by, now=now)
    except IntegrityError:
        raise Invalid(_("这个登录名已经有人使用，请换一个。"), "username") from None
    return account, one_time


def clean_username(username: str) -> str:
    """Return a name that signs in as it is kept; raise Invalid for one that will not do."""
    username = username.strip()
    if not _USERNAME.fullmatch(username):
        raise Invalid(_("登录名用2至50个字母、数字或 . _ @ -，以字母或数字开头。"), "username")
    return username


def _one_time_password() -> str:
    return "".join(secrets.choice(_CLEAR) for _index in range(_ONE_TIME_LENGTH))


def set_checked_password(account: Account, password: str) -> None:
    """Set a password on an account that is saved later; raise Invalid if it is too easy to guess."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), "password") from None
    account.set_password(password)


def change_password(*, account: Account, old: str, new: str, by: Actor, now: datetime) -> Account:
    """Let somebody change their own password. Raises NotAllowed for another's account, Invalid."""
    if by.account_key != account.public_key:
        raise NotAllowed(_("只能修改自己的密码，他人的密码由系统管理员重置。"))
    if not account.check_password(old):
        raise Invalid(_("原密码不对，请重新输入。"), "old")
    if old == new:
        raise Invalid(_("新密码不能与原密码相同。"), "password")
    before = account.password
    set_checked_password(account, new)
    with transaction.atomic():
        write_password(account, before=before, must_change=False, now=now)
        _record("directory.password_changed", account, by=by, now=now)
    return account


def reset_password(*, account: Account, by: Actor, now: datetime) -> str:
    """Return a new one-time password for an account, told once and kept nowhere. Raises NotAllowed."""
    check(KEEP_ACCOUNTS, by)
    check_within(account.jurisdiction_id, by)
    before, one_time = account.password, _one_time_password()
    set_checked_password(account, one_time)
    with transaction.atomic():
        write_password(account, before=before, must_change=True, now=now)
        _record("directory.password_reset", account, by=by, now=now)
    return one_time


def write_password(account: Account, *, before: str, must_change: bool, now: datetime) -> None:
    """Write a password unless somebody else has written one since; raise WrongState then."""
    account.must_change_password = must_change
    fields = {"password": account.password, "must_change_password": must_change}
    if not Account.objects.filter(pk=account.pk, password=before).update(**fields):
        raise WrongState(_("密码刚刚被改过，请用新密码重新登录后再试。"))
    remember_password(account, now=now)


def remember_password(account: Account, *, now: datetime) -> None:
    """Keep the hash of a password that was just set, and since when, for the rules about used and old ones."""
    PastPassword.objects.create(
        jurisdiction_id=account.jurisdiction_id, account=account, password=account.password, set_at=now
    )


def stop_account(*, account: Account, by: Actor, now: datetime) -> Account:
    """Let an account sign in no longer. Raises NotAllowed, WrongState if it is stopped, or is one's own."""
    check(KEEP_ACCOUNTS, by)
    if by.account_key == account.public_key:
        raise WrongState(_("不能停用自己正在使用的账号，请由另一位系统管理员办理。"))
    return _switch(account, active=False, by=by, now=now)


def resume_account(*, account: Account, by: Actor, now: datetime) -> Account:
    """Let a stopped account sign in again. Raises NotAllowed, WrongState if it is not stopped."""
    check(KEEP_ACCOUNTS, by)
    return _switch(account, active=True, by=by, now=now)


def _switch(account: Account, *, active: bool, by: Actor, now: datetime) -> Account:
    check_within(account.jurisdiction_id, by)
    with transaction.atomic():
        if not Account.objects.filter(pk=account.pk, is_active=not active).update(is_active=active):
            raise WrongState(_("账号已经启用。") if active else _("账号已经停用。"))
        account.refresh_from_db()
        verb = "directory.account_resumed" if active else "directory.account_stopped"
        _record(verb, account, by=by, now=now)
    return account


def _record(verb: str, account: Account, *, by: Actor, now: datetime) -> None:
    told = {"person": account.person.public_key}
    record(verb, jurisdiction_key=account.jurisdiction.public_key, by=by, now=now, about=account, data=told)
