"""A liaison hands over in mid-month; somebody with two posts changes the one that acts; a unit files by a link."""

import re
from datetime import date

import pytest

from luoshi.base.actors import Role
from luoshi.directory.models import Deputising, Holding, LiaisonFiling, Post, Unit
from tests.browser import DESK, PHONE, Size
from tests.journeys.conftest import OpenWindow, SignedIn
from tests.journeys.looking import looks_right
from tests.luoshi.making import a_jurisdiction, a_unit, an_account
from tests.luoshi.plans.frozen import a_plan_in_force

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = [DESK, PHONE]


def a_liaison(unit: Unit) -> Holding:
    person = an_account(unit.jurisdiction, None).person
    post = Post.objects.create(jurisdiction=unit.jurisdiction, unit=unit, title="联络员", role=Role.LIAISON)
    return Holding.objects.create(jurisdiction=unit.jurisdiction, post=post, person=person, from_day=date(2026, 1, 1))


@pytest.mark.parametrize("size", SIZES)
def test_a_liaison_hands_over_in_mid_month(signed_in: SignedIn, size: Size) -> None:
    jurisdiction = a_jurisdiction()
    units = [a_unit(jurisdiction, f"区{letter}局") for letter in "甲乙"]
    a_plan_in_force(jurisdiction, tasks=3, parts=2, units=units)
    held = a_liaison(units[0])
    window = signed_in(jurisdiction=jurisdiction, size=size)

    window.go(f"/directory/units/{units[0].public_key}/")
    looks_right(window)
    window.page.click(f"a[href='/directory/holdings/{held.public_key}/hand-over/']")
    window.page.fill("[name=name]", "苏墨")
    window.page.fill("[name=from_day]", "2026-04-15")
    looks_right(window)
    window.page.click("main button.btn-primary")

    window.page.wait_for_url("**/units/**")
    told = Holding.objects.filter(post=held.post).order_by("pk").values_list("from_day", "until")
    assert list(told) == [(date(2026, 1, 1), date(2026, 4, 14)), (date(2026, 4, 15), None)]


@pytest.mark.parametrize("size", SIZES)
def test_somebody_with_two_posts_changes_the_one_that_acts(signed_in: SignedIn, size: Size) -> None:
    account = an_account(a_jurisdiction(), Role.CLERK)
    unit = a_unit(account.jurisdiction, "区甲局")
    other = a_liaison(unit).post
    Deputising.objects.create(jurisdiction=account.jurisdiction, post=other, person=account.person, reason="休假")
    window = signed_in(username=account.username, size=size)

    window.page.click(".rail-me > summary")
    looks_right(window)
    window.page.click("button[name=post]")

    window.page.wait_for_selector("text=现在以“区甲局 联络员”的身份办理。")
    window.page.click(".rail-me > summary")
    looks_right(window)
    assert window.page.locator(".menu-said strong").inner_text() == "区甲局 联络员（代理）"


@pytest.mark.parametrize("size", SIZES)
def test_a_unit_files_by_a_link_and_the_office_accepts(signed_in: SignedIn, window: OpenWindow, size: Size) -> None:
    jurisdiction = a_jurisdiction()
    a_liaison(a_unit(jurisdiction, "区甲局"))
    office = signed_in(jurisdiction=jurisdiction, unit=a_unit(jurisdiction, "区乙局"), size=size)
    office.go("/directory/liaisons/")
    looks_right(office)
    office.page.click("tr:has-text('区乙局') button")
    looks_right(office)
    path = re.sub(r"^https?://[^/]+", "", office.page.locator("#link").input_value())

    stranger = window(size=size)
    stranger.go(path)
    looks_right(stranger)
    for name, text in {"liaison": "苏墨", "telephone": "0990-1234567", "filed_by": "池晚"}.items():
        stranger.page.fill(f"[name={name}]", text)
    stranger.page.click("button.btn-primary")
    stranger.page.wait_for_selector("text=已收到")
    office.go("/directory/liaisons/")
    looks_right(office)
    office.page.click("button:has-text('采用') >> nth=0")

    office.page.wait_for_selector("text=已采用区乙局填报的联络员。")
    looks_right(office)
    assert LiaisonFiling.objects.get().state == "accepted"


@pytest.mark.parametrize("size", SIZES)
def test_vacancies_and_deputies_look_right(signed_in: SignedIn, size: Size) -> None:
    account = an_account(a_jurisdiction(), Role.CLERK)
    unit = a_unit(account.jurisdiction, "区甲局")
    post = Post.objects.create(jurisdiction=unit.jurisdiction, unit=unit, title="联络员", role=Role.LIAISON)
    Deputising.objects.create(
        jurisdiction=unit.jurisdiction, post=post, person=account.person, until=date(2099, 1, 1), reason="外出学习"
    )
    window = signed_in(username=account.username, size=size)

    window.go("/directory/vacancies/")

    looks_right(window)
    assert window.page.locator("text=外出学习").count() == 1
    window.go(f"/directory/posts/{post.public_key}/deputy/")
    looks_right(window)
