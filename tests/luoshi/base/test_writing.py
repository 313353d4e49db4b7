"""Two people write, an act comes twice: nothing is lost, nothing is done a second time."""

import pytest

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
