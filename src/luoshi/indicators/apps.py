"""The room as Django knows it."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Definitions, the figures that plans ask for, observations."""

    name = "luoshi.indicators"
    label = "indicators"
    default_auto_field = "django.db.models.BigAutoField"
