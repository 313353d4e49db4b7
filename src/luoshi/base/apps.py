"""The room as Django knows it."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Refusals, actors, permissions, parts of models."""

    name = "luoshi.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"
