"""Two people write, an act comes twice: nothing is lost, nothing is done a second time."""

import threading

import pytest
from django.db import connection, transaction

from luoshi.base.models import OneTimeKey
from luoshi.base.refusals import AlreadyDone, Stale
from luoshi.base.writing import tell_result, use_once, write_revised
from tests.luoshi.making import NOW, a_jurisdiction, a_unit

pytestmark = pytest.mark.django_db


def test_a_write_that_saw_the_last_revision_is_written() -> None:
    unit = a_unit(a_jurisdiction(), "区商务局")

    write_revised(unit, revision=1, fields={"short_name": "商务局"})

    assert (unit.short_name, unit.revision) == ("商务局", 2)


def test_a_stale_write_is_answered_with_both_texts() -> None:
    unit = a_unit(a_jurisdiction(), "区商务局")
    write_revised(unit, revision=1, fields={"short_name": "商务局"})

    with pytest.raises(Stale) as refused:
        write_revised(unit, revision=1, fields={"short_name": "区商务"})

    assert (refused.value.ours, refused.value.theirs) == ({"short_name": "区商务"}, {"short_name": "商务局"})
    assert unit.revision == 2


def test_a_second_use_of_a_key_is_told_what_came_of_the_first() -> None:
    tell_result(use_once("k", act="plans.draft_plan", now=NOW), "abc")

    with pytest.raises(AlreadyDone) as refused:
        use_once("k", act="plans.draft_plan", now=NOW)

    assert refused.value.result == "abc"


@pytest.mark.django_db(transaction=True)
def test_of_two_uses_of_a_key_at_once_one_acts_and_the_other_is_told() -> None:
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def act() -> None:
        start.wait()
        try:
            with transaction.atomic():
                tell_result(use_once("k", act="plans.draft_plan", now=NOW), "abc")
            outcomes.append("acted")
        except AlreadyDone as refused:
            outcomes.append(refused.result)
        finally:
            connection.close()

    acts = [threading.Thread(target=act) for _ in range(2)]
    for thread in acts:
        thread.start()
    for thread in acts:
        thread.join()

    assert sorted(outcomes) == ["abc", "acted"]
    assert OneTimeKey.objects.values_list("result", flat=True).get() == "abc"


@pytest.mark.django_db(transaction=True)
def test_of_two_writes_at_once_one_is_written_and_the_other_is_told() -> None:
    unit = a_unit(a_jurisdiction(), "区商务局")
    start = threading.Barrier(2)
    outcomes: list[object] = []

    def write(name: str) -> None:
        row = type(unit).objects.get(pk=unit.pk)
        start.wait()
        try:
            outcomes.append(write_revised(row, revision=1, fields={"short_name": name}).short_name)
        except Stale as refused:
            outcomes.append(refused.ours["short_name"] != refused.theirs["short_name"])
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=[name]) for name in ("甲", "乙")]
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()

    unit.refresh_from_db()
    assert set(outcomes) == {True, unit.short_name}
    assert unit.revision == 2
