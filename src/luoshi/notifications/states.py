"""The life of a delivery as tables: given at most once, and never lost without a word."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeliveryState(models.TextChoices):
    """A delivery waits, is being sent, and has an end. UNKNOWN: whoever sent it was killed while it was handed over."""

    QUEUED = "queued", _("等待发送")
    SENDING = "sending", _("正在发送")
    SENT = "sent", _("已发送")
    GIVEN_UP = "given_up", _("没有发出")
    UNKNOWN = "unknown", _("不能确定是否发出")


DELIVERY_NEXT: dict[DeliveryState, frozenset[DeliveryState]] = {
    DeliveryState.QUEUED: frozenset({DeliveryState.SENDING, DeliveryState.GIVEN_UP}),
    DeliveryState.SENDING: frozenset(
        {DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.GIVEN_UP, DeliveryState.UNKNOWN}
    ),
    DeliveryState.SENT: frozenset(),
    DeliveryState.GIVEN_UP: frozenset({DeliveryState.QUEUED}),
    DeliveryState.UNKNOWN: frozenset({DeliveryState.QUEUED}),
}
"""What was not sent, or perhaps not, is queued again only when somebody says so."""


class Channel(models.TextChoices):
    """By which way a message goes out of the system."""

    EMAIL = "email", _("电子邮件")
    WECOM = "wecom", _("企业微信群机器人")
    DINGTALK = "dingtalk", _("钉钉群机器人")


HOOKS = (Channel.WECOM, Channel.DINGTALK)
