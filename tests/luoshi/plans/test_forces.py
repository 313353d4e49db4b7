"""工作专班: which force works on which task, seen on the page of either."""

from datetime import date

import pytest
from django.test import Client

from luoshi.base.actors import Role
from luoshi.base.refusals import NotAllowed
from luoshi.directory.kinds import BodyKind
from luoshi.directory.models import Body, Holding, Person, Post
from luoshi.directory.queries import actor_of
from luoshi.journal.models import Entry
from luoshi.plans.operations.forces import assign_task_forces
from luoshi.plans.queries.forces import forces_of, tasks_of_force
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account, an_actor
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen() -> Frozen:
    return a_plan_in_force(a_jurisdiction(), tasks=2, parts=1)


def a_force(frozen: Frozen, name: str = "夜间消费专班", kind: BodyKind = BodyKind.TASK_FORCE) -> Body:
    return Body.objects.create(jurisdiction=frozen.plan.jurisdiction, kind=kind, name=name)


def test_a_task_is_taken_on_by_forces_and_given_to_others(frozen: Frozen) -> None:
    clerk = an_actor(frozen.plan.jurisdiction)
    first, second = a_force(frozen), a_force(frozen, "培育企业专班")
    task = frozen.task(1)

    assign_task_forces(task=task, bodies=[first.public_key], by=clerk, now=NOW)
    assign_task_forces(task=task, bodies=[first.public_key], by=clerk, now=NOW)
    assign_task_forces(task=task, bodies=[second.public_key], by=clerk, now=NOW)

    assert [force.body for force in forces_of(task, today=TODAY)] == [second]
    assert tasks_of_force(first, clerk) == []
    assert Entry.objects.filter(verb="plans.task_forces_assigned").count() == 2  # the second time changed nothing


def test_only_task_forces_of_the_place_and_only_the_office(frozen: Frozen) -> None:
    clerk = an_actor(frozen.plan.jurisdiction)
    group = a_force(frozen, "领导小组", BodyKind.LEADING_GROUP)
    elsewhere = a_force(a_plan_in_force(a_jurisdiction(), tasks=1, parts=1))
    liaison = an_actor(frozen.plan.jurisdiction, Role.LIAISON, unit=frozen.units[0])

    chosen = assign_task_forces(task=frozen.task(1), bodies=[group.public_key, elsewhere.public_key], by=clerk, now=NOW)

    assert chosen == []
    with pytest.raises(NotAllowed):
        assign_task_forces(task=frozen.task(1), bodies=[], by=liaison, now=NOW)


def test_the_leader_stands_first_and_who_left_is_not_named(frozen: Frozen) -> None:
    force = a_force(frozen)
    place = frozen.plan.jurisdiction
    for position, (title, name, until) in enumerate(
        [("成员", "丙某", None), ("成员", "丁某", date(2026, 1, 1)), ("组长", "乙某", None)]
    ):
        post = Post.objects.create(jurisdiction=place, body=force, title=title, position=2 - position)
        person = Person.objects.create(jurisdiction=place, name=name)
        Holding.objects.create(jurisdiction=place, post=post, person=person, until=until)
    assign_task_forces(task=frozen.task(1), bodies=[force.public_key], by=an_actor(place), now=NOW)

    [found] = forces_of(frozen.task(1), today=TODAY)

    assert [(one.post.title, one.person.name) for one in found.members] == [("组长", "乙某"), ("成员", "丙某")]


def test_it_is_chosen_on_the_task_s_page_and_seen_on_the_force_s(client: Client, frozen: Frozen) -> None:
    force = a_force(frozen)
    account = an_account(frozen.plan.jurisdiction)
    client.force_login(account)
    page = f"/plans/{frozen.plan.public_key}/tasks/{frozen.task(1).public_key}/"

    client.post(f"{page}forces/", {"force": force.public_key})

    assert client.get(page).content.decode().count("夜间消费专班") >= 2
    assert "承担的任务（1项）" in client.get(f"/directory/bodies/{force.public_key}/").content.decode()
    assert len(tasks_of_force(force, actor_of(account, today=TODAY))) == 1
