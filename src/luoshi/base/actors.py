"""Who acts: the account and person behind an act, in which post, for whom, and through which channel."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a post does in the system. A person acts in one post at a time, and with its role only.

    UNIT_HEAD is also for deputies of a unit's head who are in charge of a part (分管负责人).
    """

    OFFICE_HEAD = "office_head", _("办公室负责人")
    CLERK = "clerk", _("办公室工作人员")
    LIAISON = "liaison", _("联络员")
    UNIT_HEAD = "unit_head", _("单位负责人")
    GROUP_LEADER = "group_leader", _("组长")
    DEPUTY_LEADER = "deputy_leader", _("副组长")
    SUPERVISING_LEADER = "supervising_leader", _("分管领导")
    LEADER = "leader", _("领导")
    GOVERNMENT_COORDINATOR = "government_coordinator", _("区政府办联系科室")
    INSPECTORATE = "inspectorate", _("督查室")
    DATA_SUPPLIER = "data_supplier", _("数据提供单位")
    INSPECTOR = "inspector", _("检查组成员")
    UPPER_READER = "upper_reader", _("上级查阅人员")
    READER = "reader", _("查阅人员")
    ADMINISTRATOR = "administrator", _("系统管理员")
    SECURITY_ADMINISTRATOR = "security_administrator", _("安全管理员")
    AUDITOR = "auditor", _("审计员")


LEADERS = frozenset({Role.LEADER, Role.GROUP_LEADER, Role.DEPUTY_LEADER, Role.SUPERVISING_LEADER})
"""Those who lead: LEADER is for posts that were entered before the others were told apart, and for leaders of no group."""
OVERSEERS = frozenset(
    {Role.GOVERNMENT_COORDINATOR, Role.INSPECTORATE, Role.INSPECTOR, Role.UPPER_READER, Role.READER, Role.AUDITOR}
)
"""Those who look at the work of all units and do none of it."""


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
    ``roles`` are those of the acting post. ``on_behalf_of`` is, for a deputy, the key of the person who holds the post,
    or of the post itself where nobody does.
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
    def acts_of_itself(self) -> bool:
        """Tell whether nobody acts: a due row, a background task, a command."""
        return self.channel in {Channel.JOB, Channel.COMMAND} and not self.account_key


def system(jurisdiction_id: int, channel: Channel = Channel.JOB) -> Actor:
    """Return the actor of what happens by itself: a due row, a background task, a command."""
    return Actor(jurisdiction_id=jurisdiction_id, channel=channel)
