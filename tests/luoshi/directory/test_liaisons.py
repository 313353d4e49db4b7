"""The list of liaisons, its workbook, and the links by which units say who theirs are."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.directory.liaisons import filings_waiting, liaison_list, write_liaisons
from luoshi.directory.models import CollectingLink, Holding, Jurisdiction, LiaisonFiling, Person, Unit
from luoshi.directory.operations import (
    accept_filing,
    close_unit,
    file_liaison,
    hold_post,
    import_liaisons,
    offer_link,
    refuse_filing,
)
from luoshi.directory.operations.importing import Report
from luoshi.directory.operations.liaisons import hash_of
from luoshi.directory.states import FilingState
from luoshi.directory.workbook import Row, read_workbook
from luoshi.directory.workbook.sheets import LIAISONS
from luoshi.journal.models import Entry
from tests.luoshi.directory.building import a_district, a_person, a_post, enter, itself, last_entry, verbs
from tests.luoshi.making import NOW, TODAY, an_actor

pytestmark = pytest.mark.django_db
MID_MONTH = date(2026, 4, 15)
IN_A_WEEK = NOW + timedelta(days=7)
GIVEN = {"liaison": "乙某", "telephone": "13900000002", "filed_by": "丙某"}


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


@pytest.fixture
def unit(district: Jurisdiction) -> Unit:
    return enter(district, "霁川市澜棠区商务局", "区商务局")


def a_liaison(unit: Unit, name: str = "甲某") -> Holding:
    by, person = itself(unit.jurisdiction), a_person(unit.jurisdiction, name)
    post = a_post(unit, "联络员", Role.LIAISON)
    return hold_post(post=post, person=person, from_day=date(2026, 1, 1), by=by, now=NOW)


def imported(unit: Unit, *rows: Row, from_day: date = MID_MONTH) -> Report:
    by = itself(unit.jurisdiction)
    return import_liaisons(rows=rows, jurisdiction=unit.jurisdiction, from_day=from_day, by=by, now=NOW)


def a_row(**cells: str) -> Row:
    return Row("liaisons", 2, {"unit": "区商务局", **cells})


def liaisons(unit: Unit) -> list[tuple[str, str, date | None, date | None]]:
    rows = Holding.objects.filter(post__unit=unit, post__role=Role.LIAISON).order_by("pk")
    return list(rows.values_list("person__name", "person__telephone", "from_day", "until"))


def a_link(unit: Unit) -> CollectingLink:
    link, _token = offer_link(unit=unit, expires_at=IN_A_WEEK, by=itself(unit.jurisdiction), now=NOW)
    return link


def filed(unit: Unit, **given: str) -> LiaisonFiling:
    return file_liaison(link=a_link(unit), given=GIVEN | given, by=itself(unit.jurisdiction), now=NOW)


def test_units_without_a_liaison_come_first(district: Jurisdiction, unit: Unit) -> None:
    a_liaison(unit)
    bare = enter(district, "区统计局")
    closed = enter(district, "区旧局")
    close_unit(unit=closed, revision=1, closed_on=TODAY, by=itself(district), now=NOW, today=TODAY)

    found = list(liaison_list(an_actor(district, Role.READER, unit=unit), today=TODAY))

    assert [(one.short_name, one.has_liaison) for one in found] == [  # type: ignore[attr-defined]
        ("区统计局", False),
        ("区商务局", True),
    ]
    assert bare in found


def test_a_liaison_of_yesterday_is_missing_today(unit: Unit) -> None:
    held = a_liaison(unit)
    Holding.objects.filter(pk=held.pk).update(until=TODAY - timedelta(days=1))

    (found,) = liaison_list(an_actor(unit.jurisdiction, Role.READER, unit=unit), today=TODAY)

    assert found.has_liaison is False  # type: ignore[attr-defined]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_no_more_queries_for_more_units(
    district: Jurisdiction, unit: Unit, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reader = an_actor(district, Role.READER, unit=unit)
    for number in range(count):
        other = enter(district, f"第{number}局")
        a_liaison(other, f"第{number}人")
        hold_post(post=a_post(other, "局长", Role.UNIT_HEAD), person=a_person(district), by=itself(district), now=NOW)

    with django_assert_num_queries(5):
        found = [
            held.person.name
            for one in liaison_list(reader, today=TODAY)
            for post in [*one.liaison_posts, *one.head_posts]  # type: ignore[attr-defined]
            for held in post.held
        ]

    assert len(found) == 2 * count


def test_the_workbook_that_was_written_is_taken_in_without_a_change(district: Jurisdiction, unit: Unit) -> None:
    a_liaison(unit)
    enter(district, "区统计局")

    rows = read_workbook(write_liaisons(an_actor(district, Role.READER, unit=unit), today=TODAY), (LIAISONS,))
    report = imported(unit, *rows)

    assert [row["liaison"] for row in rows] == ["甲某", ""]
    assert report.counts == {"created": 0, "changed": 0, "unchanged": 2, "refused": 0}


def test_a_formula_in_a_name_stays_text_in_the_workbook(unit: Unit) -> None:
    a_liaison(unit, "=1+1")

    raw = write_liaisons(an_actor(unit.jurisdiction, Role.READER, unit=unit), today=TODAY)

    assert [row["liaison"] for row in read_workbook(raw, (LIAISONS,))] == ["=1+1"]


def test_a_new_name_takes_over_from_a_day_on(unit: Unit) -> None:
    a_liaison(unit)

    report = imported(unit, a_row(liaison="乙某", telephone="139"))

    assert report.counts["changed"] == 1
    assert liaisons(unit) == [
        ("甲某", "", date(2026, 1, 1), date(2026, 4, 14)),
        ("乙某", "139", MID_MONTH, None),
    ]


def test_a_unit_without_posts_gets_them_and_a_second_time_nothing_changes(unit: Unit) -> None:
    row = a_row(liaison="乙某", telephone="139", head="丁某", head_telephone="138")

    first, second = imported(unit, row), imported(unit, row)

    assert (first.counts["created"], second.counts["unchanged"]) == (1, 1)
    assert liaisons(unit) == [("乙某", "139", MID_MONTH, None)]
    assert Person.objects.get(name="丁某").telephone == "138"
    assert verbs().count("directory.liaisons_imported") == 1


def test_a_new_telephone_of_the_same_person_is_taken(unit: Unit) -> None:
    a_liaison(unit)

    assert imported(unit, a_row(liaison="甲某", telephone="139")).counts["changed"] == 1
    assert liaisons(unit) == [("甲某", "139", date(2026, 1, 1), None)]


def test_somebody_of_the_unit_is_not_entered_twice_and_a_namesake_elsewhere_is_another(unit: Unit) -> None:
    district = unit.jurisdiction
    known, namesake = a_person(district, "乙某"), a_person(district, "戊某")
    hold_post(post=a_post(unit, "副局长"), person=known, by=itself(district), now=NOW)

    imported(unit, a_row(liaison="乙某", head="戊某"))

    holders = {one.post.role: one.person for one in Holding.objects.exclude(post__role="")}
    assert holders[Role.LIAISON] == known
    assert holders[Role.UNIT_HEAD] != namesake


def test_a_refused_row_leaves_the_others(district: Jurisdiction, unit: Unit) -> None:
    enter(district, "区统计局")
    a_liaison(unit)

    report = imported(
        unit, a_row(liaison="乙某"), a_row(unit="区没有局"), a_row(unit="区统计局", liaison="丁某"),
        from_day=date(2026, 1, 1),
    )  # fmt: skip

    assert [line.outcome for line in report.lines] == ["refused", "refused", "created"]
    assert report.lines[0].sentence.startswith("交接日期应晚于")
    assert not Person.objects.filter(name="乙某").exists()


def test_a_liaison_imports_no_list(unit: Unit) -> None:
    liaison = an_actor(unit.jurisdiction, Role.LIAISON, unit=unit)

    with pytest.raises(NotAllowed):
        import_liaisons(rows=[], jurisdiction=unit.jurisdiction, from_day=TODAY, by=liaison, now=NOW)
    with pytest.raises(NotAllowed):
        offer_link(unit=unit, expires_at=IN_A_WEEK, by=liaison, now=NOW)


def test_of_a_link_only_the_hash_is_kept(unit: Unit) -> None:
    link, token = offer_link(unit=unit, expires_at=IN_A_WEEK, by=itself(unit.jurisdiction), now=NOW)

    assert link.token_hash == hash_of(token)
    assert len(token) >= 43
    told = str(list(Entry.objects.values())) + str(list(CollectingLink.objects.values()))
    assert (link.public_key in told, token in told) == (True, False)


def test_a_new_link_ends_the_one_before(unit: Unit) -> None:
    old = a_link(unit)
    new = a_link(unit)

    with pytest.raises(WrongState, match="已经用过或已到期"):
        file_liaison(link=old, given=GIVEN, by=itself(unit.jurisdiction), now=NOW)

    assert file_liaison(link=new, given=GIVEN, by=itself(unit.jurisdiction), now=NOW).link == new


def test_a_link_is_used_once(unit: Unit) -> None:
    link = a_link(unit)
    file_liaison(link=link, given=GIVEN, by=itself(unit.jurisdiction), now=NOW)

    with pytest.raises(WrongState, match="已经用过或已到期"):
        file_liaison(link=link, given=GIVEN, by=itself(unit.jurisdiction), now=NOW)

    assert LiaisonFiling.objects.count() == 1


def test_a_link_runs_out(unit: Unit) -> None:
    link = a_link(unit)

    with pytest.raises(WrongState):
        file_liaison(link=link, given=GIVEN, by=itself(unit.jurisdiction), now=IN_A_WEEK)

    before = IN_A_WEEK - timedelta(seconds=1)
    assert file_liaison(link=link, given=GIVEN, by=itself(unit.jurisdiction), now=before).filed_at == before


@pytest.mark.parametrize("missing", ["liaison", "telephone", "filed_by"])
def test_what_is_missing_uses_up_no_link(unit: Unit, missing: str) -> None:
    link = a_link(unit)

    with pytest.raises(Invalid) as refused:
        file_liaison(link=link, given=GIVEN | {missing: " "}, by=itself(unit.jurisdiction), now=NOW)

    assert refused.value.field == missing
    link.refresh_from_db()
    assert link.used_at is None


def test_what_was_filed_changes_nothing_until_the_office_accepts_it(unit: Unit) -> None:
    a_liaison(unit)
    clerk = an_actor(unit.jurisdiction, Role.CLERK)
    filing = filed(unit, head="丁某", head_telephone="138")
    assert [name for name, *_rest in liaisons(unit)] == ["甲某"]
    assert list(filings_waiting(clerk)) == [filing]

    accept_filing(filing=filing, from_day=MID_MONTH, by=clerk, now=NOW)

    assert liaisons(unit)[-1] == ("乙某", "13900000002", MID_MONTH, None)
    assert (filing.state, filing.decided_by) == (FilingState.ACCEPTED, clerk.person_key)
    entry = last_entry()
    assert (entry.verb, entry.data["link"]) == ("directory.filing_accepted", filing.link.public_key)
    assert list(filings_waiting(clerk)) == []


def test_a_refused_filing_changes_nothing_and_is_decided_once(unit: Unit) -> None:
    clerk, filing = an_actor(unit.jurisdiction, Role.CLERK), filed(unit)
    refuse_filing(filing=filing, by=clerk, now=NOW)

    with pytest.raises(WrongState, match="已经处理过"):
        accept_filing(filing=filing, from_day=MID_MONTH, by=clerk, now=NOW)

    assert (filing.state, liaisons(unit)) == (FilingState.REFUSED, [])


def test_an_acceptance_that_fails_leaves_the_filing_waiting(unit: Unit) -> None:
    held = a_liaison(unit)
    filing = filed(unit)

    with pytest.raises(Invalid):
        accept_filing(filing=filing, from_day=date(2026, 1, 1), by=itself(unit.jurisdiction), now=NOW)

    assert LiaisonFiling.objects.get().state == FilingState.WAITING
    assert Holding.objects.get(pk=held.pk).until is None


def test_filings_are_seen_and_decided_by_the_office_of_the_jurisdiction_only(unit: Unit) -> None:
    filing = filed(unit)
    liaison = an_actor(unit.jurisdiction, Role.LIAISON, unit=unit)
    stranger = an_actor(a_district("栖霞县", city="望江市", code="980101"), Role.CLERK)

    assert filings_waiting(an_actor(unit.jurisdiction, Role.CLERK)).count() == 1
    for by in (liaison, stranger):
        assert list(filings_waiting(by)) == []
        with pytest.raises(NotAllowed):
            accept_filing(filing=filing, from_day=MID_MONTH, by=by, now=NOW)
        with pytest.raises(NotAllowed):
            refuse_filing(filing=filing, by=by, now=NOW)


def test_no_name_of_a_filing_is_in_the_journal(unit: Unit) -> None:
    accept_filing(filing=filed(unit), from_day=MID_MONTH, by=itself(unit.jurisdiction), now=NOW)

    told = str(list(Entry.objects.values()))

    assert unit.public_key in told
    assert [word for word in ("乙某", "丙某", "13900000002") if word in told] == []
