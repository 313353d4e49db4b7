"""How often one account may do what costs much: beyond it, 429 with a sentence. What is given away is entered."""

import pytest
from django.test import Client
from django.urls import reverse

from luoshi.directory.models import Account
from luoshi.directory.queries import actor_of
from luoshi.journal.models import Entry
from luoshi.web.limits import LIMITS, Limit
from tests.luoshi.documents.received import PLAN, received
from tests.luoshi.making import TODAY, a_jurisdiction, an_account
from tests.luoshi.usecases.making import a_version_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client: Client) -> Account:
    account = an_account(a_jurisdiction())
    client.force_login(account)
    return account


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize(
    ("act", "name", "method"),
    [
        ("export", "directory_export", "get"),
        ("search", "search", "get"),
        ("upload", "document_upload", "post"),
    ],
)
def test_whoever_asks_too_often_is_told_when_to_come_again(
    client: Client, act: str, name: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, act, Limit(2, 1_000_000_000, reads=LIMITS[act].reads))

    answers = [getattr(client, method)(reverse(f"web:{name}")) for _ in range(3)]

    assert [answer.status_code == 429 for answer in answers] == [False, False, True]
    assert "操作太频繁，请" in answers[-1].content.decode()
    assert int(answers[-1]["Retry-After"]) > 0


@pytest.mark.usefixtures("clerk")
def test_looking_at_a_form_is_not_counted_and_others_are_not_held_up(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "upload", Limit(1, 1_000_000_000))
    address = reverse("web:document_upload")

    looked = [client.get(address).status_code for _ in range(3)]
    client.post(address)
    held_up = client.post(address).status_code
    client.force_login(an_account(a_jurisdiction("栖霞县")))
    other = client.post(address).status_code

    assert (looked, held_up, other) == ([200, 200, 200], 429, 422)


def test_a_download_is_entered(client: Client, clerk: Account) -> None:
    document = received(actor_of(clerk, today=TODAY))

    answer = client.get(reverse("web:document_file", args=[document.public_key]))

    assert b"".join(answer.streaming_content) == PLAN  # type: ignore[attr-defined]
    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.about_key) == ("documents.file_downloaded", document.public_key)
    assert entry.person_key == clerk.person.public_key


@pytest.mark.usefixtures("clerk")
def test_an_export_of_the_directory_is_entered(client: Client) -> None:
    client.get(reverse("web:directory_export"))

    assert Entry.objects.latest("pk").verb == "directory.exported"


def test_an_export_of_a_ledger_is_entered(client: Client, clerk: Account) -> None:
    version = a_version_in_force(by=actor_of(clerk, today=TODAY))

    client.get(reverse("web:plan_ledger_xlsx", args=[version.plan.public_key]))

    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.about_key, entry.data) == ("plans.ledger_exported", version.public_key, {"count": 3})


def test_signing_out_is_entered(client: Client, clerk: Account) -> None:
    client.post(reverse("web:sign_out"))
    client.post(reverse("web:sign_out"))  # a stranger by now

    assert list(Entry.objects.values_list("verb", "person_key")) == [("directory.signed_out", clerk.person.public_key)]
