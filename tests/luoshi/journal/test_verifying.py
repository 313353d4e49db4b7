"""A journal that was tampered with is told from a whole one, and the first break is named."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from luoshi.journal.digests import digest_of
from luoshi.journal.heads import copy_heads
from luoshi.journal.models import Chain, Entry
from luoshi.journal.verifying import Break, Flaw, verify_all, verify_chain
from tests.luoshi.journal.chains import KEY, a_chain, without_guards
from tests.luoshi.making import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def heads(settings: Settings, tmp_path: Path) -> Path:
    settings.JOURNAL_HEADS = tmp_path / "heads"
    return tmp_path / "heads" / f"{KEY}.heads"


def test_a_chain_as_it_was_written_holds() -> None:
    a_chain(5)

    assert verify_chain(KEY) is None
    assert verify_all() is None


def test_a_chain_longer_than_one_chunk_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.journal.verifying._CHUNK", 2)
    a_chain(5)

    assert verify_chain(KEY) is None


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "unit.closed"},
        {"data": {"n": 7}},
        {"at": NOW + timedelta(microseconds=1)},
        {"about_key": "another"},
        {"account_key": "another"},
        {"person_key": "another"},
        {"post_key": "another"},
        {"on_behalf_of": "another"},
        {"channel": "web"},
        {"previous": "0" * 64},
        {"digest": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_entry_is_named(change: dict[str, object]) -> None:
    a_chain(5)
    with without_guards():
        Entry.objects.filter(number=3).update(**change)

    assert verify_chain(KEY) == Break(KEY, Flaw.CHANGED, 3)


def test_a_removed_entry_is_named() -> None:
    a_chain(5)
    with without_guards():
        Entry.objects.filter(number=3).delete()

    assert verify_chain(KEY) == Break(KEY, Flaw.MISSING, 3)


def test_a_removed_entry_is_named_even_if_the_later_ones_are_numbered_anew() -> None:
    a_chain(5)
    with without_guards():
        Entry.objects.filter(number=3).delete()
        Entry.objects.filter(number=4).update(number=3)
        Entry.objects.filter(number=5).update(number=4)

    assert verify_chain(KEY) == Break(KEY, Flaw.CHANGED, 3)


@pytest.mark.parametrize("number", [0, 6])
def test_an_entry_inserted_before_the_first_or_after_the_last_is_named(number: int) -> None:
    forged = a_chain(5)[-1]
    forged.pk, forged.number = None, number
    forged.save(force_insert=True)

    assert verify_chain(KEY) == Break(KEY, Flaw.INSERTED, number)


def test_an_entry_inserted_into_no_chain_is_named() -> None:
    (genuine,) = a_chain(1)
    genuine.pk, genuine.jurisdiction_key = None, "nowhere"
    genuine.save(force_insert=True)

    assert verify_all() == Break("nowhere", Flaw.INSERTED, 1)


def test_a_genuine_entry_of_another_time_in_the_place_of_one_is_named() -> None:
    chain = a_chain(5)
    third = chain[2]
    third.previous = "0" * 64
    third.digest = digest_of(third)  # as if it came out of another copy of the database, written with our key
    with without_guards():
        third.save()

    assert verify_chain(KEY) == Break(KEY, Flaw.MISLINKED, 3)


def test_a_chain_cut_off_is_found_by_its_head() -> None:
    a_chain(5)
    with without_guards():
        Entry.objects.filter(number__gte=4).delete()

    assert verify_chain(KEY) == Break(KEY, Flaw.CUT_OFF, 4)


def test_a_changed_head_is_found() -> None:
    a_chain(5)
    Chain.objects.update(head="0" * 64)

    assert verify_chain(KEY) == Break(KEY, Flaw.HEAD_CHANGED, 5)


def test_a_chain_cut_off_with_its_head_is_found_by_a_copy() -> None:
    chain = a_chain(5)
    copy_heads(now=NOW)
    with without_guards():
        Entry.objects.filter(number__gte=4).delete()
    Chain.objects.update(length=3, head=chain[2].digest)

    assert verify_chain(KEY) == Break(KEY, Flaw.CUT_OFF, 4)


def test_a_chain_that_is_gone_is_found_by_a_copy() -> None:
    a_chain(5)
    copy_heads(now=NOW)
    with without_guards():
        Entry.objects.all().delete()
    Chain.objects.all().delete()

    assert verify_all() == Break(KEY, Flaw.CUT_OFF, 1)


def test_a_chain_written_anew_with_the_key_is_found_by_a_copy() -> None:
    a_chain(3)
    copy_heads(now=NOW)
    a_chain(2)
    with without_guards():
        Entry.objects.all().delete()
    Chain.objects.all().delete()
    a_chain(2, key=KEY)
    a_chain(4)
    copy_heads(now=NOW)

    assert verify_chain(KEY) == Break(KEY, Flaw.REWRITTEN, 3)


def test_a_chain_that_went_back_and_grew_again_is_found_by_its_copies() -> None:
    chain = a_chain(5)
    copy_heads(now=NOW)
    with without_guards():
        Entry.objects.filter(number__gte=4).delete()
    Chain.objects.update(length=3, head=chain[2].digest)
    copy_heads(now=NOW)
    a_chain(2)

    assert verify_chain(KEY) == Break(KEY, Flaw.REWRITTEN, 5)


def test_a_chain_that_went_back_for_a_while_is_found_by_its_copies() -> None:
    chain = a_chain(5)
    copy_heads(now=NOW)
    Chain.objects.update(length=3, head=chain[2].digest)
    copy_heads(now=NOW)
    Chain.objects.update(length=5, head=chain[4].digest)

    assert verify_chain(KEY) == Break(KEY, Flaw.REWRITTEN, 3)


def test_what_was_written_since_the_last_copy_is_no_break() -> None:
    a_chain(2)
    copy_heads(now=NOW)
    a_chain(2)

    assert verify_chain(KEY) is None


def test_a_copy_with_another_digest_is_no_copy_of_ours(heads: Path) -> None:
    a_chain(2)
    copy_heads(now=NOW)
    a_chain(1)
    copy_heads(now=NOW)
    first, second = heads.read_text().splitlines(keepends=True)
    heads.write_text(first + second.replace(" 3 ", " 2 "))

    assert verify_chain(KEY) == Break(KEY, Flaw.COPY_FORGED, 2)


@pytest.mark.parametrize("flaw", list(Flaw))
def test_every_flaw_is_told_in_a_sentence(flaw: Flaw) -> None:
    sentence = str(Break(KEY, flaw, 3))

    assert KEY in sentence
    assert "第 3 " in sentence
    assert sentence.endswith("。")
