"""单位: who there is. Changed by luoshi.directory.operations only. Names and memberships hold from a day to a day."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from luoshi.base.actors import Role
from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.directory.kinds import AliasKind, BodyKind, Level, UnitKind
from luoshi.directory.signing import FirstCode, PastPassword, Session  # noqa: F401 -- models in a file of their own
from luoshi.directory.states import FilingState

_ENDS_AFTER_IT_BEGINS = Q(until__isnull=True) | Q(from_day__isnull=True) | Q(until__gte=F("from_day"))


class Jurisdiction(Keyed, Revised):
    """辖区: a government's area. ``code`` is that of GB/T 2260 (six digits; nine for a township)."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=100)
    level = models.CharField(max_length=10, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    def __str__(self) -> str:
        return self.name


class Dated(models.Model):
    """Holds from a day to a day, both included; null for always and for ever."""

    from_day = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Unit(Keyed, Revised, InJurisdiction):
    """单位. A closed unit stays, with the day it ended and the unit it was merged into."""

    kind = models.CharField(max_length=20, choices=UnitKind)
    official_name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    position = models.PositiveIntegerField(default=0)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_units")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jurisdiction", "official_name"],
                condition=Q(closed_on__isnull=True),
                name="directory_one_open_unit_a_name",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(closed_on__isnull=False),
                name="directory_a_merged_unit_is_closed",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["jurisdiction", "position"], name="directory_unit_order")]

    def __str__(self) -> str:
        return self.short_name


class Alias(Keyed, Revised, Dated, InJurisdiction):
    """别名: another name by which a unit is written. The same name may have meant another unit in another year."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=AliasKind)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "aliases"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "name"], name="directory_alias_once_a_unit"),
            models.CheckConstraint(condition=_ENDS_AFTER_IT_BEGINS, name="directory_alias_days"),
        ]
        indexes: ClassVar = [models.Index(fields=["jurisdiction", "name"], name="directory_alias_name")]

    def __str__(self) -> str:
        return self.name


class UnitGroup(Keyed, Revised, InJurisdiction):
    """统称, as 各街道办事处: expands to its members on a day."""

    name = models.CharField(max_length=100)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jurisdiction", "name"], name="directory_one_group_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(Keyed, Dated, InJurisdiction):
    """A unit in a group, from a day to a day."""

    group = models.ForeignKey(UnitGroup, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "unit", "from_day"], name="directory_member_once"),
            models.CheckConstraint(condition=_ENDS_AFTER_IT_BEGINS, name="directory_member_days"),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.unit_id}"


class Body(Keyed, Revised, Dated, InJurisdiction):
    """议事协调机构: a leading group or a task force. ``office_unit`` hosts its office."""

    kind = models.CharField(max_length=16, choices=BodyKind)
    name = models.CharField(max_length=200)
    office_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="hosted_offices")

    class Meta:
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name


class Person(Keyed, Revised, InJurisdiction):
    """Somebody who holds posts; may have no account."""

    name = models.CharField(max_length=50)
    telephone = models.CharField(max_length=30, blank=True)

    class Meta:
        verbose_name_plural = "people"
        indexes: ClassVar = [models.Index(fields=["jurisdiction", "name"], name="directory_person_name")]

    def __str__(self) -> str:
        return self.name


class Post(Keyed, Revised, InJurisdiction):
    """职务: a seat in a unit or in a coordinating body, whoever holds it. ``role`` is what it does in the system."""

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="posts")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="posts")
    title = models.CharField(max_length=100)
    role = models.CharField(max_length=24, choices=Role, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, body__isnull=True) | Q(unit__isnull=True, body__isnull=False),
                name="directory_post_of_a_unit_or_a_body",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Holding(Keyed, Dated, InJurisdiction):
    """A person in a post, from a day to a day."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=_ENDS_AFTER_IT_BEGINS, name="directory_holding_days")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.post_id}"


class Deputising(Keyed, Dated, InJurisdiction):
    """代理: somebody acts in a post while its holder is away, or while nobody holds it, from a day to a day."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="deputisings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="deputisings")
    reason = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_ENDS_AFTER_IT_BEGINS, name="directory_deputising_days")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.post_id}"


class CollectingLink(Keyed, InJurisdiction):
    """A link by which a unit says once who its liaison is, without an account. Only the hash of its token is kept."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="collecting_links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.unit_id} until {self.expires_at}"


class LiaisonFiling(Keyed, InJurisdiction):
    """备案: what a unit filed through a link, until the office accepts or refuses it. ``decided_by`` is a person's key."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="filings")
    link = models.OneToOneField(CollectingLink, models.PROTECT, related_name="filing")
    liaison = models.CharField(max_length=50)
    telephone = models.CharField(max_length=30)
    head = models.CharField(max_length=50, blank=True)
    head_telephone = models.CharField(max_length=30, blank=True)
    filed_by = models.CharField(max_length=50)
    filed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=FilingState, default=FilingState.WAITING)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=22, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["jurisdiction", "state"], name="directory_filing_state")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.state}"


class AccountManager(BaseUserManager["Account"]):
    """Finds an account by the name it signs in with; the person comes along, whom every request asks for."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        """Return accounts with their persons."""
        return super().get_queryset().select_related("person")

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account of that name."""
        return self.get(username=username)


class Account(Keyed, InJurisdiction, AbstractBaseUser):
    """What somebody signs in with. No groups, no permissions of Django: the permission table knows roles.

    ``last_post`` is the key of the post in which it acted last, of several.
    """

    username = models.CharField(max_length=50, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="accounts")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    last_post = models.CharField(max_length=22, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    def __str__(self) -> str:
        return self.username
