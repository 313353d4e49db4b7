"""luoshi journal verify: does the journal still say what was written."""

import sys
from argparse import ArgumentParser
from typing import Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.jobs.asking import OurCommand
from luoshi.journal.verifying import verify_all, verify_chain


class Command(OurCommand):
    """Verify the chains of the journal; exit status 1 and one sentence where one is broken."""

    help = cast("str", gettext_lazy("核对操作记录：指出第一处被改动、删去、插入或截断的地方（journal verify）"))

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what is to be done, and of which jurisdiction."""
        acts = parser.add_subparsers(dest="act", required=True)
        verify = acts.add_parser("verify", help=_("逐条核对，并与库外的备份对照"))
        verify.add_argument("--jurisdiction", metavar="KEY", default="", help=_("只核对一个辖区"))

    def handle(self, *_args: object, **options: Any) -> None:  # noqa: ANN401 -- Django passes what was parsed
        """Say in one sentence whether the journal holds."""
        key = options["jurisdiction"]
        broken = verify_chain(key) if key else verify_all()
        if broken is None:
            self.stdout.write(_("操作记录完整，没有改动、缺失或外来的记录。"))
            return
        self.stderr.write(str(broken))
        sys.exit(1)
