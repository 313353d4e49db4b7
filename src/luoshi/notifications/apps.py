"""The room as Django knows it."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Notices, messages, deliveries, addresses, hooks."""

    name = "luoshi.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
