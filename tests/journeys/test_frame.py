"""The frame in a real browser: without JavaScript, by keyboard, when an answer is late or does not come."""

import pytest
from playwright.sync_api import Route, expect

from luoshi.base.actors import Role
from tests.browser import DESK, PHONE, Size
from tests.journeys.conftest import OpenWindow, SignedIn
from tests.luoshi.making import a_jurisdiction, an_account

pytestmark = pytest.mark.django_db(transaction=True)
OF_A_LOST_ANSWER = ("console: htmx:", "console: Failed to load resource: net::ERR_FAILED")
ASKING = """
  const form = document.createElement('form');
  form.method = 'get'; form.action = '/search/'; form.dataset.confirm = '要查找吗？';
  form.innerHTML = '<input name="q" value="x"><button class="asks">查找</button>';
  document.querySelector('main').append(form);
"""
FETCHING = """
  const button = document.createElement('button');
  button.className = 'fetches'; button.setAttribute('hx-get', '/search/'); button.setAttribute('hx-swap', 'none');
  document.querySelector('main').append(button); htmx.process(button);
"""


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_sign_in_the_theme_and_sign_out_work_without_javascript(window: OpenWindow, size: Size) -> None:
    account = an_account(a_jurisdiction(), Role.LIAISON)
    opened = window(size=size, script=False)
    page = opened.page

    opened.go("/search/?q=x")
    page.fill("[name=username]", account.username)
    page.fill("[name=password]", "correct horse")
    page.click("main button.btn-primary")
    there = page.url
    page.click(".rail-me > summary")
    page.click("button[name=theme][value=dark]")
    theme = page.locator("html").get_attribute("data-theme")
    page.click(".rail-me > summary")
    page.click("text=退出登录")

    assert (there, theme) == (f"{opened.base}/search/?q=x", "dark")
    assert page.url == f"{opened.base}/sign-in/"
    assert page.locator("#told").inner_text() == "您已退出登录。"


def test_keys_lead_to_places_and_to_the_search(signed_in: SignedIn) -> None:
    page = signed_in().page

    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/documents/")
    page.keyboard.press("/")
    page.keyboard.type("g")

    assert page.evaluate("document.activeElement.id") == "rail-q"
    assert page.input_value("#rail-q") == "g"


def test_the_first_tab_skips_to_the_text(signed_in: SignedIn) -> None:
    page = signed_in().page

    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")

    assert focused == "skip"
    assert page.evaluate("document.activeElement.id") == "main"


def test_an_act_that_asks_is_done_after_a_yes_only(signed_in: SignedIn) -> None:
    window = signed_in()
    page = window.page
    page.evaluate(ASKING)

    page.click("button.asks")
    asked = page.locator("#confirm-sentence").inner_text()
    page.click("#confirm button:not(.btn-primary)")
    stayed = page.url
    page.click("button.asks")
    page.click("#confirm .btn-primary")
    page.wait_for_url("**/search/?q=x")

    assert (asked, stayed) == ("要查找吗？", f"{window.base}/")


def test_escape_closes_a_menu_and_gives_back_the_focus(signed_in: SignedIn) -> None:
    page = signed_in().page
    page.click(".rail-me > summary")

    page.keyboard.press("Escape")

    assert page.locator(".rail-me").get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_bar_shows_when_an_answer_takes_long(signed_in: SignedIn) -> None:
    page = signed_in().page
    held: list[Route] = []
    page.route("**/search/", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright marks what it is given
    page.evaluate(FETCHING)

    page.click("button.fetches")
    expect(page.locator("html.is-loading")).to_have_count(1)
    held[0].fulfill(status=204)

    expect(page.locator("html.is-loading")).to_have_count(0)


def test_a_lost_connection_is_told_and_so_is_its_return(signed_in: SignedIn) -> None:
    window = signed_in()
    page = window.page
    page.evaluate(FETCHING)
    page.route("**/search/", lambda route: route.abort())

    page.click("button.fetches")
    expect(page.locator("#offline")).to_be_visible()
    page.unroute("**/search/")
    page.click("button.fetches")

    expect(page.locator("#offline")).to_be_hidden()
    window.complaints[:] = [said for said in window.complaints if not said.startswith(OF_A_LOST_ANSWER)]


def test_a_refusal_that_htmx_meets_is_told_on_the_page(signed_in: SignedIn) -> None:
    window = signed_in()
    page = window.page
    page.evaluate(FETCHING.replace("/search/", "/nothing/"))

    page.click("button.fetches")

    expect(page.locator("#told .notice")).to_have_text("没有这个页面，或者您无权查看。")
    window.complaints[:] = [said for said in window.complaints if "Response Status Error Code 404" not in said]


def test_on_a_phone_the_places_are_at_the_bottom_and_hide_nothing(signed_in: SignedIn) -> None:
    page = signed_in(size=PHONE).page

    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = page.locator("main > *").last.bounding_box()
    bar = page.locator(".rail-nav").bounding_box()

    assert last is not None
    assert bar is not None
    assert last["y"] + last["height"] <= bar["y"]
    assert bar["y"] + bar["height"] == PHONE[1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_print_is_black_on_white_without_the_frame(signed_in: SignedIn, theme: str) -> None:
    window = signed_in(theme="dark" if theme == "dark" else "light")

    window.page.emulate_media(media="print")

    colours = window.page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert not window.page.locator(".rail").is_visible()
