"""The ledger as a page and as a workbook of what the page shows."""

import io
import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from luoshi.base.actors import Role
from luoshi.directory.models import Unit
from luoshi.plans.models import Plan, SavedView, TaskWording
from luoshi.plans.states import PlanState
from tests.luoshi.making import NOW, a_jurisdiction, an_account
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db
FIFTEENTH_OF_APRIL = datetime(2026, 4, 15, 1, tzinfo=UTC)


@pytest.fixture
def made(client: Client) -> Frozen:
    made = a_plan_in_force(a_jurisdiction(), tasks=3, parts=2)
    client.force_login(an_account(made.plan.jurisdiction))
    return made


def address(made: Frozen, name: str = "plan_ledger") -> str:
    return reverse(f"web:{name}", args=[made.plan.public_key])


def page(client: Client, made: Frozen, query: str = "") -> str:
    answer = client.get(f"{address(made)}?{query}")
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def table(html: str) -> list[list[str]]:
    """Return the cells of the table, the head first, as they are read."""
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    cells = [
        re.findall(r"<t[hd][^>]* class=\"c-[^>]*>(.*?)</t[hd]>|<t[hd] class=\"c-[^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        for row in rows
    ]
    return [[cleaned(one or other) for one, other in row] for row in cells]


def cleaned(html: str) -> str:
    html = re.sub(r'<span class="(badge|sort)[^>]*>.*?</span>', "", html, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", "", html).strip()


def test_the_page_shows_a_row_a_task_under_its_group(client: Client, made: Frozen) -> None:
    html = page(client, made)

    head, first, *_ = table(html)
    assert head == ["任务编号", "工作任务", "牵头单位", "责任单位", "完成时限", "目标值", "报送要求"]
    assert first[0] == "（一）1"
    assert first[2:4] == [made.units[0].short_name, f"{made.units[1].short_name}、{made.group.name}（4个）"]
    assert '<th scope="rowgroup" colspan="7">（一）第1组重点任务</th></tr>' in html
    assert "共3项任务" in words(html)


def test_a_filter_is_told_in_words_and_can_be_cleared(client: Client, made: Frozen) -> None:
    html = page(client, made, f"unit={made.units[1].public_key}&role=lead")

    assert [row[0] for row in table(html)[1:]] == ["（一）2"]
    assert f"{made.units[1].short_name}；牵头单位：1项任务 清除筛选" in words(html)


def test_words_that_were_found_are_marked_and_nothing_in_them_is_markup(client: Client, made: Frozen) -> None:
    TaskWording.objects.filter(task=made.task(3)).update(text="增加<b>普惠</b>托位供给。")

    html = page(client, made, "words=托位")

    assert "增加&lt;b&gt;普惠&lt;/b&gt;<mark>托位</mark>供给。" in html


def test_nothing_found_is_told_with_a_way_on(client: Client, made: Frozen) -> None:
    told = words(page(client, made, "words=zz&from=x"))

    assert "没有符合条件的任务。可以减少条件，或换一个词再找。 看全部任务" in told
    assert "“x”不是日期，请写成2026-06-30的样子，这一项没有用上。" in told


@time_machine.travel(FIFTEENTH_OF_APRIL, tick=False)
def test_a_task_due_soon_says_in_how_many_days(client: Client, made: Frozen) -> None:
    assert re.findall(r"还有\d+天", page(client, made)) == ["还有15天", "还有16天"]


def test_heads_sort_and_say_how_they_are_sorted(client: Client, made: Frozen) -> None:
    html = page(client, made, "sort=due&role=lead")

    assert '<th scope="col" class="c-deadlines" aria-sort="ascending"><a href="?role=lead&amp;sort=-due">' in html
    assert [row[0] for row in table(html)[1:]] == ["（一）1", "（一）2", "（一）3"]
    assert "group-row" not in html


def test_columns_can_be_chosen(client: Client, made: Frozen) -> None:
    html = page(client, made, "column=label&column=due&column=group")

    assert table(html)[:2] == [["任务编号", "任务组", "截止日期"], ["（一）1", "（一）第1组重点任务", "2026-04-30"]]


def test_htmx_gets_the_part_that_a_filter_changes(client: Client, made: Frozen) -> None:
    whole = client.get(address(made))
    answer = client.get(f"{address(made)}?words=&role=lead&unit=", headers={"HX-Request": "true"})
    part = answer.content.decode()
    again = client.get(
        address(made), headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    ).content.decode()

    assert part.strip().startswith('<div id="ledger"')
    assert answer["HX-Push-Url"] == f"{address(made)}?role=lead"
    assert table(part) == table(whole.content.decode()) == table(again)
    assert again.startswith("<!doctype html>")


def test_long_ledgers_have_pages_that_keep_the_filter(client: Client) -> None:
    made = a_plan_in_force(a_jurisdiction(), tasks=51, parts=1)
    client.force_login(an_account(made.plan.jurisdiction))

    html = page(client, made, "role=lead")

    assert "第 1—50 条，共 51 条" in words(html)
    assert 'rel="next" href="?role=lead&amp;page=2"' in html
    assert len(table(page(client, made, "role=lead&page=2"))) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_for_three_tasks_as_for_one(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = a_plan_in_force(a_jurisdiction(), tasks=count)
    client.force_login(an_account(made.plan.jurisdiction))

    with django_assert_num_queries(14):
        html = page(client, made)

    assert len(table(html)) == count + 1


@pytest.mark.parametrize("query", ["", "sort=-due&column=label&column=text&column=leads&column=due", "words=托位"])
def test_the_workbook_holds_what_the_page_shows(client: Client, made: Frozen, query: str) -> None:
    answer = client.get(f"{address(made, 'plan_ledger_xlsx')}?{query}")

    rows = sheet(answer.content)
    shown = table(page(client, made, query))
    head = rows.index(shown[0])
    assert rows[head:] == shown
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def sheet(content: bytes) -> list[list[str]]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return [[str(value) for value in row] for row in rows]


def test_a_task_that_looks_like_a_formula_goes_out_as_text(client: Client, made: Frozen) -> None:
    TaskWording.objects.filter(task=made.task(1)).update(text='=HYPERLINK("http://x")')

    rows = sheet(client.get(f"{address(made, 'plan_ledger_xlsx')}").content)

    assert [row[1] for row in rows if row[0] == "（一）1"] == ['=HYPERLINK("http://x")']


def test_chosen_tasks_alone_go_into_the_workbook(client: Client, made: Frozen) -> None:
    chosen = [made.task(3).public_key, made.task(1).public_key]

    rows = sheet(client.post(address(made, "plan_ledger_xlsx"), {"task": chosen}).content)

    assert [row[0] for row in rows if row[0].startswith("（一）")] == ["（一）1", "（一）3"]
    assert "范围：所选2项任务" in [row[0] for row in rows]


def test_tasks_of_another_plan_are_not_there_to_be_chosen(client: Client, made: Frozen) -> None:
    other = a_plan_in_force(made.plan.jurisdiction, tasks=1)

    answer = client.post(address(made, "plan_ledger_xlsx"), {"task": [other.task(1).public_key]})

    assert answer.status_code == 404


def test_the_ledger_of_a_plan_that_is_still_drafted_leads_to_the_plan(client: Client, made: Frozen) -> None:
    draft = Plan.objects.create(
        jurisdiction=made.plan.jurisdiction, title="拟制中", state=PlanState.PREPARING, created_at=NOW
    )

    answer = client.get(reverse("web:plan_ledger", args=[draft.public_key]))
    book = client.get(reverse("web:plan_ledger_xlsx", args=[draft.public_key]))

    assert (answer.status_code, answer["Location"]) == (302, reverse("web:plan", args=[draft.public_key]))
    assert book.status_code == 404


def test_a_view_is_saved_chosen_and_deleted(client: Client, made: Frozen) -> None:
    form = {"name": "牵头的", "query": "role=lead&sort=due", "once": "k", "shared": "1"}

    saved = client.post(address(made, "plan_view_save"), form)
    view = SavedView.objects.get()
    html = page(client, made, view.query)
    deleted = client.post(reverse("web:plan_view_delete", args=[made.plan.public_key, view.public_key]))

    assert saved["Location"] == deleted["Location"] == f"{address(made)}?role=lead&sort=due"
    assert '<a class="menu-item" href="?role=lead&amp;sort=due" aria-current="true">牵头的' in html
    assert "视图“牵头的”已保存。" in words(html)
    assert SavedView.objects.count() == 0


def test_a_view_without_a_name_is_told(client: Client, made: Frozen) -> None:
    answer = client.post(address(made, "plan_view_save"), {"name": "", "query": "", "once": "k"}, follow=True)

    assert "请给视图起一个名称，不超过60个字。" in answer.content.decode()


def test_a_liaison_reads_why_a_view_cannot_be_shared_and_may_not_delete_a_shared_one(
    client: Client, made: Frozen
) -> None:
    client.post(address(made, "plan_view_save"), {"name": "共用的", "query": "", "once": "k", "shared": "1"})
    client.force_login(an_account(made.plan.jurisdiction, Role.LIAISON, unit=Unit.objects.get(pk=made.units[0].pk)))

    told = words(page(client, made))
    url = reverse("web:plan_view_delete", args=[made.plan.public_key, SavedView.objects.get().public_key])

    assert "大家共用的视图由办公室保存和删除，您可以保存为自己的视图。" in told
    assert "删除视图“共用的”" not in page(client, made)
    assert client.post(url).status_code == 403


def test_the_page_can_be_printed_as_a_ruled_table(client: Client, made: Frozen) -> None:
    html = page(client, made, "role=lead")

    assert '<caption class="print-caption">牵头单位</caption>' in html
    assert f'<span class="print-only">{made.plan.title}</span>任务台账' in html
    assert "<thead>" in html
