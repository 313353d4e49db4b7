"""日历订阅: the address under which somebody's calendar fetches their unit's due days. It is a secret; only its hash is kept."""

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed
from luoshi.directory.models import Person


class Feed(Keyed, InJurisdiction):
    """One person's feed. Made anew, the address before it leads nowhere."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="feed")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id}"
