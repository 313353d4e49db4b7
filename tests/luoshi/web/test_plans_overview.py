"""A plan at a glance."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.plans.models import Plan, PlanVersion
from luoshi.plans.states import PlanState, VersionState
from tests.luoshi.making import NOW, a_jurisdiction, a_unit, an_account
from tests.luoshi.plans.frozen import TITLE, Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db
TENTH_OF_APRIL = datetime(2026, 4, 10, 1, tzinfo=UTC)


@pytest.fixture
def made() -> Frozen:
    return a_plan_in_force(a_jurisdiction(), tasks=3, parts=2)


def page(client: Client, plan: Plan) -> str:
    answer = client.get(reverse("web:plan", args=[plan.public_key]))
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@time_machine.travel(TENTH_OF_APRIL, tick=False)
def test_the_page_tells_what_the_plan_is_made_of(client: Client, made: Frozen) -> None:
    client.force_login(an_account(made.plan.jurisdiction, Role.LEADER))

    html = page(client, made.plan)
    told = words(html)

    assert "3 项任务 8 个单位有任务 3 个单位牵头 2 项30日内到期 1 项没有明确时限" in told
    assert "发动部署阶段 3月27日—4月20日 现在 4月15日 报送分项实施细则和联络员名单" in told
    assert 'class="track-bar from-1 to-6"' in html
    assert "（一）第1组重点任务 最近4月30日到期 3项" in told
    assert "设施布局更加均衡，托位900个。 托位900个" in told
    assert "每月报送工作进展 25日" in told
    assert "组长 虞知衡 副区长" in told
    assert "发文字号 澜棠政办〔2026〕11号" in told


def test_people_of_a_unit_see_their_own_tasks_first(client: Client, made: Frozen) -> None:
    client.force_login(an_account(made.plan.jurisdiction, Role.LIAISON, unit=made.units[1]))

    told = words(page(client, made.plan))

    assert f"{made.units[1]}的任务（2项）" in told
    assert told.index("的任务（2项）") < told.index("项任务 8 个单位有任务")
    assert "其中1项每期必报，其余有进展再报。" in told


def test_a_draft_tells_the_office_what_to_do_next(client: Client, made: Frozen) -> None:
    plan = Plan.objects.create(
        jurisdiction=made.plan.jurisdiction, title="拟制中的方案", state=PlanState.PREPARING, created_at=NOW
    )
    draft = PlanVersion.objects.create(
        jurisdiction=plan.jurisdiction, plan=plan, number=0, state=VersionState.DRAFT, drafted_at=NOW
    )
    draft.doubts.create(jurisdiction=plan.jurisdiction, code="x", severity="ask", message="?")
    client.force_login(an_account(plan.jurisdiction))

    assert "还有1项待核。核完以后，由另一位同志启用。" in words(page(client, plan))


def test_an_amendment_under_review_is_shown_to_the_office_only(client: Client, made: Frozen) -> None:
    PlanVersion.objects.create(
        jurisdiction=made.plan.jurisdiction, plan=made.plan, number=1, state=VersionState.DRAFT, drafted_at=NOW
    )
    client.force_login(an_account(made.plan.jurisdiction))
    office = words(page(client, made.plan))
    client.force_login(an_account(made.plan.jurisdiction, Role.LEADER))
    leader = words(page(client, made.plan))

    assert ("第1次调整（校核中）" in office, "第1次调整（校核中）" in leader) == (True, False)
    assert TITLE in leader


@pytest.mark.parametrize("who", ["another unit", "another district", "nobody's post"])
def test_a_plan_one_may_not_see_is_not_there(client: Client, made: Frozen, who: str) -> None:
    here, there = made.plan.jurisdiction, a_jurisdiction("邻区")
    accounts = {
        "another unit": lambda: an_account(here, Role.LIAISON, unit=a_unit(here)),
        "another district": lambda: an_account(there, Role.OFFICE_HEAD),
        "nobody's post": lambda: an_account(here, None),
    }
    client.force_login(accounts[who]())

    answers = [
        client.get(reverse(name, args=[made.plan.public_key]))
        for name in ("web:plan", "web:plan_ledger", "web:plan_ledger_xlsx", "web:plan_units")
    ]

    assert [answer.status_code for answer in answers] == [404] * 4


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_for_three_tasks_as_for_one(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = a_plan_in_force(a_jurisdiction(), tasks=count)
    client.force_login(an_account(made.plan.jurisdiction))

    with django_assert_num_queries(19):
        told = words(page(client, made.plan))

    assert f"{count} 项任务" in told


def test_a_plan_without_tasks_says_so(client: Client) -> None:
    made = a_plan_in_force(a_jurisdiction(), tasks=0)
    client.force_login(an_account(made.plan.jurisdiction))

    assert "任务没有分组，请在台账中查看。" in words(page(client, made.plan))
