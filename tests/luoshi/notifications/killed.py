"""A process that sends what is due and is killed (SIGKILL) right after so many writes to deliveries.

``python -m tests.luoshi.notifications.killed PORT WRITES``, the database in DATABASE_URL, a server of e-mail on the port.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django


def main(port: str, writes: str) -> None:
    """Do it, as far as the write."""
    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- Django is set up first
    from django.db import connection  # noqa: PLC0415

    from luoshi.notifications.operations import deliver_due  # noqa: PLC0415
    from tests.luoshi.making import NOW  # noqa: PLC0415

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(port)
    written = 0

    def die(execute: Callable[..., Any], sql: str, params: object, many: bool, context: Any) -> Any:  # noqa: ANN401, FBT001
        nonlocal written
        result = execute(sql, params, many, context)
        written += sql.startswith('UPDATE "notifications_delivery"')
        if written == int(writes):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    with connection.execute_wrapper(die):
        deliver_due(now=NOW)


if __name__ == "__main__":
    main(*sys.argv[1:])
