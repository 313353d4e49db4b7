"""The edit log: one act on a draft is one transaction, one Edit with every row before and after, one journal entry."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.models import Revised
from luoshi.base.permissions import Permission, check
from luoshi.base.refusals import NotAllowed, WrongState
from luoshi.base.writing import write_revised
from luoshi.journal.operations import record
from luoshi.plans.models import Doubt, Edit, NameMatch, Piece, PlanVersion
from luoshi.plans.permissions import REVIEW
from luoshi.plans.states import VersionState

R = TypeVar("R", bound=Revised)
Fields = dict[str, Any]
KINDS: dict[str, type[Revised]] = {"piece": Piece, "name": NameMatch, "doubt": Doubt, "version": PlanVersion}
"""The rows that an edit can touch, by the word that an edit's changes keep."""
_WORDS = {model: word for word, model in KINDS.items()}
_NOT_KEPT = {"id", "revision", "public_key", "jurisdiction", "version"}


def day_of(now: datetime) -> date:
    """Return the day that a moment belongs to, here."""
    return now.astimezone(timezone.get_current_timezone()).date()


def as_json(row: models.Model, names: Mapping[str, object] | list[str] | None = None) -> Fields:
    """Return fields of a row as JSON has them, by attribute: moments as text. All that an edit keeps where none are named."""
    fields = [row._meta.get_field(name) for name in names] if names is not None else _kept_fields(type(row))
    values = {field.attname: getattr(row, field.attname) for field in fields}  # type: ignore[union-attr]
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def _kept_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.concrete_fields if field.name not in _NOT_KEPT]


def from_json(model: type[models.Model], fields: Fields) -> Fields:
    """Return fields that :func:`as_json` gave as the model has them."""
    return {name: model._meta.get_field(name).to_python(value) for name, value in fields.items()}  # type: ignore[union-attr]


class Act:
    """One act while it is being written. Rows are changed through it only, so that it can be undone."""

    def __init__(self, version: PlanVersion, verb: str, by: Actor, now: datetime) -> None:
        self.version = version
        self.verb = verb
        self.by = by
        self.now = now
        self.today = day_of(now)
        self.data: dict[str, object] = {}
        self.changes: list[Fields] = []

    def write(self, row: R, revision: int | None = None, **fields: object) -> R:
        """Change a row and return it. ``revision`` is the one its reader saw, None for a row that the act itself has read.

        Raises Stale with both texts if somebody wrote in between.
        """
        if revision is not None:
            row.refresh_from_db()
        before = as_json(row, list(fields))
        write_revised(row, revision=row.revision if revision is None else revision, fields=fields)
        self.changes.append(
            {"row": _WORDS[type(row)], "pk": row.pk, "before": before, "after": as_json(row, list(fields))}
        )
        return row

    def shift(self, row: R, **fields: object) -> R:
        """Change a row without a new revision: what its readers see of it stays the same, only its place is another."""
        before = as_json(row, list(fields))
        type(row)._default_manager.filter(pk=row.pk).update(**fields)
        for name, value in fields.items():
            setattr(row, name, value)
        self.changes.append(
            {
                "row": _WORDS[type(row)],
                "pk": row.pk,
                "before": before,
                "after": as_json(row, list(fields)),
                "quiet": True,
            }
        )
        return row

    def create(self, row: R) -> R:
        """Save a new row of the version and return it."""
        row.save(force_insert=True)
        self.changes.append({"row": _WORDS[type(row)], "pk": row.pk, "before": None, "after": as_json(row)})
        return row


@contextmanager
def act_on(version: PlanVersion, *, verb: str, by: Actor, now: datetime) -> Iterator[Act]:
    """Open an act on a draft: ask whether ``by`` may, lock the draft, and at the end keep the edit and the journal entry.

    Raises NotAllowed, or WrongState if the version is no draft (any more). An act that changed nothing leaves no edit.
    """
    with transaction.atomic():
        act = Act(locked_draft(version, by=by), verb, by, now)
        yield act
        if act.changes:
            _keep(act)


def locked_draft(version: PlanVersion, *, by: Actor, permission: Permission = REVIEW) -> PlanVersion:
    """Return the draft, locked until the transaction ends, if ``by`` may work on it; raise NotAllowed or WrongState."""
    check(permission, by)
    locked = (
        PlanVersion.objects.select_for_update(of=("self",)).select_related("jurisdiction", "plan").get(pk=version.pk)
    )
    if not by.acts_of_itself and locked.jurisdiction_id != by.jurisdiction_id:
        raise NotAllowed(_("这是其他辖区的方案，您不能更改。"))
    check_is_draft(locked)
    return locked


def check_is_draft(version: PlanVersion) -> None:
    """Raise WrongState unless the version is a draft: only a draft can be edited."""
    if version.state != VersionState.DRAFT:
        state = VersionState(version.state).label
        raise WrongState(_("这一版%(state)s，不能再校核；需要更改请办理方案调整。") % {"state": state})


def _keep(act: Act) -> Edit:
    last = Edit.objects.filter(version=act.version).aggregate(last=Max("number"))["last"] or 0
    edit = Edit.objects.create(
        jurisdiction_id=act.version.jurisdiction_id,
        version=act.version,
        number=last + 1,
        verb=act.verb,
        changes=act.changes,
        by=act.by.person_key,
        at=act.now,
    )
    told(act.version, f"plans.{act.verb}", by=act.by, now=act.now, data={"edit": edit.number, **act.data})
    return edit


def told(version: PlanVersion, verb: str, *, by: Actor, now: datetime, data: Mapping[str, object]) -> None:
    """Enter something about a version in the journal."""
    key = version.jurisdiction.public_key
    record(verb, jurisdiction_key=key, by=by, now=now, about=version, data=data)
