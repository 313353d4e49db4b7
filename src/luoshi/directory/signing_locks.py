"""Lock-out: how many wrong passwords an account, or an address, may give. django-axes counts; this weighs."""

from datetime import datetime
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import QuerySet, Sum

from luoshi.directory.models import Account

ADDRESS_WEIGHT = 10
"""A whole office may come from one address: it may fail so many times as often as one account."""


class LockingHandler(AxesDatabaseHandler):  # type: ignore[misc] # axes says nothing of its types
    """Counts failures by account, and those by address with less weight."""

    def get_failures(self, request: object, credentials: dict[str, Any] | None = None) -> int:
        """Return the larger of the failures of the account and of the weighed ones of the address."""
        of_account, of_address = (_failures(attempts) for attempts in self.get_user_attempts(request, credentials))
        return max(of_account, of_address // ADDRESS_WEIGHT)

    def reset_user_attempts(self, request: object, credentials: dict[str, Any] | None = None) -> int:
        """Forget the failures of the account that signed in, and of no other from the same address."""
        username = get_client_username(request, credentials)
        return int(self.reset_attempts(username=username)) if username else 0


def _failures(attempts: QuerySet[AccessAttempt]) -> int:
    return attempts.aggregate(sum=Sum("failures_since_start"))["sum"] or 0


def locked_among(usernames: list[str], *, now: datetime) -> set[str]:
    """Return which of the names are locked at a moment."""
    lately = AccessAttempt.objects.filter(username__in=usernames, attempt_time__gte=now - settings.AXES_COOLOFF_TIME)
    counted = lately.values_list("username").order_by().annotate(sum=Sum("failures_since_start"))
    return {name for name, failures in counted if name and failures >= settings.AXES_FAILURE_LIMIT}


def is_locked(account: Account, *, now: datetime) -> bool:
    """Tell whether an account is locked at a moment."""
    return account.username in locked_among([account.username], now=now)
