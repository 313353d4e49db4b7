"""Settings of the tests: quick passwords, tasks done at once, files in a folder of the test's own."""

import tempfile
from pathlib import Path

from luoshi.settings import *  # noqa: F403 -- all of the settings, with a few changed

HOME = Path(tempfile.mkdtemp(prefix="luoshi-test-"))
JOURNAL_HEADS = HOME / "journal-heads"
UPLOAD_FOLDER = HOME / "incoming"
JOURNAL_KEY = "of the tests"
SECRET_KEY = "of the tests"  # noqa: S105 -- no secret
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "incoming": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "incoming"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
"""Static files are looked for where they are written: no folder has to be filled first."""
