"""What becomes of what a unit filed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FilingState(models.TextChoices):
    """Where a filing stands."""

    WAITING = "waiting", _("待办公室确认")
    ACCEPTED = "accepted", _("已采用")
    REFUSED = "refused", _("未采用")


NEXT: dict[FilingState, frozenset[FilingState]] = {
    FilingState.WAITING: frozenset({FilingState.ACCEPTED, FilingState.REFUSED}),
    FilingState.ACCEPTED: frozenset(),
    FilingState.REFUSED: frozenset(),
}
