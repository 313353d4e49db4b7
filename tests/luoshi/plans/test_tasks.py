"""One task: its parts, the words in its source, its kin and its history."""

import pytest

from luoshi.plans.models import PlanVersion, TaskOrigin, TaskWording, Term
from luoshi.plans.queries import tasks
from luoshi.plans.queries.plans import version_in_force
from luoshi.plans.states import VersionState
from tests.luoshi.making import NOW, a_jurisdiction
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Frozen:
    return a_plan_in_force(a_jurisdiction(), tasks=3, members=2)


def amended(made: Frozen, text: str) -> PlanVersion:
    """Put a first amendment in force in which the first task alone stands, with other words."""
    PlanVersion.objects.filter(pk=made.version.pk).update(state=VersionState.SUPERSEDED)
    version = PlanVersion.objects.create(
        jurisdiction=made.plan.jurisdiction,
        plan=made.plan,
        number=1,
        state=VersionState.IN_FORCE,
        drafted_at=NOW,
        put_in_force_at=NOW,
        put_in_force_by="somebody",
    )
    TaskWording.objects.create(
        jurisdiction=made.plan.jurisdiction, version=version, task=made.task(1), label="（一）1", text=text
    )
    return version


def test_parties_are_by_role_the_members_of_a_group_together(made: Frozen) -> None:
    (wording,) = tasks.wordings_of(made.task(1))

    found = tasks.parties(wording)

    assert {
        role: [(party.printed_name, len(party.terms), party.is_group) for party in of] for role, of in found.items()
    } == {
        "lead": [(made.units[0].short_name, 1, False)],
        "responsible": [
            (made.units[1].short_name, 1, False),
            (made.units[2].short_name, 1, False),
            (made.group.name, 2, True),
        ],
    }


def test_two_units_printed_by_one_name_are_two_parties(made: Frozen) -> None:
    Term.objects.filter(wording__task=made.task(2)).update(printed_name="有关部门")
    (wording,) = tasks.wordings_of(made.task(2))

    assert [len(party.terms) for party in tasks.parties(wording)["responsible"]] == [1, 1]


def test_the_source_shows_the_words_of_the_task_with_the_lines_around(made: Frozen) -> None:
    (wording,) = tasks.wordings_of(made.task(2))

    source = tasks.source_of(wording)

    assert source is not None
    assert source.words == f"2.{wording.text}"
    assert source.before.endswith("缺口明。\n")
    assert source.after.startswith("\n3.增加普惠托位供给")


def test_a_task_that_no_document_says_has_no_source(made: Frozen) -> None:
    TaskWording.objects.filter(task=made.task(1)).update(span_start=None, span_end=None)
    (wording,) = tasks.wordings_of(made.task(1))

    assert tasks.source_of(wording) is None


def test_an_excerpt_is_cut_at_lines_where_it_can_be() -> None:
    text = "甲" * 300 + "\n" + "乙" * 50 + "\n丙丙\n" + "丁" * 50 + "\n" + "戊" * 300

    cut = tasks.excerpt(text, 352, 354)

    assert (cut.before, cut.words, cut.after) == ("乙" * 50 + "\n", "丙丙", "\n" + "丁" * 50)
    assert (cut.cut_before, cut.cut_after) == (True, True)


def test_an_excerpt_between_long_lines_shows_the_ends_of_them() -> None:
    cut = tasks.excerpt("甲" * 300 + "\n丙丙\n" + "戊" * 300, 301, 303)

    assert (cut.before, cut.after) == ("甲" * 159 + "\n", "\n" + "戊" * 159)


def test_an_excerpt_of_a_short_text_is_all_of_it() -> None:
    assert tasks.excerpt("甲乙丙", 1, 2) == tasks.Excerpt("甲", "乙", "丙", cut_before=False, cut_after=False)


def test_wordings_come_with_the_latest_first_and_a_draft_is_none(made: Frozen) -> None:
    version = amended(made, "新的写法。")
    PlanVersion.objects.create(
        jurisdiction=made.plan.jurisdiction, plan=made.plan, number=2, state=VersionState.DRAFT, drafted_at=NOW
    )

    wordings = tasks.wordings_of(made.task(1))

    assert [wording.version.number for wording in wordings] == [1, 0]
    assert tasks.is_in(version_in_force(made.plan), made.task(1), wordings)
    assert not tasks.is_in(version, made.task(2), tasks.wordings_of(made.task(2)))


def test_kin_are_predecessors_first(made: Frozen) -> None:
    one, two, three = made.tasks
    for task, predecessor in ((two, one), (three, two)):
        TaskOrigin.objects.create(jurisdiction=made.plan.jurisdiction, task=task, predecessor=predecessor)

    assert [(kin.wording.task, kin.is_predecessor) for kin in tasks.kin(two)] == [(one, True), (three, False)]
    assert tasks.kin(one)[0].is_predecessor is False


def test_neighbours_are_those_of_the_same_version(made: Frozen) -> None:
    first, second, third = (tasks.wordings_of(task)[0] for task in made.tasks)

    assert tasks.neighbours(second) == (first, third)
    assert tasks.neighbours(first) == (None, second)
