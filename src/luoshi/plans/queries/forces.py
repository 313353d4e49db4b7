"""Task forces with their people, and the tasks they work on."""

from dataclasses import dataclass
from datetime import date

from luoshi.base.actors import Actor
from luoshi.directory.kinds import BodyKind
from luoshi.directory.models import Body, Holding
from luoshi.directory.queries import bodies_visible_to, on
from luoshi.plans.models import ForceTask, Task, TaskWording
from luoshi.plans.queries.plans import plans_visible_to
from luoshi.plans.states import VersionState


@dataclass(frozen=True, slots=True)
class Force:
    """A task force that works on a task, with who sits on it today, its leader first."""

    body: Body
    members: list[Holding]


def forces_of(task: Task, *, today: date) -> list[Force]:
    """Return the task forces that work on a task: two questions."""
    bodies = [row.body for row in ForceTask.objects.filter(task=task).select_related("body").order_by("pk")]
    held = Holding.objects.filter(on(today), post__body__in=bodies).select_related("person", "post")
    by_body: dict[int, list[Holding]] = {body.pk: [] for body in bodies}
    for holding in held.order_by("post__position", "pk"):
        by_body[holding.post.body_id or 0].append(holding)
    return [Force(body, by_body[body.pk]) for body in bodies]


def forces_in(by: Actor, *, today: date) -> list[Body]:
    """Return the task forces that there are today in somebody's jurisdiction."""
    return list(bodies_visible_to(by).filter(on(today), kind=BodyKind.TASK_FORCE))


def tasks_of_force(body: Body, by: Actor) -> list[TaskWording]:
    """Return the tasks in force that a body works on, as far as somebody may see their plans."""
    rows = TaskWording.objects.filter(
        task__forces__body=body, version__state=VersionState.IN_FORCE, version__plan__in=plans_visible_to(by)
    )
    return list(rows.select_related("task", "version__plan").order_by("version__plan", "position"))
