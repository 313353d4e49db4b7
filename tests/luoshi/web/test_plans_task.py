"""The page of one task."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.journal.operations import record
from luoshi.plans.models import PlanVersion, TaskOrigin, TaskWording
from luoshi.plans.states import VersionState
from tests.luoshi.making import NOW, a_jurisdiction, a_unit, an_account, an_actor
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Client) -> Frozen:
    made = a_plan_in_force(a_jurisdiction(), tasks=3, members=2)
    client.force_login(an_account(made.plan.jurisdiction))
    return made


def address(made: Frozen, number: int) -> str:
    return reverse("web:plan_task", args=[made.plan.public_key, made.task(number).public_key])


def page(client: Client, made: Frozen, number: int = 1) -> str:
    answer = client.get(address(made, number))
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_shows_text_parts_deadline_and_target(client: Client, made: Frozen) -> None:
    told = words(page(client, made, 2))

    assert "任务（一）2 二、工作任务 › （一）第1组重点任务" in told
    assert f"牵头单位 {made.units[1]} 汇总单位 必报 责任单位 {made.units[2]} 有则报" in told
    assert "完成时限 2026年5月1日前 最后一天：2026年5月1日" in told
    assert "目标值 托位不少于900个 新增托位" in told


def test_the_sentence_is_marked_in_its_source(client: Client, made: Frozen) -> None:
    html = page(client, made, 2)

    assert "<mark>2.扩大老年助餐覆盖，新开社区食堂8家，推行明厨亮灶和一餐一评。</mark>" in html
    assert '<span class="around">\n3.增加普惠托位供给' in html


def test_a_group_is_shown_by_its_name_with_its_members(client: Client, made: Frozen) -> None:
    street = made.group.memberships.select_related("unit")[0].unit

    told = words(page(client, made, 1))

    assert f"{made.group.name} （2个单位） 有则报 {street}" in told


def test_ones_own_unit_is_marked(client: Client, made: Frozen) -> None:
    client.force_login(an_account(made.plan.jurisdiction, Role.LIAISON, unit=made.units[0]))

    assert f"{made.units[0]} 汇总单位 必报 本单位" in words(page(client, made, 1))


def test_the_history_shows_what_an_amendment_changed(client: Client, made: Frozen) -> None:
    PlanVersion.objects.filter(pk=made.version.pk).update(state=VersionState.SUPERSEDED)
    version = PlanVersion.objects.create(
        jurisdiction=made.plan.jurisdiction,
        plan=made.plan,
        number=1,
        state=VersionState.IN_FORCE,
        basis="区长办公会议定",
        drafted_at=NOW,
        put_in_force_at=NOW,
        put_in_force_by="somebody",
    )
    text = "扩大老年助餐覆盖，新开社区食堂12家，推行明厨亮灶和一餐一评。"
    TaskWording.objects.create(
        jurisdiction=made.plan.jurisdiction, version=version, task=made.task(2), label="（一）2", text=text
    )

    html, withdrawn = page(client, made, 2), page(client, made, 3)

    assert "新开社区食堂<del>8</del><ins>12</ins>家" in html
    assert "第1次调整 2026年4月1日 区长办公会议定" in words(html)
    assert "这项任务由办公室添加，文件里没有对应的原文。" in html
    assert "这项任务已不在现行方案中。下面是它在第0次调整（0为首次启用）时的内容。" in withdrawn


def test_the_history_names_kin_and_what_the_journal_tells(client: Client, made: Frozen) -> None:
    TaskOrigin.objects.create(jurisdiction=made.plan.jurisdiction, task=made.task(2), predecessor=made.task(1))
    record(
        "plans.task_split",
        jurisdiction_key=made.plan.jurisdiction.public_key,
        by=an_actor(made.plan.jurisdiction),
        now=NOW,
        about=made.task(2),
    )

    told = words(page(client, made, 2))

    assert "由这项任务而来： （一）1 开展设施底数摸排" in told
    assert "拆分任务 2026年4月1日 09:00" in told


def test_tasks_lead_to_the_one_before_and_the_one_after(client: Client, made: Frozen) -> None:
    html = page(client, made, 2)

    assert f'rel="prev" href="{address(made, 1)}"' in html
    assert f'rel="next" href="{address(made, 3)}"' in html
    assert 'rel="prev"' not in page(client, made, 1)


def test_a_task_one_may_not_see_is_not_there(client: Client, made: Frozen) -> None:
    other = a_plan_in_force(made.plan.jurisdiction, tasks=1)
    elsewhere = reverse("web:plan_task", args=[made.plan.public_key, other.task(1).public_key])
    liaison = an_account(made.plan.jurisdiction, Role.LIAISON, unit=a_unit(made.plan.jurisdiction))

    found = client.get(elsewhere).status_code
    client.force_login(liaison)

    assert (found, client.get(address(made, 1)).status_code) == (404, 404)


@pytest.mark.parametrize("members", [1, 3])
def test_the_page_asks_as_often_for_three_units_as_for_one(
    client: Client, members: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = a_plan_in_force(a_jurisdiction(), tasks=3, parts=members, members=members)
    client.force_login(an_account(made.plan.jurisdiction))

    with django_assert_num_queries(18):
        html = page(client, made, 1)

    assert f"（{members}个单位）" in words(html)
