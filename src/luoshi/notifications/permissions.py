"""Who may do what with messages. What a room tells asks that room's permission; one's own messages need none."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Role
from luoshi.base.permissions import OFFICE, Permission

_RUNS_IT = frozenset({Role.ADMINISTRATOR})
SEE_DELIVERIES = Permission(
    action="notifications.see_deliveries",
    title=_("查看消息发送情况，重新发送没有发出的消息"),
    roles=_RUNS_IT | OFFICE,
    refusal=_("消息发送情况由系统管理员和办公室查看，自己的消息在“消息”里。"),
)
KEEP_HOOKS = Permission(
    action="notifications.keep_hooks",
    title=_("设置群机器人"),
    roles=_RUNS_IT,
    refusal=_("群机器人由系统管理员设置，请联系系统管理员。"),
)
PERMISSIONS = (SEE_DELIVERIES, KEEP_HOOKS)
"""The room's rows, as the one table prints them."""
