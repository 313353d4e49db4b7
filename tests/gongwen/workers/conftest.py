"""For tests of workers: which processes they have started, whatever other tests of this run have running."""

import os
from collections.abc import Callable

import pytest

from tests.processes import descendants

Started = Callable[[], set[int]]


@pytest.fixture
def started() -> Started:
    """Return what tells the processes that were started since the test began and are still there."""
    before = descendants(os.getpid())
    return lambda: descendants(os.getpid()) - before
