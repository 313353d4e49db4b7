"""What every journey has: a browser, the system running, and somebody signed in."""

from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from luoshi.base.actors import Role
from luoshi.directory.models import Jurisdiction, Unit
from tests.browser import DESK, NoBrowserError, Size, Theme, Window, open_window, running_browser
from tests.luoshi.making import a_jurisdiction, an_account
from tests.places import corpus_folder

OpenWindow = Callable[..., Window]
collect_ignore = [] if (corpus_folder() / "documents").is_dir() else ["test_first_plan.py"]
"""The first real plan is of the corpus; where that is not, the end of the run says so."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this process. Without one the tests fail, with a sentence: they are never passed over."""
    try:
        with running_browser() as running:
            yield running
    except NoBrowserError as reason:
        pytest.fail(str(reason))


@pytest.fixture
def window(browser: Browser, live_server: LiveServer) -> Iterator[OpenWindow]:
    """Open windows (``size=``, ``theme=``, ``script=``); at the end none of them may have complained."""
    opened: list[Window] = []

    def opens(*, size: Size = DESK, theme: Theme = "light", script: bool = True) -> Window:
        opened.append(open_window(browser, live_server.url, size=size, theme=theme, script=script))
        return opened[-1]

    yield opens
    complaints = [complaint for one in opened for complaint in one.complaints]
    for one in opened:
        one.close()
    assert complaints == []


class SignedIn(Protocol):
    """Signs somebody in."""

    def __call__(
        self,
        role: Role | None = Role.CLERK,
        *,
        jurisdiction: Jurisdiction | None = None,
        unit: Unit | None = None,
        username: str = "",
        size: Size = DESK,
        theme: Theme = "light",
    ) -> Window: ...


@pytest.fixture
def signed_in(window: OpenWindow) -> SignedIn:
    """Sign somebody in by the real page: a new person of a role, or the account of ``username``."""

    def signs(
        role: Role | None = Role.CLERK,
        *,
        jurisdiction: Jurisdiction | None = None,
        unit: Unit | None = None,
        username: str = "",
        size: Size = DESK,
        theme: Theme = "light",
    ) -> Window:
        if not username:
            username = an_account(jurisdiction or a_jurisdiction(), role, unit=unit).username
        opened = window(size=size, theme=theme)
        opened.sign_in(username)
        return opened

    return signs
