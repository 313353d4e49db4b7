"""The navigation of every page: a table of places."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import Permission, allows
from luoshi.directory.permissions import READ
from luoshi.documents.permissions import SEE
from luoshi.journal.permissions import READ_JOURNAL
from luoshi.reporting.permissions import REVIEW, SEE_OF_UNIT
from luoshi.web.addresses import address
from luoshi.web.permissions import READ_TABLE


@dataclass(frozen=True, slots=True)
class Place:
    """A place people go to: its address by name, the icon, the key after "g", what its pages begin with, and who may."""

    label: Promise
    name: str
    icon: str
    key: str
    begins: tuple[str, ...]
    permission: Permission | None = None


PLACES = [
    Place(_("首页"), "home", "home", "h", ()),
    Place(_("方案"), "plans", "plan", "p", ("/plans/",)),
    Place(
        _("报送"),
        "reports",
        "edit",
        "b",
        ("/reports/", "/workbooks/", "/adjustments/", "/enquiries/", "/briefings/", "/implementations/"),
        SEE_OF_UNIT,
    ),
    Place(
        _("受理"),
        "reviewing",
        "check",
        "s",
        (
            "/reviewing/",
            "/periods/",
            "/layouts/",
            "/reports/",
            "/workbooks/",
            "/adjustments/",
            "/enquiries/",
            "/briefings/",
            "/implementations/",
        ),
        REVIEW,
    ),
    Place(_("来文"), "documents", "document", "d", ("/documents/",), SEE),
    Place(_("单位"), "directory", "directory", "u", ("/directory/",), READ),
    Place(_("操作记录"), "journal", "history", "j", ("/journal/",), READ_JOURNAL),
    Place(_("权限表"), "permissions", "key", "r", ("/permissions/",), READ_TABLE),
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as one page shows it. ``current`` is the value of aria-current, empty for another place."""

    label: Promise
    url: str
    icon: str
    key: str
    current: str


def navigation(by: Actor, path: str) -> list[Entry]:
    """Return the places that somebody may go to, the one that ``path`` belongs to marked."""
    places = [place for place in PLACES if place.permission is None or allows(place.permission, by)]
    return [_entry(place, url, path) for place in places if (url := address(place.name))]


def _entry(place: Place, url: str, path: str) -> Entry:
    within = "true" if path.startswith(place.begins) else ""
    return Entry(place.label, url, place.icon, place.key, "page" if path == url else within)
