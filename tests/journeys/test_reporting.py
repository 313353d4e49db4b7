"""A liaison's month from the list to acceptance, with a return in between; on a phone for the head; counted in acts and fields."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from luoshi.base.actors import system
from luoshi.directory.models import Holding
from luoshi.reporting.models import Figure, Period
from luoshi.reporting.operations import open_period
from luoshi.reporting.states import ReportKind, ReportState
from tests.browser import DESK, PHONE, Size
from tests.journeys.conftest import SignedIn
from tests.journeys.looking import looks_right, username
from tests.luoshi.making import NOW
from tests.luoshi.reporting.books import filled, handed_out, place, saved
from tests.luoshi.reporting.making import AtWork, a_period, a_schedule, accepted, approved, at_work, submitted

pytestmark = pytest.mark.django_db(transaction=True)


def always_open(made: AtWork) -> None:
    """Let the period be due and close in a time to come, whatever the day is."""
    Period.objects.filter(pk=made.period.pk).update(due_on="2099-12-25", closes_on="2099-12-31")


def fill(page: Page, made: AtWork) -> int:
    """Fill in every required task as a liaison does; return how many fields were touched."""
    fields = 0
    for entry in made.report().entries.filter(duty="required"):
        card = page.locator(f"#e-{entry.public_key}")
        card.get_by_label("达进度").check()
        card.get_by_label("本期做了什么").fill("完成摸底，清单已建。")
        card.get_by_label("能", exact=True).check()
        fields += 3
        for figure in card.locator(".figures input").all():
            figure.fill("120")
            fields += 1
        expect(card.locator(".kept")).to_contain_text("已保存", timeout=10_000)
    return fields


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_liaison_s_month_from_the_list_to_acceptance_with_a_return_in_between(
    signed_in: SignedIn, size: Size
) -> None:
    made = at_work(tasks=2, parts=1)
    always_open(made)
    window = signed_in(username=username(made.liaison.account_key), size=size)
    page = window.page
    looks_right(window)
    page.get_by_role("link", name="填写").click()
    looks_right(window)
    page.get_by_role("link", name="2026年4月进展报送").click()
    looks_right(window)
    fields = fill(page, made)
    page.get_by_role("button", name="提交审定").click()
    expect(page.get_by_text("已提交，等本单位负责人审定。")).to_be_visible()

    head = signed_in(username=username(made.unit_head.account_key), size=PHONE)
    head.page.get_by_role("link", name="审定", exact=True).click()
    head.page.get_by_role("link", name="2026年4月进展报送").click()
    looks_right(head)
    head.page.get_by_label("总的意见").fill("请补充数据。")
    head.page.get_by_role("button", name="退回", exact=True).click()
    expect(head.page.get_by_text("已退回")).to_be_visible()

    page.reload()
    expect(page.get_by_text("请补充数据。")).to_be_visible()
    page.get_by_label("本期做了什么").first.fill("完成摸底，清单已建，共120处。")
    expect(page.locator(".kept").first).to_contain_text("已保存", timeout=10_000)
    page.get_by_role("button", name="提交审定").click()

    head.page.reload()
    head.page.get_by_role("button", name="同意，送办公室").click()
    expect(head.page.get_by_text("已审定，已送办公室。")).to_be_visible()

    clerk = signed_in(username=username(made.clerk.account_key))
    clerk.page.get_by_role("link", name="审核受理").click()
    looks_right(clerk)
    clerk.page.get_by_role("link", name=made.unit.short_name).last.click()
    looks_right(clerk)
    clerk.page.get_by_role("button", name="受理，看下一件").click()
    expect(clerk.page.get_by_text("已受理1件。")).to_be_visible()

    assert made.report().state == ReportState.ACCEPTED
    assert fields <= 5


def test_what_was_typed_is_still_there_after_a_reload_without_any_button(signed_in: SignedIn) -> None:
    made = at_work(tasks=1, parts=1)
    always_open(made)
    window = signed_in(username=username(made.liaison.account_key))
    window.go(f"/reports/{made.report().public_key}/")

    window.page.get_by_label("本期做了什么").fill("完成摸底。")
    expect(window.page.locator(".kept")).to_contain_text("已保存", timeout=10_000)
    window.page.reload()

    expect(window.page.get_by_label("本期做了什么")).to_have_value("完成摸底。")


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_office_s_pages_look_right(signed_in: SignedIn, size: Size) -> None:
    made = at_work()
    accepted(made)
    window = signed_in(username=username(made.clerk.account_key), size=size)

    for path in (
        f"/periods/{made.period.public_key}/",
        f"/plans/{made.plan.public_key}/reporting/",
        f"/plans/{made.plan.public_key}/reporting/add/",
        f"/plans/{made.plan.public_key}/reporting/grid/",
        f"/reports/{made.report().public_key}/",
        "/calendar/",
        "/calendar/year/?year=2027",
        "/messages/",
        "/messages/deliveries/",
    ):
        window.go(path)
        assert (path, window.overflow(), window.axe()) == (path, [], [])


def test_the_list_of_what_waits_looks_right(signed_in: SignedIn) -> None:
    made = at_work()
    approved(made)
    window = signed_in(username=username(made.clerk.account_key))

    window.go("/reviewing/")

    assert (window.overflow(), window.axe()) == ([], [])


def test_a_head_approves_on_a_phone_in_one_act(signed_in: SignedIn) -> None:
    made = at_work()
    report = submitted(made)
    window = signed_in(username=username(made.unit_head.account_key), size=PHONE)
    window.go(f"/reports/{report.public_key}/")

    window.page.get_by_role("button", name="同意，送办公室").click()

    expect(window.page.get_by_text("已审定，已送办公室。")).to_be_visible()
    assert made.report().state == ReportState.APPROVED


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_half_year_summary_is_generated_edited_and_approved_on_paper(signed_in: SignedIn, size: Size) -> None:
    made = at_work(tasks=1, parts=1)
    accepted(made)
    period = a_period(a_schedule(made.plan, ReportKind.HALF_YEAR), month=6, opened=False)
    Period.objects.filter(pk=period.pk).update(covers_from="2026-01-01", due_on="2099-12-25", closes_on="2099-12-31")
    period.refresh_from_db()
    open_period(period=period, by=system(made.jurisdiction.pk), now=NOW)
    window = signed_in(username=username(made.liaison.account_key), size=size)
    page = window.page

    page.get_by_role("link", name="填写").click()
    page.get_by_role("link", name="2026年6月小结").click()
    expect(page.get_by_label("二、主要做法和成效")).to_have_value(re.compile("2026年4月，完成摸底"))
    page.get_by_label("一、目标完成情况").fill("全部达标。")
    expect(page.locator(".kept")).to_contain_text("已保存", timeout=10_000)
    looks_right(window)
    page.get_by_role("button", name="提交审定").click()
    page.get_by_role("link", name="登记书面审定").click()
    looks_right(window)
    head = Holding.objects.get(person__public_key=made.unit_head.person_key)
    page.get_by_label("谁审定的").select_option(head.public_key)
    page.get_by_label("以什么方式告知").select_option("telephone")
    page.get_by_label("哪天告知的").fill("2026-04-01")
    page.get_by_role("button", name="登记").click()

    expect(page.get_by_text("等办公室受理")).to_be_visible()
    looks_right(window)
    assert made.report(period=period).state == ReportState.APPROVED


def test_what_is_typed_before_the_page_is_done_loading_is_kept(signed_in: SignedIn) -> None:
    made = at_work(tasks=1, parts=1)
    always_open(made)
    window = signed_in(username=username(made.liaison.account_key))
    page = window.page
    scripts: list[Route] = []
    page.route(re.compile(r"\.js"), lambda route: scripts.append(route))  # noqa: PLW0108
    page.goto(window.base + f"/reports/{made.report().public_key}/", wait_until="commit")

    page.get_by_label("本期做了什么").fill("又新增3处。")
    for script in scripts:
        script.continue_()

    expect(page.locator(".kept").first).to_contain_text("已保存", timeout=10_000)
    assert made.entries()[0].done == "又新增3处。"


@pytest.mark.parametrize("button", ["提交审定", "没填的都无新进展"])
def test_what_is_typed_right_before_a_button_is_pressed_is_kept_first(signed_in: SignedIn, button: str) -> None:
    made = at_work(tasks=1, parts=1)
    always_open(made)
    window = signed_in(username=username(made.liaison.account_key))
    window.go(f"/reports/{made.report().public_key}/")
    fill(window.page, made)

    window.page.get_by_label("本期做了什么").press_sequentially("又新增3处。")
    window.page.get_by_role("button", name=button).click()
    if button != "提交审定":
        window.page.locator("#confirm button[value=yes]").click()
    window.page.wait_for_load_state()

    expect(window.page.locator("#told")).to_contain_text("已提交" if button == "提交审定" else "0项任务")
    assert made.entries()[0].done.count("又新增3处。") == 1


def test_what_cannot_be_kept_is_not_submitted(signed_in: SignedIn) -> None:
    made = at_work(tasks=4, parts=1)
    always_open(made)
    figure = Figure.objects.filter(entry__duty="required").select_related("entry__report__unit").order_by("pk")[0]
    made.staff(figure.entry.report.unit)
    window = signed_in(username=username(made.liaison.account_key))
    window.go(f"/reports/{figure.entry.report.public_key}/")

    window.page.locator(".figures input").first.fill("很多")
    window.page.get_by_role("button", name="提交审定").click()

    expect(window.page.locator(".kept .error")).to_contain_text("请只填数字")
    figure.entry.report.refresh_from_db()
    assert figure.entry.report.state == ReportState.DUE
    window.page.locator(".figures input").first.fill("8")
    expect(window.page.locator(".kept").first).to_contain_text("已保存", timeout=10_000)


def test_what_is_kept_is_not_sent_again(signed_in: SignedIn) -> None:
    made = at_work(tasks=1, parts=1)
    always_open(made)
    window = signed_in(username=username(made.liaison.account_key))
    window.go(f"/reports/{made.report().public_key}/")
    sent: list[str] = []
    window.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)

    window.page.get_by_label("本期做了什么").fill("完成摸底。")
    window.page.get_by_label("本期做了什么").blur()
    expect(window.page.locator(".kept")).to_contain_text("已保存", timeout=10_000)
    window.page.wait_for_timeout(2_500)

    assert len(sent) == 1


def test_a_workbook_goes_out_comes_back_with_a_conflict_and_is_written_in(signed_in: SignedIn, tmp_path: Path) -> None:
    made = at_work(tasks=1, parts=1)
    always_open(made)
    window = signed_in(username=username(made.liaison.account_key))
    page = window.page
    window.go(f"/reports/{made.report().public_key}/")
    page.get_by_text("用Excel填（可离线）").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载填报表").click()
    raw = Path(download.value.path()).read_bytes()
    file = tmp_path / download.value.suggested_filename
    edits = {
        place(raw, "进展状态"): "达进度",
        place(raw, "本期做了什么"): "表里写的。",
        place(raw, "能否按时完成"): "能",
    }
    file.write_bytes(filled(raw, edits))

    page.get_by_label("本期做了什么").fill("网上写的。")
    expect(page.locator(".kept")).to_contain_text("已保存", timeout=10_000)
    page.get_by_label("填好的填报表").set_input_files(file)
    page.get_by_role("button", name="上传核对").click()
    expect(page.get_by_text("改动3处，其中1处在网上也改过")).to_be_visible()
    looks_right(window)
    page.get_by_role("button", name="写入", exact=True).click()
    expect(page.get_by_text("有1处在网上也改过，请逐处选用哪一种。")).to_be_visible()
    page.get_by_label("用填报表的").check()
    page.get_by_role("button", name="写入", exact=True).click()

    expect(page.get_by_text("已写入3处，请核对后提交。")).to_be_visible()
    expect(page.get_by_label("本期做了什么")).to_have_value("表里写的。")
    page.get_by_role("button", name="提交审定").click()
    expect(page.get_by_text("已提交，等本单位负责人审定。")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_office_takes_many_workbooks_in_at_once_and_sees_what_became_of_each(
    signed_in: SignedIn, size: Size, tmp_path: Path
) -> None:
    made = at_work(tasks=2, parts=1)
    always_open(made)
    made.staff(made.frozen.units[1])
    reports = [made.report(), made.report(made.frozen.units[1])]
    files = [tmp_path / f"{number}.xlsx" for number in range(3)]
    for file, report in zip(files, reports, strict=False):
        raw = handed_out(report, made.clerk)
        file.write_bytes(filled(raw, {place(raw, "存在的问题"): "缺人。"}))
    files[2].write_bytes(saved({"表": [["不是填报表"]]}))
    window = signed_in(username=username(made.clerk.account_key), size=size)
    page = window.page
    window.go("/reviewing/")
    page.get_by_role("link", name="交回的填报表").click()

    page.locator("#files").set_input_files(files)

    taken = page.locator("#taken")
    expect(taken.get_by_text("已写入1处")).to_have_count(2)
    expect(taken.get_by_text("这不是本系统发出的填报表")).to_be_visible()
    looks_right(window)
    assert [entry.problems for report in reports for entry in made.entries(report)] == ["缺人。"] * 2
