"""What will happen is told before it does, in the numbers that freezing then writes."""

from collections import Counter
from dataclasses import replace

import pytest
from django.db.models import Count
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor
from luoshi.directory.models import Holding, Person, Post, Unit
from luoshi.plans import duties
from luoshi.plans.models import PlanVersion, RosterMember, TaskWording, Term
from luoshi.plans.operations.editing import add_piece, change_piece, strike_piece
from luoshi.plans.operations.names import match_name
from luoshi.plans.pieces import ArrangementContent, AssignmentContent, TargetContent, TaskContent
from luoshi.plans.queries.changes import UnitMove
from luoshi.plans.queries.expansion import expansion_of
from luoshi.plans.queries.impact import Burden, Impact, impact_of
from luoshi.plans.states import AssignmentRole, Duty, PieceKind
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.plans.making import (
    SMALL,
    a_draft,
    name_of,
    piece_of,
    settle_all,
    task_content,
    tasks_of,
)
from tests.luoshi.usecases.making import a_settled_sample, a_version_in_force, an_amendment, enforced, piece_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Actor:
    return an_actor(a_jurisdiction())


@pytest.fixture
def draft(clerk: Actor) -> PlanVersion:
    return settle_all(a_draft(by=clerk), by=clerk)


def of(impact: Impact, name: str) -> dict[str, object]:
    """Return what is told of one unit."""
    row = next(row for row in impact.units if row.unit.short_name == name)
    return {"tasks": row.tasks, "roles": dict(row.by_role), "burden": row.burden, "moves": dict(row.moves)}


def test_each_unit_is_told_with_its_tasks_by_role_and_its_burden(draft: PlanVersion) -> None:
    impact = impact_of(draft, today=TODAY)

    assert (impact.tasks, impact.parts, len(impact.units)) == (3, 6, 5)
    assert of(impact, "区财政局") == {
        "tasks": 2,
        "roles": {AssignmentRole.RESPONSIBLE: 2},
        "burden": Burden(if_any=2),
        "moves": {},
    }
    assert of(impact, "区水务局")["burden"] == Burden(required=1, fields=3)
    assert impact.burden == Burden(required=3, if_any=3, fields=9)


def test_nothing_is_written_by_asking(draft: PlanVersion) -> None:
    impact_of(draft, today=TODAY)

    draft.refresh_from_db()
    assert (draft.state, TaskWording.objects.count(), Term.objects.count()) == ("draft", 0, 0)


def test_what_is_told_of_the_sample_is_what_freezing_writes() -> None:
    sample = a_settled_sample()
    told = impact_of(sample.version, today=TODAY)

    version = enforced(sample.version)

    terms = Term.objects.filter(version=version)
    assert told.tasks == TaskWording.objects.filter(version=version).count() == 20
    assert told.parts == terms.count()
    written = terms.values("unit", "role").annotate(count=Count("pk")).order_by()
    assert {(row.unit.pk, role): count for row in told.units for role, count in row.by_role.items()} == {
        (row["unit"], row["role"]): row["count"] for row in written
    }
    own = terms.filter(via__isnull=True)
    assert told.burden.required == own.filter(duty=Duty.REQUIRED).count()
    assert told.burden.if_any == own.filter(duty=Duty.IF_ANY).count()
    by_group = terms.filter(via__isnull=False).exclude(duty=Duty.NONE)
    assert told.burden.pages == by_group.values("unit").distinct().count() > 0
    assert sum(row.consolidating for row in told.units) == terms.filter(is_consolidating=True).count()
    roster = RosterMember.objects.filter(version=version)
    assert len(told.loose_members) == roster.filter(post__isnull=True).exclude(name="").count() > 0


def test_the_burden_is_what_the_review_desk_reckons_with() -> None:
    sample = a_settled_sample()
    expansion = expansion_of(sample.version, today=TODAY)
    names = expansion.names.values()
    meant = {match.name: frozenset({match.unit_id}) for match in names if match.unit_id is not None}
    members = {
        match.name: frozenset(unit.pk for unit in expansion.members[match.group_id])
        for match in names
        if match.group_id is not None
    }

    reckoned = duties.reports_a_month(
        [task.content for task in expansion.tasks],
        units_of=meant | members,
        collectives=frozenset(members),
        arrangement=expansion.arrangement,
    )

    told = impact_of(sample.version, today=TODAY)
    assert (told.parts, told.burden.required, told.burden.if_any, told.burden.pages) == (
        reckoned.parts,
        reckoned.required,
        reckoned.if_any,
        reckoned.pages,
    )


def test_collective_units_are_told_with_their_members_and_those_that_are_no_street() -> None:
    sample = a_settled_sample()

    groups = {group.name: group for group in impact_of(sample.version, today=TODAY).groups}

    streets = groups["各街道办事处"]
    assert (len(streets.members), streets.tasks) == (7, 13)
    assert [unit.short_name for unit in streets.of_another_kind] == ["望荻镇人民政府"]
    zones = groups["各园区管理办公室"]
    assert (len(zones.members), zones.tasks, zones.of_another_kind) == (2, 2, ())


def test_a_group_whose_members_must_report_costs_each_of_them_one_page() -> None:
    sample = a_settled_sample()
    piece = piece_of(sample.version, PieceKind.ARRANGEMENT)
    before = impact_of(sample.version, today=TODAY).burden
    strict = ArrangementContent(report_day=25, collective_duty="required")
    change_piece(piece=piece, revision=piece.revision, content=strict, by=sample.clerk, now=NOW)

    burden = impact_of(sample.version, today=TODAY).burden

    assert burden == replace(before, required_pages=before.pages, fields=before.fields + before.pages)
    assert before.required_pages == 0 < before.pages


def test_names_that_were_left_open_are_told_with_the_tasks_they_stand_in(clerk: Actor, draft: PlanVersion) -> None:
    name = name_of(draft, "区财政局")
    match_name(match=name, revision=name.revision, leave_open=True, by=clerk, now=NOW)

    impact = impact_of(draft, today=TODAY)

    assert dict(impact.open_names) == {"区财政局": 2}
    assert (impact.parts, len(impact.units)) == (4, 4)


def test_a_task_that_reaches_no_unit_is_told(clerk: Actor, draft: PlanVersion) -> None:
    for printed in ("区园林局", "区教育局"):
        name = name_of(draft, printed)
        match_name(match=name, revision=name.revision, leave_open=True, by=clerk, now=NOW)

    assert impact_of(draft, today=TODAY).without_units == ("二、3",)


def test_a_unit_that_a_task_reaches_twice_is_told_with_both_names(clerk: Actor) -> None:
    draft = settle_all(a_draft(SMALL.replace("区教育局", "区园林局（区绿化办）"), by=clerk), by=clerk)
    name = name_of(draft, "区园林局（区绿化办）")
    unit = name_of(draft, "区园林局").unit
    assert unit is not None
    match_name(match=name, revision=name.revision, unit=unit, by=clerk, now=NOW)

    doubled = impact_of(draft, today=TODAY).doubled

    assert [(who, d.task_label, d.kept, d.left) for who, d in doubled] == [
        (unit, "二、3", "区园林局", "区园林局（区绿化办）")
    ]


def test_a_closed_unit_is_told(draft: PlanVersion) -> None:
    Unit.objects.filter(official_name="区教育局").update(closed_on=TODAY)

    assert [unit.official_name for unit in impact_of(draft, today=TODAY).closed] == ["区教育局"]


def test_figures_that_are_no_numbers_are_told(clerk: Actor, draft: PlanVersion) -> None:
    piece = tasks_of(draft)[0]
    odd = TargetContent("处数", None, None, "若干", None, "处", aspirational=False, text="若干处", span=(0, 2))
    content = replace(task_content(piece), targets=(odd,))
    change_piece(piece=piece, revision=piece.revision, content=content, by=clerk, now=NOW)

    assert impact_of(draft, today=TODAY).without_number == ("若干处",)


def test_a_person_of_the_roster_whose_post_the_directory_knows_is_not_loose() -> None:
    sample = a_settled_sample()
    before = impact_of(sample.version, today=TODAY)
    civil = sample.units["区民政局"]
    post = Post.objects.create(jurisdiction=civil.jurisdiction, unit=civil, title="局长")
    person = Person.objects.create(jurisdiction=civil.jurisdiction, name="阮青禾")
    Holding.objects.create(jurisdiction=civil.jurisdiction, post=post, person=person)

    after = impact_of(sample.version, today=TODAY)

    names = Counter(tie.member.name for tie in before.loose_members)
    names.subtract(tie.member.name for tie in after.loose_members)
    assert +names == Counter({"阮青禾": 2})
    assert (before.tied_members, after.tied_members) == (0, 2)


def test_a_first_version_has_nothing_to_compare_with(draft: PlanVersion) -> None:
    impact = impact_of(draft, today=TODAY)

    assert (impact.differences, impact.leaving) == (None, ())


def test_an_amendment_tells_what_changes_for_each_unit(clerk: Actor) -> None:
    amendment = an_amendment(a_version_in_force(by=clerk), by=clerk)
    third = piece_at(amendment, 3)
    strike_piece(piece=third, revision=third.revision, by=clerk, now=NOW)
    first = piece_at(amendment, 1)
    swapped = replace(
        task_content(first),
        assignments=(AssignmentContent("区财政局", "lead"), AssignmentContent("区住建局", "responsible")),
    )
    change_piece(piece=first, revision=first.revision, content=swapped, by=clerk, now=NOW)
    new = TaskContent(text="新增一事。", number="4.", assignments=(AssignmentContent("区财政局", "lead"),))
    add_piece(version=amendment, kind=PieceKind.TASK, after=third, content=new, by=clerk, now=NOW)

    impact = impact_of(amendment, today=TODAY)

    assert of(impact, "区财政局")["moves"] == {UnitMove.CHANGED: 1, UnitMove.JOINED: 1}
    assert of(impact, "区住建局")["moves"] == {UnitMove.JOINED: 1}
    assert sorted(unit.short_name for unit in impact.leaving) == ["区园林局", "区教育局", "区水务局"]
    assert impact.differences is not None
    counted = (len(impact.differences.added), len(impact.differences.struck), len(impact.differences.changed))
    assert counted == (1, 1, 1)


def test_it_is_told_in_as_many_queries_for_one_task_as_for_three(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    lines = SMALL.splitlines(keepends=True)
    for count in (1, 3):
        draft = a_draft("".join(lines[: len(lines) - 3 + count]), by=an_actor(a_jurisdiction()))
        settle_all(draft, by=an_actor(draft.jurisdiction))
        version = PlanVersion.objects.get(pk=draft.pk)

        with django_assert_num_queries(2):
            impact = impact_of(version, today=TODAY)

        assert impact.tasks == count


def test_groups_and_rosters_cost_three_queries_more_however_many_there_are(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    version = PlanVersion.objects.get(pk=a_settled_sample().version.pk)

    with django_assert_num_queries(5):
        impact = impact_of(version, today=TODAY)

    assert (len(impact.groups), len(impact.loose_members) + impact.tied_members) == (2, 37)
