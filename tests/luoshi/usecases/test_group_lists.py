"""The day's list for group chats: once a day, from the due day on, never on a day off, with units only."""

from datetime import date

import pytest

from luoshi.notifications.models import Delivery, Hook
from luoshi.usecases.group_lists import queue_group_lists
from tests.luoshi.making import NOW
from tests.luoshi.notifications.making import a_hook
from tests.luoshi.reporting.making import AtWork, approved, at_work

pytestmark = pytest.mark.django_db
SATURDAY, MONDAY = date(2026, 4, 25), date(2026, 4, 27)
"""The due day, which is off, and the next working day."""


@pytest.fixture
def made() -> AtWork:
    made = at_work(tasks=1, parts=1)
    a_hook(made.jurisdiction, "https://qyapi.weixin.qq.com/x")
    return made


def queued(day: date) -> int:
    return queue_group_lists(now=NOW, today=day)


def test_a_group_gets_what_is_missing_once_a_day(made: AtWork) -> None:
    assert (queued(MONDAY), queued(MONDAY)) == (1, 0)
    text = Delivery.objects.get().text
    assert text == (
        f"《{made.plan}》2026年4月的报送2026-04-25截止，还有1个单位没有报来：{made.unit.short_name}。请尽快办理，谢谢。"
    )


def test_before_the_due_day_and_on_a_day_off_nothing_is_sent(made: AtWork) -> None:
    assert made.period.due_on == SATURDAY
    assert (queued(date(2026, 4, 24)), queued(SATURDAY)) == (0, 0)


def test_where_all_has_come_nothing_is_sent(made: AtWork) -> None:
    approved(made)

    assert queued(MONDAY) == 0


def test_a_robot_that_is_switched_off_gets_nothing(made: AtWork) -> None:
    assert made.period.plan_id
    Hook.objects.update(is_active=False)

    assert queued(MONDAY) == 0
