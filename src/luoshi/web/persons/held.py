"""All that is held about one person, each with its purpose, as the page shows and prints it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.db.models import Model
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.directory.models import Account, Holding, Person
from luoshi.directory.personal import FIELDS, Field, rows_that_go_with
from luoshi.directory.queries import BEGINS_LAST, ENDS_LAST

_SECRET = {"password", "session_key", "session_data", "digest"}


@dataclass(frozen=True, slots=True)
class Row:
    """One field with what stands in it now."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class OfAccount:
    """An account, and how many rows hang on it, by what they are."""

    rows: list[Row]
    others: list[tuple[str, int]]


def rows_about(person: Person) -> list[Row]:
    """Return the person's own fields."""
    return list(_rows("directory.Person", person))


def accounts_of(person: Person) -> list[OfAccount]:
    """Return the person's accounts with their fields: of a password only that there is one."""
    accounts = Account.objects.filter(person=person).order_by("pk")
    return [
        OfAccount(
            [
                row
                for row in _rows("directory.Account", account)
                if row.field is not FIELDS["directory.Account"]["person"]
            ],
            [(_title(label), count) for label, count in rows_that_go_with(account)],
        )
        for account in accounts
    ]


def holdings_of(person: Person) -> list[Holding]:
    """Return the posts that the person holds and held, the latest first."""
    held = person.holdings.select_related("post__unit", "post__body")
    return list(held.order_by(ENDS_LAST, BEGINS_LAST, "pk"))


def purposes(label: str) -> list[Field]:
    """Return the fields of a model with what they are for."""
    return list(FIELDS[label].values())


def _rows(label: str, row: Model) -> Iterator[Row]:
    for name, field in FIELDS[label].items():
        yield Row(field, _("已设置，只存校验值") if name in _SECRET else _told(getattr(row, name)))


def _told(value: object) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if value else _("没有")


_TITLES: dict[str, Promise] = {
    "directory.Session": gettext_lazy("登录记录"),
    "directory.FirstCode": gettext_lazy("首次登录码"),
    "directory.PastPassword": gettext_lazy("旧密码的校验值"),
    "mfa.Authenticator": gettext_lazy("第二重验证"),
}
"""What hangs on an account, by the label of its model; others are told by the name that their package gives them."""


def _title(label: str) -> str:
    return str(_TITLES.get(label, apps.get_model(label)._meta.verbose_name))
