"""The tables of states are complete, and only what follows is ever done, by whoever is first."""

import pytest

from luoshi.base.refusals import WrongState
from luoshi.plans.models import Plan, PlanVersion
from luoshi.plans.operations.states import move_plan, move_version
from luoshi.plans.states import DOUBT_NEXT, PLAN_NEXT, VERSION_NEXT, DoubtState, PlanState, VersionState
from tests.luoshi.making import NOW, a_jurisdiction
from tests.luoshi.plans.making import a_draft


def test_every_state_is_in_its_table() -> None:
    assert PLAN_NEXT.keys() == set(PlanState)
    assert VERSION_NEXT.keys() == set(VersionState)
    assert DOUBT_NEXT.keys() == set(DoubtState)


def test_every_state_but_the_first_follows_some_other() -> None:
    assert set().union(*PLAN_NEXT.values()) == set(PlanState) - {PlanState.PREPARING}
    assert set().union(*VERSION_NEXT.values()) == set(VersionState) - {VersionState.DRAFT}


@pytest.mark.django_db
@pytest.mark.parametrize(("old", "to"), [(old, to) for old in PlanState for to in PlanState])
def test_a_plan_moves_exactly_as_the_table_says(old: PlanState, to: PlanState) -> None:
    plan = Plan.objects.create(jurisdiction=a_jurisdiction(), title="方案", state=old, created_at=NOW)

    if to in PLAN_NEXT[old]:
        move_plan(plan, to=to, fields={"title": "改名"})
        assert (plan.state, plan.title, plan.revision) == (to, "改名", 2)
    else:
        with pytest.raises(WrongState):
            move_plan(plan, to=to)
        plan.refresh_from_db()
        assert (plan.state, plan.revision) == (old, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(("old", "to"), [(old, to) for old in VersionState for to in VersionState])
def test_a_version_moves_exactly_as_the_table_says(old: VersionState, to: VersionState) -> None:
    version = a_draft()
    PlanVersion.objects.filter(pk=version.pk).update(state=old)
    version.refresh_from_db()
    seen = version.revision

    if to in VERSION_NEXT[old]:
        move_version(version, to=to, fields={"basis": "依据"})
        assert (version.state, version.basis, version.revision) == (to, "依据", seen + 1)
    else:
        with pytest.raises(WrongState):
            move_version(version, to=to)
        version.refresh_from_db()
        assert (version.state, version.revision) == (old, seen)


@pytest.mark.django_db
def test_whoever_saw_an_older_state_of_a_version_is_told_so() -> None:
    version = a_draft()
    late = PlanVersion.objects.get(pk=version.pk)
    move_version(version, to=VersionState.DISCARDED)

    with pytest.raises(WrongState, match="刚被别人启用或放弃"):
        move_version(late, to=VersionState.IN_FORCE)

    assert late.state == VersionState.DISCARDED


@pytest.mark.django_db
def test_whoever_saw_an_older_state_of_a_plan_is_told_so() -> None:
    plan = a_draft().plan
    late = Plan.objects.get(pk=plan.pk)
    move_plan(plan, to=PlanState.DISCARDED)

    with pytest.raises(WrongState, match="刚被别人改过"):
        move_plan(late, to=PlanState.IN_FORCE)

    assert late.state == PlanState.DISCARDED
