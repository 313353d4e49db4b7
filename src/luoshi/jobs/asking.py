"""What our commands have in common: a refusal is told as one sentence, and a question is asked of a person only."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from luoshi.base.refusals import Refusal


class OurCommand(BaseCommand):
    """A command that ends with a sentence where it is refused."""

    requires_system_checks = ()

    def execute(self, *arguments: Any, **options: Any) -> str | None:  # noqa: ANN401 -- as Django has it
        """Run the command; a refusal becomes its sentence, and status 1."""
        try:
            return super().execute(*arguments, **options)
        except (Refusal, CommandError) as refusal:
            if not getattr(self, "_called_from_command_line", False):
                raise CommandError(str(refusal)) from refusal
            self.stderr.write(str(refusal))
            sys.exit(1)

    def ask(self, question: str, default: str = "") -> str:
        """Return what a person at the terminal answers; raise CommandError where there is none to ask."""
        if not sys.stdin.isatty():
            raise CommandError(_("没有终端可以提问，请用选项给出：%(question)s") % {"question": question})
        hint = f" [{default}]" if default else ""
        while True:
            answer = input(f"{question}{hint}：").strip() or default
            if answer:
                return answer
