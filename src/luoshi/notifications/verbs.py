"""What the journal's entries about messages say, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Promise] = {
    "notifications.gathered": _("汇总当天的消息（%(messages)s人）"),
    "notifications.sent": _("发送消息：发出%(sent)s件，未发出%(failed)s件"),
    "notifications.sent_again": _("重新发送一件消息"),
    "notifications.address_kept": _("登记自己的邮箱"),
    "notifications.address_removed": _("删去自己的邮箱"),
    "notifications.hook_kept": _("设置群机器人"),
    "notifications.list_queued": _("向群里发送当天的名单"),
}
"""Every verb of the room, with its sentence."""
