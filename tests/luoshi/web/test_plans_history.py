"""The versions of a plan on a page, and what one changed in another."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor, Role
from luoshi.directory.models import Account
from luoshi.directory.queries import actor_of
from luoshi.plans.models import NameMatch, PlanVersion
from luoshi.plans.operations.amending import discard_draft
from luoshi.plans.operations.editing import change_piece, strike_piece
from luoshi.plans.pieces import AssignmentContent
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account
from tests.luoshi.plans.making import a_draft, task_content
from tests.luoshi.usecases.making import BASIS, a_version_in_force, an_amendment, enforced, piece_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Account:
    return an_account(a_jurisdiction())


@pytest.fixture
def current(clerk: Account) -> PlanVersion:
    return a_version_in_force(by=actor(clerk))


def actor(account: Account) -> Actor:
    return actor_of(account, today=TODAY)


def history_url(version: PlanVersion) -> str:
    return reverse("web:plan_history", args=[version.plan.public_key])


def difference_url(old: PlanVersion, new: PlanVersion) -> str:
    return reverse("web:plan_difference", args=[new.plan.public_key, old.public_key, new.public_key])


def words(page: Any) -> str:  # noqa: ANN401 -- an answer of the test's client
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def shown(page: Any) -> list[PlanVersion]:  # noqa: ANN401 -- an answer of the test's client
    return [row.version for row in page.context["rows"]]


def an_edited_amendment(current: PlanVersion, by: Actor) -> PlanVersion:
    """Amend a plan: the first task gets other words, units, a day and a figure, the third is struck."""
    amendment = an_amendment(current, by=by)
    first = piece_at(amendment, 1)
    content = task_content(first)
    new = replace(
        content,
        text="清理沿河杂物30处以上。",
        assignments=(content.assignments[0], AssignmentContent("区教育局", "responsible")),
        deadlines=(replace(content.deadlines[0], text="2026年7月底前", due_on="2026-07-31"),),
        targets=(replace(content.targets[0], value="30"),),
    )
    change_piece(piece=first, revision=first.revision, content=new, by=by, now=NOW)
    third = piece_at(amendment, 3)
    strike_piece(piece=third, revision=third.revision, by=by, now=NOW)
    return amendment


def test_versions_are_shown_newest_first_with_basis_and_by_whom(
    client: Client, clerk: Account, current: PlanVersion
) -> None:
    head = an_account(clerk.jurisdiction, Role.OFFICE_HEAD)
    amended = enforced(an_amendment(current, by=actor(clerk)), by=actor(head))
    client.force_login(clerk)

    page = client.get(history_url(current))

    told = words(page)
    assert shown(page) == [amended, current]
    assert f"第1次调整 现行 依据：{BASIS}" in told
    assert f"{clerk.person.name} 2026年4月1日拟制" in told
    assert f"{head.person.name} 2026年4月1日 09:00启用" in told
    assert f'href="{difference_url(current, amended)}"' in page.content.decode()


def test_the_office_sees_drafts_and_discarded_versions_others_do_not(
    client: Client, clerk: Account, current: PlanVersion
) -> None:
    given_up = an_amendment(current, by=actor(clerk))
    discard_draft(version=given_up, revision=given_up.revision, by=actor(clerk), now=NOW)
    drafted = an_amendment(current, by=actor(clerk), once_key="again")
    client.force_login(clerk)
    office = shown(client.get(history_url(current)))
    client.force_login(an_account(clerk.jurisdiction, Role.LEADER))

    leader = shown(client.get(history_url(current)))

    assert {version.pk for version in office} == {given_up.pk, drafted.pk, current.pk}
    assert leader == [current]


def test_only_the_office_is_offered_an_amendment(client: Client, clerk: Account, current: PlanVersion) -> None:
    client.force_login(clerk)
    office = client.get(history_url(current)).content.decode()
    client.force_login(an_account(clerk.jurisdiction, Role.LEADER))

    leader = client.get(history_url(current)).content.decode()

    assert ("plan_amend" in leader, 'name="basis"' in leader, 'name="basis"' in office) == (False, False, True)


def test_a_plan_that_is_being_drafted_is_offered_none(client: Client, clerk: Account) -> None:
    draft = a_draft(by=actor(clerk))
    client.force_login(clerk)

    page = client.get(history_url(draft))

    assert shown(page) == [draft]
    assert 'name="basis"' not in page.content.decode()


def test_a_plan_that_one_may_not_see_has_no_history(client: Client, current: PlanVersion) -> None:
    client.force_login(an_account(a_jurisdiction("别处")))

    assert client.get(history_url(current)).status_code == 404


def test_the_difference_tells_words_units_days_figures_and_what_was_struck(
    client: Client, clerk: Account, current: PlanVersion
) -> None:
    amendment = an_edited_amendment(current, actor(clerk))
    client.force_login(clerk)

    page = client.get(difference_url(current, amendment))

    told = words(page)
    html = page.content.decode()
    assert "新增 0 撤销 1 改动 1 不变 1" in told
    assert "沿河杂物<del>20" in html
    assert "加入 区教育局：责任单位，有则报" in told
    assert "退出 区财政局：责任单位" in told
    assert "时限： 2026年5月底前（2026年5月31日） 2026年7月底前（2026年7月31日）" in told
    assert "目标： 沿河杂物 20处 沿河杂物 30处" in told
    assert "撤销的任务 二、3 补种绿植达到500株。" in told


def test_versions_without_a_difference_say_so(client: Client, clerk: Account, current: PlanVersion) -> None:
    amendment = an_amendment(current, by=actor(clerk))
    client.force_login(clerk)

    assert "两版的内容都相同。" in words(client.get(difference_url(current, amendment)))


def test_a_leader_compares_what_was_put_in_force_and_no_drafts(
    client: Client, clerk: Account, current: PlanVersion
) -> None:
    amended = enforced(an_edited_amendment(current, actor(clerk)))
    drafted = an_amendment(amended, by=actor(clerk), once_key="again")
    client.force_login(an_account(clerk.jurisdiction, Role.LEADER))

    pages = [client.get(difference_url(current, amended)), client.get(difference_url(amended, drafted))]

    assert [page.status_code for page in pages] == [200, 404]


def test_a_version_of_another_plan_is_not_compared(client: Client, clerk: Account, current: PlanVersion) -> None:
    other = a_draft(by=actor(clerk))
    client.force_login(clerk)

    assert client.get(difference_url(other, current)).status_code == 404


def test_the_history_asks_as_often_for_one_version_as_for_three(
    client: Client, clerk: Account, current: PlanVersion, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(clerk)
    client.get(history_url(current))

    with django_assert_num_queries(10):
        one = client.get(history_url(current))
    latest = current
    for count in range(2):
        latest = enforced(an_amendment(latest, by=actor(clerk), once_key=f"amend {count}"))
    with django_assert_num_queries(10):
        three = client.get(history_url(current))

    assert (len(shown(one)), len(shown(three))) == (1, 3)
    assert NameMatch.objects.filter(version=latest).exists()
