"""``luoshi waive-separation``: why this installation does not keep its three administrators apart."""

from typing import Any, cast

from django.core.management.base import CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.base.actors import Channel, system
from luoshi.directory.models import Jurisdiction
from luoshi.directory.operations.separation import waive_separation
from luoshi.jobs.asking import OurCommand


class Command(OurCommand):
    """Records in the journal of every jurisdiction why one person may hold several of the three posts."""

    help = cast("str", gettext_lazy("人手不够、不分设系统、安全、审计管理员时，记录理由"))

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the reason."""
        parser.add_argument("--reason", required=True, help=_("理由，不超过300个字，不写姓名"))

    def handle(self, *_arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Record it and say so."""
        now = timezone.now()
        with transaction.atomic():
            for jurisdiction in Jurisdiction.objects.order_by("pk"):
                by = system(jurisdiction.pk, Channel.COMMAND)
                waive_separation(jurisdiction=jurisdiction, reason=options["reason"], by=by, now=now)
        self.stdout.write(_("已记入操作记录。条件具备后，请设置 LUOSHI_SEPARATE_ADMINISTRATORS=1。"))
