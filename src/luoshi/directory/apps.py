"""The room as Django knows it."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Units, people, posts, accounts."""

    name = "luoshi.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
