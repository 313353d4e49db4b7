"""Addresses of our own pages: by name where a page of that name exists, and where to go on to."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def address(name: str, *args: object) -> str:
    """Return the address of a page, empty where there is none of that name (yet)."""
    try:
        return reverse(f"web:{name}", args=args)
    except NoReverseMatch:
        return ""


def inside(request: HttpRequest, wanted: str) -> str:
    """Return ``wanted`` if it is an address of ours, else the home page: nobody is led elsewhere by a link to us."""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return reverse("web:home")
