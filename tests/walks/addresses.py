"""Every address of the system with the methods it takes, found by asking the system itself."""

from collections.abc import Iterator

from django.test import Client
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

UNKNOWN_METHOD = "PROBE"
FOREIGN = "allauth."
"""Two views of a library, for sign-in through a provider: tests/luoshi/web/test_signing_oidc.py."""


def routes(resolver: URLResolver | None = None, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Yield name and route of each address, as "unit" and "directory/units/<slug:key>/"."""
    for pattern in (resolver or get_resolver()).url_patterns:
        assert isinstance(pattern.pattern, RoutePattern) or not str(pattern.pattern), f"{pattern} cannot be walked"
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif not pattern.callback.__module__.startswith(FOREIGN):
            yield f"{space}{pattern.name or route}".removeprefix("web:"), route


def methods_of(client: Client, url: str) -> set[str]:
    """Return the methods that an address takes: it says so to a method that it does not know."""
    answer = client.generic(UNKNOWN_METHOD, url)
    assert answer.status_code == 405, f"{url} takes any method: {answer.status_code}"
    return {method.strip() for method in answer.headers["Allow"].split(",")}
