"""A unit's implementation plan: from its Word document to the next report, in a browser."""

from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from luoshi.plans.models import Term
from luoshi.reporting.models import Implementation
from luoshi.reporting.states import ImplementationState
from tests.browser import DESK, PHONE, Size
from tests.journeys.conftest import SignedIn
from tests.journeys.looking import looks_right, username
from tests.luoshi.reporting.making import at_work

pytestmark = pytest.mark.django_db(transaction=True)


def unit_s_own(path: Path, task: str) -> Path:
    """Write a unit's document with one measure for a task, without who does it."""
    document = docx.Document()
    for words in ("本局实施方案", f"一、{task}", "1.逐户走访，建立清单。（完成时限：2026年5月20日前）"):
        document.add_paragraph(words)
    document.save(str(path))
    return path


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_an_implementation_plan_goes_from_the_document_over_what_is_wanting_to_the_office_and_is_filed(
    signed_in: SignedIn, size: Size, tmp_path: Path
) -> None:
    made = at_work(tasks=1, parts=1)
    task = Term.objects.get(unit=made.unit, version__plan=made.plan).wording.text.split("。", maxsplit=1)[0]
    window = signed_in(username=username(made.liaison.account_key), size=size)
    page = window.page
    window.go("/implementations/")
    looks_right(window)
    page.get_by_role("button", name="起草").click()
    expect(page.get_by_text("报备前要补上的1处")).to_be_visible()
    page.get_by_label("本单位的实施方案").set_input_files(unit_s_own(tmp_path / "own.docx", task))
    page.get_by_role("button", name="读入").click()

    expect(page.get_by_label("完成日期1")).to_have_value("2026-05-20")
    expect(page.get_by_text("第1项措施没有责任人")).to_be_visible()
    looks_right(window)
    page.get_by_label("责任人1").fill("赵某")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("报备前要补上的")).to_have_count(0)
    page.get_by_label("经本单位哪位负责人审定").fill("李局长")
    page.get_by_role("button", name="报备").click()
    expect(page.get_by_role("heading", name="等办公室备案")).to_be_visible()
    looks_right(window)

    clerk = signed_in(username=username(made.clerk.account_key), size=size)
    clerk.page.get_by_role("link", name="看过备案").click()
    looks_right(clerk)
    clerk.page.get_by_role("link", name=made.unit.short_name, exact=True).click()
    looks_right(clerk)
    clerk.page.get_by_role("button", name="备案", exact=True).click()

    expect(clerk.page.get_by_text("已备案").first).to_be_visible()
    assert Implementation.objects.get().state == ImplementationState.FILED
