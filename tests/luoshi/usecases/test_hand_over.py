"""Handing over and deputising tell those whom it concerns."""

from datetime import date, timedelta

import pytest

from luoshi.base.actors import Role
from luoshi.directory.models import Holding, Jurisdiction, Post
from luoshi.directory.operations import hold_post
from luoshi.notifications.kinds import sentence_of
from luoshi.notifications.models import Notice
from luoshi.usecases.hand_over import appoint_deputy, end_deputising, hand_over
from tests.luoshi.directory.building import a_district, a_person, enter, itself
from tests.luoshi.making import NOW, TODAY

pytestmark = pytest.mark.django_db


def a_held_post(district: Jurisdiction, name: str = "甲某") -> Holding:
    unit = enter(district, "区商务局")
    post = Post.objects.create(jurisdiction=district, unit=unit, title="联络员", role=Role.LIAISON)
    return hold_post(
        post=post, person=a_person(district, name), from_day=date(2026, 1, 1), by=itself(district), now=NOW
    )


def told() -> list[tuple[str, str]]:
    return [(notice.person.name, sentence_of(notice)) for notice in Notice.objects.order_by("pk")]


def test_both_whoever_leaves_and_whoever_comes_are_told() -> None:
    district = a_district()
    held = a_held_post(district)

    hand_over(
        holding=held,
        to_person=a_person(district, "乙某"),
        from_day=date(2026, 4, 15),
        by=itself(district),
        now=NOW,
        today=TODAY,
    )

    assert told() == [
        ("甲某", "您担任的区商务局联络员自2026-04-15起由乙某接任，未办完的工作随职务移交。"),
        ("乙某", "您自2026-04-15起接任区商务局联络员（原由甲某担任），未办完的工作由您接着办理。"),
    ]


def test_a_deputy_and_whoever_holds_the_post_are_told_of_beginning_and_end() -> None:
    district = a_district()
    held = a_held_post(district)
    until = TODAY + timedelta(days=20)
    by = itself(district)

    deputising = appoint_deputy(
        post=held.post,
        person=a_person(district, "丙某"),
        from_day=TODAY,
        until=until,
        reason="外出学习",
        by=by,
        now=NOW,
        today=TODAY,
    )
    end_deputising(deputising=deputising, until=TODAY + timedelta(days=5), by=by, now=NOW, today=TODAY)

    begins = "丙某自2026-04-01至2026-04-21代理区商务局联络员。"
    ends = "丙某代理区商务局联络员到2026-04-06结束。"
    assert told() == [("丙某", begins), ("甲某", begins), ("丙某", ends), ("甲某", ends)]
