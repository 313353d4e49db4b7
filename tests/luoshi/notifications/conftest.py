"""A server of e-mail that the system sends to."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.luoshi.notifications.making import Mailbox, Robot, a_mail_server, a_robot


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    with a_mail_server() as mailbox:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox.port
        settings.DEFAULT_FROM_EMAIL = "luoshi@example.cn"
        yield mailbox


@pytest.fixture
def robot(settings: Settings) -> Iterator[Robot]:
    settings.HOOK_HOSTS = ["127.0.0.1"]
    with a_robot() as robot:
        yield robot
