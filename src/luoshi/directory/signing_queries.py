"""Questions about signing in."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from luoshi.directory.models import Account
from luoshi.directory.signing import Session


def sessions_of(account: Account, *, now: datetime) -> QuerySet[Session]:
    """Return the sessions of an account that have not run out, the one used last first."""
    used = now - timedelta(seconds=settings.IDLE_SECONDS)
    held = Session.objects.filter(account=account, expire_date__gt=now, seen_at__gte=used)
    return held.select_related("account__jurisdiction", "account__person").order_by("-seen_at", "pk")
