"""The room as Django knows it."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class WebConfig(AppConfig):
    """The edge where people enter."""

    name = "luoshi.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every sign-in noted in its session."""
        from luoshi.web.accounts.timing import begin  # noqa: PLC0415 -- models are there only now

        user_logged_in.connect(begin, dispatch_uid="luoshi.web.begin")
