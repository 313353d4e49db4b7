"""``luoshi doctor``: what is missing."""

import sys
from typing import Any, cast

from django.utils.translation import gettext_lazy

from luoshi.jobs.asking import OurCommand
from luoshi.jobs.doctor import Level, examine


class Command(OurCommand):
    """Looks at everything and says what is missing, a line each."""

    help = cast("str", gettext_lazy("体检：逐项检查缺什么、怎么办，有问题时以 1 退出"))

    def handle(self, *_arguments: Any, **_options: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Tell each finding; end with status 1 if one is a problem."""
        problems = 0
        for finding in examine():
            self.stdout.write(f"{finding.level.value:<8}{finding.sentence}")
            problems += finding.level == Level.PROBLEM
        if problems:
            sys.exit(1)
