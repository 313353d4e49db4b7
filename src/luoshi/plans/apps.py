"""The room as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans, versions, tasks, assignments."""

    name = "luoshi.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
