"""A clerk at the review desk in a real browser: the sample plan settled, both sides lit, two at once, a lost connection."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from luoshi.directory.models import Account
from luoshi.plans.models import PlanVersion
from luoshi.plans.queries.draft import readiness
from tests.browser import DESK, PHONE, Size, Window
from tests.journeys.conftest import OpenWindow, SignedIn
from tests.luoshi.making import an_account
from tests.luoshi.plans.making import a_sample_draft, tasks_of

pytestmark = pytest.mark.django_db(transaction=True)
MOST_ACTS = 15


@pytest.fixture
def draft() -> PlanVersion:
    """The draft of the sample plan."""
    return a_sample_draft()


AtDesk = Callable[..., Window]


@pytest.fixture
def at_desk(signed_in: SignedIn, draft: PlanVersion) -> AtDesk:
    """Sign a clerk in, and open the desk."""

    def opens(*, size: Size = DESK, account: Account | None = None) -> Window:
        clerk = account or an_account(draft.jurisdiction)
        window = signed_in(username=clerk.username, size=size)
        window.go(f"/plans/{draft.plan.public_key}/review/")
        return window

    return opens


def opened(page: Page, draft: PlanVersion, number: int) -> Locator:
    """Open the form of a task by its place, and return it."""
    key = tasks_of(draft)[number - 1].public_key
    page.locator(f"#piece-{key} .piece-edit").click()
    form = page.locator(f"#piece-{key}.piece-open")
    expect(form).to_be_visible()
    return form


class Acts:
    """Clicks that change the draft, counted; each is waited for until the desk says it is kept."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def click(self, where: Locator) -> None:
        with self.page.expect_response(lambda response: response.request.method == "POST") as told:
            where.click()
        assert told.value.status == 200, told.value.text()
        self.count += 1
        self.page.wait_for_timeout(50)


def test_all_doubts_and_names_of_the_sample_are_settled_in_at_most_fifteen_acts(
    at_desk: AtDesk, draft: PlanVersion
) -> None:
    page = at_desk().page
    acts = Acts(page)

    acts.click(page.get_by_role("button", name="采纳全部"))
    acts.click(page.get_by_role("button", name="展开为7个单位"))
    acts.click(page.get_by_role("button", name="展开为这2个单位"))
    acts.click(page.locator(".doubt", has_text="4月中旬前").get_by_role("button", name="不含所写时段"))
    acts.click(page.get_by_role("button", name="由排在第一位的单位牵头"))
    acts.click(page.get_by_role("button", name="定在每期最后一天"))
    acts.click(page.get_by_role("button", name="应为：市场"))
    acts.click(page.locator(".doubt", has_text="没有对上").get_by_role("button", name=re.compile("登记为新单位")))
    page.get_by_text("一并办理").click()
    acts.click(page.get_by_role("button", name=re.compile("其余 .* 项全部按原文")))
    page.locator("#notes > summary").click()
    acts.click(page.get_by_role("button", name="其余提示全部已阅"))
    acts.click(page.get_by_role("button", name="确定汇总单位"))

    expect(page.locator("#desk-bar")).to_contain_text("要办的都已办完")
    assert readiness(draft) == []
    assert acts.count <= MOST_ACTS


def test_pointing_at_a_task_lights_its_words_and_brings_them_into_view(at_desk: AtDesk, draft: PlanVersion) -> None:
    page = at_desk().page
    last = tasks_of(draft)[-1].public_key
    words = page.locator(f'#source [data-refs~="p.{last}"]').first
    expect(words).not_to_be_in_viewport()

    page.locator(f"#piece-{last} .piece-text").hover()

    expect(words).to_be_in_viewport()
    expect(words).to_have_class(re.compile("is-lit"))


def test_pointing_at_the_source_lights_the_task_and_brings_it_into_view(at_desk: AtDesk, draft: PlanVersion) -> None:
    page = at_desk().page
    task = tasks_of(draft)[11].public_key
    card = page.locator(f"#piece-{task}")
    expect(card).not_to_be_in_viewport()

    page.locator(f'#source [data-refs="p.{task}"]').first.click()

    expect(card).to_be_in_viewport()
    expect(card).to_have_class(re.compile("is-lit"))


def test_the_keyboard_walks_through_the_source_and_over_to_the_draft(at_desk: AtDesk) -> None:
    page = at_desk().page
    page.locator("#source").focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator("#draft .is-lit").first).to_be_in_viewport()
    assert page.evaluate("document.getElementById('draft').contains(document.activeElement)")


def test_next_goes_to_what_is_left_one_after_the_other(at_desk: AtDesk) -> None:
    page = at_desk().page
    waiting = page.locator("#doubts [data-open=ask]")

    page.get_by_role("button", name="下一处").click()
    page.get_by_role("button", name="下一处").click()

    expect(waiting.nth(1)).to_have_class(re.compile("is-lit"))
    expect(waiting.nth(1)).to_be_in_viewport()


def test_what_is_typed_is_kept_by_itself_and_undone_by_one_button(at_desk: AtDesk, draft: PlanVersion) -> None:
    page = at_desk().page
    form = opened(page, draft, 1)
    before = tasks_of(draft)[0].content["text"]

    form.locator("textarea[name=text]").fill("逐处登记养老设施。")
    form.locator("input[name=number]").click()

    expect(form.locator(".piece-status")).to_have_text("已保存")
    assert tasks_of(draft)[0].content["text"] == "逐处登记养老设施。"

    page.get_by_role("button", name="撤销：修改内容").click()

    expect(page.locator("#desk-bar")).to_contain_text("没有可撤销的")
    assert tasks_of(draft)[0].content["text"] == before


def test_a_unit_is_added_to_a_task_and_taken_away_again(at_desk: AtDesk, draft: PlanVersion) -> None:
    page = at_desk().page
    form = opened(page, draft, 2)
    count = len(tasks_of(draft)[1].content["assignments"])

    form.get_by_role("button", name="增加任务分工").click()
    form.locator(".entry-assignments input[name='assignments.name']").last.fill("区教育局")
    form.locator("input[name=number]").click()
    expect(form.locator(".piece-status")).to_have_text("已保存")
    added = [row["name"] for row in tasks_of(draft)[1].content["assignments"]]
    with page.expect_response(lambda response: response.request.method == "POST"):
        form.locator(".entry-assignments [data-remove-row]").last.click()

    assert (len(added), added[-1]) == (count + 1, "区教育局")
    assert len(tasks_of(draft)[1].content["assignments"]) == count


def test_a_task_is_split_where_the_caret_stands(at_desk: AtDesk, draft: PlanVersion) -> None:
    page = at_desk().page
    form = opened(page, draft, 4)
    text = tasks_of(draft)[3].content["text"]
    at = text.index("推动社区场所")

    form.locator("textarea[name=text]").evaluate("(area, at) => { area.focus(); area.setSelectionRange(at, at); }", at)
    with page.expect_response(lambda response: "/split/" in response.url):
        form.get_by_role("button", name="拆分").click()

    expect(page.locator("#tasks .piece")).to_have_count(21)
    assert [task.content["text"] for task in tasks_of(draft)[3:5]] == [text[:at], text[at:]]


def test_two_clerks_at_one_task_lose_nothing(at_desk: AtDesk, draft: PlanVersion) -> None:
    mine, theirs = at_desk().page, at_desk().page
    form = opened(mine, draft, 1)
    other = opened(theirs, draft, 1)
    other.locator("textarea[name=text]").fill("同事写的内容。")
    other.locator("input[name=number]").click()
    expect(other.locator(".piece-status")).to_have_text("已保存")

    form.locator("textarea[name=text]").fill("我写的内容。")
    form.locator("input[name=number]").click()

    conflict = form.locator(".conflict")
    expect(conflict).to_contain_text("同事写的内容。")
    expect(conflict).to_contain_text("我写的内容。")
    expect(form.locator("textarea[name=text]")).to_have_value("我写的内容。")
    assert tasks_of(draft)[0].content["text"] == "同事写的内容。"

    form.get_by_role("link", name="完成").click()
    expect(form).to_be_visible()
    form.get_by_role("button", name="用我填的").click()

    expect(conflict).to_have_count(0)
    assert tasks_of(draft)[0].content["text"] == "我写的内容。"


def test_what_is_typed_without_a_connection_is_kept_when_it_comes_back(at_desk: AtDesk, draft: PlanVersion) -> None:
    window = at_desk()
    page = window.page
    form = opened(page, draft, 1)

    window.context.set_offline(True)
    form.locator("textarea[name=text]").fill("断网时写的内容。")
    form.locator("input[name=number]").click()
    expect(form.locator(".piece-status")).to_have_text("还没有保存，填的内容都在")
    window.context.set_offline(False)

    expect(form.locator(".piece-status")).to_have_text("已保存", timeout=15_000)
    assert tasks_of(draft)[0].content["text"] == "断网时写的内容。"
    window.complaints.clear()


def test_on_a_phone_the_source_comes_up_from_below(at_desk: AtDesk) -> None:
    window = at_desk(size=PHONE)
    source = window.page.locator("#source")
    expect(source).to_be_hidden()

    window.page.get_by_role("button", name="看原文").click()

    expect(source).to_be_visible()
    assert window.overflow() == []


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_everybody_can_use_the_desk_and_an_open_form(at_desk: AtDesk, draft: PlanVersion, size: Size) -> None:
    window = at_desk(size=size)
    opened(window.page, draft, 3)

    assert window.axe() == []
    assert window.overflow() == []


def test_doubts_and_names_are_settled_without_scripts_too(window: OpenWindow, draft: PlanVersion) -> None:
    plain = window(script=False)
    clerk = an_account(draft.jurisdiction)
    plain.go("/sign-in/")
    plain.page.fill("[name=username]", clerk.username)
    plain.page.fill("[name=password]", "correct horse")
    plain.page.click("main button.btn-primary")
    plain.go(f"/plans/{draft.plan.public_key}/review/")
    before = draft.doubts.filter(state="open").count()

    plain.page.locator(".doubt .btn-printed").first.click()
    plain.page.get_by_role("button", name="采纳全部").click()

    assert draft.doubts.filter(state="open").count() == before - 1
    assert draft.names.get(name="区卫生健康委员会").unit is not None
