"""Every page fits its window, at a desk and on a phone, can be used by everybody, and says nothing on the console."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from luoshi.base.actors import Role
from tests.browser import DESK, PHONE, Size, Theme, Window, open_window
from tests.journeys.conftest import OpenWindow, SignedIn
from tests.luoshi.making import a_jurisdiction, a_unit

pytestmark = pytest.mark.django_db(transaction=True)
LOOKS = [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (PHONE, "dark")]
NOT_PAGES = re.compile(r"\.\w+$|^/me/subject/link/$")
"""Addresses that answer with a file, or lead to another system."""


def plain_pages() -> list[str]:
    """Return the addresses that take no key."""
    return sorted(address for address in _addresses(get_resolver().url_patterns) if not NOT_PAGES.search(address))


def _addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if "<" in here:
            continue
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, here)
        else:
            yield here


def may_open(window: Window, path: str) -> bool:
    """Tell whether whoever is signed in is let in."""
    return window.context.request.get(window.base + path).status != 403


def what_is_wrong(window: Window, path: str) -> list[str]:
    """Return what is wrong with the look of a page, nothing where it takes no GET."""
    if window.context.request.get(window.base + path).status == 405:
        return []
    answer = window.go(path)
    title = window.page.title()
    wrong = [] if answer.status == 200 else [f"status {answer.status}"]
    wrong += [] if re.fullmatch(r"\S.* · \S+", title) else [f"title {title!r}"]
    wrong += [f"too wide: {thing}" for thing in window.overflow()]
    return [f"{path} {thing}" for thing in [*wrong, *window.axe()]]


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_every_page_without_a_key_looks_right(signed_in: SignedIn, size: Size, theme: Theme) -> None:
    district = a_jurisdiction()
    unit = a_unit(district)
    viewers = [
        signed_in(role, jurisdiction=district, unit=unit if role == Role.LIAISON else None, size=size, theme=theme)
        for role in (Role.CLERK, Role.ADMINISTRATOR, Role.LIAISON)
    ]

    found = {path: next((one for one in viewers if may_open(one, path)), viewers[0]) for path in plain_pages()}

    assert [path for path, viewer in found.items() if what_is_wrong(viewer, path)] == []


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_sign_in_page_looks_right_with_its_error(window: OpenWindow, size: Size, theme: Theme) -> None:
    opened = window(size=size, theme=theme)
    opened.go("/sign-in/")
    opened.page.fill("[name=username]", "nobody")
    opened.page.fill("[name=password]", "nothing")

    opened.page.click("main button.btn-primary")

    assert opened.page.locator("main .notice-danger").inner_text() == (
        "登录名或密码不对，请核对后再试；忘记密码请联系系统管理员重置。"
    )
    assert [*opened.overflow(), *opened.axe()] == []


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_page_of_nothing_looks_right(signed_in: SignedIn, size: Size) -> None:
    window = signed_in(size=size)

    answer = window.go("/no-such-page/")

    assert answer.status == 404
    assert [*window.overflow(), *window.axe()] == []


def test_the_walk_over_the_pages_meets_the_pages_we_know() -> None:
    assert {"/", "/sign-in/", "/password/", "/search/", "/styleguide/"} <= set(plain_pages())


@pytest.mark.parametrize(
    ("spoilt", "seen"),
    [
        ("document.body.insertAdjacentHTML('beforeend', '<img src=\"/static/luoshi/icon.svg\">')", "image-alt"),
        (
            "document.querySelector('main').insertAdjacentHTML('beforeend', '<p class=\"btn\">' + 'X'.repeat(900))",
            "too wide",
        ),
        ("document.title = 'x'", "title"),
    ],
)
def test_a_page_that_looks_wrong_would_be_seen(signed_in: SignedIn, spoilt: str, seen: str) -> None:
    window = signed_in(size=PHONE)
    window.page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {spoilt} }})")

    wrong = what_is_wrong(window, "/")

    assert [thing for thing in wrong if seen in thing] != []


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('broken')", "console: broken"),
        (
            "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')",
            "console: Applying inline style",
        ),
        ("new Image().src = 'http://elsewhere.example/x.png'", "elsewhere: http://elsewhere.example/x.png"),
        ("new Image().src = '/static/nothing.png'", "404: "),
        ("setTimeout(() => { throw new Error('broken') })", "script: "),
    ],
)
def test_a_window_would_complain(browser: Browser, live_server: LiveServer, script: str, complaint: str) -> None:
    window = open_window(browser, live_server.url)
    window.go("/sign-in/")

    window.page.evaluate(script)
    window.page.wait_for_timeout(300)

    assert [said for said in window.complaints if said.startswith(complaint)] != []
    window.close()
