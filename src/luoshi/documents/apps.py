"""The room as Django knows it."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """What was received, and its readings."""

    name = "luoshi.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
