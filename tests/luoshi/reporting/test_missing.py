"""What has not come is the same everywhere: the queue, the period, the grid."""

import pytest

from luoshi.reporting.operations import Remarked, return_report
from luoshi.reporting.queries.grid import grid, open_periods
from luoshi.reporting.queries.missing import missing_in
from tests.luoshi.making import NOW, TODAY
from tests.luoshi.reporting.making import AtWork, approved, at_work, submitted

pytestmark = pytest.mark.django_db


def counted(made: AtWork) -> tuple[int, int, int]:
    """Return how many reports are missing by the queue, by the period, and by the grid."""
    found = grid(made.plan, by=made.clerk, today=TODAY)
    must, came, _in_time = found.totals[0]
    in_period = missing_in(made.period, by=made.clerk, today=TODAY)
    return open_periods(made.clerk)[0].missing, len(in_period), must - came


def test_what_the_unit_s_head_returned_has_not_come() -> None:
    made = at_work(tasks=1, parts=1)
    return_report(report=submitted(made), remarks=[Remarked("请补充。")], by=made.unit_head, now=NOW)

    assert counted(made) == (1, 1, 1)


def test_what_the_office_returned_has_come() -> None:
    made = at_work(tasks=1, parts=1)
    return_report(report=approved(made), remarks=[Remarked("请补充。")], by=made.clerk, now=NOW)

    assert counted(made) == (0, 0, 0)
