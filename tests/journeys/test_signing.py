"""A first sign-in from paper with a second factor; a lock-out and its release."""

from datetime import UTC, datetime

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.directory.models import Account
from luoshi.directory.operations.signing import make_first_sign_in
from luoshi.directory.queries import actor_of
from tests.browser import Window
from tests.journeys.conftest import OpenWindow, SignedIn
from tests.luoshi.making import TODAY, a_jurisdiction, an_account

pytestmark = pytest.mark.django_db(transaction=True)
CHOSEN = "battery staple"


def code_of(secret: str, *, later: int = 0) -> str:
    """Return the code that an authenticator shows now, or some steps later: one that was used is not taken again."""
    counters = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counters[len(counters) // 2] + later)))


def fill_in(window: Window, **given: str) -> None:
    for name, text in given.items():
        window.page.fill(f"main [name={name}]", text)
    window.page.click("main button.btn-primary")


def printed_code(account: Account) -> str:
    administrator = an_account(account.jurisdiction, Role.ADMINISTRATOR)
    now = datetime.now(UTC)  # noqa: TID251 -- the code runs out by the clock of the browser's server
    return make_first_sign_in(account=account, by=actor_of(administrator, today=TODAY), now=now)


@pytest.mark.parametrize("script", [True, False])
def test_a_first_sign_in_from_paper_with_a_second_factor(
    window: OpenWindow, settings: Settings, *, script: bool
) -> None:
    settings.SECOND_FACTOR_ROLES = ["clerk"]
    clerk = an_account(a_jurisdiction())
    opened = window(script=script)
    page = opened.page

    opened.go("/sign-in/")
    page.click("text=第一次登录，用打印的首次登录码")
    fill_in(opened, username=clerk.username, code=printed_code(clerk), new=CHOSEN, again=CHOSEN)
    page.wait_for_selector("#secret")
    secret = page.inner_text("#secret")
    fill_in(opened, code=code_of(secret))
    page.wait_for_selector("h1:text-is('备用验证码')")
    recovery = page.locator("main li code").count()
    page.click("text=已经保存，继续")
    page.wait_for_selector(".rail")
    page.context.clear_cookies()
    opened.go("/search/")
    fill_in(opened, username=clerk.username, password=CHOSEN)
    page.wait_for_selector("main [name=code]")
    fill_in(opened, code=code_of(secret, later=1))
    page.wait_for_selector(".rail")

    assert recovery == 10
    assert page.url == f"{opened.base}/search/"


def test_a_security_key_is_bound_and_signs_in(signed_in: SignedIn) -> None:
    clerk = an_account(a_jurisdiction())
    opened = signed_in(username=clerk.username)
    page = opened.page
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": key})

    opened.go("/me/second-factor/")
    page.click("text='绑定安全密钥'")
    page.wait_for_selector("h1:text-is('备用验证码')")
    page.context.clear_cookies()
    opened.go("/search/")
    fill_in(opened, username=clerk.username, password="correct horse")  # noqa: S106 -- of accounts that tests make
    page.click("button:has-text('用安全密钥登录')")
    page.wait_for_selector(".rail")

    assert page.url == f"{opened.base}/search/"


def test_a_lock_out_and_its_release(window: OpenWindow, signed_in: SignedIn) -> None:
    clerk = an_account(a_jurisdiction())
    locked = window()
    locked.go("/sign-in/")

    for _number in range(4):
        fill_in(locked, username=clerk.username, password="wrong")  # noqa: S106 -- as somebody mistypes it
        locked.page.wait_for_selector("text=登录名或密码不对")
    locked.complaints.clear()
    fill_in(locked, username=clerk.username, password="wrong")  # noqa: S106 -- once more
    told = locked.page.inner_text("[role=alert]")
    office = signed_in(Role.ADMINISTRATOR, jurisdiction=clerk.jurisdiction)
    office.go(f"/directory/people/{clerk.person.public_key}/")
    office.page.click("text=解除锁定")
    office.page.wait_for_selector("text=的锁定已解除")
    locked.sign_in(clerk.username)

    assert told == "连续多次未能登录，已暂时锁定。请10分钟后再试，或联系系统管理员解除锁定、重置密码。"


@pytest.mark.parametrize("path", ["/me/sign-ins/", "/me/second-factor/", "/me/prove/"])
def test_the_pages_of_ones_own_account_are_sound(signed_in: SignedIn, path: str) -> None:
    opened = signed_in()

    opened.go(path)

    assert opened.axe() == []
    assert opened.overflow() == []


@pytest.mark.parametrize("path", ["/sign-in/", "/sign-in/first/"])
def test_the_ways_in_are_sound(window: OpenWindow, path: str) -> None:
    opened = window()

    opened.go(path)

    assert opened.axe() == []
    assert opened.overflow() == []
