"""What is done with the journal in the background."""

from django_tasks import TaskContext, task

from luoshi.base.actors import system
from luoshi.journal.operations.checking import check_journal


@task(takes_context=True)
def check_chain(context: TaskContext, jurisdiction_id: int) -> None:
    """Check the chain of a jurisdiction. The worker that took the task read the clock."""
    now = context.task_result.last_attempted_at
    if now is None:
        raise ValueError("a task that runs has begun")
    check_journal(by=system(jurisdiction_id), now=now)


def queue_check(jurisdiction_id: int) -> None:
    """Ask for a chain to be checked in the background, in the caller's transaction."""
    check_chain.enqueue(jurisdiction_id)
