"""What units filed is not kept for ever: names and telephones go half a year after the office decided."""

from datetime import timedelta

import pytest

from luoshi.directory.models import CollectingLink, LiaisonFiling, Unit
from luoshi.directory.operations.leaving import FILINGS_KEPT, clear_old_filings
from luoshi.directory.states import FilingState
from luoshi.journal.models import Entry
from tests.luoshi.making import NOW, a_jurisdiction, a_unit

pytestmark = pytest.mark.django_db


def a_filing(
    unit: Unit, *, state: FilingState = FilingState.ACCEPTED, decided: timedelta | None = None
) -> LiaisonFiling:
    link = CollectingLink.objects.create(
        jurisdiction=unit.jurisdiction,
        unit=unit,
        token_hash=f"{CollectingLink.objects.count():064x}",
        created_at=NOW,
        expires_at=NOW,
    )
    return LiaisonFiling.objects.create(
        jurisdiction=unit.jurisdiction,
        unit=unit,
        link=link,
        liaison="乙某",
        telephone="2233",
        filed_by="丙某",
        filed_at=NOW,
        state=state,
        decided_at=NOW + decided if decided is not None else None,
    )


def test_names_and_telephones_of_old_filings_go_with_one_entry_a_jurisdiction() -> None:
    unit, elsewhere = a_unit(a_jurisdiction()), a_unit(a_jurisdiction("别处"))
    old = [
        a_filing(unit, decided=timedelta()),
        a_filing(unit, decided=timedelta()),
        a_filing(elsewhere, decided=timedelta()),
    ]

    count = clear_old_filings(now=NOW + FILINGS_KEPT + timedelta(seconds=1))

    cleared = LiaisonFiling.objects.filter(pk__in=[row.pk for row in old])
    assert (count, set(cleared.values_list("liaison", "telephone", "filed_by"))) == (3, {("", "", "")})
    told = Entry.objects.filter(verb="directory.filings_cleared").order_by("pk")
    assert [entry.data["filings"] for entry in told] == [2, 1]


def test_what_was_decided_lately_or_waits_stays() -> None:
    unit = a_unit(a_jurisdiction())
    a_filing(unit, decided=timedelta(days=1))
    a_filing(unit, state=FilingState.WAITING)

    assert clear_old_filings(now=NOW + FILINGS_KEPT) == 0
    assert set(LiaisonFiling.objects.values_list("liaison", flat=True)) == {"乙某"}


def test_what_was_cleared_is_not_cleared_again() -> None:
    a_filing(a_unit(a_jurisdiction()), decided=timedelta())
    later = NOW + FILINGS_KEPT + timedelta(days=1)
    clear_old_filings(now=later)

    assert clear_old_filings(now=later) == 0
    assert Entry.objects.filter(verb="directory.filings_cleared").count() == 1
