"""Heads are copied outside the database, once each, and survive a crash."""

from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from luoshi.journal.heads import ForgedHead, Head, copied_heads, copy_heads
from tests.luoshi.journal.chains import KEY, a_chain
from tests.luoshi.making import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def heads(settings: Settings, tmp_path: Path) -> Path:
    settings.JOURNAL_HEADS = tmp_path / "heads"
    return tmp_path / "heads" / f"{KEY}.heads"


def test_the_head_of_each_chain_is_copied() -> None:
    here, there = a_chain(2)[-1], a_chain(1, key="elsewhere")[-1]

    assert copy_heads(now=NOW) == 2

    assert list(copied_heads(KEY)) == [Head("2026-04-01T01:00:00+00:00", 2, here.digest, 1)]
    assert list(copied_heads("elsewhere")) == [Head("2026-04-01T01:00:00+00:00", 1, there.digest, 1)]


def test_a_head_is_copied_once() -> None:
    a_chain(2)
    copy_heads(now=NOW)

    assert copy_heads(now=NOW) == 0

    assert len(list(copied_heads(KEY))) == 1


def test_a_chain_that_grew_is_copied_again() -> None:
    a_chain(2)
    copy_heads(now=NOW)
    a_chain(1)

    assert copy_heads(now=NOW) == 1

    assert [head.number for head in copied_heads(KEY)] == [2, 3]


def test_a_line_that_a_crash_cut_short_is_not_believed_and_written_over(heads: Path) -> None:
    a_chain(2)
    copy_heads(now=NOW)
    a_chain(1)
    copy_heads(now=NOW)
    heads.write_bytes(heads.read_bytes()[:-20])

    before = [head.number for head in copied_heads(KEY)]
    copy_heads(now=NOW)

    assert before == [2]
    assert [head.number for head in copied_heads(KEY)] == [2, 3]


@pytest.mark.parametrize("line", [b"nonsense\n", b"\n", b"a b c d\n", b"\xff 1 c d\n"])
def test_a_line_that_is_not_ours_is_refused(heads: Path, line: bytes) -> None:
    a_chain(1)
    copy_heads(now=NOW)
    heads.write_bytes(heads.read_bytes() + line)

    with pytest.raises(ForgedHead) as refused:
        list(copied_heads(KEY))

    assert refused.value.line == 2


def test_a_line_of_another_chain_is_refused(heads: Path) -> None:
    a_chain(1, key="elsewhere")
    copy_heads(now=NOW)
    heads.with_name("elsewhere.heads").rename(heads)

    with pytest.raises(ForgedHead):
        list(copied_heads(KEY))


@pytest.mark.django_db(transaction=True)
def test_heads_are_not_copied_within_a_transaction_that_may_yet_fail() -> None:
    a_chain(1)

    with pytest.raises(RuntimeError), transaction.atomic():
        copy_heads(now=NOW)

    assert list(copied_heads(KEY)) == []
