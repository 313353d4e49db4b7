"""The room as Django knows it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One row an object behind one query."""

    name = "luoshi.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
