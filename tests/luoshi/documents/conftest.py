"""A home of the test's own, so that what lies in it is what the test put there."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Settings) -> None:
    files = "django.core.files.storage.FileSystemStorage"
    settings.HOME = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": files, "OPTIONS": {"location": tmp_path / "files"}},
        "incoming": {"BACKEND": files, "OPTIONS": {"location": tmp_path / "incoming"}},
    }
