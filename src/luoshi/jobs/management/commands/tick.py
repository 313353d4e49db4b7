"""``luoshi tick``: what time sets off, once or again and again."""

import signal
import time
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.jobs.asking import OurCommand, add_every
from luoshi.jobs.running.together import end_with_parent
from luoshi.jobs.tick import tick


class Command(OurCommand):
    """Does what is due."""

    help = gettext_lazy("办理到时间的事项（luoshi run 会定时办理，平时不用单独运行）")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how often."""
        add_every(parser)

    def handle(self, *_arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Tick once, or until told to end."""
        end_with_parent()
        if options["every"] is not None:
            self._again_and_again(options["every"])
            return
        failed = _tick()
        if failed:
            raise CommandError(_("有步骤没有办成，原因见上：%(steps)s") % {"steps": " ".join(failed)})

    def _again_and_again(self, seconds: float) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for `luoshi run`, which then tells us
        while True:
            _tick()
            close_old_connections()
            time.sleep(seconds)


def _tick() -> tuple[str, ...]:
    """Read the clock, tick, and return the steps that failed."""
    now = timezone.now()
    return tick(now=now, today=timezone.localdate(now)).failed
