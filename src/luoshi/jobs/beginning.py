"""How an installation begins: a jurisdiction, a unit, its administrator with a one-time password."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor, Channel, Role, system
from luoshi.base.refusals import WrongState
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import Jurisdiction
from luoshi.directory.operations.accounts import create_account
from luoshi.directory.operations.jurisdictions import create_jurisdiction
from luoshi.directory.operations.people import create_person
from luoshi.directory.operations.posts import create_post, hold_post
from luoshi.directory.operations.units import create_unit


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an installation begins with. ``unit`` is the administrator's."""

    jurisdiction: str
    code: str
    level: str
    unit: str
    administrator: str
    username: str


def check_not_begun() -> None:
    """Raise WrongState if there is a jurisdiction already."""
    if Jurisdiction.objects.exists():
        raise WrongState(_("系统已经初始化过，没有改动任何内容。新的账号由系统管理员在系统里开通。"))


@transaction.atomic
def begin(given: Beginning, *, now: datetime) -> str:
    """Set up all of it in one transaction and return the administrator's one-time password.

    Raises WrongState if that was done before, Invalid if something given cannot be taken.
    """
    check_not_begun()
    jurisdiction = create_jurisdiction(
        code=given.code, name=given.jurisdiction, level=given.level, by=_nobody_yet(), now=now
    )
    by = system(jurisdiction.pk, Channel.COMMAND)
    unit = create_unit(
        jurisdiction=jurisdiction, kind=UnitKind.GOVERNMENT_OFFICE, official_name=given.unit, by=by, now=now
    )
    person = create_person(jurisdiction=jurisdiction, name=given.administrator, by=by, now=now)
    title = str(Role.ADMINISTRATOR.label)
    post = create_post(unit=unit, title=title, role=Role.ADMINISTRATOR, by=by, now=now)
    hold_post(post=post, person=person, by=by, now=now)
    _account, password = create_account(person=person, username=given.username, by=by, now=now)
    return password


def _nobody_yet() -> Actor:
    """Return the actor of what is done before there is a jurisdiction to act in."""
    return system(0, Channel.COMMAND)
