"""Sign-in through a real provider of OpenID Connect: bound by its subject, and by nothing else."""

import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.directory.models import Account
from luoshi.journal.models import Entry
from luoshi.settings import environment
from tests.luoshi.making import a_jurisdiction, an_account

pytestmark = pytest.mark.django_db
LOGIN, BACK = "/sign-in/oidc/office/", "http://testserver/sign-in/oidc/office/callback/"
PACKAGE = "oidc-provider@9"


@pytest.fixture(scope="session")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a provider, installed into a folder of its own and started on this machine."""
    folder = tmp_path_factory.mktemp("provider")
    (folder / "package.json").write_text("{}", encoding="utf-8")
    install = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), PACKAGE]
    try:
        subprocess.run(install, cwd=folder, check=True, capture_output=True, timeout=180)
    except (OSError, subprocess.SubprocessError) as error:
        pytest.fail(f"These tests install a real provider with npm, and could not: install Node 20 or newer. {error}")
    script = Path(__file__).with_name("provider.mjs")
    with subprocess.Popen(["node", script, folder, BACK], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        yield f"http://127.0.0.1:{int(running.stdout.readline())}"
        running.terminate()


@pytest.fixture(autouse=True)
def _through_the_provider(settings: Settings, provider: str) -> None:
    settings.OIDC_URL = provider
    settings.SOCIALACCOUNT_PROVIDERS = environment.provider("office", provider, client="luoshi", secret="of-the-test")  # noqa: S106


@pytest.fixture
def clerk() -> Account:
    return an_account(a_jurisdiction())


def vouched(client: Client, subject: str, *, way: str = LOGIN) -> str:
    """Go to the provider, sign in there as ``subject``, come back; return where that leads."""
    window = requests.Session()
    asked = client.get(way)
    while not asked.headers["Location"].startswith("http"):
        asked = client.get(asked.headers["Location"])
    answer = window.get(asked.headers["Location"], allow_redirects=False)
    for _step in range(12):
        if answer.is_redirect:
            address = urljoin(answer.url, answer.headers["Location"])
            if address.startswith(BACK):
                return client.get(address.removeprefix("http://testserver")).headers["Location"]
            answer = window.get(address, allow_redirects=False)
        else:
            answer = _sent(window, answer, subject)
    raise AssertionError(f"The provider did not lead back: {answer.url} {answer.text[:300]}")


def _sent(window: requests.Session, page: requests.Response, subject: str) -> requests.Response:
    form = re.search(r'<form[^>]*action="([^"]+)"', page.text)
    assert form is not None, page.text
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w*)"', page.text))
    given = {"login": subject, "password": "any"} if sent.get("prompt") == "login" else {}
    return window.post(urljoin(page.url, unescape(form[1])), sent | given, allow_redirects=False)


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_whoever_is_signed_in_binds_a_subject_and_signs_in_by_it_later(client: Client, clerk: Account) -> None:
    client.force_login(clerk)

    bound = vouched(client, "subject-1", way="/me/subject/link/")
    later = Client()
    led = vouched(later, "subject-1")

    kept = SocialAccount.objects.get()
    assert (bound, led, later.get("/search/").status_code) == ("/me/sign-ins/", "/", 200)
    assert (kept.uid, kept.user_id) == ("subject-1", clerk.pk)
    assert str(kept.extra_data).count("same@example.org") == 0
    assert verbs() == ["directory.subject_linked", "directory.signed_in"]


def test_a_subject_that_is_not_bound_signs_in_as_nobody_whatever_it_is_called(client: Client, clerk: Account) -> None:
    client.force_login(clerk)
    vouched(client, "subject-1", way="/me/subject/link/")
    strangers = {name: Client() for name in ("subject-2", clerk.username)}

    led = [vouched(stranger, name) for name, stranger in strangers.items()]

    page = strangers["subject-2"].get("/sign-in/").content.decode()
    assert led == ["/sign-in/", "/sign-in/"]
    assert page.count("这个统一身份认证账号还没有绑定，请先用密码登录，在“我的登录”里绑定。") == 1
    assert {stranger.get("/search/").status_code for stranger in strangers.values()} == {302}
    assert SocialAccount.objects.count() == 1


def test_a_subject_is_bound_to_one_account_and_a_stopped_account_stays_out(client: Client, clerk: Account) -> None:
    other = Client()
    other.force_login(an_account(clerk.jurisdiction))
    client.force_login(clerk)
    vouched(client, "subject-1", way="/me/subject/link/")

    vouched(other, "subject-1", way="/me/subject/link/")
    Account.objects.filter(pk=clerk.pk).update(is_active=False)
    led = vouched(Client(), "subject-1")

    assert [kept.user_id for kept in SocialAccount.objects.all()] == [clerk.pk]
    assert led == "/sign-in/"


def test_a_binding_taken_away_leads_in_no_more(client: Client, clerk: Account) -> None:
    client.force_login(clerk)
    vouched(client, "subject-1", way="/me/subject/link/")

    client.post("/me/subject/unlink/")

    assert vouched(Client(), "subject-1") == "/sign-in/"
    assert verbs() == ["directory.subject_linked", "directory.subject_unlinked"]


def test_an_administrator_takes_a_binding_from_an_account_and_a_clerk_does_not(client: Client, clerk: Account) -> None:
    client.force_login(clerk)
    vouched(client, "subject-1", way="/me/subject/link/")
    address = f"/directory/accounts/{clerk.public_key}/subject/unlink/"
    colleague, administrator = Client(), Client()
    colleague.force_login(an_account(clerk.jurisdiction))
    administrator.force_login(an_account(clerk.jurisdiction, Role.ADMINISTRATOR))
    page = administrator.get(f"/directory/people/{clerk.person.public_key}/").content.decode()

    answers = [colleague.post(address), administrator.post(address)]

    assert ([answer.status_code for answer in answers], page.count(address)) == ([403, 302], 1)
    assert SocialAccount.objects.count() == 0
    assert verbs()[-1] == "directory.subject_unlinked"


def test_an_answer_that_nobody_asked_for_is_told_in_a_sentence(client: Client) -> None:
    answer = client.get("/sign-in/oidc/office/callback/?code=x&state=forged", follow=True)

    assert answer.redirect_chain[-1][0] == "/sign-in/"
    assert answer.content.decode().count("统一身份认证没有成功，请再试一次，或者用密码登录。") == 1
