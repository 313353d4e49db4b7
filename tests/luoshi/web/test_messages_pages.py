"""Messages as everybody reads them, and what went out as those who run the system see it."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from luoshi.base.actors import Role
from luoshi.directory.models import Account, Jurisdiction
from luoshi.notifications.models import Address, Delivery, Hook, Notice
from luoshi.notifications.states import DeliveryState
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account
from tests.luoshi.notifications.making import SENTENCE, Robot, a_delivery, a_hook, a_robot, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> Jurisdiction:
    return a_jurisdiction()


def signed_in(client: Client, place: Jurisdiction, role: Role) -> Account:
    account = an_account(place, role)
    client.force_login(account)
    return account


def test_somebody_reads_what_they_were_told_and_marks_it(client: Client, district: Jurisdiction) -> None:
    account = signed_in(client, district, Role.LIAISON)
    told(account.person, day=TODAY - timedelta(days=1))
    told(an_account(district, Role.LIAISON).person)

    page = client.get("/messages/").content.decode()

    assert (page.count(SENTENCE), page.count("1条未读")) == (1, 1)
    client.post("/messages/read/", {"notice": Notice.objects.order_by("pk")[0].public_key})
    assert client.get("/messages/").content.decode().count("没有未读的消息") == 1
    assert Notice.objects.filter(read_at__isnull=False).count() == 1


def test_the_home_page_says_what_is_new(client: Client, district: Jurisdiction) -> None:
    account = signed_in(client, district, Role.LIAISON)
    told(account.person)

    assert client.get("/").content.decode().count(SENTENCE) == 1
    client.post("/messages/read/")
    assert client.get("/").content.decode().count(SENTENCE) == 0


@pytest.mark.parametrize("count", [1, 3])
def test_messages_ask_as_much_for_one_as_for_three(
    client: Client, district: Jurisdiction, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    account = signed_in(client, district, Role.LIAISON)
    for _ in range(count):
        told(account.person)

    with django_assert_num_queries(8):
        client.get("/messages/")


def test_an_address_is_kept_refused_with_a_sentence_and_removed(client: Client, district: Jurisdiction) -> None:
    signed_in(client, district, Role.LIAISON)

    client.post("/messages/email/", {"email": "yi@example.cn"})
    refused = client.post("/messages/email/", {"email": "yi"})

    assert (refused.status_code, refused.content.decode().count("请填写完整的邮箱地址")) == (422, 1)
    assert [address.email for address in Address.objects.all()] == ["yi@example.cn"]
    client.post("/messages/email/", {"email": ""})
    assert Address.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_what_went_out_asks_as_much_for_one_as_for_three(
    client: Client, district: Jurisdiction, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    signed_in(client, district, Role.CLERK)
    for _ in range(count):
        a_delivery(district)

    with django_assert_num_queries(6):
        client.get("/messages/deliveries/")


def test_what_was_not_sent_is_sent_again_once(client: Client, district: Jurisdiction) -> None:
    signed_in(client, district, Role.CLERK)
    delivery = a_delivery(district)
    Delivery.objects.update(state=DeliveryState.GIVEN_UP, ended_at=NOW, trouble="没有应答。")

    page = client.get("/messages/deliveries/?state=given_up").content.decode()
    again = f"/messages/deliveries/{delivery.public_key}/again/"
    answers = [client.post(again, follow=True).content.decode() for _ in range(2)]

    assert page.count("没有应答。") == 1
    assert [answers[0].count("已重新排队"), answers[1].count("不能重新发送")] == [1, 1]
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.QUEUED


def test_an_administrator_enters_a_robot_changes_it_and_tries_it(
    client: Client, district: Jurisdiction, settings: Settings
) -> None:
    signed_in(client, district, Role.ADMINISTRATOR)
    settings.HOOK_HOSTS = ["127.0.0.1"]
    with a_robot() as robot:
        given = {"title": "联络员群", "channel": "wecom", "url": robot.url, "is_active": "on"}
        client.post("/messages/hooks/", given)
        hook = Hook.objects.get()
        client.post(f"/messages/hooks/{hook.public_key}/", given | {"title": "新群", "revision": "1"})
        page = client.post(f"/messages/hooks/{hook.public_key}/try/", follow=True).content.decode()

    assert page.count("测试消息已发出") == 1
    assert [hook.title for hook in Hook.objects.all()] == ["新群"]
    assert [form["text"]["content"] for _address, form in robot.posts] == ["这是落实系统的测试消息，收到说明设置正确。"]


def test_a_robot_that_says_no_is_shown_with_what_it_says(
    client: Client, district: Jurisdiction, settings: Settings
) -> None:
    signed_in(client, district, Role.ADMINISTRATOR)
    settings.HOOK_HOSTS = ["127.0.0.1"]
    with a_robot() as robot:
        robot.answer = Robot(answer=b'{"errcode": 93000, "errmsg": "no"}').answer
        hook = a_hook(district, robot.url)
        page = client.post(f"/messages/hooks/{hook.public_key}/try/", follow=True).content.decode()

    assert page.count("群机器人没有接受：93000 no") == 1


def test_a_robot_that_cannot_be_is_shown_with_its_error_and_a_stale_change_too(
    client: Client, district: Jurisdiction
) -> None:
    signed_in(client, district, Role.ADMINISTRATOR)
    hook = a_hook(district, "https://qyapi.weixin.qq.com/x")
    given = {"title": "甲", "channel": "wecom", "url": "https://example.cn/x", "revision": "1"}
    good = given | {"url": "https://qyapi.weixin.qq.com/y"}

    wrong = client.post("/messages/hooks/", given)
    client.post(f"/messages/hooks/{hook.public_key}/", good)
    stale = client.post(f"/messages/hooks/{hook.public_key}/", good | {"title": "乙"})

    assert (wrong.status_code, wrong.content.decode().count("不在允许的地址里")) == (422, 1)
    assert (stale.status_code, Hook.objects.get().title) == (422, "甲")
