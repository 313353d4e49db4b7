"""An approval given outside the system: entered by the office, shown with who said it, how, and who entered it."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from luoshi.base.actors import Role
from luoshi.directory.models import Account, Holding
from luoshi.directory.queries import actor_of
from luoshi.documents.models import Document
from luoshi.journal.models import Entry, Statement
from luoshi.plans.models import PlanVersion
from tests.luoshi.documents.received import MARKED
from tests.luoshi.making import TODAY, a_jurisdiction, an_account
from tests.luoshi.plans.making import a_draft
from tests.luoshi.usecases.making import a_version_in_force

pytestmark = pytest.mark.django_db
SHEET = "审定意见\n同意印发。\n".encode()


@pytest.fixture
def clerk(client: Client) -> Account:
    account = an_account(a_jurisdiction())
    client.force_login(account)
    return account


@pytest.fixture
def leader(clerk: Account) -> Account:
    return an_account(clerk.jurisdiction, Role.LEADER)


@pytest.fixture
def draft(clerk: Account) -> PlanVersion:
    return a_draft(by=actor_of(clerk, today=TODAY))


def url(version: PlanVersion, name: str = "plan_approval") -> str:
    return reverse(f"web:{name}", args=[version.plan.public_key])


def form(who: Account, way: str = "telephone", **fields: Any) -> dict[str, Any]:  # noqa: ANN401 -- a file among them
    holding = Holding.objects.get(person=who.person)
    told = {"once": "k1", "holding": holding.public_key, "way": way, "said_on": "2026-04-01", "words": "同意"}
    return told | fields


def sheet(content: bytes = SHEET) -> SimpleUploadedFile:
    return SimpleUploadedFile("sheet.txt", content)


def words(page: Any) -> str:  # noqa: ANN401 -- an answer of the test's client
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_who_said_it_how_and_when_and_who_entered_it_are_kept_apart_and_shown(
    client: Client, clerk: Account, leader: Account, draft: PlanVersion
) -> None:
    page = client.post(url(draft), form(leader), follow=True)

    kept = Statement.objects.get()
    assert (kept.said_by, kept.entered_by) == (leader.person.public_key, clerk.person.public_key)
    assert (kept.way, str(kept.said_on), kept.words) == ("telephone", "2026-04-01", "同意")
    assert f"领导{leader.person.name}于2026年4月1日以电话告知：同意" in words(page)
    assert f"由{clerk.person.name}于" in words(page)
    assert f"领导{leader.person.name}于2026年4月1日以电话告知" in words(client.get(url(draft, "plan_history")))
    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.about_key) == ("plans.approval_recorded", draft.public_key)
    assert entry.person_key == clerk.person.public_key
    assert leader.person.name not in str(entry.data)
    client.force_login(leader)
    assert f"由{clerk.person.name}于" in words(client.get(reverse("web:my_information")))


def test_a_signed_sheet_is_received_and_linked(client: Client, leader: Account, draft: PlanVersion) -> None:
    page = client.post(url(draft), form(leader, "paper", file=sheet()), follow=True)

    received = Document.objects.latest("pk")
    assert Statement.objects.get().scan_key == received.public_key
    assert reverse("web:document", args=[received.public_key]) in page.content.decode()


def test_paper_without_its_sheet_is_refused_beside_the_field(
    client: Client, leader: Account, draft: PlanVersion
) -> None:
    page = client.post(url(draft), form(leader, "paper"))

    assert page.status_code == 422
    assert "请附签字件的扫描件或照片" in page.content.decode()
    assert Statement.objects.count() == 0


def test_of_a_marked_sheet_nothing_is_kept(client: Client, leader: Account, draft: PlanVersion) -> None:
    before = Document.objects.count()

    page = client.post(url(draft), form(leader, "paper", file=sheet(MARKED)))

    assert (page.status_code, Document.objects.count(), Statement.objects.count()) == (422, before, 0)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"said_on": "2099-01-01"}, "日期不能晚于今天"),
        ({"holding": "nobody"}, "has-error"),
        ({"way": "x"}, "has-error"),
    ],
)
def test_what_cannot_be_is_refused(
    client: Client, leader: Account, draft: PlanVersion, fields: dict[str, str], told: str
) -> None:
    page = client.post(url(draft), form(leader) | fields)

    assert page.status_code == 422
    assert told in page.content.decode()
    assert Statement.objects.count() == 0


def test_whoever_drafted_does_not_approve_and_nobody_enters_their_own(
    client: Client, clerk: Account, leader: Account, draft: PlanVersion
) -> None:
    own = client.post(url(draft), form(clerk))
    client.force_login(an_account(clerk.jurisdiction, Role.OFFICE_HEAD))
    drafters = client.post(url(draft), form(clerk))

    assert (own.status_code, drafters.status_code) == (403, 422)
    assert "参与过拟制或校核" in drafters.content.decode()
    assert Statement.objects.count() == 0
    assert client.post(url(draft), form(leader)).status_code == 302


def test_a_form_sent_twice_enters_one(client: Client, leader: Account, draft: PlanVersion) -> None:
    for _time in range(2):
        client.post(url(draft), form(leader, "paper", file=sheet()))

    assert Statement.objects.count() == 1


@pytest.mark.parametrize("role", [Role.LIAISON, Role.LEADER])
def test_the_office_alone_enters_it(client: Client, leader: Account, draft: PlanVersion, role: Role) -> None:
    client.force_login(an_account(draft.jurisdiction, role))

    answer = client.post(url(draft), form(leader))

    assert answer.status_code in {403, 404}
    assert Statement.objects.count() == 0


def test_a_version_in_force_takes_none(client: Client, clerk: Account, leader: Account) -> None:
    current = a_version_in_force(by=actor_of(clerk, today=TODAY))

    assert client.post(url(current), form(leader)).status_code == 404
