"""Periods open and close by themselves on their days; what was missed is caught up; two at once do it once."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from luoshi.base.actors import Role, system
from luoshi.directory.models import Jurisdiction
from luoshi.notifications.models import Notice
from luoshi.plans.models import Plan
from luoshi.plans.states import PlanState
from luoshi.reporting.models import Period, Report
from luoshi.reporting.operations import lay_out_schedules
from luoshi.reporting.states import PeriodState
from luoshi.usecases.periods import close_due_periods, open_due_periods
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

APRIL = date(2026, 4, 16)
"""The opening day of April: seven working days before the 25th."""


def laid_out(place: Jurisdiction | None = None) -> Frozen:
    frozen = a_plan_in_force(place or a_jurisdiction())
    frozen.version.arrangement = {"report_day": 25}
    frozen.version.save()
    an_account(frozen.plan.jurisdiction, Role.LIAISON, unit=frozen.units[0])
    by = system(frozen.plan.jurisdiction_id)
    lay_out_schedules(version=frozen.version, by=by, now=NOW, today=TODAY)
    return frozen


def opened(day: date) -> int:
    return open_due_periods(now=NOW + (day - TODAY), today=day)


def states() -> list[str]:
    return list(Period.objects.filter(kind="progress").order_by("number").values_list("state", flat=True))[:3]


@pytest.mark.django_db
def test_a_period_opens_on_its_day_and_tells_and_closes_after_its_last() -> None:
    laid_out()

    assert (opened(APRIL - timedelta(days=1)), opened(APRIL), opened(APRIL)) == (0, 1, 0)
    assert list(Notice.objects.values_list("kind", flat=True)) == ["report/opened"]
    closes = Period.objects.filter(kind="progress").order_by("number")[0].closes_on
    assert close_due_periods(now=NOW, today=closes) == 0
    assert close_due_periods(now=NOW, today=closes + timedelta(days=1)) == 1
    assert states() == ["closed", "laid_out", "laid_out"]


@pytest.mark.django_db
def test_months_in_which_nothing_ran_are_caught_up_and_nobody_is_told_of_what_is_over() -> None:
    laid_out()
    july = date(2026, 7, 20)

    opened(july)
    close_due_periods(now=NOW, today=july)

    assert states() == ["closed", "closed", "closed"]
    assert Period.objects.filter(kind="progress", state=PeriodState.OPEN).count() == 1
    assert Notice.objects.filter(kind="report/opened").count() == 1


@pytest.mark.django_db
def test_a_plan_that_is_not_in_force_any_more_opens_nothing() -> None:
    frozen = laid_out()
    Plan.objects.filter(pk=frozen.plan.pk).update(state=PlanState.CLOSED)

    opened(APRIL)

    assert states()[0] == "dropped"
    assert (Report.objects.count(), Notice.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_open_a_period_once() -> None:
    laid_out()
    start, counts = threading.Barrier(2), list[int]()

    def work() -> None:
        start.wait()
        counts.append(opened(APRIL))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(counts) == [0, 1]
    assert Notice.objects.count() == 1
