"""The room as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The edge where time and commands enter."""

    name = "luoshi.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
