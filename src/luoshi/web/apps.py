"""The room as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The edge where people enter."""

    name = "luoshi.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
