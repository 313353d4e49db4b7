"""辖区: set up once, seldom changed."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid
from luoshi.base.writing import write_revised
from luoshi.directory.kinds import Level
from luoshi.directory.models import Jurisdiction
from luoshi.directory.operations.checks import check_choice, clean_name
from luoshi.directory.permissions import KEEP_JURISDICTIONS
from luoshi.journal.operations import record

_CODE = re.compile(r"[0-9]{6}([0-9]{3}([0-9]{3})?)?")


def create_jurisdiction(
    *, code: str, name: str, level: str = Level.DISTRICT, parent: Jurisdiction | None = None, by: Actor, now: datetime
) -> Jurisdiction:
    """Set up a jurisdiction by its GB/T 2260 code (six digits, nine or twelve for a township).

    Raises NotAllowed, or Invalid if the code has another form or is taken.
    """
    check(KEEP_JURISDICTIONS, by)
    if not _CODE.fullmatch(code):
        raise Invalid(_("行政区划代码是6位数字，乡镇、街道是9位或12位，请核对。"), "code")
    name = clean_name(name, field="name", limit=100)
    check_choice(level, Level, field="level")
    try:
        with transaction.atomic():
            made = Jurisdiction.objects.create(code=code, name=name, level=level, parent=parent)
            _record("directory.jurisdiction_created", made, by=by, now=now)
    except IntegrityError:
        raise Invalid(_("这个行政区划代码已经登记过，请核对。"), "code") from None
    return made


def change_jurisdiction(
    *, jurisdiction: Jurisdiction, revision: int, name: str, by: Actor, now: datetime
) -> Jurisdiction:
    """Give a jurisdiction another name. Raises NotAllowed, Invalid, Stale."""
    check(KEEP_JURISDICTIONS, by)
    name = clean_name(name, field="name", limit=100)
    with transaction.atomic():
        changed = write_revised(jurisdiction, revision=revision, fields={"name": name})
        _record("directory.jurisdiction_changed", changed, by=by, now=now)
    return changed


def _record(verb: str, jurisdiction: Jurisdiction, *, by: Actor, now: datetime) -> None:
    told = {"code": jurisdiction.code, "name": jurisdiction.name}
    record(verb, jurisdiction_key=jurisdiction.public_key, by=by, now=now, about=jurisdiction, data=told)
