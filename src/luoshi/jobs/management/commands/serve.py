"""``luoshi serve``: the web server alone."""

from typing import Any

from django.core.management.base import CommandParser

from luoshi.jobs.asking import OurCommand
from luoshi.jobs.running.serving import serve
from luoshi.jobs.running.together import end_with_parent


class Command(OurCommand):
    """Serves pages until told to end."""

    internal = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to listen, and how many processes do."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *_arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Serve."""
        end_with_parent()
        serve(host=options["host"], port=options["port"], workers=options["workers"])
