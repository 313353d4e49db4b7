"""What is held about somebody, on their own page, with its purpose; and its end."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from luoshi.base.actors import Role
from luoshi.directory.models import Account, Holding, Person
from luoshi.directory.queries import actor_of
from luoshi.journal.operations import record
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def liaison() -> Account:
    account = an_account(a_jurisdiction(), Role.LIAISON)
    Person.objects.filter(pk=account.person_id).update(telephone="0571-88")
    account.refresh_from_db()
    return account


@pytest.fixture
def administrator(client: Client, liaison: Account) -> Account:
    account = an_account(liaison.jurisdiction, Role.ADMINISTRATOR)
    client.force_login(account)
    return account


def entered(account: Account, verb: str, about: Account | None = None) -> None:
    key = account.jurisdiction.public_key
    record(verb, jurisdiction_key=key, by=actor_of(account, today=TODAY), now=NOW, about=about)


def test_somebody_sees_all_that_is_held_about_them_with_its_purpose(client: Client, liaison: Account) -> None:
    other = an_account(liaison.jurisdiction, Role.ADMINISTRATOR)
    entered(liaison, "directory.signed_in")
    entered(other, "directory.password_reset", liaison)
    entered(other, "directory.imported")
    client.force_login(liaison)

    answer = client.get(reverse("web:my_information"))
    page = answer.content.decode()

    assert [text in page for text in (liaison.person.name, "0571-88", liaison.username, "联络员")] == [True] * 4
    assert ("工作联系" in page, "到离任后抹去为止" in page, liaison.password in page) == (True, True, False)
    assert [line.sentence for line in answer.context["lines"]] == ["重置密码", "登录"]


@pytest.mark.parametrize("role", [None, Role.READER])
def test_everybody_has_the_page(client: Client, role: Role | None) -> None:
    client.force_login(an_account(a_jurisdiction(), role))

    assert client.get(reverse("web:my_information")).status_code == 200


def test_what_is_held_of_another_is_for_the_administrator(client: Client, liaison: Account) -> None:
    client.force_login(an_account(liaison.jurisdiction, Role.CLERK))

    answer = client.get(reverse("web:person_held", args=[liaison.person.public_key]))

    assert answer.status_code == 403
    assert liaison.username not in answer.content.decode()


@pytest.mark.usefixtures("administrator")
def test_the_button_says_why_it_is_disabled(client: Client, liaison: Account) -> None:
    page = client.get(reverse("web:person_held", args=[liaison.person.public_key])).content.decode()

    assert "还担任职务，请先登记离任" in page


@pytest.mark.usefixtures("administrator")
def test_what_is_personal_is_taken_away(client: Client, liaison: Account) -> None:
    person = liaison.person
    Holding.objects.filter(person=person).update(until=TODAY - timedelta(days=1))
    Account.objects.filter(pk=liaison.pk).update(is_active=False)
    address = reverse("web:person_anonymise", args=[person.public_key])

    refused = client.post(address, {"revision": "7"}, follow=True).content.decode()
    done = client.post(address, {"revision": "1"}, follow=True).content.decode()

    assert "刚被别人改过" in refused
    assert "个人信息已抹去" in done
    assert Person.objects.get(pk=person.pk).name == f"已离任人员{person.public_key[:6]}"


@pytest.mark.usefixtures("administrator")
def test_a_person_of_another_jurisdiction_is_not_there(client: Client) -> None:
    stranger = an_account(a_jurisdiction("栖霞县"), Role.LIAISON).person

    shown = client.get(reverse("web:person_held", args=[stranger.public_key]))
    taken = client.post(reverse("web:person_anonymise", args=[stranger.public_key]), {"revision": "1"})

    assert (shown.status_code, taken.status_code) == (404, 404)
