"""Rows of a workbook are taken in with a report line by line; the same rows a second time change nothing."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.base.refusals import NotAllowed, WrongState
from luoshi.directory.kinds import AliasKind
from luoshi.directory.models import (
    Alias,
    Body,
    GroupMember,
    Holding,
    Jurisdiction,
    Person,
    Post,
    Unit,
    UnitGroup,
)
from luoshi.directory.operations import add_alias, close_unit
from luoshi.directory.operations.importing import Outcome, Report, act, import_directory, preview_import
from luoshi.directory.operations.importing.register import Register
from luoshi.directory.operations.importing.writing import write_register
from luoshi.directory.workbook import read_workbook, write_directory
from luoshi.journal.models import Entry
from luoshi.search.queries import found
from tests.luoshi.directory.books import ALIASES, POSTS, UNITS, Sheet, a_book, a_whole_book
from tests.luoshi.directory.building import a_district, a_post, enter, itself, verbs
from tests.luoshi.making import NOW, TODAY, an_actor

pytestmark = pytest.mark.django_db
MODELS = (Unit, Alias, UnitGroup, GroupMember, Body, Post, Person, Holding)


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


def taken(district: Jurisdiction, raw: bytes) -> Report:
    return import_directory(rows=read_workbook(raw), jurisdiction=district, by=itself(district), now=NOW)


def counts() -> list[int]:
    return [model._default_manager.count() for model in MODELS]


def outcomes(report: Report) -> list[tuple[str, int, str]]:
    return [(line.sheet, line.number, line.outcome.value) for line in report.lines]


def test_a_whole_workbook_is_taken_in(district: Jurisdiction) -> None:
    report = taken(district, a_whole_book())

    assert [line.sentence for line in report.lines if line.outcome != Outcome.CREATED] == []
    assert counts() == [2, 1, 2, 1, 1, 3, 1, 2]
    unit = Unit.objects.get(short_name="区商务局")
    assert (unit.official_name, unit.kind, unit.position, unit.opened_on) == (
        "澜棠区商务局",
        "department",
        1,
        date(2019, 1, 31),
    )
    alias = Alias.objects.get()
    assert (alias.unit, alias.kind, alias.until, alias.source) == (
        unit,
        AliasKind.FORMER,
        date(2019, 1, 30),
        "机构改革方案",
    )
    assert GroupMember.objects.get().unit.official_name == "霞浦街道办事处"
    assert Body.objects.get().office_unit == unit
    held = Holding.objects.order_by("pk").values_list("post__title", "person__name", "post__role", "from_day")
    assert list(held) == [("局长", "甲某", "unit_head", date(2024, 3, 1)), ("副组长", "甲某", "", None)]
    assert found("经贸", jurisdiction_id=district.pk).get().key == unit.public_key


def test_a_second_time_nothing_changes(district: Jurisdiction) -> None:
    taken(district, a_whole_book())
    before, entries = counts(), Entry.objects.count()

    report = taken(district, a_whole_book())

    assert report.counts == {"created": 0, "changed": 0, "unchanged": 9, "refused": 0}
    assert (counts(), Entry.objects.count()) == (before, entries)
    assert set(Unit.objects.values_list("revision", flat=True)) == {1}


def test_what_was_written_is_taken_in_without_a_change(district: Jurisdiction) -> None:
    taken(district, a_whole_book())
    closed = enter(district, "区粮食局")
    add_alias(unit=closed, name="区粮油局", by=itself(district), now=NOW)
    close_unit(unit=closed, revision=1, closed_on=TODAY, by=itself(district), now=NOW, today=TODAY)
    reader = an_actor(district, Role.READER)

    report = taken(district, write_directory(reader))

    assert [line for line in report.lines if line.outcome != Outcome.UNCHANGED] == []
    assert len(report.lines) == 13


def test_one_entry_tells_of_a_whole_import(district: Jurisdiction) -> None:
    before = len(verbs())

    taken(district, a_whole_book())

    assert verbs()[before:] == ["directory.imported"]
    assert Entry.objects.latest("pk").data == {"created": 9, "changed": 0, "unchanged": 0, "refused": 0}


def test_a_preview_tells_the_same_and_writes_nothing(district: Jurisdiction) -> None:
    enter(district, "区财政局")
    rows = read_workbook(a_whole_book())
    before, entries = counts(), Entry.objects.count()

    preview = preview_import(rows=rows, jurisdiction=district, by=itself(district))

    assert (counts(), Entry.objects.count()) == (before, entries)
    assert import_directory(rows=rows, jurisdiction=district, by=itself(district), now=NOW) == preview


@pytest.mark.parametrize("count", [1, 60])
def test_a_preview_costs_no_more_queries_for_more_rows(
    district: Jurisdiction, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    units: Sheet = [["", f"区第{number}局"] for number in range(count)]
    aliases: Sheet = [["", f"区第{number}局", f"第{number}局"] for number in range(count)]
    rows = read_workbook(a_book(单位=[UNITS, *units], 别名=[ALIASES, *aliases]))

    with django_assert_num_queries(8):
        report = preview_import(rows=rows, jurisdiction=district, by=itself(district))

    assert report.count("created") == 2 * count


@pytest.mark.parametrize("count", [1, 60])
def test_an_import_costs_no_more_queries_for_more_rows(
    district: Jurisdiction, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    units: Sheet = [["", f"区第{number}局"] for number in range(count)]
    aliases: Sheet = [["", f"区第{number}局", f"第{number}局"] for number in range(count)]
    rows = read_workbook(a_book(单位=[UNITS, *units], 别名=[ALIASES, *aliases]))

    with django_assert_num_queries(18):
        import_directory(rows=rows, jurisdiction=district, by=itself(district), now=NOW)


def test_the_office_imports_no_posts_of_the_office(district: Jurisdiction) -> None:
    clerk = an_actor(district, Role.CLERK, unit=enter(district, "区商务局"))
    rows = read_workbook(
        a_book(
            职务和人员=[
                POSTS,
                ["", "区商务局", "管理员", "系统管理员", 0, "", "乙某"],
                ["", "区商务局", "联络员", "联络员", 0, "", "乙某"],
            ]
        )
    )

    report = import_directory(rows=rows, jurisdiction=district, by=clerk, now=NOW)

    assert outcomes(report) == [("posts", 2, "refused"), ("posts", 3, "created")]
    assert not Post.objects.filter(role=Role.ADMINISTRATOR).exists()


def test_the_office_imports_nobody_into_a_post_of_the_office(district: Jurisdiction) -> None:
    unit = enter(district, "区商务局")
    clerk = an_actor(district, Role.CLERK, unit=unit)
    admin = a_post(unit, "管理员", Role.ADMINISTRATOR)
    rows = read_workbook(a_book(职务和人员=[POSTS, ["", "区商务局", "管理员", "系统管理员", 0, "", "乙某"]]))

    report = import_directory(rows=rows, jurisdiction=district, by=clerk, now=NOW)

    assert report.lines[0].sentence.startswith("办公室和各类管理员的职务由系统管理员设置和任免")
    assert not Holding.objects.filter(post=admin).exists()


def test_who_may_not_keep_the_directory_imports_nothing(district: Jurisdiction) -> None:
    reader = an_actor(district, Role.READER)
    rows = read_workbook(a_whole_book())
    before = counts()

    with pytest.raises(NotAllowed):
        import_directory(rows=rows, jurisdiction=district, by=reader, now=NOW)
    with pytest.raises(NotAllowed):
        preview_import(rows=rows, jurisdiction=district, by=reader)

    assert counts() == before


def test_when_somebody_wrote_in_the_same_moment_nothing_is_imported(
    district: Jurisdiction, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = enter(district, "区商务局")
    rows = read_workbook(a_book(单位=[UNITS, ["", "区统计局"], ["", "区商务局", "商务局"]]))

    def write_late(register: Register) -> None:
        Unit.objects.filter(pk=unit.pk).update(short_name="商务", revision=2)
        write_register(register)

    monkeypatch.setattr(act, "write_register", write_late)

    with pytest.raises(WrongState, match="没有导入任何内容"):
        import_directory(rows=rows, jurisdiction=district, by=itself(district), now=NOW)

    assert list(Unit.objects.values_list("official_name", "short_name")) == [("区商务局", "区商务局")]
