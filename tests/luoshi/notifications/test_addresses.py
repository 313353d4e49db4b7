"""Where messages go besides here."""

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, Stale
from luoshi.directory.queries import actor_of
from luoshi.notifications.models import Address, Hook
from luoshi.notifications.operations import keep_address, keep_hook, remove_address
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account, an_actor

pytestmark = pytest.mark.django_db
URL = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x"


def test_everybody_keeps_their_own_address_and_changes_it() -> None:
    account = an_account(a_jurisdiction(), Role.LIAISON)
    by = actor_of(account, today=TODAY)

    keep_address(person=account.person, email=" yi@example.cn ", by=by, now=NOW)
    keep_address(person=account.person, email="er@example.cn", by=by, now=NOW)

    assert [address.email for address in Address.objects.all()] == ["er@example.cn"]
    remove_address(person=account.person, by=by, now=NOW)
    assert Address.objects.count() == 0


def test_nobody_enters_the_address_of_somebody_else() -> None:
    place = a_jurisdiction()

    with pytest.raises(NotAllowed, match="邮箱只能由本人登记。"):
        keep_address(person=an_account(place).person, email="a@b.cn", by=an_actor(place, Role.ADMINISTRATOR), now=NOW)


def test_what_is_no_address_is_refused() -> None:
    account = an_account(a_jurisdiction(), Role.LIAISON)

    with pytest.raises(Invalid, match="请填写完整的邮箱地址"):
        keep_address(person=account.person, email="yi", by=actor_of(account, today=TODAY), now=NOW)


def test_a_robot_is_entered_and_an_empty_secret_keeps_the_old_one() -> None:
    by = an_actor(a_jurisdiction(), Role.ADMINISTRATOR)
    fields = {
        "title": "联络员群",
        "channel": "dingtalk",
        "url": "https://oapi.dingtalk.com/robot/send",
        "is_active": True,
    }
    hook = keep_hook(hook=None, revision=0, fields=fields | {"secret": "SEC1"}, by=by, now=NOW)

    keep_hook(hook=hook, revision=hook.revision, fields=fields | {"title": "新群", "secret": ""}, by=by, now=NOW)

    hook.refresh_from_db()
    assert (hook.title, hook.secret) == ("新群", "SEC1")
    with pytest.raises(Stale):
        keep_hook(hook=Hook.objects.get(), revision=1, fields=fields | {"title": "旧群", "secret": ""}, by=by, now=NOW)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"channel": "email"}, "channel"),
        ({"title": " "}, "title"),
        ({"url": "file:///etc/passwd"}, "url"),
        ({"url": "https://"}, "url"),
        ({"url": "https://intranet.example.cn/x"}, "url"),
    ],
)
def test_a_robot_that_cannot_be_is_refused_at_its_field(changed: dict[str, str], field: str) -> None:
    by = an_actor(a_jurisdiction(), Role.ADMINISTRATOR)
    fields = {"title": "联络员群", "channel": "wecom", "url": URL, "secret": "", "is_active": True}

    with pytest.raises(Invalid) as refusal:
        keep_hook(hook=None, revision=0, fields=fields | changed, by=by, now=NOW)

    assert refusal.value.field == field


def test_the_office_sets_no_robots_and_nobody_those_of_another_jurisdiction() -> None:
    place = a_jurisdiction()
    fields = {"title": "联络员群", "channel": "wecom", "url": URL, "secret": "", "is_active": True}
    hook = keep_hook(hook=None, revision=0, fields=dict(fields), by=an_actor(place, Role.ADMINISTRATOR), now=NOW)

    for by in (an_actor(place, Role.CLERK), an_actor(a_jurisdiction(), Role.ADMINISTRATOR)):
        with pytest.raises(NotAllowed):
            keep_hook(hook=hook, revision=1, fields=dict(fields), by=by, now=NOW)
