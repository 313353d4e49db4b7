"""Collecting who the units' liaisons are: by workbook, or by a link that a unit uses once and the office decides on."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor, Role
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, Refusal, WrongState
from luoshi.directory.models import CollectingLink, Jurisdiction, LiaisonFiling, Unit
from luoshi.directory.operations.checks import check_within, clean_text
from luoshi.directory.operations.filling import fill
from luoshi.directory.operations.importing.report import Line, Outcome, Report
from luoshi.directory.operations.units import check_open
from luoshi.directory.permissions import KEEP
from luoshi.directory.states import FilingState
from luoshi.directory.workbook.reading import Row
from luoshi.directory.workbook.sheets import LIAISONS
from luoshi.journal.operations import record

_TOKEN_BYTES = 32
_BEST_FIRST = (Outcome.CREATED, Outcome.CHANGED, Outcome.UNCHANGED)


def hash_of(token: str) -> str:
    """Return what is kept of the token of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def import_liaisons(
    *, rows: Sequence[Row], jurisdiction: Jurisdiction, from_day: date, by: Actor, now: datetime
) -> Report:
    """Take in a filled-in list: whoever is new holds the post from ``from_day`` on. Refused rows are left out.

    The same rows a second time change nothing. Raises NotAllowed.
    """
    check(KEEP, by)
    check_within(jurisdiction.pk, by)
    with transaction.atomic():
        locked = Jurisdiction.objects.select_for_update().get(pk=jurisdiction.pk)
        report = _taken(rows, locked, from_day)
        if report.writes:
            key = locked.public_key
            record(
                "directory.liaisons_imported", jurisdiction_key=key, by=by, now=now, about=locked, data=report.counts
            )
    return report


def preview_liaisons(*, rows: Sequence[Row], jurisdiction: Jurisdiction, from_day: date, by: Actor) -> Report:
    """Return what :func:`import_liaisons` would do with the rows; nothing of it stays. Raises NotAllowed."""
    check(KEEP, by)
    check_within(jurisdiction.pk, by)
    with transaction.atomic():
        report = _taken(rows, jurisdiction, from_day)
        transaction.set_rollback(True)
    return report


def _taken(rows: Sequence[Row], jurisdiction: Jurisdiction, from_day: date) -> Report:
    units = {unit.public_key: unit for unit in _open_units(jurisdiction)}
    names = {name: unit for unit in units.values() for name in (unit.short_name, unit.official_name)}
    return Report(tuple(_line(row, units, names, from_day) for row in rows))


def _open_units(jurisdiction: Jurisdiction) -> QuerySet[Unit]:
    return Unit.objects.filter(jurisdiction=jurisdiction, closed_on__isnull=True).select_related("jurisdiction")


def _line(row: Row, units: dict[str, Unit], names: dict[str, Unit], from_day: date) -> Line:
    told = (row.sheet, str(LIAISONS.title), row.number, row["unit"])
    unit = units.get(row["key"]) if row["key"] else names.get(row["unit"])
    if unit is None:
        return Line(*told, Outcome.REFUSED, _("名录里没有这个在册单位，请不要改动编号和单位名称。"))
    try:
        with transaction.atomic():
            return Line(*told, _fill_both(unit, row, from_day))
    except Refusal as refusal:
        return Line(*told, Outcome.REFUSED, str(refusal))


def _fill_both(unit: Unit, row: Row, from_day: date) -> Outcome:
    done = {
        fill(unit, Role.UNIT_HEAD, name=row["head"], telephone=row["head_telephone"], from_day=from_day),
        fill(unit, Role.LIAISON, name=row["liaison"], telephone=row["telephone"], from_day=from_day),
    }
    return next(outcome for outcome in _BEST_FIRST if outcome in done)


def offer_link(*, unit: Unit, expires_at: datetime, by: Actor, now: datetime) -> tuple[CollectingLink, str]:
    """Return a new link for a unit and its token, which is told once; links it has not used run out.

    Raises NotAllowed, WrongState for a closed unit.
    """
    check(KEEP, by)
    check_within(unit.jurisdiction_id, by)
    check_open(unit)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with transaction.atomic():
        CollectingLink.objects.filter(unit=unit, used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
        link = CollectingLink.objects.create(
            jurisdiction_id=unit.jurisdiction_id,
            unit=unit,
            token_hash=hash_of(token),
            created_at=now,
            expires_at=expires_at,
        )
        data = {"link": link.public_key, "expires_at": expires_at.isoformat()}
        record(
            "directory.link_offered",
            jurisdiction_key=unit.jurisdiction.public_key,
            by=by,
            now=now,
            about=unit,
            data=data,
        )
    return link, token


def file_liaison(*, link: CollectingLink, given: dict[str, str], by: Actor, now: datetime) -> LiaisonFiling:
    """Keep what a unit filled in through a link, until the office decides; the link is used up. Raises Invalid, WrongState.

    ``given`` holds ``liaison``, ``telephone``, ``filed_by``, and ``head``, ``head_telephone`` where these changed.
    """
    texts = {name: clean_text(given.get(name, ""), field=name, limit=limit) for name, limit in _FILED.items()}
    for name in ("liaison", "telephone", "filed_by"):
        if not texts[name]:
            raise Invalid(_("请填写这一项。"), name)
    with transaction.atomic():
        usable = CollectingLink.objects.filter(pk=link.pk, used_at__isnull=True, expires_at__gt=now)
        if not usable.update(used_at=now):
            raise WrongState(_("这个链接已经用过或已到期，请向办公室要新的链接。"))
        filing = LiaisonFiling.objects.create(
            jurisdiction_id=link.jurisdiction_id, unit=link.unit, link=link, filed_at=now, **texts
        )
        _record("directory.liaison_filed", filing, by=by, now=now)
    return filing


_FILED = {"liaison": 50, "telephone": 30, "head": 50, "head_telephone": 30, "filed_by": 50}
"""What a unit fills in, and how long it may be."""


def accept_filing(*, filing: LiaisonFiling, from_day: date, by: Actor, now: datetime) -> LiaisonFiling:
    """Take what a unit filed into the directory, from a day on. Raises NotAllowed, WrongState, Invalid."""
    check(KEEP, by)
    check_within(filing.jurisdiction_id, by)
    with transaction.atomic():
        _decide(filing, FilingState.ACCEPTED, by=by, now=now)
        unit = filing.unit
        fill(unit, Role.UNIT_HEAD, name=filing.head, telephone=filing.head_telephone, from_day=from_day)
        fill(unit, Role.LIAISON, name=filing.liaison, telephone=filing.telephone, from_day=from_day)
        _record("directory.filing_accepted", filing, by=by, now=now)
    return filing


def refuse_filing(*, filing: LiaisonFiling, by: Actor, now: datetime) -> LiaisonFiling:
    """Do not take what a unit filed. Raises NotAllowed, WrongState if it is decided on already."""
    check(KEEP, by)
    check_within(filing.jurisdiction_id, by)
    with transaction.atomic():
        _decide(filing, FilingState.REFUSED, by=by, now=now)
        _record("directory.filing_refused", filing, by=by, now=now)
    return filing


def _decide(filing: LiaisonFiling, state: FilingState, *, by: Actor, now: datetime) -> None:
    waiting = LiaisonFiling.objects.filter(pk=filing.pk, state=FilingState.WAITING)
    if not waiting.update(state=state, decided_at=now, decided_by=by.person_key):
        raise WrongState(_("这份填报刚刚已经处理过，请刷新页面核对。"))
    filing.refresh_from_db()


def _record(verb: str, filing: LiaisonFiling, *, by: Actor, now: datetime) -> None:
    data = {"unit": filing.unit.public_key, "link": filing.link.public_key}
    record(verb, jurisdiction_key=filing.jurisdiction.public_key, by=by, now=now, about=filing, data=data)
