"""Who has not signed in sees nothing but the way in."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse  # noqa: TID251 -- a view to be found
from django.test import Client
from django.urls import include, path, reverse
from pytest_django import Settings

from tests.houserules.strangers import addresses, open_to_strangers

pytestmark = pytest.mark.django_db
OPEN = {
    "web:collect": "a unit without an account says once who its liaison is; whoever has the link, until it runs out",
    "web:sign_in": "the way in",
    "openid_connect_login": "the way to a provider of identities, where there is one",
    "openid_connect_callback": "the way back from it; what it says is asked of the provider itself",
    "web:feed_file": "a calendar fetches due days by an address that is a secret; nothing anybody wrote is in it",
    "web:first_sign_in": "the way in with a printed code",
    "web:sign_out": "ends a session, if there is one",
    "web:theme": "light or dark, on the way in too; keeps a cookie and nothing else",
}
"""The addresses that strangers may use, each with the reason."""


@pytest.fixture(autouse=True)
def _static_files(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path  # whitenoise warns of a folder that is not there


def test_every_address_sends_a_stranger_to_sign_in(client: Client) -> None:
    assert open_to_strangers(client, reverse("web:sign_in")) == OPEN.keys()


def test_addresses_are_walked() -> None:
    names = [name for name, _path in addresses()]

    assert {"web:home", "web:plans", "web:documents", "web:sign_in"} <= set(names)
    assert len(names) > 30


def test_an_address_that_is_open_would_be_seen(client: Client, settings: Settings) -> None:
    @login_not_required
    def leak(request: HttpRequest, **given: object) -> HttpResponse:
        return HttpResponse(f"{request.method} {given}")

    def shut(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.method)

    planted = ModuleType("tests.houserules.planted_urls")
    inner = [path("leak/<int:pk>/<slug:name>/", leak, name="leak"), path("shut/", shut, name="shut")]
    planted.urlpatterns = [path("in/", include((inner, "web"))), path("in/", shut, name="sign_in")]  # type: ignore[attr-defined]
    sys.modules[planted.__name__] = planted
    settings.ROOT_URLCONF = planted.__name__
    settings.LOGIN_URL = "/in/"

    assert open_to_strangers(client, "/in/") == {"web:leak"}
