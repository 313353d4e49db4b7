"""The figures that a plan asks for, each with the printed target it points to now."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.indicators.models import Goalpost, Indicator
from luoshi.indicators.permissions import LAY_OUT
from luoshi.journal.operations import record
from luoshi.plans.models import PlanVersion, Target

Name = tuple[str, str, str]
Place = tuple[int | None, int]
_BATCH = 500


@transaction.atomic
def lay_out_goalposts(*, version: PlanVersion, by: Actor, now: datetime) -> int:
    """Point each figure that a plan asks for to its printed target in ``version``; return how many there are.

    A figure is the same through all versions by its task, or the plan, and its indicator; one that is printed no more
    keeps its observations and points nowhere. Of two targets of one task with one indicator the first counts.
    """
    check(LAY_OUT, by)
    targets = list(Target.objects.filter(version=version).select_related("wording").order_by("position", "pk"))
    indicators = _indicators(version, targets)
    wanted: dict[Place, Target] = {}
    for target in targets:
        place = (target.wording.task_id if target.wording else None, indicators[_name(target)].pk)
        wanted.setdefault(place, target)
    there = {(row.task_id, row.indicator_id): row for row in Goalpost.objects.filter(plan=version.plan_id)}
    _write(version, wanted, there)
    data = {"goalposts": len(wanted), "version": version.number}
    key = jurisdiction_key_of(version.jurisdiction_id)
    record("indicators.goalposts_laid_out", jurisdiction_key=key, by=by, now=now, about=version.plan, data=data)
    return len(wanted)


def _write(version: PlanVersion, wanted: dict[Place, Target], there: dict[Place, Goalpost]) -> None:
    changed = []
    for place, row in there.items():
        target = wanted.get(place)
        if row.target_id != (target.pk if target else None):
            row.target = target
            changed.append(row)
    Goalpost.objects.bulk_update(changed, ["target"], batch_size=_BATCH)
    new = [
        Goalpost(
            jurisdiction_id=version.jurisdiction_id,
            plan_id=version.plan_id,
            task_id=task,
            indicator_id=indicator,
            target=target,
        )
        for (task, indicator), target in wanted.items()
        if (task, indicator) not in there
    ]
    Goalpost.objects.bulk_create(new, batch_size=_BATCH)


def _name(target: Target) -> Name:
    return (target.indicator, target.measure, target.unit_of_measure)


def _indicators(version: PlanVersion, targets: Iterable[Target]) -> dict[Name, Indicator]:
    """Return the indicators that the targets name, those entered that are not there."""
    jurisdiction = version.jurisdiction_id
    names = dict.fromkeys(_name(target) for target in targets)
    missing = names.keys() - _named(jurisdiction, names).keys()
    rows = [
        Indicator(jurisdiction_id=jurisdiction, name=name, measure=measure, unit_of_measure=unit)
        for name, measure, unit in names
        if (name, measure, unit) in missing
    ]
    Indicator.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)
    return _named(jurisdiction, names)


def _named(jurisdiction: int, names: Iterable[Name]) -> dict[Name, Indicator]:
    found = Indicator.objects.filter(jurisdiction=jurisdiction, name__in={name for name, _measure, _unit in names})
    return {(row.name, row.measure, row.unit_of_measure): row for row in found}
