"""``luoshi init``: a real installation begins."""

from typing import Any, cast

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.directory.kinds import Level
from luoshi.jobs.asking import OurCommand
from luoshi.jobs.beginning import Beginning, begin, check_not_begun
from luoshi.jobs.running.preparing import prepare


class Command(OurCommand):
    """Sets up the jurisdiction and the first administrator."""

    help = cast("str", gettext_lazy("初始化：登记辖区和第一位系统管理员"))

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what would be asked for otherwise."""
        parser.add_argument("--jurisdiction", help=_("辖区名称，如“澜棠区”"))
        parser.add_argument("--code", help=_("行政区划代码（GB/T 2260），6位，乡镇、街道9位"))
        parser.add_argument("--level", choices=Level.values, help=_("层级"))
        parser.add_argument("--unit", help=_("系统管理员所在单位"))
        parser.add_argument("--administrator", help=_("系统管理员姓名"))
        parser.add_argument("--username", help=_("系统管理员的登录名"))

    def handle(self, *_arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Ask for what was not given, set up, and tell the one-time password."""
        prepare()
        check_not_begun()
        levels = " ".join(f"{level.value}={level.label}" for level in Level)
        password = begin(
            Beginning(
                jurisdiction=options["jurisdiction"] or self.ask(_("辖区名称")),
                code=options["code"] or self.ask(_("行政区划代码（GB/T 2260）")),
                level=options["level"] or self.ask(_("层级（%(levels)s）") % {"levels": levels}, Level.DISTRICT.value),
                unit=options["unit"] or self.ask(_("系统管理员所在单位的全称")),
                administrator=options["administrator"] or self.ask(_("系统管理员姓名")),
                username=options["username"] or self.ask(_("系统管理员的登录名")),
            ),
            now=timezone.now(),
        )
        self.stdout.write(_("初始化完成。一次性密码只显示这一次，首次登录后必须修改："))
        self.stdout.write(password)
