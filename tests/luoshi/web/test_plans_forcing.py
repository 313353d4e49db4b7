"""The pages on which a draft is put in force, an amendment begun, and a draft given up."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor, Role
from luoshi.directory.models import Account
from luoshi.directory.queries import actor_of
from luoshi.plans.models import PlanVersion
from luoshi.plans.operations.editing import change_piece, strike_piece
from luoshi.plans.queries.versions import revision_of_draft
from luoshi.plans.states import PlanState, VersionState
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_account
from tests.luoshi.plans.making import SMALL, a_draft, a_sample_draft, settle_all, task_content, tasks_of
from tests.luoshi.usecases.making import a_settled_sample, a_version_in_force, an_amendment, piece_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Account:
    return an_account(a_jurisdiction())


@pytest.fixture
def head(clerk: Account) -> Account:
    return an_account(clerk.jurisdiction, Role.OFFICE_HEAD)


@pytest.fixture
def draft(clerk: Account) -> PlanVersion:
    """Return a draft of three tasks by the clerk, in which nothing is open."""
    by = actor(clerk)
    settled = settle_all(a_draft(by=by), by=by)
    settled.refresh_from_db()
    return settled


def actor(account: Account) -> Actor:
    return actor_of(account, today=TODAY)


def url(version: PlanVersion, name: str = "plan_put_in_force", *keys: str) -> str:
    return reverse(f"web:{name}", args=[version.plan.public_key, *keys])


def forms(version: PlanVersion, **fields: str) -> dict[str, str]:
    """Return what the form of the page sends."""
    seen = revision_of_draft(version)
    return {"revision": str(version.revision), "seen": str(seen), "confirmed": "1"} | fields


def words(page: Any) -> str:  # noqa: ANN401 -- an answer of the test's client
    """Return the words of a page without tags, white space taken together."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def said(page: Any) -> list[str]:  # noqa: ANN401 -- an answer of the test's client
    return [str(message) for message in get_messages(page.wsgi_request)]


def test_the_page_shows_what_will_happen_in_numbers(client: Client, head: Account, draft: PlanVersion) -> None:
    client.force_login(head)

    page = client.get(url(draft))

    told = words(page)
    assert page.status_code == 200
    assert "任务 3 分工6条" in told
    assert "每月必报 3 共填9个栏目" in told
    assert "每月有则报 3" in told
    assert "区财政局 2 2 2" in told
    assert "同意向5个单位交办3项任务" in told


def test_the_second_person_puts_it_in_force_and_comes_to_the_plan(
    client: Client, head: Account, draft: PlanVersion
) -> None:
    client.force_login(head)

    page = client.post(url(draft), forms(draft))

    draft.refresh_from_db()
    assert (page.status_code, page["Location"]) == (302, url(draft, "plan"))
    assert (draft.state, draft.put_in_force_by) == (VersionState.IN_FORCE, head.person.public_key)
    assert said(page) == ["方案已启用，各单位现在可以看到自己的任务。"]


def test_without_the_tick_nothing_happens_and_it_is_asked_for(
    client: Client, head: Account, draft: PlanVersion
) -> None:
    client.force_login(head)

    page = client.post(url(draft), forms(draft, confirmed=""))

    draft.refresh_from_db()
    assert (page.status_code, draft.state) == (422, VersionState.DRAFT)
    assert "请先看过启用后的情况，并在下面勾选确认。" in words(page)


def test_the_drafter_sees_who_may_do_it_and_that_it_is_not_him(
    client: Client, clerk: Account, head: Account, draft: PlanVersion
) -> None:
    client.force_login(clerk)

    page = client.get(url(draft))

    told = words(page)
    assert "您是这一版的拟制人，按规定不能由本人启用" in told
    assert f"可以启用的同志 {head.person.name} " in told
    assert 'name="confirmed"' not in page.content.decode()


def test_the_drafter_who_posts_all_the_same_is_refused(client: Client, clerk: Account, draft: PlanVersion) -> None:
    client.force_login(clerk)

    page = client.post(url(draft), forms(draft))

    draft.refresh_from_db()
    assert (page.status_code, draft.state) == (403, VersionState.DRAFT)
    assert "您是这一版的拟制人" in words(page)


def test_editors_are_named_and_not_offered(client: Client, head: Account, clerk: Account, draft: PlanVersion) -> None:
    other = an_account(clerk.jurisdiction, Role.OFFICE_HEAD)
    piece = tasks_of(draft)[0]
    content = replace(task_content(piece), text="清理沿河杂物30处以上。")
    change_piece(piece=piece, revision=piece.revision, content=content, by=actor(other), now=NOW)
    client.force_login(head)

    page = client.get(url(draft))

    told = words(page)
    assert f"参与校核 {other.person.name} " in told
    assert f"可以启用的同志 {head.person.name} " in told


def test_what_stands_in_the_way_is_listed_and_leads_to_the_review_desk(client: Client, head: Account) -> None:
    version = a_sample_draft(jurisdiction=head.jurisdiction)
    client.force_login(head)

    page = client.get(url(version))

    assert "条待核事项没有答复" in words(page)
    assert f'href="{url(version, "review")}"' in page.content.decode()
    assert 'name="confirmed"' not in page.content.decode()


def test_a_draft_that_is_not_ready_is_not_put_in_force(client: Client, head: Account) -> None:
    version = a_sample_draft(jurisdiction=head.jurisdiction)
    client.force_login(head)

    page = client.post(url(version), forms(version))

    version.refresh_from_db()
    assert (page.status_code, page["Location"]) == (302, url(version))
    assert version.state == VersionState.DRAFT
    assert said(page)[0].startswith("还不能启用：")


def test_a_page_that_is_too_old_is_shown_anew(
    client: Client, head: Account, clerk: Account, draft: PlanVersion
) -> None:
    seen = forms(draft)
    piece = tasks_of(draft)[0]
    content = replace(task_content(piece), text="清理沿河杂物30处以上。")
    change_piece(piece=piece, revision=piece.revision, content=content, by=actor(clerk), now=NOW)
    client.force_login(head)

    page = client.post(url(draft), seen)

    draft.refresh_from_db()
    assert (page["Location"], draft.state) == (url(draft), VersionState.DRAFT)
    assert said(page) == ["您看过之后，这一版又有修改，没有启用。请重新查看启用后的情况，再作决定。"]


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 40])
def test_a_revision_that_is_no_number_is_a_page_too_old(
    client: Client, head: Account, draft: PlanVersion, revision: str
) -> None:
    client.force_login(head)

    client.post(url(draft), forms(draft, revision=revision))

    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT


def test_the_sample_s_groups_and_notes_are_told(client: Client) -> None:
    sample = a_settled_sample()
    client.force_login(an_account(sample.version.jurisdiction, Role.OFFICE_HEAD))

    told = words(client.get(url(sample.version)))

    assert "各街道办事处 7个单位，13项任务" in told
    assert "其中不是街道的成员：望荻镇人民政府" in told
    assert "没有对上单位名录里的职务" in told
    assert "没有写明由谁汇总，请指定汇总单位。" in told


def test_an_amendment_s_page_tells_what_changes(client: Client, clerk: Account, head: Account) -> None:
    amendment = an_amendment(a_version_in_force(by=actor(clerk)), by=actor(clerk))
    third = piece_at(amendment, 3)
    strike_piece(piece=third, revision=third.revision, by=actor(clerk), now=NOW)
    client.force_login(head)

    told = words(client.get(url(amendment)))

    assert "新增任务0项，撤销1项，改动0项，不变2项。" in told
    assert "不再承担任务的单位：区园林局、区教育局" in told
    assert "启用第1次调整" in told


@pytest.mark.parametrize("role", [Role.LIAISON, Role.LEADER, Role.ADMINISTRATOR, None])
def test_a_draft_is_not_there_for_anybody_outside_the_office(
    client: Client, draft: PlanVersion, role: Role | None
) -> None:
    client.force_login(an_account(draft.jurisdiction, role))

    pages = [client.get(url(draft)), client.post(url(draft), forms(draft)), client.post(url(draft, "plan_discard"))]

    assert [page.status_code for page in pages] == [404, 404, 404]
    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT


def test_a_plan_without_a_draft_has_no_such_page(client: Client, clerk: Account) -> None:
    version = a_version_in_force(by=actor(clerk))
    client.force_login(clerk)

    assert client.get(url(version)).status_code == 404


def test_an_amendment_is_begun_from_the_history(client: Client, clerk: Account) -> None:
    version = a_version_in_force(by=actor(clerk))
    client.force_login(clerk)

    page = client.post(url(version, "plan_amend"), {"basis": "区政府第9次常务会议", "once": "k"})
    twice = client.post(url(version, "plan_amend"), {"basis": "区政府第9次常务会议", "once": "k"})

    amendments = version.plan.versions.filter(state=VersionState.DRAFT)
    assert [(one.number, one.basis) for one in amendments] == [(1, "区政府第9次常务会议")]
    assert (page["Location"], twice["Location"]) == (url(version, "review"), url(version, "review"))


def test_an_amendment_without_a_basis_is_asked_for_it(client: Client, clerk: Account) -> None:
    version = a_version_in_force(by=actor(clerk))
    client.force_login(clerk)

    page = client.post(url(version, "plan_amend"), {"basis": " ", "once": "k"})

    assert page.status_code == 422
    assert "请写明调整依据" in words(page)
    assert not version.plan.versions.filter(state=VersionState.DRAFT).exists()


def test_a_second_amendment_is_refused_with_what_to_do(client: Client, clerk: Account) -> None:
    version = a_version_in_force(by=actor(clerk))
    an_amendment(version, by=actor(clerk))
    client.force_login(clerk)

    page = client.post(url(version, "plan_amend"), {"basis": "依据", "once": "k"})

    assert page.status_code == 422
    assert "请先启用或放弃它，再开始新的调整" in words(page)


def test_a_draft_is_given_up(client: Client, clerk: Account, draft: PlanVersion) -> None:
    client.force_login(clerk)

    page = client.post(url(draft, "plan_discard"), {"revision": str(draft.revision)})

    draft.refresh_from_db()
    draft.plan.refresh_from_db()
    assert (draft.state, draft.plan.state) == (VersionState.DISCARDED, PlanState.DISCARDED)
    assert page["Location"] == url(draft, "plan_history")


def test_a_draft_that_changed_since_is_not_given_up(client: Client, clerk: Account, draft: PlanVersion) -> None:
    client.force_login(clerk)

    page = client.post(url(draft, "plan_discard"), {"revision": "0"})

    draft.refresh_from_db()
    assert (draft.state, page["Location"]) == (VersionState.DRAFT, url(draft))


def test_the_page_asks_as_often_for_one_task_as_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lines = SMALL.splitlines(keepends=True)
    for count in (1, 3):
        author = actor(an_account(a_unit(a_jurisdiction()).jurisdiction))
        draft = settle_all(a_draft("".join(lines[: len(lines) - 3 + count]), by=author), by=author)
        client.force_login(an_account(draft.jurisdiction, Role.OFFICE_HEAD))
        client.get(url(draft))

        with django_assert_num_queries(20):
            page = client.get(url(draft))

        assert page.context["impact"].tasks == count
