"""The real documents. Where they are absent this folder is not collected, and the end of the run says so."""

from pathlib import Path

import pytest

from tests.places import corpus_folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder that holds documents/, expected/ and score.py."""
    return corpus_folder()
