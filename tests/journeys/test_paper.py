"""What was approved outside the system is entered with its signed sheet, and shown where it counts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from luoshi.base.actors import Role
from luoshi.directory.models import Holding
from luoshi.directory.queries import actor_of
from luoshi.journal.models import Statement
from tests.browser import DESK, PHONE, Size
from tests.journeys.conftest import SignedIn
from tests.luoshi.making import TODAY, a_jurisdiction, an_account
from tests.luoshi.plans.making import a_draft

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_an_approval_on_paper_is_entered_and_shown_with_who_said_it_and_who_entered_it(
    signed_in: SignedIn, tmp_path: Path, size: Size
) -> None:
    clerk = an_account(a_jurisdiction("某区"))
    leader = an_account(clerk.jurisdiction, Role.LEADER)
    draft = a_draft(by=actor_of(clerk, today=TODAY))
    sheet = tmp_path / "审定意见.txt"
    sheet.write_text("审定意见\n同意印发。\n", encoding="utf-8")
    window = signed_in(username=clerk.username, size=size)
    page = window.page

    window.go(f"/plans/{draft.plan.public_key}/put-in-force/")
    page.get_by_role("link", name="登记审定意见").first.click()
    page.get_by_label("谁审定的").select_option(Holding.objects.get(person=leader.person).public_key)
    page.get_by_label("以什么方式告知").select_option("paper")
    page.get_by_label("哪天告知的").fill("2026-04-01")
    page.get_by_label("意见", exact=True).fill("同意印发。")
    page.set_input_files("input[type=file]", str(sheet))
    assert (window.overflow(), window.axe()) == ([], [])
    page.get_by_role("button", name="登记").click()

    expect(page.get_by_text(re.compile(f"{leader.person.name}于2026年4月1日"))).to_be_visible()
    expect(page.get_by_text(re.compile(f"由{clerk.person.name}于"))).to_be_visible()
    assert window.axe() == []
    kept = Statement.objects.get()
    assert (kept.said_by, kept.entered_by, kept.way, kept.words) == (
        leader.person.public_key,
        clerk.person.public_key,
        "paper",
        "同意印发。",
    )
    assert kept.scan_key
