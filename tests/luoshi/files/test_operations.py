"""Bytes are kept once, whole, and given back as they came."""

import hashlib
import io
import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import ProtectedError
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from luoshi.base.actors import system
from luoshi.base.refusals import Invalid
from luoshi.documents.models import Document
from luoshi.files.cleaning import remove_orphans
from luoshi.files.keeping import keep_bytes, place_of
from luoshi.files.models import StoredFile
from luoshi.files.operations import remove_file, store_file, store_kept
from luoshi.files.queries import is_intact, open_file, orphans
from tests.luoshi.files.samples import TAKEN
from tests.luoshi.making import NOW, a_jurisdiction

PDF = TAKEN["pdf"]
SHA = hashlib.sha256(PDF).hexdigest()
LATER = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def store(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder in which the files of one test are kept."""
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend, "OPTIONS": {"location": tmp_path}}}
    return tmp_path


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.django_db
@pytest.mark.parametrize("content", [PDF, io.BytesIO(PDF)], ids=["bytes", "stream"])
def test_a_file_is_kept_under_its_hash_and_given_back(store: Path, content: bytes | io.BytesIO) -> None:
    if isinstance(content, io.BytesIO):
        content.seek(0)
    jurisdiction = a_jurisdiction()

    file = store_file(content=content, name="方案.pdf", by=system(jurisdiction.pk), now=NOW)

    assert (file.sha256, file.size, file.media_type, file.stored_at) == (SHA, len(PDF), "application/pdf", NOW)
    assert file.jurisdiction == jurisdiction
    assert files_in(store) == [f"{SHA[:2]}/{SHA[2:4]}/{SHA}"]
    with open_file(file) as kept:
        assert kept.read() == PDF


@pytest.mark.django_db
def test_the_same_bytes_are_one_file_in_a_jurisdiction(store: Path) -> None:
    by = system(a_jurisdiction().pk)

    first = store_file(content=PDF, name="方案.pdf", by=by, now=NOW)
    second = store_file(content=PDF, name="另一个名字.pdf", by=by, now=NOW + timedelta(days=1))

    assert second == first
    assert (StoredFile.objects.count(), len(files_in(store))) == (1, 1)


@pytest.mark.django_db
def test_another_jurisdiction_has_a_row_of_its_own_over_the_same_bytes(store: Path) -> None:
    here = store_file(content=PDF, name="方案.pdf", by=system(a_jurisdiction().pk), now=NOW)
    there = store_file(content=PDF, name="方案.pdf", by=system(a_jurisdiction().pk), now=NOW)

    assert (here.sha256, here.public_key != there.public_key) == (there.sha256, True)
    assert len(files_in(store)) == 1


@pytest.mark.django_db(transaction=True)
def test_uploads_of_the_same_bytes_at_once_make_one_file(store: Path) -> None:
    by = system(a_jurisdiction().pk)
    start, kept = threading.Barrier(4), []

    def upload() -> None:
        start.wait()
        try:
            kept.append(store_file(content=PDF, name="方案.pdf", by=by, now=NOW).pk)
        finally:
            connection.close()

    uploads = [threading.Thread(target=upload) for _ in range(4)]
    for thread in uploads:
        thread.start()
    for thread in uploads:
        thread.join()

    assert kept == [StoredFile.objects.get().pk] * 4
    assert files_in(store) == [place_of(SHA)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的，请检查后重新上传。"),
        (b"%PDF-" + bytes(2 * 1024 * 1024), "文件超过 1 MB，请压缩图片或拆分后重新上传。"),
        (b"Rar!\x1a\x07\0", "这是压缩包，请解压后选其中的公文文件再读。"),
    ],
    ids=["empty", "too large", "no kind of ours"],
)
def test_what_is_refused_leaves_nothing_behind(store: Path, settings: Settings, content: bytes, sentence: str) -> None:
    settings.UPLOAD_BYTES = 1024 * 1024

    with pytest.raises(Invalid) as refused:
        store_file(content=content, name="方案.pdf", by=system(a_jurisdiction().pk), now=NOW)

    assert str(refused.value) == sentence
    assert (files_in(store), StoredFile.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_an_upload_that_breaks_off_leaves_nothing_behind(store: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise ConnectionResetError
            return super().read(min(size or 0, 4))

    with pytest.raises(ConnectionResetError):
        keep_bytes(content=Broken(PDF), name="方案.pdf")

    assert files_in(store) == []


@pytest.mark.django_db
def test_part_of_a_file_that_a_failing_disk_left_is_replaced(store: Path) -> None:
    kept = keep_bytes(content=PDF, name="方案.pdf")
    (store / place_of(SHA)).write_bytes(PDF[:4])

    file = store_file(content=PDF, name="方案.pdf", by=system(a_jurisdiction().pk), now=NOW)

    assert kept.sha256 == file.sha256
    assert is_intact(file)


@pytest.mark.django_db
def test_a_file_whose_bytes_changed_or_are_gone_is_not_intact(store: Path) -> None:
    file = store_file(content=PDF, name="方案.pdf", by=system(a_jurisdiction().pk), now=NOW)
    before = is_intact(file)
    (store / place_of(SHA)).write_bytes(PDF[::-1])
    changed = is_intact(file)
    (store / place_of(SHA)).unlink()

    assert (before, changed, is_intact(file)) == (True, False, False)


@pytest.mark.django_db
def test_orphans_are_old_bytes_without_a_row(store: Path) -> None:
    kept = store_file(content=PDF, name="方案.pdf", by=system(a_jurisdiction().pk), now=NOW)
    rowless = keep_bytes(content=TAKEN["docx"], name="方案.docx")
    (store / "spool" / "up-torn").write_bytes(b"%PD")
    (store / place_of(kept.sha256)).with_name(f"{kept.sha256}_x7f").write_bytes(PDF)

    found = set(orphans(until=LATER))

    assert found == {"spool/up-torn", place_of(rowless.sha256), f"{place_of(kept.sha256)}_x7f"}
    assert set(orphans(until=NOW.replace(year=2001))) == set()


@pytest.mark.django_db
def test_orphans_are_removed_after_a_day_and_files_are_not(store: Path) -> None:
    kept = store_file(content=PDF, name="方案.pdf", by=system(a_jurisdiction().pk), now=NOW)
    keep_bytes(content=TAKEN["docx"], name="方案.docx")

    assert (remove_orphans(now=datetime.now(UTC)), len(files_in(store))) == (0, 2)  # noqa: TID251 -- when files were written
    assert remove_orphans(now=LATER) == 1
    assert files_in(store) == [place_of(kept.sha256)]


@pytest.mark.django_db
def test_old_bytes_that_are_used_again_are_no_orphan_while_their_row_is_written(store: Path) -> None:
    kept = keep_bytes(content=PDF, name="方案.pdf")
    os.utime(store / place_of(SHA), (0, 0))
    was_orphan = list(orphans(until=NOW.replace(year=2001)))

    keep_bytes(content=PDF, name="方案.pdf")

    assert was_orphan == [place_of(kept.sha256)]
    assert list(orphans(until=NOW.replace(year=2001))) == []


@pytest.mark.django_db
def test_a_removed_file_leaves_no_bytes(
    store: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    file = store_file(content=PDF, name="方案.pdf", by=system(a_jurisdiction().pk), now=NOW)

    with django_capture_on_commit_callbacks(execute=True):
        remove_file(file=file)

    assert (files_in(store), StoredFile.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_bytes_that_another_jurisdiction_has_too_stay(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    here = store_file(content=PDF, name="方案.pdf", by=system(a_jurisdiction().pk), now=NOW)
    there = store_file(content=PDF, name="方案.pdf", by=system(a_jurisdiction().pk), now=NOW)

    with django_capture_on_commit_callbacks(execute=True):
        remove_file(file=here)

    assert is_intact(there)


@pytest.mark.django_db
def test_a_file_that_something_refers_to_is_not_removed() -> None:
    jurisdiction = a_jurisdiction()
    file = store_file(content=PDF, name="方案.pdf", by=system(jurisdiction.pk), now=NOW)
    Document.objects.create(jurisdiction=jurisdiction, file=file, name="方案.pdf", received_at=NOW)

    with pytest.raises(ProtectedError):
        remove_file(file=file)

    assert is_intact(file)


@pytest.mark.django_db
def test_bytes_can_be_kept_before_the_transaction_that_writes_their_row() -> None:
    kept = keep_bytes(content=PDF, name="方案.pdf")

    file = store_kept(kept=kept, by=system(a_jurisdiction().pk), now=NOW)

    assert (file.sha256, default_storage.size(place_of(SHA))) == (SHA, len(PDF))
