"""Units say that they have what a plan gives them; asked again only where it changes."""

import pytest
from django.test import Client

from luoshi.base.actors import Actor, Role, system
from luoshi.base.refusals import NotAllowed, WrongState
from luoshi.directory.queries import actor_of
from luoshi.notifications.models import Notice
from luoshi.plans.models import TaskWording
from luoshi.reporting.models import Acknowledgement
from luoshi.reporting.operations.acknowledging import acknowledge, ask_to_acknowledge
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account, an_actor
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force
from tests.luoshi.usecases.making import a_version_in_force, an_amendment, enforced

pytestmark = pytest.mark.django_db


def asked() -> tuple[Frozen, Actor]:
    """Ask the units of a plan; return it with the liaison of the first."""
    frozen = a_plan_in_force(a_jurisdiction(), tasks=2, parts=1, members=0)
    liaison = an_actor(frozen.plan.jurisdiction, Role.LIAISON, unit=frozen.units[0])
    by = system(frozen.plan.jurisdiction_id)
    ask_to_acknowledge(version=frozen.version, before=None, by=by, now=NOW, today=TODAY)
    return frozen, liaison


def test_every_unit_with_a_part_is_asked_and_its_liaison_told() -> None:
    frozen, liaison = asked()

    rows = Acknowledgement.objects.order_by("unit")
    assert [row.unit_id for row in rows] == [unit.pk for unit in frozen.units[:2]]
    assert {row.due_on.isoformat() for row in rows} == {"2026-04-07"}  # three working days, 清明 between
    assert [(one.person.public_key, one.kind) for one in Notice.objects.all()] == [
        (liaison.person_key, "report/acknowledge")
    ]


def test_acknowledged_once_nobody_is_reminded_any_more() -> None:
    frozen, liaison = asked()
    row = Acknowledgement.objects.get(unit=frozen.units[0])

    acknowledge(acknowledgement=row, by=liaison, now=NOW)

    assert (row.acknowledged_by, row.acknowledged_at) == (liaison.person_key, NOW)
    assert Notice.objects.filter(settled_at__isnull=True).count() == 0
    with pytest.raises(WrongState, match="已经签收过"):
        acknowledge(acknowledgement=row, by=liaison, now=NOW)


def test_another_unit_and_the_office_acknowledge_nothing_for_it() -> None:
    frozen, _liaison = asked()
    row = Acknowledgement.objects.get(unit=frozen.units[0])
    others = [
        an_actor(frozen.plan.jurisdiction, Role.LIAISON, unit=frozen.units[1]),
        an_actor(frozen.plan.jurisdiction, Role.CLERK),
    ]

    for by in others:
        with pytest.raises(NotAllowed):
            acknowledge(acknowledgement=row, by=by, now=NOW)


def test_an_amendment_asks_only_the_units_whose_tasks_it_changes() -> None:
    clerk = an_actor(a_jurisdiction())
    current = a_version_in_force(by=clerk)
    first = Acknowledgement.objects.filter(version=current).count()

    same = enforced(an_amendment(current, by=clerk))

    assert first > 0
    assert Acknowledgement.objects.filter(version=same).count() == 0
    wording = TaskWording.objects.filter(version=same).order_by("position")[0]
    TaskWording.objects.filter(pk=wording.pk).update(text="另一种写法。")
    by = system(same.jurisdiction_id)
    units = {term.unit_id for term in wording.terms.all()}
    assert ask_to_acknowledge(version=same, before=current, by=by, now=NOW, today=TODAY) == len(units)


def test_a_liaison_acknowledges_with_one_press_and_the_office_sees_who_has_not(client: Client) -> None:
    frozen, _liaison = asked()
    account = an_account(frozen.plan.jurisdiction, Role.LIAISON, unit=frozen.units[0])
    client.force_login(account)
    row = Acknowledgement.objects.get(unit=frozen.units[0])

    assert client.get("/reports/").content.decode().count("请先签收") == 1
    client.post(f"/acknowledgements/{row.public_key}/")

    row.refresh_from_db()
    assert row.acknowledged_by == actor_of(account, today=TODAY).person_key
    client.force_login(an_account(frozen.plan.jurisdiction))
    page = client.get(f"/plans/{frozen.plan.public_key}/reporting/").content.decode()
    assert page.count("还没有签收的1个单位") == 1
