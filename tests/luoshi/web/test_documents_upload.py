"""Uploading: several files at once or one by one, each with its answer; a file is taken in once."""

import io
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.directory.models import Account
from luoshi.documents.models import Document
from luoshi.documents.states import DocumentState
from luoshi.web.documents.uploads import IN_MEMORY, NamelessUploadHandler
from tests.luoshi.documents.received import BROKEN, MARKED, PLAN
from tests.luoshi.making import a_jurisdiction, an_account

pytestmark = pytest.mark.django_db
URL = "/documents/upload/"
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    files = "django.core.files.storage.FileSystemStorage"
    settings.UPLOAD_FOLDER = tmp_path / "incoming"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": files, "OPTIONS": {"location": tmp_path / "files"}},
        "incoming": {"BACKEND": files, "OPTIONS": {"location": tmp_path / "incoming"}},
    }
    return tmp_path


@pytest.fixture
def account() -> Account:
    return an_account(a_jurisdiction())


@pytest.fixture
def page(client: Client, account: Account) -> Client:
    client.force_login(account)
    return client


def a_file(content: bytes = PLAN, name: str = "plan.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_page_has_a_form_that_works_without_javascript(page: Client) -> None:
    answer = page.get(URL).content.decode()

    assert 'enctype="multipart/form-data"' in answer
    assert 'name="files" multiple' in answer
    assert "docx" in answer


def test_one_file_leads_to_its_document(page: Client) -> None:
    answer = page.post(URL, {"files": a_file(), "once_key": "k"})

    document = Document.objects.get()
    assert document.state == DocumentState.READ
    assert (answer.status_code, answer["Location"]) == (302, reverse("web:document", args=[document.public_key]))


def test_several_files_lead_to_the_list(page: Client) -> None:
    answer = page.post(URL, {"files": [a_file(), a_file(BROKEN, "坏的.pdf")], "once_key": "k"})

    assert (answer.status_code, answer["Location"]) == (302, reverse("web:documents"))
    assert {row.name: row.state for row in Document.objects.all()} == {
        "plan.txt": DocumentState.READ,
        "坏的.pdf": DocumentState.REFUSED,
    }


def test_a_file_that_is_refused_keeps_the_others_from_nothing_and_is_told_of(page: Client) -> None:
    answer = page.post(URL, {"files": [a_file(MARKED, "堤岸.txt"), a_file()], "once_key": "k"})

    said = answer.content.decode()
    assert answer.status_code == 422
    assert [row.name for row in Document.objects.all()] == ["plan.txt"]
    assert "密级标志" in said
    assert ("堤岸" in said, "plan.txt" in said) == (False, True)


def test_no_file_is_answered_with_what_to_do(page: Client) -> None:
    answer = page.post(URL, {"once_key": "k"})

    assert answer.status_code == 422
    assert "请先选择文件，再点上传。" in answer.content.decode()


def test_javascript_gets_the_row_of_its_file(page: Client) -> None:
    answer = page.post(URL, {"files": a_file(), "once_key": "k"}, headers=HTMX)

    said = answer.content.decode().strip()
    assert answer.status_code == 200
    assert said.startswith(f'<li class="list-row" id="document-{Document.objects.get().public_key}">')
    assert "20 项任务" in said
    assert "<main" not in said


def test_the_same_file_sent_twice_is_taken_in_once_and_answered_twice(page: Client) -> None:
    first = page.post(URL, {"files": a_file(), "once_key": "k"}, headers=HTMX).content.decode()

    second = page.post(URL, {"files": a_file(), "once_key": "k"}, headers=HTMX).content.decode()

    assert Document.objects.count() == 1
    assert second == first


def test_a_file_above_the_limit_is_refused_before_it_is_read(page: Client, settings: Settings) -> None:
    settings.UPLOAD_BYTES = 1_000_000

    answer = page.post(URL, {"files": a_file(b"\n" * 1_000_001), "once_key": "k"}, headers=HTMX)

    assert "文件超过 1 MB 的上限" in answer.content.decode()
    assert Document.objects.count() == 0


def test_a_request_far_above_the_limit_is_not_taken_in(page: Client, settings: Settings) -> None:
    settings.UPLOAD_BYTES = 1_000

    answer = page.post(URL, {"files": a_file(), "once_key": "k"})

    assert answer.status_code == 400
    assert Document.objects.count() == 0


def test_only_the_office_uploads(client: Client, account: Account) -> None:
    client.force_login(an_account(account.jurisdiction, Role.LEADER))

    shown, sent = client.get(URL), client.post(URL, {"files": a_file(), "once_key": "k"})

    assert (shown.status_code, sent.status_code) == (403, 403)
    assert "来文由办公室登记，需要收文请联系办公室。" in sent.content.decode()
    assert Document.objects.count() == 0


def test_a_large_upload_has_no_name_on_the_disk(folder: Path) -> None:
    handler = NamelessUploadHandler()
    content = bytes(range(256)) * (2 * IN_MEMORY // 256)

    handler.new_file("files", "plan.pdf", "application/pdf", len(content))
    handler.receive_data_chunk(content, 0)
    named = list((folder / "incoming").iterdir())
    file = handler.file_complete(len(content))

    assert named == []
    assert file.read() == content
    assert isinstance(file.file, tempfile.SpooledTemporaryFile)
    file.close()


def test_of_a_file_above_the_limit_no_more_than_the_limit_is_taken_in(settings: Settings) -> None:
    settings.UPLOAD_BYTES = 100
    handler = NamelessUploadHandler()

    handler.new_file("files", "plan.pdf", "application/pdf", 0)
    for start in range(0, 1000, 50):
        handler.receive_data_chunk(b"x" * 50, start)
    file = handler.file_complete(1000)

    assert (file.size, len(file.read())) == (1000, 101)
    file.close()


def test_an_upload_that_breaks_off_is_let_go(folder: Path) -> None:
    handler = NamelessUploadHandler()
    handler.handle_raw_input(io.BytesIO(), {}, 10)
    handler.upload_interrupted()
    handler.new_file("files", "plan.pdf", "application/pdf", 0)

    handler.upload_interrupted()

    assert list((folder / "incoming").iterdir()) == []
    with pytest.raises(ValueError, match="closed"):
        handler.receive_data_chunk(b"x", 0)
