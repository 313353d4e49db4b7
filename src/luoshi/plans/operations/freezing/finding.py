"""Having the tasks of a version found by their words and by the units that have a part in them."""

from luoshi.plans.models import Task
from luoshi.plans.queries.expansion import ExpandedTask, Expansion
from luoshi.search.indexing import Item, index_objects, remove_objects

KIND = "task"


def index_tasks(expansion: Expansion) -> None:
    """Have the tasks found within their plan, as this version words them; those that it withdrew are found no more."""
    version = expansion.version
    scope = version.plan.public_key
    index_objects(
        (Item(kind=KIND, key=task.key, text=_words(task, expansion), scope=scope) for task in expansion.tasks),
        jurisdiction_id=version.jurisdiction_id,
    )
    remove_objects(kind=KIND, keys=Task.objects.filter(withdrawn_in=version).values_list("public_key", flat=True))


def _words(task: ExpandedTask, expansion: Expansion) -> str:
    """Return what a task is found by: its label and text, and its units by printed and by short name."""
    names = dict.fromkeys(
        name for part in task.parts for name in (part.printed_name, expansion.units[part.unit_id].short_name)
    )
    return "\n".join([task.label, task.content.text, *names, *task.open_names])
