"""``luoshi work``: one background worker alone."""

from typing import Any

from django.core.management.base import CommandParser

from luoshi.jobs.asking import OurCommand
from luoshi.jobs.running.together import end_with_parent
from luoshi.jobs.running.working import work


class Command(OurCommand):
    """Does background tasks until told to end."""

    internal = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the place in the group."""
        parser.add_argument("--place", type=int, default=1)

    def handle(self, *_arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Work."""
        end_with_parent()
        work(place=options["place"])
