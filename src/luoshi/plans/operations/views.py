"""Views of the ledger that people keep: for themselves, and for everybody."""

from datetime import datetime
from urllib.parse import parse_qs

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, NotAllowed
from luoshi.base.writing import tell_result, use_once
from luoshi.journal.operations import record
from luoshi.plans.models import Plan, SavedView
from luoshi.plans.permissions import KEEP_VIEW, SHARE_VIEW
from luoshi.plans.queries.asked import asked

LONGEST_NAME = 60
LONGEST_QUERY = 1_000
MOST_VIEWS = 30


@transaction.atomic
def save_view(  # noqa: PLR0913 -- what a form of five fields says
    *, plan: Plan, name: str, query: str, is_shared: bool, once: str, by: Actor, now: datetime
) -> SavedView:
    """Keep what ``query`` asks of a plan's ledger under a name, for the actor or for everybody, and return the view.

    Raises NotAllowed, Invalid (no name, a name that is taken, too many views), and AlreadyDone if ``once`` was used.
    """
    check(SHARE_VIEW if is_shared else KEEP_VIEW, by)
    used = use_once(once, act="plans.save_view", now=now)
    owner = "" if is_shared else by.person_key
    view = SavedView(
        jurisdiction_id=plan.jurisdiction_id, plan=plan, person_key=owner, name=_name(name), query=_query(query)
    )
    if SavedView.objects.filter(plan=plan, person_key=owner).count() >= MOST_VIEWS:
        raise Invalid(_("视图已有%(count)d个，请先删除不用的再保存。") % {"count": MOST_VIEWS})
    try:
        with transaction.atomic():
            view.save(force_insert=True)
    except IntegrityError:
        raise Invalid(_("已有同名的视图，请换一个名称，或先删除原来的。"), "name") from None
    tell_result(used, view.public_key)
    _tell("plans.view_saved", view, by=by, now=now)
    return view


def _name(name: str) -> str:
    told = " ".join(name.replace("\0", "").split())
    if not told or len(told) > LONGEST_NAME:
        raise Invalid(_("请给视图起一个名称，不超过%(count)d个字。") % {"count": LONGEST_NAME}, "name")
    return told


def _query(query: str) -> str:
    """Return the query as it is written when everything in it was understood."""
    written = asked(parse_qs(query)).encoded()
    if len(written) > LONGEST_QUERY:
        raise Invalid(_("筛选条件太长，不能保存，请减少查找的词。"))
    return written


@transaction.atomic
def delete_view(*, view: SavedView, by: Actor, now: datetime) -> None:
    """Delete a view. Raises NotAllowed unless it is the actor's, or everybody's and the actor is of the office."""
    check(KEEP_VIEW if view.person_key else SHARE_VIEW, by)
    if view.person_key not in {"", by.person_key}:
        raise NotAllowed(_("这是别人的视图，您不能删除。"))
    _tell("plans.view_deleted", view, by=by, now=now)
    view.delete()


def _tell(verb: str, view: SavedView, *, by: Actor, now: datetime) -> None:
    record(
        verb,
        jurisdiction_key=jurisdiction_key_of(view.jurisdiction_id),
        by=by,
        now=now,
        about=view,
        data={"plan": view.plan.public_key, "query": view.query, "is_shared": not view.person_key},
    )
