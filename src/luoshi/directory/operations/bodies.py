"""议事协调机构: leading groups and task forces."""

from datetime import date, datetime

from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.writing import write_revised
from luoshi.directory.kinds import BodyKind
from luoshi.directory.models import Body, Jurisdiction, Unit
from luoshi.directory.operations.checks import check_choice, check_days, check_within, clean_name
from luoshi.directory.permissions import KEEP
from luoshi.journal.operations import record


def create_body(  # noqa: PLR0913 -- what a body is, and who acts when
    *,
    jurisdiction: Jurisdiction,
    kind: str,
    name: str,
    office_unit: Unit | None = None,
    from_day: date | None = None,
    until: date | None = None,
    by: Actor,
    now: datetime,
) -> Body:
    """Enter a coordinating body and the unit that hosts its office, if one does. Raises NotAllowed, Invalid."""
    check(KEEP, by)
    check_within(jurisdiction.pk, by, *([office_unit] if office_unit else []))
    fields = _fields(kind, name, office_unit, from_day, until)
    with transaction.atomic():
        body = Body.objects.create(jurisdiction=jurisdiction, **fields)
        _record("directory.body_created", body, by=by, now=now)
    return body


def change_body(  # noqa: PLR0913 -- what can be changed, and who acts when
    *,
    body: Body,
    revision: int,
    kind: str,
    name: str,
    office_unit: Unit | None = None,
    from_day: date | None = None,
    until: date | None = None,
    by: Actor,
    now: datetime,
) -> Body:
    """Change what stands in the directory about a coordinating body. Raises NotAllowed, Invalid, Stale."""
    check(KEEP, by)
    check_within(body.jurisdiction_id, by, *([office_unit] if office_unit else []))
    fields = _fields(kind, name, office_unit, from_day, until)
    with transaction.atomic():
        changed = write_revised(body, revision=revision, fields=fields)
        _record("directory.body_changed", changed, by=by, now=now)
    return changed


def _fields(
    kind: str, name: str, office_unit: Unit | None, from_day: date | None, until: date | None
) -> dict[str, object]:
    check_days(from_day, until)
    return {
        "kind": check_choice(kind, BodyKind, field="kind"),
        "name": clean_name(name, field="name", limit=200),
        "office_unit": office_unit,
        "from_day": from_day,
        "until": until,
    }


def _record(verb: str, body: Body, *, by: Actor, now: datetime) -> None:
    office = body.office_unit.public_key if body.office_unit else ""
    told = {"name": body.name, "kind": body.kind, "office_unit": office}
    record(verb, jurisdiction_key=body.jurisdiction.public_key, by=by, now=now, about=body, data=told)
