"""Entries follow each other, and an act whose entry cannot be written does not happen."""

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor, Channel
from luoshi.directory.models import Unit
from luoshi.journal.models import Chain, Entry
from luoshi.journal.operations import record, record_each
from luoshi.journal.verifying import verify_chain
from tests.luoshi.journal.chains import BY, KEY, a_chain
from tests.luoshi.making import NOW, a_jurisdiction, a_unit


@pytest.mark.django_db
def test_an_entry_tells_who_did_what_to_what_and_when() -> None:
    unit = a_unit(a_jurisdiction())
    by = Actor(1, account_key="a", person_key="p", post_key="t", on_behalf_of="b", channel=Channel.API)

    entry = record("unit.renamed", jurisdiction_key=KEY, by=by, now=NOW, about=unit, data={"n": 2})

    kept = Entry.objects.get()
    assert kept == entry
    assert (kept.verb, kept.at, kept.data) == ("unit.renamed", NOW, {"n": 2})
    assert (kept.about_kind, kept.about_key) == ("directory.unit", unit.public_key)
    assert (kept.account_key, kept.person_key, kept.post_key, kept.on_behalf_of) == ("a", "p", "t", "b")
    assert kept.channel == "api"


@pytest.mark.django_db
def test_entries_are_numbered_and_each_names_the_one_before() -> None:
    first, second = a_chain(2)

    assert (first.number, first.previous, second.number, second.previous) == (1, "", 2, first.digest)
    assert Chain.objects.values_list("length", "head").get() == (2, second.digest)


@pytest.mark.django_db
def test_each_jurisdiction_has_a_chain_of_its_own() -> None:
    a_chain(2)

    (other,) = a_chain(1, key="elsewhere")

    assert (other.number, other.previous) == (1, "")


@pytest.mark.django_db
def test_an_entry_costs_three_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    a_chain(1)

    with django_assert_num_queries(3):
        a_chain(1)


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 30])
def test_entries_about_many_rows_cost_three_statements_and_follow_each_other(
    django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    a_chain(1)

    with django_assert_num_queries(3):
        record_each("unit.renamed", [(None, {"n": n}) for n in range(rows)], jurisdiction_key=KEY, by=BY, now=NOW)

    assert list(Entry.objects.values_list("number", flat=True).order_by("pk")) == list(range(1, rows + 2))
    assert verify_chain(KEY) is None


@pytest.mark.django_db
def test_an_entry_about_no_row_at_all_is_none() -> None:
    assert record_each("unit.renamed", [], jurisdiction_key=KEY, by=BY, now=NOW) == []


@pytest.mark.django_db
@pytest.mark.parametrize("value", [1.5, Decimal("1.5"), date(2026, 4, 1), {1, 2}])
def test_data_that_does_not_come_back_as_it_was_is_refused(value: object) -> None:
    with pytest.raises(TypeError), transaction.atomic():
        record("unit.opened", jurisdiction_key=KEY, by=BY, now=NOW, data={"value": value})

    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_data_is_kept_so_that_its_digest_can_be_made_again() -> None:
    record("unit.opened", jurisdiction_key=KEY, by=BY, now=NOW, data={"旧": "x", "keys": {10: ("a", None), 2: True}})

    assert Entry.objects.get().data == {"旧": "x", "keys": {"10": ["a", None], "2": True}}
    assert verify_chain(KEY) is None


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_after_its_entry_leaves_none() -> None:
    jurisdiction = a_jurisdiction()

    def act() -> None:
        a_unit(jurisdiction, "区商务局")
        a_chain(1)
        a_unit(jurisdiction, "区商务局")

    with pytest.raises(IntegrityError), transaction.atomic():
        act()

    assert (Unit.objects.count(), Entry.objects.count(), Chain.objects.count()) == (0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_an_act_whose_entry_fails_is_not_written_even_if_the_failure_is_swallowed() -> None:
    jurisdiction = a_jurisdiction()

    with transaction.atomic():
        a_unit(jurisdiction, "区商务局")
        with pytest.raises(TypeError):
            record("unit.opened", jurisdiction_key=KEY, by=BY, now=NOW, data={"value": 1.5})

    assert Unit.objects.count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("already", [0, 1])
def test_writers_at_once_number_their_entries_one_after_the_other(already: int) -> None:
    a_chain(already)
    start = threading.Barrier(4)

    def write() -> None:
        start.wait()
        try:
            a_chain(5)
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert list(Entry.objects.order_by("number").values_list("number", flat=True)) == list(range(1, already + 21))
    assert verify_chain(KEY) is None


@pytest.mark.django_db
def test_the_database_refuses_to_change_an_entry() -> None:
    a_chain(2)

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(number=1).update(verb="unit.closed")

    assert set(Entry.objects.values_list("verb", flat=True)) == {"unit.opened"}


@pytest.mark.django_db
def test_the_database_refuses_to_delete_an_entry() -> None:
    a_chain(2)

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(number=2).delete()

    assert Entry.objects.count() == 2
