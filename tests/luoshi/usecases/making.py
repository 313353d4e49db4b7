"""Plans in force for tests: made by the operations that make real ones, by a clerk and the head of the office."""

from dataclasses import dataclass

from luoshi.base.actors import Actor
from luoshi.directory.models import Unit
from luoshi.plans.models import Piece, PlanVersion, Task
from luoshi.plans.operations.amending import begin_amendment
from luoshi.usecases.put_in_force import put_in_force
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.plans.making import (
    DISTRICT,
    SMALL,
    STREETS,
    ZONES,
    a_draft,
    a_group,
    a_sample_draft,
    head_of,
    settle_all,
    tasks_of,
    the_sample_units,
)

BASIS = "区政府第9次常务会议决定"


def enforced(version: PlanVersion, *, by: Actor | None = None) -> PlanVersion:
    """Put a settled draft in force, by the head of the office where nobody is named."""
    version.refresh_from_db()
    return put_in_force(version=version, revision=version.revision, by=by or head_of(version), now=NOW, today=TODAY)


def a_version_in_force(text: str = SMALL, *, by: Actor | None = None) -> PlanVersion:
    """Draft, settle and put in force a plan given as text."""
    clerk = by or an_actor(a_jurisdiction())
    return enforced(settle_all(a_draft(text, by=clerk), by=clerk))


def an_amendment(current: PlanVersion, *, by: Actor, once_key: str = "amend") -> PlanVersion:
    """Begin the next version of a plan in force."""
    return begin_amendment(plan=current.plan, basis=BASIS, once_key=once_key, by=by, now=NOW)


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample plan's draft, settled, with the units of its district and the clerk who drafted it."""

    version: PlanVersion
    units: dict[str, Unit]
    clerk: Actor


def a_settled_sample() -> Sample:
    """Draft the sample plan in a district whose streets (with a town) and zones are groups, and settle all of it."""
    district = a_jurisdiction(DISTRICT)
    units = the_sample_units(district)
    a_group(district, "各街道办事处", *(units[name] for name in STREETS), units["望荻镇人民政府"])
    a_group(district, "各园区管理办公室", *(units[name] for name in ZONES))
    clerk = an_actor(district)
    return Sample(settle_all(a_sample_draft(by=clerk), by=clerk), units, clerk)


def task_of(version: PlanVersion, number: int) -> Task:
    """Return a task of a version in force by its place, the first being 1."""
    return Task.objects.get(wordings__version=version, wordings__position=number - 1)


def piece_at(version: PlanVersion, number: int) -> Piece:
    """Return a task piece of a draft by its place, the first being 1, as it stands now."""
    return tasks_of(version)[number - 1]
