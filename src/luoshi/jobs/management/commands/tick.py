"""``luoshi tick``: what time sets off, once or again and again."""

from typing import Any, cast

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.jobs.asking import OurCommand
from luoshi.jobs.running.ticking import tick_every, tick_now


class Command(OurCommand):
    """Does what is due."""

    help = cast("str", gettext_lazy("办理到时间的事项（luoshi run 会定时办理，平时不用单独运行）"))

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how often."""
        parser.add_argument("--every", type=float, metavar=_("秒"), help=_("每隔多少秒办理一次，直到停止"))

    def handle(self, *_arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Tick once, or until told to end."""
        if options["every"] is not None:
            tick_every(options["every"])
        failed = tick_now()
        if failed:
            raise CommandError(_("有步骤没有办成，原因见上：%(steps)s") % {"steps": " ".join(failed)})
