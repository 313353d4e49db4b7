"""The frame shows in which post somebody acts, and one press changes it."""

import pytest
from django.test import Client
from django.urls import reverse

from luoshi.base.actors import Role
from luoshi.directory.models import Account, Deputising, Holding, Post
from luoshi.journal.models import Entry
from tests.luoshi.making import a_jurisdiction, a_unit, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> Account:
    """Return the account of a clerk who is a liaison too."""
    found = an_account(a_jurisdiction(), Role.CLERK)
    Holding.objects.create(jurisdiction=found.jurisdiction, post=a_liaison_post(found), person=found.person)
    return found


def a_liaison_post(account: Account, title: str = "区局联络员") -> Post:
    unit = a_unit(account.jurisdiction, "区统计局")
    return Post.objects.create(jurisdiction=account.jurisdiction, unit=unit, title=title, role=Role.LIAISON)


def test_the_frame_shows_which_post_acts_and_offers_the_other(client: Client, account: Account) -> None:
    client.force_login(account)

    page = client.get("/").content.decode()

    assert page.count('<span class="rail-post">办公室工作人员</span>') == 1
    assert page.count("改用区统计局 区局联络员") == 1
    assert "改用区统计局 区局联络员（" not in page


def test_whoever_has_one_post_is_offered_no_other(client: Client) -> None:
    client.force_login(an_account(a_jurisdiction(), Role.CLERK))

    page = client.get("/").content.decode()

    assert ("正在以这个职务办理" in page, reverse("web:acting_post") in page) == (True, False)


def test_another_post_acts_from_then_on(client: Client, account: Account) -> None:
    client.force_login(account)
    post = Post.objects.get(title="区局联络员")
    assert client.get(reverse("web:document_upload")).status_code == 200

    answer = client.post(reverse("web:acting_post"), {"post": post.public_key})

    page = client.get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert page.context["actor"].roles == {Role.LIAISON}
    assert page.content.decode().count("现在以“区统计局 区局联络员”的身份办理。") == 1
    assert client.get(reverse("web:document_upload")).status_code == 403


def test_the_post_is_remembered_for_the_next_time(client: Client, account: Account) -> None:
    post = Post.objects.get(title="区局联络员")
    client.force_login(account)
    client.post(reverse("web:acting_post"), {"post": post.public_key})

    client.logout()
    client.force_login(Account.objects.get(pk=account.pk))

    assert client.get("/").context["actor"].post_key == post.public_key
    assert Entry.objects.filter(verb="directory.post_chosen", account_key=account.public_key).count() == 1


def test_a_remembered_post_that_one_holds_no_more_does_not_act(client: Client, account: Account) -> None:
    post = Post.objects.get(title="区局联络员")
    client.force_login(account)
    client.post(reverse("web:acting_post"), {"post": post.public_key})
    Holding.objects.filter(post=post).delete()
    client.logout()
    client.force_login(Account.objects.get(pk=account.pk))

    assert client.get("/").context["actor"].roles == {Role.CLERK}


def test_a_write_carries_the_post_that_acts(client: Client, account: Account) -> None:
    client.force_login(account)
    person = account.person
    before = Post.objects.get(role=Role.CLERK)

    client.post(reverse("web:person_new"), {"once": "k1", "name": "甲某", "telephone": ""})

    entry = Entry.objects.latest("pk")
    assert (entry.person_key, entry.post_key, entry.on_behalf_of) == (person.public_key, before.public_key, "")


def test_nobody_acts_in_a_post_of_somebody_else(client: Client, account: Account) -> None:
    client.force_login(account)
    strange = Post.objects.create(
        jurisdiction=account.jurisdiction, unit=a_unit(account.jurisdiction), title="管理员", role=Role.ADMINISTRATOR
    )

    answer = client.post(reverse("web:acting_post"), {"post": strange.public_key})

    assert answer.status_code == 404
    assert client.get("/").context["actor"].roles == {Role.CLERK}


def test_a_post_that_was_left_acts_no_longer(client: Client, account: Account) -> None:
    client.force_login(account)
    post = Post.objects.get(title="区局联络员")
    client.post(reverse("web:acting_post"), {"post": post.public_key})

    Holding.objects.filter(post=post).delete()

    assert client.get("/").context["actor"].roles == {Role.CLERK}


def test_a_deputy_is_labelled(client: Client) -> None:
    account = an_account(a_jurisdiction(), None)
    Deputising.objects.create(
        jurisdiction=account.jurisdiction, post=a_liaison_post(account), person=account.person, reason="休假"
    )
    client.force_login(account)

    page = client.get("/").content.decode()

    assert page.count("区局联络员（代理）") == 2
