"""The pages of a large plan: server time and questions to the database, for 200 tasks and for 2,000, with ten units each.

Builds both plans in a temporary SQLite, and once more in the database that DATABASE_URL names, if it does: there in a
database of its own, which is dropped again. Every page is asked for as a browser asks, through all of the middleware.

Usage: python -m benchmarks.ledger [TASKS]
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks._plans import show

TASKS = 2_000
FEWER = 10
"""The smaller plan has a tenth of the tasks."""
RUNS = 15
CHILD = "LUOSHI_BENCHMARK_CHILD"
"""Set in the environment of a benchmark that another one started."""
WANTED_MS = 150.0
WANTED = frozenset({"ledger, 50 rows", "ledger, 100 rows", "overview"})


class Measured(NamedTuple):
    """One page: milliseconds of the best of several runs, questions, and kilobytes."""

    milliseconds: float
    questions: int
    kilobytes: float


@contextmanager
def system() -> Iterator[str]:
    """Set up Django with a database of its own, and yield what kind of database it is."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "luoshi.settings.test"
    import django  # noqa: PLC0415 -- settings come from the environment, which is set here

    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- as above
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import setup_test_environment, teardown_test_environment  # noqa: PLC0415

    if connection.vendor == "sqlite":
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(settings.HOME / "benchmark.sqlite3")
    settings.STATIC_ROOT = Path(settings.HOME) / "static"
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    setup_test_environment(debug=False)
    connection.creation.create_test_db(verbosity=0)
    try:
        yield connection.vendor
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
        teardown_test_environment()


def pages(tasks: int) -> dict[str, Measured]:
    """Return what each page of a plan with so many tasks takes."""
    from django.test import Client  # noqa: PLC0415 -- after django.setup()

    from tests.luoshi.making import a_jurisdiction, an_account  # noqa: PLC0415
    from tests.luoshi.plans.frozen import a_plan_in_force  # noqa: PLC0415

    jurisdiction = a_jurisdiction()
    account = an_account(jurisdiction)
    made = a_plan_in_force(jurisdiction, tasks=tasks, parts=10, members=0)
    client = Client()
    client.force_login(account)
    plan = f"/plans/{made.plan.public_key}/"
    unit = made.units[3].public_key
    asked = {
        "plans": "/plans/",
        "overview": plan,
        "ledger, 50 rows": f"{plan}ledger/",
        "ledger, 100 rows": f"{plan}ledger/?size=100",
        "ledger, last page": f"{plan}ledger/?size=100&page=20",
        "ledger of a unit": f"{plan}ledger/?unit={unit}&role=lead",
        "ledger by word": f"{plan}ledger/?words=托育",
        "ledger by lead": f"{plan}ledger/?sort=lead",
        "ledger, all rows": f"{plan}ledger/?size=all",
        "ledger.xlsx": f"{plan}ledger.xlsx",
        "task": f"{plan}tasks/{made.task(tasks // 2).public_key}/",
        "unit": f"{plan}units/{unit}/",
        "units": f"{plan}units/",
    }
    return {name: measure(client, url) for name, url in asked.items()}


def measure(client: object, url: str) -> Measured:
    """Return what an address takes: asked once to warm up, then several times, the last time with its questions."""
    from django.db import connection  # noqa: PLC0415 -- after django.setup()
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    assert isinstance(client, Client)  # noqa: S101 -- told to the type checker
    answer = client.get(url)
    if answer.status_code != 200:
        raise SystemExit(f"{url} was answered with {answer.status_code}")
    times = []
    for _ in range(RUNS if len(answer.content) < 1_000_000 else 3):
        start = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - start) * 1_000)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(url)
    return Measured(min(times), len(captured), len(answer.content) / 1_000)


def report(database: str, tasks: int, few: dict[str, Measured], many: dict[str, Measured]) -> int:
    """Print the table of one database, and return how many pages are slower than wanted or ask more for more tasks."""
    rows, wrong = [], 0
    for name, page in many.items():
        is_slow = name in WANTED and page.milliseconds > WANTED_MS
        asks_more = page.questions != few[name].questions
        wrong += is_slow + asks_more
        rows.append(
            (
                name,
                f"{few[name].milliseconds:.0f}",
                f"{page.milliseconds:.0f}{' too slow' if is_slow else ''}",
                f"{page.milliseconds / few[name].milliseconds:.1f}",
                f"{few[name].questions}",
                f"{page.questions}{' more' if asks_more else ''}",
                f"{page.kilobytes:.0f}",
            )
        )
    head = (f"{database}, {tasks // FEWER} and {tasks} tasks", "ms", "ms", "ratio", "questions", "questions", "kB")
    show(head, rows)
    return wrong


def main() -> int:
    """Measure and print; tell whether all is as wanted."""
    tasks = int(sys.argv[1]) if len(sys.argv) > 1 else TASKS
    if is_for_each_database():
        return each_database("benchmarks.ledger", tasks)
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("LUOSHI_HOME", home)
        with system() as database:
            few, many = pages(tasks // FEWER), pages(tasks)
    wrong = report(database, tasks, few, many)
    print(f"wanted: at most {WANTED_MS:.0f} ms for the overview and the ledger by pages, as many questions for all")
    return min(wrong, 1)


def each_database(module: str, argument: int) -> int:
    """Run a benchmark once for SQLite and once for the database that is named: Django knows one a process."""
    import subprocess  # noqa: PLC0415 -- only here

    named = os.environ | {CHILD: "1"}
    lite = {name: value for name, value in named.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", module, str(argument)]
    return max(subprocess.run(command, env=env, check=False).returncode for env in (lite, named))


def is_for_each_database() -> bool:
    """Tell whether a benchmark was started by a person who names a database, and not by itself."""
    return bool(os.environ.get("DATABASE_URL")) and CHILD not in os.environ


if __name__ == "__main__":
    sys.exit(main())
