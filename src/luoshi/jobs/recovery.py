"""Background tasks whose worker is no more are given to the next one."""

from typing import Any

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

MOST_ATTEMPTS = 3
_TOLD = "the worker died, again and again"


def take_up_tasks(*, worker_prefix: str) -> int:
    """Give back the tasks that workers whose name begins so were doing, and return how many.

    The caller knows that those workers have ended. A task that outlived so many workers is given up: it may be the cause.
    """
    return sum(_take_up(result) for result in DBTaskResult.objects.running() if _was_done_by(result, worker_prefix))


def _was_done_by(result: "DBTaskResult[..., Any]", prefix: str) -> bool:
    return bool(result.worker_ids) and str(result.worker_ids[-1]).startswith(prefix)


def _take_up(result: "DBTaskResult[..., Any]") -> bool:
    if len(result.worker_ids) >= MOST_ATTEMPTS:
        result.set_failed(RuntimeError(_TOLD))
        return False
    running = DBTaskResult.objects.filter(pk=result.pk, status=TaskResultStatus.RUNNING)
    return bool(running.update(status=TaskResultStatus.READY, started_at=None))
