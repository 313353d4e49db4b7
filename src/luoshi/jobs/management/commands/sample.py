"""``luoshi sample load`` and ``play``: a district to look around in, and its life from one day to another."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.directory.models import Jurisdiction
from luoshi.jobs.asking import OurCommand
from luoshi.jobs.running.preparing import prepare
from luoshi.jobs.sample.folder import read_sample
from luoshi.jobs.sample.loading import load_sample, told_accounts
from luoshi.jobs.sample.playing import moment_on, play
from luoshi.jobs.tick import tick

LONGEST = timedelta(days=731)
"""How long a district may live in one go."""


class Command(OurCommand):
    """Loads a sample; what is there already is left alone."""

    help = cast("str", gettext_lazy("载入样例辖区，供熟悉系统（sample load 文件夹）"))

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is to be done, and the folder."""
        acts = parser.add_subparsers(dest="act", required=True)
        load = acts.add_parser("load", help=_("载入样例，已有的内容不动"))
        load.add_argument("folder", type=Path, help=_("样例的文件夹"))
        load.add_argument("--on", type=date.fromisoformat, default=None, help=_("当作哪天载入，默认今天"))
        lives = acts.add_parser("play", help=_("让样例辖区过一段日子：填报、审定、受理、催办"))
        lives.add_argument("folder", type=Path, help=_("样例的文件夹"))
        lives.add_argument("--from", dest="first", type=date.fromisoformat, required=True, help=_("从哪天开始"))
        lives.add_argument("--until", dest="last", type=date.fromisoformat, required=True, help=_("到哪天为止"))

    def handle(self, *_arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Load, and tell the sign-ins."""
        prepare()
        if options["act"] == "play":
            self._play(**options)
            return
        now = moment_on(options["on"]) if options["on"] else timezone.now()
        load_sample(options["folder"], now=now, today=timezone.localdate(now))
        self.stdout.write(told_accounts())

    def _play(self, *, folder: Path, first: date, last: date, **_options: object) -> None:
        sample = read_sample(folder)
        jurisdiction = Jurisdiction.objects.filter(code=sample.jurisdiction["code"]).first()
        if jurisdiction is None or not first <= last <= first + LONGEST:
            raise CommandError(_("请先载入样例；开始日期应在结束日期之前，最多两年。"))
        played = play(folder, jurisdiction=jurisdiction, first=first, last=last, tick=tick)
        told = {"days": played.days, "accepted": played.accepted, "returned": played.returned}
        self.stdout.write(_("过了%(days)s天：受理%(accepted)s件，退回%(returned)s件。") % told)
