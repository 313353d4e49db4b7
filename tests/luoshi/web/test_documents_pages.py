"""Pages of received documents: the list, one of them, its file, reading it again."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from luoshi.base.actors import Actor, Role
from luoshi.directory.models import Account
from luoshi.directory.queries import actor_of
from luoshi.documents import reader
from luoshi.documents.models import Document
from luoshi.documents.operations.readings import read_document
from luoshi.documents.states import DocumentState
from tests.luoshi.documents.received import BROKEN, MARKED, PLAN, held, received
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
TITLE = "澜棠区落实市六届人大五次会议第2号议案实施方案"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Settings) -> None:
    files = "django.core.files.storage.FileSystemStorage"
    settings.UPLOAD_FOLDER = tmp_path / "incoming"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": files, "OPTIONS": {"location": tmp_path / "files"}},
        "incoming": {"BACKEND": files, "OPTIONS": {"location": tmp_path / "incoming"}},
    }


@pytest.fixture
def account() -> Account:
    return an_account(a_jurisdiction())


@pytest.fixture
def clerk(account: Account) -> Actor:
    return actor_of(account, today=TODAY)


@pytest.fixture
def page(client: Client, account: Account) -> Client:
    client.force_login(account)
    return client


def url(name: str, document: Document) -> str:
    return reverse(f"web:{name}", args=[document.public_key])


def test_the_list_shows_what_was_read_in_numbers(page: Client, clerk: Actor) -> None:
    received(clerk)
    received(clerk, BROKEN, "坏的.pdf")

    rows = page.get(reverse("web:documents")).context["rows"]

    told = [(row.document.name, row.document.title, row.document.task_count) for row in rows]
    assert told == [("坏的.pdf", None, None), ("plan.txt", TITLE, 20)]


def test_the_list_can_be_of_one_state(page: Client, clerk: Actor) -> None:
    received(clerk)
    received(clerk, BROKEN, "坏的.pdf")

    rows = page.get(reverse("web:documents"), {"state": "refused"}).context["rows"]

    assert [row.document.name for row in rows] == ["坏的.pdf"]


def test_a_list_without_documents_says_what_to_do(page: Client) -> None:
    answer = page.get(reverse("web:documents")).content.decode()

    assert "上传第一份来文" in answer


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    page: Client, clerk: Actor, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _index in range(count):
        received(clerk)

    with django_assert_num_queries(7):
        page.get(reverse("web:documents"))


def test_what_waits_is_asked_about_again_and_what_is_done_is_not(page: Client, clerk: Actor) -> None:
    waiting, done = held(clerk), received(clerk)

    listed = page.get(reverse("web:documents")).content.decode()
    row = page.get(url("document_status", done), {"as": "row"}, headers=HTMX).content.decode()

    assert listed.count("hx-trigger=") == 1
    assert f'hx-get="{url("document_status", waiting)}?as=row"' in listed
    assert row.strip().startswith(f'<tr id="document-{done.public_key}">')
    assert "<main" not in row


@pytest.mark.parametrize("place", ["row", "taken", "page"])
def test_a_part_of_a_page_is_shown_as_it_stands_now(page: Client, clerk: Actor, place: str) -> None:
    document = held(clerk)
    before = page.get(url("document_status", document), {"as": place}, headers=HTMX).content.decode()
    Document.objects.filter(pk=document.pk).update(state=DocumentState.REFUSED)

    after = page.get(url("document_status", document), {"as": place}, headers=HTMX).content.decode()

    assert ("hx-trigger=" in before, "hx-trigger=" in after) == (True, False)
    assert "<main" not in after


def test_there_is_no_other_part(page: Client, clerk: Actor) -> None:
    assert page.get(url("document_status", held(clerk)), {"as": "other"}).status_code == 404


def test_a_document_that_was_read_leads_on_to_a_plan(page: Client, clerk: Actor) -> None:
    document = received(clerk)

    answer = page.get(url("document", document))

    figures = answer.context["figures"]
    assert (figures.tasks, figures.title, figures.number) == (20, TITLE, "澜棠政办〔2026〕11号")
    assert f'action="{url("plan_draft", document)}"' in answer.content.decode()


def test_a_plan_that_was_drafted_is_named_instead(page: Client, clerk: Actor) -> None:
    document = received(clerk)
    page.post(url("plan_draft", document))

    answer = page.get(url("document", document))

    assert [version.plan.title for version in answer.context["versions"]] == [TITLE]
    assert f'action="{url("plan_draft", document)}"' not in answer.content.decode()


def test_a_reader_sees_the_button_disabled_with_the_reason(client: Client, clerk: Actor, account: Account) -> None:
    document = received(clerk)
    client.force_login(an_account(account.jurisdiction, Role.READER))

    answer = client.get(url("document", document)).content.decode()

    assert "方案由办公室拟制，需要增加方案请联系办公室。" in answer
    assert f'action="{url("plan_draft", document)}"' not in answer


def test_a_document_that_could_not_be_read_says_why_and_what_next(page: Client, clerk: Actor) -> None:
    document = received(clerk, BROKEN, "坏的.pdf")

    answer = page.get(url("document", document)).content.decode()

    assert document.refusal in answer
    assert f'action="{url("document_again", document)}"' in answer


def test_a_marked_document_shows_no_name_and_no_file(page: Client, clerk: Actor) -> None:
    document = held(clerk, MARKED, "堤岸.txt")
    before = page.get(url("document", document)).content.decode()

    read_document(document=document, claim="t", by=clerk, now=NOW)
    after = page.get(url("document", document)).content.decode()

    assert ("堤岸" in before, "堤岸" in after) == (True, False)
    assert "密级标志" in after
    assert page.get(url("document_file", document)).status_code == 404


def test_the_history_is_told_in_sentences(page: Client, clerk: Actor) -> None:
    document = held(clerk)
    read_document(document=document, claim="t", by=clerk, now=NOW + timedelta(minutes=1))

    history = page.get(url("document", document)).context["history"]

    sentences = {sentence for _entry, sentence in history}
    assert sentences == {"收文，文件等待检查和识读", "开始识读（第 1 次）", "识读完成"}


def test_the_file_comes_back_as_it_came_and_is_never_shown(page: Client, clerk: Actor) -> None:
    document = received(clerk, name="方案 一.txt")

    answer = page.get(url("document_file", document))

    assert b"".join(answer.streaming_content) == PLAN  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Length"] == str(len(PLAN))


def test_a_document_is_read_again_when_the_reader_is_newer(
    page: Client, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = received(clerk)
    monkeypatch.setattr(reader, "VERSION", "99.0")

    answer = page.post(url("document_again", document))

    assert (answer.status_code, answer["Location"]) == (302, url("document", document))
    assert list(document.readings.order_by("pk").values_list("reader_version", flat=True))[1:] == ["99.0"]


def test_asking_the_same_reader_again_is_answered_with_the_reason(page: Client, clerk: Actor) -> None:
    answer = page.post(url("document_again", received(clerk)))

    assert answer.status_code == 409
    assert "现在的识读程序已经读过这份文件" in answer.content.decode()


@pytest.mark.parametrize("name", ["document", "document_status", "document_file"])
@pytest.mark.parametrize("role", [Role.LIAISON, Role.UNIT_HEAD, Role.ADMINISTRATOR])
def test_whoever_may_not_see_documents_is_told_of_none(
    client: Client, clerk: Actor, account: Account, name: str, role: Role
) -> None:
    document = received(clerk)
    client.force_login(an_account(account.jurisdiction, role))

    assert client.get(url(name, document)).status_code == 404


def test_a_document_of_another_jurisdiction_is_not_there(client: Client, clerk: Actor) -> None:
    document = received(clerk)
    client.force_login(an_account(a_jurisdiction()))

    assert client.get(url("document", document)).status_code == 404
