"""What the page of the journal is asked for: its filters, read from an address and written into one."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Actor, Channel
from luoshi.directory.queries import accounts_visible_to, people_visible_to
from luoshi.journal.queries import Wanted
from luoshi.journal.sentences import verbs

LONGEST = 64
MOST_PERSONS = 200
_SIGNING = ("signed_in", "signed_out", "sign_in", "lock", "password", "factor", "session", "account")
_GIVING = ("exported", "downloaded", "given")
GROUPS: dict[str, Promise] = {
    "signing": _("登录、账号和密码"),
    "giving": _("导出和下载"),
    "refused": _("被拒绝的要求"),
    "directory": _("单位名录"),
    "documents": _("来文"),
    "plans": _("方案"),
    "reporting": _("报送"),
    "indicators": _("指标"),
    "notifications": _("消息"),
    "journal": _("操作记录"),
}
"""Groups of verbs: a few by what is done, the others by the room."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters as they stand in the address, each as text, empty for all."""

    who: str = ""
    kind: str = ""
    group: str = ""
    since: str = ""
    until: str = ""
    channel: str = ""
    key: str = ""

    def told(self) -> dict[str, str]:
        """Return the filters that are set."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    def encoded(self) -> str:
        """Return them as a query."""
        return urlencode(self.told())


def asked(given: Mapping[str, str]) -> Asked:
    """Return the filters of an address; what is none of ours is left out."""
    read = {field.name: given.get(field.name, "").strip()[:LONGEST] for field in fields(Asked)}
    read["since"], read["until"] = (day.isoformat() if (day := _day(read[name])) else "" for name in ("since", "until"))
    if read["group"] not in GROUPS:
        read["group"] = ""
    if read["channel"] not in set(Channel):
        read["channel"] = ""
    return Asked(**read)


def wanted(chosen: Asked, by: Actor) -> Wanted:
    """Return what the filters ask of the journal."""
    since, until = _day(chosen.since), _day(chosen.until)
    return Wanted(
        persons=_persons(chosen.who, by) if chosen.who else None,
        verbs=verbs_of(chosen.group) if chosen.group else None,
        kind=chosen.kind,
        key=chosen.key,
        channel=chosen.channel,
        since=_begin(since) if since else None,
        until=_begin(until + timedelta(days=1)) if until else None,
    )


def verbs_of(group: str) -> set[str]:
    """Return the verbs of a group."""
    words = {"signing": _SIGNING, "giving": _GIVING, "refused": ("refused",)}.get(group)
    if words is not None:
        return {verb for verb in verbs() if any(word in verb for word in words)}
    return {verb for verb in verbs() if verb.startswith(f"{group}.")}


def _persons(who: str, by: Actor) -> set[str]:
    """Return the persons of a name or a part of one, of an account's name, or of a key; a key may be of nobody any more."""
    by_account = accounts_visible_to(by).filter(Q(username=who) | Q(public_key=who)).values("person")
    found = people_visible_to(by).filter(Q(name__icontains=who) | Q(pk__in=by_account))
    return {who, *found.values_list("public_key", flat=True)[:MOST_PERSONS]}


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if date(1900, 1, 1) < day < date(9000, 1, 1) else None


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.get_current_timezone())
