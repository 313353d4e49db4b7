"""For every test of pages: a folder of static files, which the middleware that serves them wants to see."""

from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(scope="session", autouse=True)
def _static_root() -> None:
    """Give the run a folder of its own for static files, empty: the tests find them where they are written."""
    settings.STATIC_ROOT = Path(settings.HOME) / "static"
    settings.STATIC_ROOT.mkdir(exist_ok=True)
