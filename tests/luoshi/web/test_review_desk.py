"""The review desk as a page: who sees it, what stands on it, how often it asks the database."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.directory.queries import actor_of
from luoshi.plans.models import PlanVersion
from tests.luoshi.making import TODAY, a_jurisdiction, an_account
from tests.luoshi.plans.making import HEAD, SMALL, a_document, a_reading
from tests.luoshi.usecases.making import a_version_in_force, an_amendment
from tests.luoshi.web.reviewing import Clerk, a_clerk, signed_in

pytestmark = pytest.mark.django_db
ONE_TASK = (
    HEAD + "二、主要任务\n1.清理沿河杂物20处以上。（牵头单位：区水务局；责任单位：区财政局；完成时限：2026年5月底前）\n"
)


def without_markup(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def test_the_desk_shows_the_source_and_every_task() -> None:
    clerk = a_clerk()

    page = clerk.get().content.decode()

    source = without_markup(page[page.index('<article class="doc source"') : page.index('id="draft"')])
    cards = re.findall(r'<p class="piece-text"><b class="piece-number">(..)</b>(.{4})', page)
    assert cards == [("1.", "清理沿河"), ("2.", "修整步道"), ("3.", "补种绿植")]
    assert [line for line in SMALL.split("\n") if line and line not in source] == []


def test_words_of_the_source_name_the_task_that_they_belong_to() -> None:
    clerk = a_clerk()
    first = clerk.tasks()[0]

    page = clerk.get().content.decode()

    [segment] = re.findall(rf'data-refs="p\.{re.escape(first.public_key)}">(清理[^<]*)', page)
    assert segment.startswith("清理沿河杂物20处以上")
    assert f'data-ref="p.{first.public_key}"' in page


def test_the_head_says_what_is_left_and_what_stands_in_the_way() -> None:
    clerk = a_clerk()

    desk = clerk.get().context["desk"]

    assert (desk.left.asks, desk.left.names, desk.left.questions) == (1, 5, 1)
    assert len(desk.readiness) == 2
    assert desk.undo is None


def test_a_draft_with_nothing_left_leads_on_to_putting_it_in_force() -> None:
    clerk = a_clerk()
    clerk.post("review_doubts", {"severity": "ask"})
    for match in clerk.version.names.all():
        clerk.post(
            "review_name",
            {
                "name": match.name,
                "revision": match.revision,
                "act": "create",
                "kind": "other",
                "short_name": match.name,
            },
        )

    page = clerk.get().content.decode()

    assert reverse("web:plan_put_in_force", args=[clerk.version.plan.public_key]) in page


def test_the_desk_says_what_can_be_done_without_scripts() -> None:
    page = a_clerk().get().content.decode()

    assert page.count("<noscript>") == 1
    assert "没有脚本时，待核事项和单位名称仍可逐项办理" in page


def test_a_stranger_is_sent_to_sign_in() -> None:
    clerk = a_clerk()

    answer = Client().get(clerk.url())

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("web:sign_in"))


def test_the_office_of_another_district_finds_nothing() -> None:
    clerk = a_clerk()
    stranger = Clerk(signed_in(an_account(a_jurisdiction("柳浦区"))), clerk.account, clerk.version)

    assert stranger.get().status_code == 404
    assert stranger.post("review_undo", {}).status_code == 404
    assert stranger.post("review_doubts", {"severity": "ask"}).status_code == 404
    assert clerk.version.doubts.filter(state="settled").count() == 0


@pytest.mark.parametrize("role", [Role.LEADER, Role.READER, Role.LIAISON, Role.UNIT_HEAD, Role.ADMINISTRATOR])
def test_nobody_outside_the_office_finds_the_desk(role: Role) -> None:
    clerk = a_clerk()
    other = Clerk(signed_in(an_account(clerk.version.jurisdiction, role)), clerk.account, clerk.version)

    assert other.get().status_code == 404
    assert clerk.get().status_code == 200


def test_a_leader_who_sees_the_plan_does_not_find_the_draft_of_its_amendment() -> None:
    current = a_version_in_force()
    clerk = an_account(current.jurisdiction)
    an_amendment(current, by=actor_of(clerk, today=TODAY))
    leader = signed_in(an_account(current.jurisdiction, Role.LEADER))

    assert leader.get(reverse("web:review", args=[current.plan.public_key])).status_code == 404
    assert signed_in(clerk).get(reverse("web:review", args=[current.plan.public_key])).status_code == 200


@pytest.mark.parametrize(("text", "tasks"), [(ONE_TASK, 1), (SMALL, 3)])
def test_the_desk_asks_as_often_for_one_task_as_for_three(
    text: str, tasks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    clerk = a_clerk(text)

    with django_assert_num_queries(16):
        page = clerk.get().content.decode()

    assert page.count('<b class="piece-number">') == tasks


def test_a_document_becomes_a_draft_and_the_clerk_comes_to_its_desk() -> None:
    place = a_jurisdiction()
    reading = a_reading(place)
    client = signed_in(an_account(place))
    address = reverse("web:plan_draft", args=[reading.document.public_key])

    answer = client.post(address, {"once_key": "the form's"})

    version = PlanVersion.objects.get(document=reading.document)
    assert answer.headers["Location"] == reverse("web:review", args=[version.plan.public_key])


def test_the_same_form_sent_twice_comes_to_the_same_desk() -> None:
    place = a_jurisdiction()
    reading = a_reading(place)
    client = signed_in(an_account(place))
    address = reverse("web:plan_draft", args=[reading.document.public_key])

    answers = [client.post(address, {"once_key": "the form's"}) for _time in range(2)]

    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert PlanVersion.objects.count() == 1


def test_a_document_that_was_not_read_cannot_become_a_draft() -> None:
    place = a_jurisdiction()
    document = a_document(place)
    client = signed_in(an_account(place))

    answer = client.post(reverse("web:plan_draft", args=[document.public_key]), {"once_key": "x"})

    assert answer.status_code == 404
    assert PlanVersion.objects.count() == 0
