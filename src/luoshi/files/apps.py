"""The room as Django knows it."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Bytes under their hash."""

    name = "luoshi.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"
