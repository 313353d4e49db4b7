"""Walk every address of the system as somebody who has not signed in."""

import re
from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

_CANDIDATES = ("1", "a", "abcdefghij123456", "0e9a5b8e-8a1c-4b57-9d05-0f6d3c8f3e55", "a.html")


def addresses(resolver: URLResolver | None = None, before: str = "/", space: str = "") -> Iterator[tuple[str, str]]:
    """Yield name and an example of each address."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = before + example_of(pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, path, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name or path}", path


def example_of(pattern: URLPattern | URLResolver) -> str:
    """Return a part of an address that a pattern takes."""
    route = pattern.pattern
    if isinstance(route, RoutePattern):
        return re.sub(r"<(?:[^>:]+:)?([^>]+)>", lambda found: _value(route, found[1]), str(route))
    assert not isinstance(route, RegexPattern), f"Give {route} as a path: a pattern cannot be walked."
    return str(route)


def _value(route: RoutePattern, name: str) -> str:
    converter = route.converters[name]
    return next(value for value in _CANDIDATES if re.fullmatch(converter.regex, value))


def open_to_strangers(client: Client, sign_in: str) -> set[str]:
    """Return the names of the addresses that answer a stranger with anything but the way to the sign-in page."""
    return {name for name, path in addresses() if not _sends_to_sign_in(client, path, sign_in)}


def _sends_to_sign_in(client: Client, path: str, sign_in: str) -> bool:
    answers = (client.get(path), client.post(path))
    return all(answer.status_code == 302 and answer.headers["Location"].startswith(sign_in) for answer in answers)
