"""The room as Django knows it."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Schedules, periods, reports, their way from the liaison to the office."""

    name = "luoshi.reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"
