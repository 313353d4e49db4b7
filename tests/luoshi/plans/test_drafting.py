"""A reading becomes a draft: every piece of it, every name once, every doubt."""

from collections import Counter

import pytest

from gongwen.reading.asjson import from_json
from luoshi.base.actors import Role
from luoshi.base.refusals import AlreadyDone, NotAllowed, WrongState
from luoshi.directory.kinds import AliasKind
from luoshi.directory.models import Alias
from luoshi.journal.models import Entry
from luoshi.plans.contents import UNMATCHED
from luoshi.plans.models import Doubt, NameMatch, Piece, Plan, PlanVersion
from luoshi.plans.operations.drafting import draft_plan
from luoshi.plans.pieces import ArrangementContent, as_content
from luoshi.plans.states import PieceKind, PlanState, VersionState
from tests.luoshi.making import NOW, a_jurisdiction, a_unit, an_actor
from tests.luoshi.plans.making import (
    DISTRICT,
    HEAD,
    SMALL,
    a_draft,
    a_group,
    a_reading,
    a_sample_draft,
    name_of,
    piece_of,
    read_sample,
    read_text,
    task_content,
    tasks_of,
    the_sample_units,
)

pytestmark = pytest.mark.django_db


def test_a_draft_is_the_first_version_of_a_plan_in_preparation() -> None:
    place = a_jurisdiction()
    clerk = an_actor(place)
    reading = a_reading(place)

    version = draft_plan(reading=reading, once_key="k", by=clerk, now=NOW)

    assert (version.plan.state, version.plan.title) == (PlanState.PREPARING, "青枫区河道整治工作方案")
    assert (version.number, version.state, version.reading, version.document) == (
        0,
        VersionState.DRAFT,
        reading,
        reading.document,
    )
    assert (version.drafted_by, version.drafted_at) == (clerk.person_key, NOW)


def test_every_piece_of_the_reading_is_a_piece_of_the_draft() -> None:
    read = from_json(read_sample())

    version = a_sample_draft()

    kinds = Counter(Piece.objects.filter(version=version).values_list("kind", flat=True))
    assert kinds == {
        PieceKind.HEADER: 1,
        PieceKind.GOAL: len(read.goals),
        PieceKind.TASK: len(read.tasks),
        PieceKind.PHASE: len(read.phases),
        PieceKind.RHYTHM: len(read.rhythms),
        PieceKind.GROUP: len(read.groups),
        PieceKind.ARRANGEMENT: 1,
    }
    assert [task_content(piece).text for piece in tasks_of(version)] == [task.text for task in read.tasks]


def test_what_was_read_is_kept_beside_what_can_be_changed() -> None:
    version = a_draft()

    assert [piece.read == piece.content for piece in tasks_of(version)] == [True, True, True]
    assert piece_of(version, PieceKind.ARRANGEMENT).read == {}


def test_the_day_on_which_reports_are_due_is_taken_from_the_document() -> None:
    sample, silent = a_sample_draft(), a_draft()

    contents = [
        as_content(PieceKind.ARRANGEMENT, piece_of(version, PieceKind.ARRANGEMENT).content)
        for version in (sample, silent)
    ]

    assert contents == [ArrangementContent(report_day=25), ArrangementContent(report_day=None)]


def test_a_name_has_one_row_however_often_it_stands() -> None:
    version = a_draft()

    names = list(NameMatch.objects.filter(version=version).order_by("pk").values_list("name", flat=True))

    assert names == ["区水务局", "区财政局", "区住建局", "区园林局", "区教育局"]


def test_a_name_that_the_directory_has_means_its_unit_or_group() -> None:
    place = a_jurisdiction(DISTRICT)
    units = the_sample_units(place)
    health = units["区卫生健康局"]
    Alias.objects.create(jurisdiction=place, unit=health, name="区卫生健康委员会", kind=AliasKind.DOCUMENT)
    a_group(place, "各街道办事处", units["柘桥街道办事处"])

    version = a_sample_draft(jurisdiction=place)

    finance, committee = name_of(version, "区财政局"), name_of(version, "区卫生健康委员会")
    streets, unknown = name_of(version, "各街道办事处"), name_of(version, "区机关事务服务中心")
    assert (finance.unit, finance.how) == (units["区财政局"], "exact")
    assert (committee.unit, committee.how) == (health, "alias")
    assert (streets.group and streets.group.name, streets.how) == ("各街道办事处", "exact")
    assert (unknown.unit, unknown.group, unknown.how) == (None, None, "")


def test_units_of_members_have_rows_too() -> None:
    version = a_sample_draft()

    seated = name_of(version, "区司法局")

    assert (seated.unit and seated.unit.official_name, seated.how) == ("区司法局", "exact")


def test_the_readers_doubts_come_first_and_all_unmatched_names_are_one_doubt() -> None:
    version = a_draft()

    doubts = list(Doubt.objects.filter(version=version).order_by("position"))

    read = [doubt["code"] for doubt in read_text(SMALL)["doubts"]]
    assert [doubt.code for doubt in doubts] == [*read, UNMATCHED]
    assert doubts[-1].severity == "ask"
    assert len(doubts[-1].spans) == 5


def test_names_that_another_doubt_asks_about_are_not_asked_about_twice() -> None:
    version = a_sample_draft()
    text = read_sample()["text"]

    unmatched = Doubt.objects.get(version=version, code=UNMATCHED)

    assert [text[start:end] for start, end in unmatched.spans] == [
        "区卫生健康委员会",
        "区机关事务服务中心",
        "区城市管理执法局（区综合行政执法局）",
        "区市场监督管理局（区知识产权局）",
    ]


def test_no_doubt_about_names_where_the_directory_has_all() -> None:
    place = a_jurisdiction()
    for name in ("区水务局", "区财政局", "区住建局", "区园林局", "区教育局"):
        a_unit(place, name)

    version = a_draft(jurisdiction=place)

    assert not Doubt.objects.filter(version=version, code=UNMATCHED).exists()
    assert NameMatch.objects.filter(version=version, unit__isnull=False).count() == 5


def test_a_key_used_twice_drafts_one_plan() -> None:
    place = a_jurisdiction()
    clerk, reading = an_actor(place), a_reading(place)
    first = draft_plan(reading=reading, once_key="k", by=clerk, now=NOW)

    with pytest.raises(AlreadyDone) as refused:
        draft_plan(reading=reading, once_key="k", by=clerk, now=NOW)

    assert refused.value.result == first.public_key
    assert Plan.objects.count() == 1


def test_a_document_is_drafted_once() -> None:
    place = a_jurisdiction()
    clerk, reading = an_actor(place), a_reading(place)
    draft_plan(reading=reading, once_key="one", by=clerk, now=NOW)

    with pytest.raises(WrongState):
        draft_plan(reading=reading, once_key="two", by=clerk, now=NOW)

    assert PlanVersion.objects.count() == 1


@pytest.mark.parametrize("role", [Role.LIAISON, Role.UNIT_HEAD, Role.LEADER, Role.READER, Role.ADMINISTRATOR, None])
def test_only_the_office_drafts(role: Role | None) -> None:
    place = a_jurisdiction()
    reading = a_reading(place)

    with pytest.raises(NotAllowed):
        draft_plan(reading=reading, once_key="k", by=an_actor(place, role), now=NOW)

    assert (Plan.objects.count(), Entry.objects.count()) == (0, 0)


def test_another_place_does_not_draft_from_our_document() -> None:
    reading = a_reading(a_jurisdiction())

    with pytest.raises(NotAllowed):
        draft_plan(reading=reading, once_key="k", by=an_actor(a_jurisdiction()), now=NOW)

    assert Plan.objects.count() == 0


def test_the_journal_tells_that_a_plan_was_drafted_and_names_nobody() -> None:
    version = a_draft()

    entry = Entry.objects.get(verb="plans.plan_drafted")

    assert entry.about_key == version.public_key
    assert entry.data.keys() == {"reading", "pieces", "names", "doubts"}


def test_a_document_without_tasks_gives_a_draft_that_says_so() -> None:
    version = a_draft(HEAD)

    assert tasks_of(version) == []
    assert "document-without-tasks" in Doubt.objects.filter(version=version).values_list("code", flat=True)


def test_a_plan_without_a_title_is_called_as_its_file() -> None:
    version = a_draft("1.清理沿河杂物。（牵头单位：区水务局）\n")

    assert version.plan.title == "方案"
