"""A browser for tests and pictures: the machine's own Chromium, kept off the network, with everything it complains of."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it says nothing of its types
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright

Theme = Literal["light", "dark"]
Size = tuple[int, int]
DESK: Size = (1366, 768)
PHONE: Size = (360, 740)
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
HERE = {"127.0.0.1", "localhost"}
PASSWORD = "correct horse"  # noqa: S105 -- of accounts that tests make
OF_A_STATUS = "Failed to load resource: the server responded with a status of 4"
"""Chromium tells so of each answer 4xx. Which of these are wrong, ``_answered`` knows better."""


class NoBrowserError(Exception):
    """There is no Chromium on this machine; ``str`` says how to get one."""


def chromium() -> str:
    """Return the program; raise NoBrowserError with a sentence where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise NoBrowserError("These tests need Chromium: please install it (apt-get install chromium) and try again.")
    return found


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Run the browser. Playwright keeps an event loop in this thread, of which Django is told not to mind."""
    program = chromium()
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with sync_playwright() as playwright:
            speaking = {**os.environ, "LANGUAGE": "zh_CN"}  # its own words too, where the machine has them
            browser = playwright.chromium.launch(
                executable_path=program, args=ARGUMENTS, env=dict[str, str | float | bool](speaking)
            )
            yield browser
            browser.close()
    finally:
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
        else:
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@dataclass
class Window:
    """One person's window. ``complaints`` gathers what must not happen: see :func:`open_window`."""

    context: BrowserContext
    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Response:
        """Open a page of the system, and return its answer."""
        answer = self.page.goto(self.base + path)
        if answer is None:
            raise AssertionError(f"{path} gave no answer")
        return answer

    def sign_in(self, username: str, password: str = PASSWORD) -> None:
        """Sign in as a person does: by the page."""
        self.go("/sign-in/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", password)
        self.page.click("main button.btn-primary")
        self.page.wait_for_selector(".rail")

    def axe(self) -> list[str]:
        """Return what axe finds wrong with the page as it stands, a line each."""
        self.page.wait_for_load_state()
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {node['target']} {node['html'][:160]}" for one in found for node in one["nodes"]]

    def overflow(self) -> list[str]:
        """Return the innermost things that make the page wider than the window, none where it fits."""
        self.page.wait_for_load_state()
        return list(self.page.evaluate(OVERFLOW))

    def close(self) -> None:
        """Close the window."""
        self.context.close()


OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element));
  return wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)))
    .map((element) => element.outerHTML.slice(0, 160));
}"""


def open_window(
    browser: Browser, base: str, *, size: Size = DESK, theme: Theme = "light", script: bool = True
) -> Window:
    """Open a window with nothing kept from another.

    It complains of errors of scripts and of the content policy, of answers 5xx, of a file that is not there, and
    of whatever is asked of another machine.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=theme, locale="zh-CN", java_script_enabled=script
    )
    window = Window(context, context.new_page(), base)
    tell = window.complaints.append

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(OF_A_STATUS):
            tell(f"console: {message.text}")

    def answered(response: Response) -> None:
        is_page = response.request.resource_type in {"document", "xhr", "fetch"}
        if response.status >= (500 if is_page else 400):
            tell(f"{response.status}: {response.url}")

    context.on("console", said)
    context.on("weberror", lambda error: tell(f"script: {error.error}"))
    context.on("response", answered)
    context.on("request", lambda request: None if is_here(request.url) else tell(f"elsewhere: {request.url}"))
    return window


def is_here(url: str) -> bool:
    """Tell whether an address is on this machine, or in the page itself."""
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in HERE
