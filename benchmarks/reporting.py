"""A year of reports: 60 units with 40 tasks each, twelve periods; opening a period, the pages of unit and office, reminding all.

Builds a tenth of it and all of it, on SQLite, and once more in the database that DATABASE_URL names, if it does.

Usage: python -m benchmarks.reporting [UNITS]
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta

from benchmarks._plans import show
from benchmarks.ledger import Measured, each_database, is_for_each_database, measure, system

UNITS, TASKS, PERIODS = 60, 40, 12
FEWER = 10
"""The smaller plan has a tenth of the units."""
PAGE_MS, OPENING_S = 200.0, 3.0
WANTED = ("grid", "unit page")


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def year(units: int) -> tuple[dict[str, float], dict[str, Measured]]:
    """Live a year with so many units; return the seconds of acts and what the pages take."""
    from django.test import Client  # noqa: PLC0415 -- after django.setup()

    from luoshi.base.actors import Role  # noqa: PLC0415
    from luoshi.base.actors import system as itself  # noqa: PLC0415
    from luoshi.indicators.operations import lay_out_goalposts  # noqa: PLC0415
    from luoshi.plans.models import Term  # noqa: PLC0415
    from luoshi.reporting.models import Entry, Report  # noqa: PLC0415
    from luoshi.reporting.operations import open_period  # noqa: PLC0415
    from luoshi.reporting.operations.reminding import remind, tell_opened  # noqa: PLC0415
    from tests.luoshi.making import NOW, a_jurisdiction, a_unit, an_account  # noqa: PLC0415
    from tests.luoshi.plans.frozen import a_plan_in_force  # noqa: PLC0415
    from tests.luoshi.reporting.making import a_period, a_schedule  # noqa: PLC0415

    place = a_jurisdiction()
    made_units = [a_unit(place) for _ in range(units)]
    liaisons = [an_account(place, Role.LIAISON, unit=unit) for unit in made_units]
    clerk = an_account(place)
    frozen = a_plan_in_force(place, tasks=TASKS, parts=units, members=0, units=made_units)
    Term.objects.filter(version=frozen.version).update(duty="required")
    lay_out_goalposts(version=frozen.version, by=itself(place.pk), now=NOW)
    schedule = a_schedule(frozen.plan)
    opening = 0.0
    for month in range(1, PERIODS + 1):
        if month > 1:
            Report.objects.filter(plan=frozen.plan).update(state="accepted", first_approved_at=NOW)
            Entry.objects.filter(report__plan=frozen.plan).update(
                is_touched=True, progress="on_track", done="完成摸底。" * 20
            )
        period = a_period(schedule, month=month, opened=False)
        opening = seconds(lambda period=period: open_period(period=period, by=itself(place.pk), now=NOW))  # type: ignore[misc]
    today = date(2026, 12, 25)
    acts = {
        "opening a period": opening,
        "telling all liaisons": seconds(lambda: tell_opened(period=period, now=NOW, today=today)),
        "reminding all": seconds(lambda: remind(now=NOW + timedelta(days=1), today=today)),
    }
    office, unit = Client(), Client()
    office.force_login(clerk)
    unit.force_login(liaisons[-1])
    report = Report.objects.get(period=period, unit=made_units[-1])
    plan = f"/plans/{frozen.plan.public_key}/reporting/"
    pages = {
        "grid": measure(office, f"{plan}grid/"),
        "grid.xlsx": measure(office, f"{plan}grid.xlsx"),
        "period": measure(office, f"/periods/{period.public_key}/"),
        "reviewing": measure(office, "/reviewing/"),
        "review of a report": measure(office, f"/reports/{report.public_key}/"),
        "unit page": measure(unit, f"/reports/{report.public_key}/"),
        "unit list": measure(unit, "/reports/"),
    }
    return acts, pages


def main() -> int:
    """Measure and print; tell whether all is as wanted."""
    units = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    if is_for_each_database():
        return each_database("benchmarks.reporting", units)
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("LUOSHI_HOME", home)
        with system() as database:
            few_acts, few = year(max(units // FEWER, 1))
            acts, many = year(units)
    head = (f"{database}, {units // FEWER} and {units} units", "ms", "ms", "ratio", "questions", "questions")
    rows = [
        (name, f"{few_acts[name] * 1000:.0f}", f"{s * 1000:.0f}", f"{s / few_acts[name]:.1f}", "", "")
        for name, s in acts.items()
    ]
    for name, page in many.items():
        ratio = page.milliseconds / few[name].milliseconds
        counts = (str(few[name].questions), str(page.questions))
        rows.append((name, f"{few[name].milliseconds:.0f}", f"{page.milliseconds:.0f}", f"{ratio:.1f}", *counts))
    show(head, rows)
    print(f"wanted: at most {PAGE_MS:.0f} ms for {' and '.join(WANTED)}, {OPENING_S:.0f} s for opening a period")
    is_slow = any(many[name].milliseconds > PAGE_MS for name in WANTED) or acts["opening a period"] > OPENING_S
    return int(is_slow)


if __name__ == "__main__":
    sys.exit(main())
