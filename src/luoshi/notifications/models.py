"""What is to be told to whom, and what became of it. State of a delivery changes by operations.delivering, nowhere else."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.directory.models import Person
from luoshi.notifications.states import Channel, DeliveryState


class Message(Keyed, InJurisdiction):
    """一人一天一条: the notices that somebody is told on a day, together."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="messages")
    day = models.DateField()
    gathered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "day"], name="notifications_one_message_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class Notice(Keyed, InJurisdiction):
    """提示: one thing that somebody is to be told from ``day`` on. ``once`` names it: the same is told a person once.

    ``kind`` names its sentence (luoshi.notifications.kinds), ``data`` fills it; ``link`` is the name of an address with
    its keys. ``settled_at``: it was dealt with before anybody had to be told, or is to be told no more.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=60)
    once = models.CharField(max_length=120)
    data = models.JSONField(default=dict)
    link = models.JSONField(default=list)
    day = models.DateField()
    told_at = models.DateTimeField()
    message = models.ForeignKey(Message, models.PROTECT, null=True, blank=True, related_name="notices")
    read_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "once"], name="notifications_told_once")]
        indexes: ClassVar = [
            models.Index(fields=["person", "-day", "-id"], name="notifications_of_a_person"),
            models.Index(
                fields=["day"],
                condition=Q(message__isnull=True, settled_at__isnull=True),
                name="notifications_to_gather",
            ),
            models.Index(fields=["once"], name="notifications_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"


class Address(Keyed, Revised, InJurisdiction):
    """邮箱: where somebody wants to be told besides here. Entered by themselves; without it nothing leaves the system."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="address")
    email = models.EmailField(max_length=200)

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return self.email


class Hook(Keyed, Revised, InJurisdiction):
    """群机器人: the address of a group chat to which the day's list is sent. ``secret`` signs it, where the group asks for that."""

    channel = models.CharField(max_length=10, choices=Channel)
    title = models.CharField(max_length=60)
    url = models.CharField(max_length=300)
    secret = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.title


class Delivery(Keyed, InJurisdiction):
    """发送: one message on its way out by one channel, with its text as it is sent.

    ``claimed_at``: a worker has taken it; ``handed_over_at``: written before the first byte is sent, so that a worker that was
    killed afterwards leaves behind what may have been sent, and is never sent again by itself.
    """

    message = models.ForeignKey(Message, models.PROTECT, null=True, blank=True, related_name="deliveries")
    hook = models.ForeignKey(Hook, models.PROTECT, null=True, blank=True, related_name="deliveries")
    day = models.DateField()
    channel = models.CharField(max_length=10, choices=Channel)
    recipient = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "channel"], name="notifications_one_delivery_a_channel"),
            models.UniqueConstraint(
                fields=["hook", "day"], condition=Q(hook__isnull=False), name="notifications_one_list_a_group_a_day"
            ),
            models.CheckConstraint(
                condition=Q(message__isnull=False, hook__isnull=True) | Q(message__isnull=True, hook__isnull=False),
                name="notifications_to_a_person_or_a_group",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="notifications_to_send"),
            models.Index(fields=["jurisdiction", "-day", "-id"], name="notifications_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"
