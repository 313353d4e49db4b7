"""Accounts from a workbook: a row a person, with a report line by line and a code of a first sign-in for each new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, Refusal
from luoshi.directory.models import Account, Jurisdiction, Person
from luoshi.directory.names import tidy
from luoshi.directory.operations.accounts import clean_username
from luoshi.directory.operations.checks import check_within
from luoshi.directory.operations.importing.report import Line, Outcome, Report
from luoshi.directory.operations.signing import make_first_sign_in
from luoshi.directory.permissions import KEEP_ACCOUNTS
from luoshi.directory.queries import on
from luoshi.directory.workbook.reading import Row
from luoshi.directory.workbook.sheets import Column, SheetForm
from luoshi.journal.operations import record

ACCOUNTS = SheetForm(
    "accounts",
    gettext_lazy("账号"),
    (
        Column("person", gettext_lazy("姓名")),
        Column("unit", gettext_lazy("单位")),
        Column("username", gettext_lazy("登录名")),
    ),
)
"""The sheet: who, of which unit (where two have one name), and the name that signs in."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An account that was opened, and the code with which its person signs in first; told once."""

    account: Account
    code: str


def preview_accounts(*, rows: Sequence[Row], jurisdiction: Jurisdiction, today: date, by: Actor) -> Report:
    """Return what :func:`import_accounts` would do with the rows; nothing is written. Raises NotAllowed."""
    check(KEEP_ACCOUNTS, by)
    check_within(jurisdiction.pk, by)
    return Report(tuple(line for line, _person in _judged(rows, jurisdiction, today)))


def import_accounts(
    *, rows: Sequence[Row], jurisdiction: Jurisdiction, today: date, by: Actor, now: datetime
) -> tuple[Report, list[Opened]]:
    """Open accounts for the people of the rows; what is refused is left out, all the rest is written at once.

    The same rows a second time open nothing. Raises NotAllowed.
    """
    check(KEEP_ACCOUNTS, by)
    check_within(jurisdiction.pk, by)
    opened = []
    with transaction.atomic():
        locked = Jurisdiction.objects.select_for_update().get(pk=jurisdiction.pk)
        judged = _judged(rows, locked, today)
        by_number = {row.number: row for row in rows}
        for line, person in judged:
            if line.outcome == Outcome.CREATED and person is not None:
                opened.append(_open(person, clean_username(by_number[line.number]["username"]), locked, by, now))
    return Report(tuple(line for line, _person in judged)), opened


def _open(person: Person, username: str, jurisdiction: Jurisdiction, by: Actor, now: datetime) -> Opened:
    account = Account(
        jurisdiction=jurisdiction, person=person, username=username, created_at=now, must_change_password=False
    )
    account.set_unusable_password()
    account.save(force_insert=True)
    told = {"person": person.public_key}
    key = jurisdiction.public_key
    record("directory.account_created", jurisdiction_key=key, by=by, now=now, about=account, data=told)
    return Opened(account, make_first_sign_in(account=account, by=by, now=now))


def _judged(rows: Sequence[Row], jurisdiction: Jurisdiction, today: date) -> list[tuple[Line, Person | None]]:
    """Return for each row its line, and the person it is about, if one was found."""
    taken: set[str] = set()
    persons: set[int] = set()
    judged: list[tuple[Line, Person | None]] = []
    for row in rows:
        name = " ".join(part for part in (row["person"], row["unit"], row["username"]) if part)
        person, outcome, sentence = None, Outcome.REFUSED, ""
        try:
            person, outcome = _judge(row, jurisdiction, today, taken, persons)
            taken.add(clean_username(row["username"]))
            persons.add(person.pk)
        except Refusal as refusal:
            sentence = str(refusal)
        judged.append((Line(row.sheet, str(ACCOUNTS.title), row.number, name, outcome, sentence), person))
    return judged


def _judge(
    row: Row, jurisdiction: Jurisdiction, today: date, taken: set[str], persons: set[int]
) -> tuple[Person, Outcome]:
    """Return who a row is about and what is to be done; raise Invalid with the sentence of the report."""
    username = clean_username(row["username"])
    person = _person(row, jurisdiction, today)
    if username in taken or person.pk in persons:
        raise Invalid(_("前面已有一行是同一个人或同一个登录名，请只留一行。"))
    has = list(Account.objects.filter(person=person).values_list("username", flat=True))
    if username in has:
        return person, Outcome.UNCHANGED
    if has:
        raise Invalid(_("这个人已有账号，登录名是%(name)s；需要时请重新打印首次登录码。") % {"name": "、".join(has)})
    if Account.objects.filter(username=username).exists():
        raise Invalid(_("这个登录名已经有人使用，请换一个。"))
    return person, Outcome.CREATED


def _person(row: Row, jurisdiction: Jurisdiction, today: date) -> Person:
    found = Person.objects.filter(jurisdiction=jurisdiction, name=tidy(row["person"]))
    if row["unit"]:
        unit = tidy(row["unit"])
        named = Q(holdings__post__unit__short_name=unit) | Q(holdings__post__unit__official_name=unit)
        found = found.filter(named & on(today, "holdings__"))
    people = list(found.distinct()[:2])
    if not people:
        raise Invalid(_("没有登记这个人员，或者不在这个单位任职；请先在名录里登记。"))
    if len(people) > 1:
        raise Invalid(_("有两个以上同名的人，请在“单位”一列写明单位。"))
    return people[0]
