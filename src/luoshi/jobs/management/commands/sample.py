"""``luoshi sample load``: a district to look around in."""

from pathlib import Path
from typing import Any, cast

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.jobs.asking import OurCommand
from luoshi.jobs.running.preparing import prepare
from luoshi.jobs.sample.loading import load_sample, told_accounts


class Command(OurCommand):
    """Loads a sample; what is there already is left alone."""

    help = cast("str", gettext_lazy("载入样例辖区，供熟悉系统（sample load 文件夹）"))

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is to be done, and the folder."""
        acts = parser.add_subparsers(dest="act", required=True)
        load = acts.add_parser("load", help=_("载入样例，已有的内容不动"))
        load.add_argument("folder", type=Path, help=_("样例的文件夹"))

    def handle(self, *_arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Load, and tell the sign-ins."""
        prepare()
        now = timezone.now()
        load_sample(options["folder"], now=now, today=timezone.localdate(now))
        self.stdout.write(told_accounts())
