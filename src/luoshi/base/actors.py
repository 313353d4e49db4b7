"""Who acts: the account and person behind an act, in which post, for whom, and through which channel."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in the system. Posts carry them (issue of people and posts); today an account does."""

    ADMINISTRATOR = "administrator", _("系统管理员")
    OFFICE_HEAD = "office_head", _("办公室负责人")
    CLERK = "clerk", _("办公室工作人员")
    UNIT_HEAD = "unit_head", _("单位负责人")
    LIAISON = "liaison", _("联络员")
    LEADER = "leader", _("领导")
    READER = "reader", _("查阅人员")
    SECURITY_ADMINISTRATOR = "security_administrator", _("安全管理员")
    AUDITOR = "auditor", _("审计员")


class Channel(StrEnum):
    """How an act came in."""

    WEB = "web"
    API = "api"
    COMMAND = "command"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. Keys are the public keys of rows of ``directory``; the journal keeps them, never names.

    ``jurisdiction_id`` bounds what the actor can see; ``unit_id`` is the unit of the acting post, None for none.
    """

    jurisdiction_id: int
    roles: frozenset[Role] = field(default_factory=frozenset)
    account_key: str = ""
    person_key: str = ""
    post_key: str = ""
    unit_id: int | None = None
    on_behalf_of: str = ""
    channel: Channel = Channel.WEB

    @property
    def is_office(self) -> bool:
        """Tell whether the actor belongs to the office that runs the plans."""
        return bool(self.roles & {Role.OFFICE_HEAD, Role.CLERK})


def system(jurisdiction_id: int, channel: Channel = Channel.JOB) -> Actor:
    """Return the actor of what happens by itself: a due row, a background task, a command."""
    return Actor(jurisdiction_id=jurisdiction_id, channel=channel)
