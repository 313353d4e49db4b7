"""Where messages go besides here: one's own e-mail address, and the robots of group chats."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, NotAllowed
from luoshi.base.writing import write_revised
from luoshi.directory.models import Person
from luoshi.directory.operations.checks import check_within
from luoshi.journal.operations import record
from luoshi.notifications.models import Address, Hook
from luoshi.notifications.permissions import KEEP_HOOKS
from luoshi.notifications.states import HOOKS


@transaction.atomic
def keep_address(*, person: Person, email: str, by: Actor, now: datetime) -> Address:
    """Keep one's own e-mail address, in place of another. Raises NotAllowed, Invalid."""
    _check_own(person, by)
    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise Invalid(_("请填写完整的邮箱地址，如 name@example.cn。"), "email") from error
    fields = {"email": email.strip(), "jurisdiction_id": person.jurisdiction_id}
    address, _is_new = Address.objects.update_or_create(person=person, defaults=fields)
    _told("notifications.address_kept", person, by=by, now=now)
    return address


@transaction.atomic
def remove_address(*, person: Person, by: Actor, now: datetime) -> None:
    """Keep one's own e-mail address no more: messages stay here. Raises NotAllowed."""
    _check_own(person, by)
    if Address.objects.filter(person=person).delete()[0]:
        _told("notifications.address_removed", person, by=by, now=now)


def _check_own(person: Person, by: Actor) -> None:
    if person.public_key != by.person_key:
        raise NotAllowed(_("邮箱只能由本人登记。"))


def _told(verb: str, person: Person, *, by: Actor, now: datetime) -> None:
    record(verb, jurisdiction_key=jurisdiction_key_of(person.jurisdiction_id), by=by, now=now, about=person)


@transaction.atomic
def keep_hook(*, hook: Hook | None, revision: int, fields: dict[str, object], by: Actor, now: datetime) -> Hook:
    """Enter a group's robot, or change one. ``fields``: channel, title, url, secret, is_active; an empty secret keeps the old one.

    Raises NotAllowed, Invalid for an address that is none or whose host is not allowed, Stale.
    """
    check(KEEP_HOOKS, by)
    if hook is not None:
        check_within(hook.jurisdiction_id, by)
    _check_hook(fields)
    if hook is None:
        hook = Hook.objects.create(jurisdiction_id=by.jurisdiction_id, **fields)
    else:
        kept = {name: value for name, value in fields.items() if name != "secret" or value}
        write_revised(hook, revision=revision, fields=kept)
    key = jurisdiction_key_of(hook.jurisdiction_id)
    record("notifications.hook_kept", jurisdiction_key=key, by=by, now=now, about=hook)
    return hook


def _check_hook(fields: dict[str, object]) -> None:
    if fields.get("channel") not in HOOKS:
        raise Invalid(_("请选择是哪一种群机器人。"), "channel")
    if not str(fields.get("title", "")).strip():
        raise Invalid(_("请给这个群起个名字。"), "title")
    parts = urlsplit(str(fields.get("url", "")))
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Invalid(_("请填写群机器人的完整地址。"), "url")
    if parts.hostname not in settings.HOOK_HOSTS:
        raise Invalid(
            _("%(host)s 不在允许的地址里，请系统管理员设置 LUOSHI_HOOK_HOSTS。") % {"host": parts.hostname}, "url"
        )
