"""The journal with a million entries: its page as the auditor asks for it, one entry more, the export, and the check of all.

Builds two journals in temporary databases of their own, the smaller with a hundredth of the entries; on SQLite, and once more
in the database that DATABASE_URL names, if it does.

Usage: python -m benchmarks.journal [ENTRIES]
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from benchmarks._plans import show
from benchmarks.ledger import each_database, is_for_each_database, system

ENTRIES = 1_000_000
FEWER = 100
"""The smaller journal has a hundredth of the entries."""
VERBS = (
    "plans.piece_changed",
    "plans.doubt_settled",
    "directory.unit_changed",
    "documents.received",
    "plans.view_saved",
)
BATCH = 20_000
PAGE_MS = 200.0
START = datetime(2021, 1, 1, tzinfo=UTC)
Timed = dict[str, float]


def best(work: Callable[[], object], runs: int = 5) -> float:
    """Return the milliseconds of the best of several runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1_000)
    return min(times)


def entries(key: str, count: int) -> Iterator[object]:
    """Yield entries as acts would have written them over five years, each keyed to the one before it."""
    from luoshi.journal.digests import digest_of  # noqa: PLC0415 -- after django.setup()
    from luoshi.journal.models import Entry  # noqa: PLC0415

    previous = ""
    for number in range(1, count + 1):
        entry = Entry(
            jurisdiction_key=key,
            number=number,
            at=START + timedelta(seconds=number * 150),
            verb=VERBS[number % len(VERBS)],
            about_kind="plans.plan",
            about_key=f"plan-{number % 997}",
            data={"count": number % 7},
            person_key=f"person-{number % 61}",
            channel="web",
            previous=previous,
        )
        entry.digest = previous = digest_of(entry)
        yield entry


def fill(key: str, count: int) -> None:
    """Write a journal of so many entries."""
    from luoshi.journal.models import Chain, Entry  # noqa: PLC0415 -- after django.setup()

    made, last = entries(key, count), ""
    while batch := list(islice(made, BATCH)):
        Entry.objects.bulk_create(batch)  # type: ignore[arg-type]
        last = batch[-1].digest  # type: ignore[attr-defined]
    Chain.objects.create(jurisdiction_key=key, length=count, head=last)


def measured(count: int) -> Timed:
    """Return what a journal of so many entries takes, in milliseconds."""
    from django.test import Client  # noqa: PLC0415 -- after django.setup()
    from django.utils import timezone  # noqa: PLC0415

    from luoshi.base import actors  # noqa: PLC0415
    from luoshi.journal.operations import record  # noqa: PLC0415
    from luoshi.journal.verifying import verify_all  # noqa: PLC0415
    from tests.luoshi.making import a_jurisdiction, an_account  # noqa: PLC0415

    place = a_jurisdiction()
    account = an_account(place, actors.Role.AUDITOR)
    fill(place.public_key, count)
    client = Client()
    client.force_login(account)
    now = timezone.now()

    def asked(query: str) -> Callable[[], object]:
        return lambda: client.get(f"/journal/{query}")

    def exported() -> None:
        answer = client.post("/journal/export/")
        if answer.status_code != 200:
            raise SystemExit(f"export: {answer.status_code}")
        for _chunk in answer:
            pass

    return {
        "page": best(asked("")),
        "a later page": best(asked(f"?after={count // 2}")),
        "by group of verbs": best(asked("?group=plans")),
        "by days": best(asked("?since=2021-03-01&until=2021-03-31")),
        "one entry more": best(
            lambda: record("plans.view_saved", jurisdiction_key=place.public_key, by=actors.system(place.pk), now=now)
        ),
        "export (at most 100,000)": best(exported, 1),
        "check of all": best(verify_all, 1),
    }


def main() -> int:
    """Measure and print; tell whether the page is as quick as wanted."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    if is_for_each_database():
        return each_database("benchmarks.journal", count)
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("LUOSHI_HOME", home)
        with system() as database:
            few, many = measured(max(count // FEWER, 1)), measured(count)
    rows = [(name, f"{few[name]:.0f}", f"{ms:.0f}", f"{ms / few[name]:.1f}") for name, ms in many.items()]
    show((f"{database}, {count // FEWER} and {count} entries", "ms", "ms", "ratio"), rows)
    return int(many["page"] > PAGE_MS)


if __name__ == "__main__":
    sys.exit(main())
