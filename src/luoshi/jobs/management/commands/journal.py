"""luoshi journal verify: does the journal still say what was written."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from luoshi.journal.verifying import verify_all, verify_chain


class Command(BaseCommand):
    """Verify the chains of the journal; exit status 1 and one sentence where one is broken."""

    help = "Verify the journal: name the first entry that was changed, removed, inserted or cut off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what is to be done, and of which jurisdiction."""
        acts = parser.add_subparsers(dest="act", required=True)
        verify = acts.add_parser("verify", help="check every chain against its head and the copies of its head")
        verify.add_argument(
            "--jurisdiction", metavar="KEY", default="", help="check the chain of one jurisdiction only"
        )

    def handle(self, *_args: object, **options: Any) -> None:  # noqa: ANN401 -- Django passes what was parsed
        """Say in one sentence whether the journal holds."""
        key = options["jurisdiction"]
        broken = verify_chain(key) if key else verify_all()
        if broken is None:
            self.stdout.write(_("操作记录完整，没有改动、缺失或外来的记录。"))
            return
        self.stderr.write(str(broken))
        sys.exit(1)
