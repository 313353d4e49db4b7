"""A year of reports: 60 units with 40 tasks each, twelve periods; opening a period, the pages of unit and office, reminding all.

Builds a tenth of it and all of it, on SQLite, and once more in the database that DATABASE_URL names, if it does.

Usage: python -m benchmarks.reporting [UNITS]
"""

import io
import os
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from benchmarks._plans import show
from benchmarks.ledger import Measured, each_database, is_for_each_database, measure, system

if TYPE_CHECKING:
    from django.test import Client

    from luoshi.reporting.models import Period

UNITS, TASKS, PERIODS = 60, 40, 12
FEWER = 10
"""The smaller plan has a tenth of the units."""
PAGE_MS, OPENING_S, TAKING_S = 200.0, 3.0, 30.0
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
    acts |= workbooks(office, period)
    return acts, pages


def workbooks(office: "Client", period: "Period") -> dict[str, float]:
    """Hand the workbooks of a period out, fill in a cell of every task, send all of them back; return the seconds."""
    from luoshi.reporting.models import Report, ReturnedBook  # noqa: PLC0415 -- after django.setup()
    from luoshi.reporting.states import BookState, ReportState  # noqa: PLC0415
    from tests.luoshi.reporting.books import HEAD, cells_of, saved  # noqa: PLC0415

    Report.objects.filter(period=period).update(state=ReportState.DRAFT)
    type(period).objects.filter(pk=period.pk).update(due_on=date(2099, 12, 25), closes_on=date(2099, 12, 31))
    answers: list[bytes] = []
    handing = seconds(lambda: answers.append(office.get(f"/periods/{period.public_key}/workbooks.zip").getvalue()))
    bundle = zipfile.ZipFile(io.BytesIO(answers[0]))
    files = []
    for name in bundle.namelist():
        cells = cells_of(bundle.read(name))
        rows = cells["填报"]
        at = rows[HEAD].index("存在的问题")
        for row in rows[HEAD + 1 :]:
            row[at] = "缺人手。"
        files.append(SimpleUploadedFile(name, saved(cells)))

    def take_in() -> None:
        for number, file in enumerate(files):
            office.post(
                "/workbooks/",
                {"files": file, "write": "1", "once_key": f"{period.pk}-{number}"},
                headers={"HX-Request": "true"},
            )

    taking = seconds(take_in)
    written = ReturnedBook.objects.filter(report__period=period, state=BookState.WRITTEN).count()
    if written != len(files):
        raise SystemExit(f"{written} of {len(files)} workbooks were written in")
    return {"handing out workbooks": handing, "taking workbooks in": taking}


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
    print(
        f"wanted: at most {PAGE_MS:.0f} ms for {' and '.join(WANTED)}, {OPENING_S:.0f} s for opening a period,",
        f"{TAKING_S:.0f} s for taking all workbooks in",
    )
    is_slow = any(many[name].milliseconds > PAGE_MS for name in WANTED) or acts["opening a period"] > OPENING_S
    is_slow = is_slow or acts["taking workbooks in"] > TAKING_S
    return int(is_slow)


if __name__ == "__main__":
    sys.exit(main())
