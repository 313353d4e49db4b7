"""What journeys ask of every page, and who signs in."""

from luoshi.directory.models import Account
from tests.browser import Window


def username(key: str) -> str:
    """Return under what name the account with a public key signs in."""
    return Account.objects.get(public_key=key).username


def looks_right(window: Window) -> None:
    """Assert that nothing sticks out of the page and axe finds nothing."""
    assert (window.overflow(), window.axe()) == ([], [])
