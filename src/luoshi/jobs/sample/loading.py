"""Loading a sample: each step in one transaction, each leaving alone what is there, so that it can be done again."""

import os
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor, Channel, system
from luoshi.base.refusals import AlreadyDone
from luoshi.directory.models import Account, Jurisdiction, Person
from luoshi.directory.operations.accounts import create_account
from luoshi.directory.operations.jurisdictions import create_jurisdiction
from luoshi.directory.queries import actor_of
from luoshi.documents import reader
from luoshi.documents.operations.receiving import receive_document
from luoshi.jobs.sample import seats
from luoshi.jobs.sample.folder import Sample, read_sample
from luoshi.jobs.sample.life import live

PASSWORD_LENGTH = 10
_CLEAR = "abcdefghijkmnpqrstuvwxyz23456789"  # no 1 l 0 o


def load_sample(folder: Path, *, now: datetime, today: date) -> None:
    """Load the sample in a folder; raise Invalid if there is none. A loading that was interrupted is gone on with."""
    sample = read_sample(folder)
    _mark().touch()
    jurisdiction = load_jurisdiction(sample, now=now)
    by = system(jurisdiction.pk, Channel.COMMAND)
    units = seats.load_units(sample, jurisdiction, by=by, now=now, today=today)
    seats.load_groups(sample, jurisdiction, units, by=by, now=now)
    people = seats.load_people(sample, jurisdiction, units, by=by, now=now)
    seats.load_bodies(sample, jurisdiction, units, people, by=by, now=now)
    load_accounts(sample, people, by=by, now=now)
    for name in sample.documents:
        load_document(folder / name, by=acting(sample.accounts[0]["username"], today=today), now=now)
    reader.close()  # whoever is forked now starts workers of its own
    live(folder, jurisdiction=jurisdiction, now=now, today=today)
    _mark().unlink()


def was_interrupted() -> bool:
    """Tell whether a loading began and did not come to its end."""
    return _mark().exists()


def _mark() -> Path:
    return Path(settings.HOME) / "sample-loading"


def load_jurisdiction(sample: Sample, *, now: datetime) -> Jurisdiction:
    """Return the sample's jurisdiction, set up if it is not there."""
    told = sample.jurisdiction
    there = Jurisdiction.objects.filter(code=told["code"]).first()
    return there or create_jurisdiction(
        code=told["code"], name=told["name"], level=told["level"], by=system(0, Channel.COMMAND), now=now
    )


@transaction.atomic
def load_accounts(sample: Sample, people: dict[str, Person], *, by: Actor, now: datetime) -> None:
    """Open the accounts that are not there, each with a password of its own, and write them where only we read.

    The file is written before the transaction ends: there is no account whose password nobody knows.
    """
    passwords = _read_accounts()
    for told in sample.accounts:
        if not Account.objects.filter(username=told["username"]).exists():
            passwords[told["username"]] = _open(told, people[told["person"]], by=by, now=now)
    _write_privately(_file(), passwords.values())


def _open(told: dict[str, str], person: Person, *, by: Actor, now: datetime) -> str:
    """Open an account, and return its line. The password serves for good: a sample is for looking around."""
    password = "".join(secrets.choice(_CLEAR) for _index in range(PASSWORD_LENGTH))
    username = told["username"]
    create_account(person=person, username=username, password=password, must_change=False, by=by, now=now)
    return f"{username}\t{password}\t{told['person']}\t{told['who']}"


def _file() -> Path:
    return Path(settings.HOME) / "sample-accounts.txt"


def _read_accounts() -> dict[str, str]:
    """Return the lines that were written, by user name."""
    if not _file().exists():
        return {}
    lines = _file().read_text(encoding="utf-8").splitlines()
    return {line.partition("\t")[0]: line for line in lines}


def _write_privately(path: Path, lines: Iterable[str]) -> None:
    """Write a file that nobody else may read, whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    fresh.replace(path)


def told_accounts() -> str:
    """Return the sign-ins of the sample as people read them, with where they stand; empty if there are none."""
    rows = [line.split("\t") for line in _read_accounts().values()]
    if not rows:
        return ""
    lines = [f"  {name:<14}{password}  {person}，{who}" for name, password, person, who in rows]
    return "\n".join([_("样例的登录名和密码（存于 %(path)s）：") % {"path": str(_file())}, *lines])


def load_document(path: Path, *, by: Actor, now: datetime) -> None:
    """Receive a document as a person does, unless that was done."""
    key = f"sample:{by.jurisdiction_id}:{path.name}"
    try:
        receive_document(content=path.read_bytes(), name=path.name, once_key=key, by=by, now=now)
    except AlreadyDone:
        return


def acting(username: str, *, today: date) -> Actor:
    """Return the actor that an account of the sample is, at the command line."""
    return actor_of(Account.objects.get(username=username), today=today, channel=Channel.COMMAND)
