"""The web server: granian in a process of ours, so that its workers end with it."""

import os
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.servers.basehttp import get_internal_wsgi_application
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from gongwen.workers import processors
from luoshi.jobs.running.together import PARENT, end_with_parent

MOST_THREADS = 8
KILL_AFTER = 3
"""Seconds that a worker has to finish its requests when it is told to end."""
Application = Callable[..., Any]


def load_application() -> Application:
    """Return the application, with all of its pages loaded: processes that are forked now need not load them."""
    application: Application = get_internal_wsgi_application()
    get_resolver().url_patterns  # noqa: B018 -- imports them
    return application


def serve(application: Application, *, host: str, port: int, workers: int) -> None:
    """Serve until told to end."""
    os.environ[PARENT] = str(os.getpid())  # to the workers, this process is the parent
    Server(
        "luoshi",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=min(MOST_THREADS, 2 * processors() + 1),
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        respawn_interval=1,
        workers_kill_timeout=KILL_AFTER,
    ).serve(target_loader=partial(_in_worker, application), wrap_loader=False)


def _in_worker(application: Application) -> Application:
    """Return the application; called in each worker when it starts."""
    end_with_parent()
    return application
