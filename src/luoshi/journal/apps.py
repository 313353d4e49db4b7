"""The room as Django knows it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Who did what to what, when."""

    name = "luoshi.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
