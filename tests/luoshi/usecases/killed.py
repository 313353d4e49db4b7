"""A process that puts a draft in force and is killed (SIGKILL) right after the first statement that begins as told.

``python -m tests.luoshi.usecases.killed VERSION_PK ACCOUNT_PK STATEMENT``, the database in DATABASE_URL.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django


def main(version_pk: str, account_pk: str, statement: str) -> None:
    """Do it, as far as the statement."""
    django.setup()
    from django.db import connection  # noqa: PLC0415 -- Django is set up first

    from luoshi.directory.models import Account  # noqa: PLC0415
    from luoshi.directory.queries import actor_of  # noqa: PLC0415
    from luoshi.plans.models import PlanVersion  # noqa: PLC0415
    from luoshi.usecases.put_in_force import put_in_force  # noqa: PLC0415
    from tests.luoshi.making import NOW, TODAY  # noqa: PLC0415

    def die(execute: Callable[..., Any], sql: str, params: object, many: bool, context: Any) -> Any:  # noqa: ANN401, FBT001
        result = execute(sql, params, many, context)
        if sql.startswith(statement):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    version = PlanVersion.objects.get(pk=int(version_pk))
    by = actor_of(Account.objects.get(pk=int(account_pk)), today=TODAY)
    with connection.execute_wrapper(die):
        put_in_force(version=version, revision=version.revision, by=by, now=NOW, today=TODAY)


if __name__ == "__main__":
    main(*sys.argv[1:])
