"""Figures that a plan asks for, and what is observed of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role, system
from luoshi.base.refusals import NotAllowed
from luoshi.indicators.models import Goalpost, Indicator, Observation
from luoshi.indicators.operations import Observed, lay_out_goalposts, observe
from luoshi.indicators.queries import goalposts_of, observations_of
from luoshi.indicators.states import ObservationState
from luoshi.journal.models import Entry
from luoshi.plans.models import Target
from luoshi.plans.states import VersionState
from tests.luoshi.making import NOW, a_jurisdiction, an_actor
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db


def laid_out(tasks: int = 4) -> Frozen:
    frozen = a_plan_in_force(a_jurisdiction(), tasks=tasks)
    lay_out_goalposts(version=frozen.version, by=system(frozen.plan.jurisdiction_id), now=NOW)
    return frozen


def observed(goalpost: Goalpost, frozen: Frozen, printed: str = "120") -> Observed:
    return Observed(
        goalpost=goalpost,
        unit_id=frozen.units[0].pk,
        covers_from=date(2026, 4, 1),
        covers_to=date(2026, 4, 30),
        value=Decimal(printed),
        printed=printed,
        source_key="report",
    )


def test_every_target_of_a_plan_gets_a_goalpost_and_an_indicator_once_a_jurisdiction() -> None:
    frozen = laid_out()

    told = {(row.task_id, row.indicator.name, row.target.printed) for row in Goalpost.objects.filter(plan=frozen.plan)}  # type: ignore[union-attr]
    assert told == {
        (frozen.task(2).pk, "新增托位", "900"),
        (frozen.task(4).pk, "新增托位", "900"),
        (None, "托位", "900"),
    }
    assert Indicator.objects.count() == 2


def test_laying_out_again_changes_nothing() -> None:
    frozen = laid_out()
    before = list(Goalpost.objects.order_by("pk").values())

    lay_out_goalposts(version=frozen.version, by=system(frozen.plan.jurisdiction_id), now=NOW)

    assert list(Goalpost.objects.order_by("pk").values()) == before


def test_a_target_that_is_printed_no_more_leaves_its_goalpost_pointing_nowhere() -> None:
    frozen = laid_out()
    version = frozen.version
    version.state = VersionState.SUPERSEDED
    version.save()
    newer = type(version).objects.create(
        jurisdiction=version.jurisdiction, plan=version.plan, number=1, drafted_at=NOW, state=VersionState.IN_FORCE
    )

    lay_out_goalposts(version=newer, by=system(version.jurisdiction_id), now=NOW)

    assert list(Goalpost.objects.values_list("target", flat=True)) == [None, None, None]
    assert goalposts_of([task.pk for task in frozen.tasks]) == {}
    assert Target.objects.filter(version=version).count() == 3


def test_what_a_task_asks_for_is_one_question(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    frozen = laid_out(tasks=8)

    with django_assert_num_queries(1):
        found = goalposts_of([task.pk for task in frozen.tasks])

    assert sorted(found) == sorted(frozen.task(number).pk for number in (2, 4, 6, 8))


def test_a_corrected_figure_supersedes_the_first_and_both_are_kept() -> None:
    frozen = laid_out()
    goalpost = goalposts_of([frozen.task(2).pk])[frozen.task(2).pk][0]
    by = an_actor(frozen.plan.jurisdiction)
    observe(figures=[observed(goalpost, frozen)], about=frozen.plan, by=by, now=NOW)

    rows = observe(figures=[observed(goalpost, frozen, "130")], about=frozen.plan, by=by, now=NOW)

    assert list(Observation.objects.order_by("pk").values_list("printed", "state")) == [
        ("120", ObservationState.SUPERSEDED),
        ("130", ObservationState.PROVISIONAL),
    ]
    assert rows[0].replaces == Observation.objects.order_by("pk")[0]
    assert [row.printed for row in observations_of([goalpost.pk])[goalpost.pk]] == ["130"]


def test_the_same_figure_again_writes_nothing() -> None:
    frozen = laid_out()
    goalpost = goalposts_of([frozen.task(2).pk])[frozen.task(2).pk][0]
    by = an_actor(frozen.plan.jurisdiction)
    observe(figures=[observed(goalpost, frozen)], about=frozen.plan, by=by, now=NOW)
    entries = Entry.objects.count()

    assert observe(figures=[observed(goalpost, frozen)], about=frozen.plan, by=by, now=NOW) == []
    assert Entry.objects.count() == entries


def test_a_provisional_figure_becomes_final_by_a_newer_row() -> None:
    frozen = laid_out()
    goalpost = goalposts_of([frozen.task(2).pk])[frozen.task(2).pk][0]
    by = an_actor(frozen.plan.jurisdiction)
    figure = observed(goalpost, frozen)
    observe(figures=[figure], about=frozen.plan, by=by, now=NOW)

    observe(figures=[replace(figure, is_final=True)], about=frozen.plan, by=by, now=NOW)

    assert [row.state for row in observations_of([goalpost.pk])[goalpost.pk]] == [ObservationState.FINAL]


def test_a_liaison_cannot_enter_figures_past_a_report() -> None:
    frozen = laid_out()
    goalpost = goalposts_of([frozen.task(2).pk])[frozen.task(2).pk][0]

    with pytest.raises(NotAllowed, match="指标数据由办公室和数据提供单位登记"):
        observe(
            figures=[observed(goalpost, frozen)],
            about=frozen.plan,
            by=an_actor(frozen.plan.jurisdiction, Role.LIAISON),
            now=NOW,
        )
