"""Taking back the last thing that somebody did to a draft."""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.models import Revised
from luoshi.base.refusals import WrongState
from luoshi.plans.models import Edit, NameMatch, PlanVersion
from luoshi.plans.operations.log import KINDS, as_json, from_json, locked_draft, told
from luoshi.plans.operations.matching import used_names
from luoshi.plans.operations.titles import retitle

Change = dict[str, Any]


def undo_edit(*, version: PlanVersion, by: Actor, now: datetime) -> Edit:
    """Take back the actor's last edit that was not taken back yet, and return it: every row is as it was before.

    Raises NotAllowed, WrongState if the version is no draft, if there is nothing to take back, or if somebody has changed
    what the edit wrote. What was entered into the directory meanwhile (a unit, a group) stays there.
    """
    with transaction.atomic():
        locked = locked_draft(version, by=by)
        edit = last_edit(locked, by=by)
        if edit is None:
            raise WrongState(_("您在这份方案里没有可以撤销的操作。"))
        last_first = edit.changes[::-1]
        for change in sorted(last_first, key=_brings_in_a_name):  # names go when nothing uses them any more
            _take_back(locked, change)
        retitle(locked)
        edit.undone_at = now
        edit.save(update_fields=["undone_at"])
        told(locked, "plans.edit_undone", by=by, now=now, data={"edit": edit.number, "verb": edit.verb})
    return edit


def last_edit(version: PlanVersion, *, by: Actor) -> Edit | None:
    """Return the actor's last edit of a draft that was not taken back: what undo would take back."""
    mine = Edit.objects.filter(version=version, by=by.person_key, undone_at__isnull=True)
    return mine.order_by("-number").first()


def _brings_in_a_name(change: Change) -> bool:
    return change["before"] is None and KINDS[change["row"]] is NameMatch


def _take_back(version: PlanVersion, change: Change) -> None:
    model = KINDS[change["row"]]
    row = model._default_manager.filter(pk=change["pk"]).first()
    if row is None:
        raise WrongState(_("您改过的内容已经不在了，不能撤销。"))
    stands = as_json(row, list(change["after"])) == change["after"]
    if _brings_in_a_name(change) and isinstance(row, NameMatch):
        _forget_name(version, row, unchanged=stands)
        return
    if not stands:
        raise WrongState(_("您改过的内容后来又被别人改了，不能撤销；请直接修改。"))
    if change["before"] is None:
        row.delete()
    else:
        _restore(model, row, change)


def _forget_name(version: PlanVersion, row: NameMatch, *, unchanged: bool) -> None:
    """Delete the row of a name that the edit brought in, unless somebody has settled it or it is used elsewhere."""
    if unchanged and row.name not in used_names(version):
        row.delete()


def _restore(model: type[Revised], row: Revised, change: Change) -> None:
    fields = from_json(model, change["before"])
    if not change.get("quiet"):
        fields["revision"] = models.F("revision") + 1
    model._default_manager.filter(pk=row.pk).update(**fields)
