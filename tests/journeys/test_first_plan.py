"""The first real plan, from the file to the ledger: uploaded, settled, put in force by a second person, found, exported."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from gongwen.formats import read_file
from luoshi.base.actors import Role
from luoshi.directory.models import Jurisdiction
from luoshi.plans.models import Plan, PlanVersion, TaskWording
from luoshi.plans.states import VersionState
from tests.journeys.conftest import SignedIn
from tests.journeys.test_review import Acts
from tests.luoshi.making import a_jurisdiction
from tests.once import soffice
from tests.places import corpus_folder
from tests.rendering import as_docx

pytestmark = pytest.mark.django_db(transaction=True)
FIRST = next((corpus_folder() / "documents").glob("00_*.txt"))
MOST_ACTS = 15
Upload = Callable[[str], Path]


@pytest.fixture
def upload(tmp_path: Path) -> Upload:
    """Return what makes the first plan as an office would have sent it, in a format."""

    def make(suffix: str) -> Path:
        typed = tmp_path / "plan.docx"
        as_docx(read_file(FIRST).lines, typed)
        if suffix != "docx":
            soffice([typed], suffix, tmp_path)
        return tmp_path / f"plan.{suffix}"

    return make


def drafted(page: Page, file: Path) -> None:
    """Upload a file, wait until it is read, and make a draft of it."""
    page.get_by_role("link", name="来文").first.click()
    page.get_by_role("link", name=re.compile("上传")).first.click()
    page.set_input_files("#files", str(file))
    title = page.locator("#taken .list-title")
    expect(page.locator("#taken")).to_contain_text("项任务", timeout=60_000)
    title.click()
    page.get_by_role("button", name="拟制方案").click()
    expect(page.locator("#desk-bar")).to_be_visible()


def settled(page: Page) -> int:
    """Settle what is doubtful with an empty directory of units, and return in how many acts."""
    acts = Acts(page)
    for choice in ("统一写作“区发展和改革委员会”", "统一写作“区财政局（区国资局）”", "展开为12个单位"):
        acts.click(page.get_by_role("button", name=re.compile(choice)))
    acts.click(page.locator(".doubt", has_text="没有对上").get_by_role("button", name=re.compile("登记为新单位")))
    for choice in ("定在每期最后一天", "应为：超市"):
        acts.click(page.get_by_role("button", name=re.compile(choice)))
    page.get_by_text("一并办理").click()
    acts.click(page.get_by_role("button", name=re.compile("其余 .* 项全部按原文")))
    page.locator("#notes > summary").click()
    acts.click(page.get_by_role("button", name="其余提示全部已阅"))
    acts.click(page.get_by_role("button", name="确定汇总单位"))
    expect(page.locator("#desk-bar")).to_contain_text("要办的都已办完")
    return acts.count


def put_in_force(page: Page, plan: Plan) -> None:
    """Put the plan in force as the second person does: look at the numbers, tick, act."""
    page.get_by_role("link", name="方案").first.click()
    page.get_by_role("link", name=plan.title).click()
    page.get_by_role("link", name=re.compile("启用")).first.click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="启用").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(plan.title)


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_first_real_plan_goes_from_the_file_to_the_ledger(
    signed_in: SignedIn,
    upload: Upload,
    suffix: str,
) -> None:
    place: Jurisdiction = a_jurisdiction("某区")
    clerk = signed_in(Role.CLERK, jurisdiction=place).page
    drafted(clerk, upload(suffix))
    acts = settled(clerk)
    version = PlanVersion.objects.select_related("plan").get()

    head = signed_in(Role.OFFICE_HEAD, jurisdiction=place).page
    put_in_force(head, version.plan)
    head.goto(head.url.split("/plans/")[0] + f"/plans/{version.plan.public_key}/ledger/?words=夜间")
    found = head.locator("tbody input[name=task]")
    with head.expect_download() as told:
        head.get_by_role("link", name=re.compile("导出")).first.click()
    rows = CalamineWorkbook.from_filelike(io.BytesIO(Path(told.value.path()).read_bytes())).get_sheet_by_index(0)

    version.refresh_from_db()
    assert acts <= MOST_ACTS
    assert version.state == VersionState.IN_FORCE
    assert TaskWording.objects.filter(version=version).count() == 18
    assert 1 <= found.count() < 18
    assert found.count() == TaskWording.objects.filter(version=version, text__contains="夜间").count()
    assert len(rows.to_python()) >= 1 + found.count()
