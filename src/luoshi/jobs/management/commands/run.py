"""``luoshi run``: all of the system, until Ctrl-C."""

import contextlib
import os
import socket
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast

from django.core.management.base import CommandError, CommandParser
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.directory.models import Jurisdiction
from luoshi.jobs.asking import OurCommand
from luoshi.jobs.running.group import Group, Program
from luoshi.jobs.running.locks import take_lock
from luoshi.jobs.running.preparing import clear_what_a_crash_left, prepare
from luoshi.jobs.running.serving import load_application, serve
from luoshi.jobs.running.ticking import tick_every
from luoshi.jobs.running.together import PARENT
from luoshi.jobs.running.working import work
from luoshi.jobs.sample.loading import load_sample, told_accounts, was_interrupted
from luoshi.settings import environment

TICK_EVERY = 60.0
PATIENCE = 2.0
"""Seconds for which a run waits for what a killed one still holds."""
_LOOK_EVERY = 0.05


class Command(OurCommand):
    """Starts the web server, background workers and the tick, and ends them together."""

    help = cast("str", gettext_lazy("启动系统：网页、后台任务和定时事项，按 Ctrl-C 全部结束"))

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to listen, how many processes, and what to begin with."""
        parser.add_argument("--host", default=environment.text("LUOSHI_HOST", "127.0.0.1"), help=_("监听的地址"))
        parser.add_argument("--port", type=int, default=environment.number("LUOSHI_PORT", 8000), help=_("监听的端口"))
        parser.add_argument("--workers", type=int, default=2, help=_("网页进程数"))
        parser.add_argument("--tasks", type=int, default=1, help=_("后台任务进程数"))
        parser.add_argument("--sample", type=Path, metavar=_("文件夹"), help=_("数据库为空时载入的样例"))

    def handle(self, *_arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Prepare, then run until told to end."""
        os.environ.pop(PARENT, None)
        lock = take_lock("run", patience=PATIENCE)
        if lock is None:
            raise CommandError(_("落实已经在运行，请先停止原来的，或换一个 LUOSHI_HOME。"))
        host, port = options["host"], options["port"]
        _check_free(host, port)
        prepare()
        self._begin(options["sample"])
        clear_what_a_crash_left(now=timezone.now())
        connection.close()
        programs = _programs(host, port, workers=options["workers"], tasks=options["tasks"])
        Group(programs).run(each_look=self._teller(host, port, sample=options["sample"] is not None))

    def _begin(self, sample: Path | None) -> None:
        """Load the sample into an empty database; say what to do where there is nothing to load."""
        if Jurisdiction.objects.exists() and not (sample and was_interrupted()):
            return
        if sample is None:
            raise CommandError(_("系统还没有初始化，请先运行 luoshi init。"))
        self.stdout.write(_("数据库是空的，正在载入样例……"))
        now = timezone.now()
        load_sample(sample, now=now, today=timezone.localdate(now))

    def _teller(self, host: str, port: int, *, sample: bool) -> Callable[[], None]:
        """Return what tells the address once, as soon as somebody answers there."""
        told = False

        def tell() -> None:
            nonlocal told
            if told or not _answers(host, port):
                return
            told = True
            self.stdout.write(_("落实已启动：%(address)s") % {"address": f"http://{_shown(host)}:{port}/"})
            if sample:
                self.stdout.write(told_accounts())
            self.stdout.write(_("按 Ctrl-C 停止。"))
            self.stdout.flush()

        return tell


def _programs(host: str, port: int, *, workers: int, tasks: int) -> list[Program]:
    serving = partial(serve, load_application(), host=host, port=port, workers=workers)
    return [serving, *(partial(work, place=place) for place in range(1, tasks + 1)), partial(tick_every, TICK_EVERY)]


def _check_free(host: str, port: int) -> None:
    """Raise CommandError if somebody else listens there; those of a run that was killed end within a moment."""
    end = time.monotonic() + PATIENCE
    while not _can_bind(host, port):
        if time.monotonic() > end:
            told = {"host": host, "port": port}
            raise CommandError(_("%(host)s 的 %(port)d 端口不能使用，可能已被占用，请用 --port 换一个。") % told)
        time.sleep(_LOOK_EVERY)


def _can_bind(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError:
            return False
        return True


def _answers(host: str, port: int) -> bool:
    """Tell whether the server takes connections."""
    with contextlib.suppress(OSError), socket.create_connection((_shown(host), port), timeout=1):
        return True
    return False


def _shown(host: str) -> str:
    """Return the address by which this machine reaches it."""
    return {"0.0.0.0": "127.0.0.1", "::": "localhost"}.get(host, host)  # noqa: S104 -- what was given, not what we bind  # nosec B104
