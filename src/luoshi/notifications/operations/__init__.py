"""Every write to messages."""

from luoshi.notifications.operations.addresses import keep_address, keep_hook, remove_address
from luoshi.notifications.operations.delivering import deliver_due, send_again
from luoshi.notifications.operations.gathering import gather_messages, queue_list
from luoshi.notifications.operations.telling import mark_read, settle, tell

__all__ = [
    "deliver_due",
    "gather_messages",
    "keep_address",
    "keep_hook",
    "mark_read",
    "queue_list",
    "remove_address",
    "send_again",
    "settle",
    "tell",
]
