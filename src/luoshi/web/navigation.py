"""The navigation of every page: a table of places."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.web.addresses import address


@dataclass(frozen=True, slots=True)
class Place:
    """A place people go to: its address by name, the icon, the key after "g", and what its pages begin with."""

    label: Promise
    name: str
    icon: str
    key: str
    begins: tuple[str, ...]


PLACES = [
    Place(_("首页"), "home", "home", "h", ()),
    Place(_("方案"), "plans", "plan", "p", ("/plans/",)),
    Place(_("来文"), "documents", "document", "d", ("/documents/",)),
    Place(_("单位"), "directory", "directory", "u", ("/directory/",)),
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as one page shows it. ``current`` is the value of aria-current, empty for another place."""

    label: Promise
    url: str
    icon: str
    key: str
    current: str


def navigation(path: str) -> list[Entry]:
    """Return the places, the one that ``path`` belongs to marked."""
    return [_entry(place, url, path) for place in PLACES if (url := address(place.name))]


def _entry(place: Place, url: str, path: str) -> Entry:
    within = "true" if path.startswith(place.begins) else ""
    return Entry(place.label, url, place.icon, place.key, "page" if path == url else within)
