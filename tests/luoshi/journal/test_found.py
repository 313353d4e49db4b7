"""Entries found by filters, in pages that go on where the last one ended."""

import re
from datetime import timedelta

import pytest
from django.db import connection

from luoshi.base.actors import Actor, Role
from luoshi.directory.models import Jurisdiction
from luoshi.journal.models import Entry
from luoshi.journal.operations import record
from luoshi.journal.queries import Wanted, entries_after, entries_found
from tests.luoshi.journal.chains import a_chain
from tests.luoshi.making import NOW, a_jurisdiction, a_unit, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Jurisdiction:
    return a_jurisdiction()


@pytest.fixture
def auditor(here: Jurisdiction) -> Actor:
    return an_actor(here, Role.ADMINISTRATOR)


def numbers(by: Actor, wanted: Wanted) -> list[int]:
    return [entry.number for entry in entries_found(by, wanted)]


def test_entries_are_found_by_each_filter(here: Jurisdiction, auditor: Actor) -> None:
    unit, clerk = a_unit(here), an_actor(here)
    key = here.public_key
    record("unit.opened", jurisdiction_key=key, by=auditor, now=NOW)
    record("unit.renamed", jurisdiction_key=key, by=clerk, now=NOW + timedelta(days=1), about=unit)
    a_chain(1, key=key)
    a_chain(1, key="elsewhere")

    assert numbers(auditor, Wanted()) == [2, 3, 1]
    assert numbers(auditor, Wanted(persons={clerk.person_key})) == [2]
    assert numbers(auditor, Wanted(persons=set())) == []
    assert numbers(auditor, Wanted(verbs={"unit.opened"})) == [3, 1]
    assert numbers(auditor, Wanted(kind="directory.unit")) == [2]
    assert numbers(auditor, Wanted(key=unit.public_key)) == [2]
    assert numbers(auditor, Wanted(channel="job")) == [3]
    assert numbers(auditor, Wanted(since=NOW + timedelta(days=1))) == [2]
    assert numbers(auditor, Wanted(until=NOW + timedelta(days=1))) == [3, 1]


def test_pages_follow_one_another_without_gap_or_repetition(here: Jurisdiction, auditor: Actor) -> None:
    for days in (0, 2, 1, 1, 2, 0, 1):  # clocks of several machines, and acts of one moment
        record("unit.opened", jurisdiction_key=here.public_key, by=auditor, now=NOW + timedelta(days=days))
    all_of_them = entries_found(auditor, Wanted())

    seen: list[Entry] = list(all_of_them[:2])
    while following := list(entries_after(all_of_them, number=seen[-1].number, by=auditor)[:2]):
        seen += following

    assert seen == list(all_of_them)
    assert [entry.number for entry in seen] == [5, 2, 7, 4, 3, 6, 1]


@pytest.mark.parametrize(
    "wanted", [Wanted(), Wanted(persons={"p"}), Wanted(kind="k"), Wanted(key="k"), Wanted(until=NOW)], ids=str
)
def test_no_page_reads_the_whole_table(here: Jurisdiction, auditor: Actor, wanted: Wanted) -> None:
    a_chain(3, key=here.public_key)
    if connection.vendor == "postgresql":  # which reads a small table whole, where it may
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")

    plan = entries_after(entries_found(auditor, wanted), number=3, by=auditor)[:51].explain().lower()

    assert re.search(r"index( scan using| cond|)[^\n]* journal_", plan) is not None
    assert "seq scan" not in plan
    assert "scan journal_entry" not in plan
