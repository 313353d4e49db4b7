"""The list of plans."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.plans.models import Plan, PlanVersion
from luoshi.plans.states import PlanState, VersionState
from tests.luoshi.making import NOW, a_jurisdiction, a_unit, an_account
from tests.luoshi.plans.frozen import TITLE, Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Frozen:
    return a_plan_in_force(a_jurisdiction(), tasks=2, parts=2)


def shown(client: Client, query: str = "") -> str:
    answer = client.get(f"{reverse('web:plans')}{query}")
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]).split())


def a_draft(made: Frozen, title: str = "正在拟制的方案") -> PlanVersion:
    plan = Plan.objects.create(
        jurisdiction=made.plan.jurisdiction, title=title, state=PlanState.PREPARING, created_at=NOW
    )
    return PlanVersion.objects.create(
        jurisdiction=made.plan.jurisdiction, plan=plan, number=0, state=VersionState.DRAFT, drafted_at=NOW
    )


def test_the_office_sees_drafts_with_what_is_left_to_settle(client: Client, made: Frozen) -> None:
    draft = a_draft(made)
    draft.doubts.create(jurisdiction=made.plan.jurisdiction, code="x", severity="ask", message="?")
    client.force_login(an_account(made.plan.jurisdiction))

    told = shown(client)

    assert "正在拟制的方案 拟制中 — — 校核：还有1项待核" in told
    assert f"{TITLE} 澜棠政办〔2026〕11号 · 2026年3月27日 已启用 2 7 看台账" in told


def test_a_liaison_sees_plans_of_the_unit_and_no_drafts(client: Client, made: Frozen) -> None:
    a_draft(made)
    client.force_login(an_account(made.plan.jurisdiction, Role.LIAISON, unit=made.units[1]))

    told = shown(client)

    assert "看台账 本单位2项" in told
    assert "正在拟制的方案" not in told


def test_somebody_of_a_unit_without_a_part_is_told_why_nothing_is_there(client: Client, made: Frozen) -> None:
    client.force_login(an_account(made.plan.jurisdiction, Role.LIAISON, unit=a_unit(made.plan.jurisdiction)))

    told = shown(client)

    assert "现在没有您需要办理的方案。" in told
    assert TITLE not in told


def test_another_districts_plans_are_not_there(client: Client, made: Frozen) -> None:
    assert made.plan.state == PlanState.IN_FORCE
    client.force_login(an_account(a_jurisdiction("邻区")))

    assert "还没有方案。请先上传印发的文件" in shown(client)


def test_a_state_narrows_the_list(client: Client, made: Frozen) -> None:
    a_draft(made)
    client.force_login(an_account(made.plan.jurisdiction))

    told = shown(client, "?state=preparing")

    assert ("正在拟制的方案" in told, TITLE in told) == (True, False)
    assert "没有这种状态的方案。" in shown(client, "?state=closed")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_plans_as_for_one(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    jurisdiction = a_jurisdiction()
    for _ in range(count):
        a_plan_in_force(jurisdiction, tasks=1)
    client.force_login(an_account(jurisdiction))

    with django_assert_num_queries(7):
        told = shown(client)

    assert told.count("看台账") == count
