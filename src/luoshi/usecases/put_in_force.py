"""启用: a draft becomes the version by which the plan works. By another person than those who drafted it, at once or not at all."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import NotAllowed, Stale, WrongState
from luoshi.base.writing import write_revised
from luoshi.directory.kinds import BodyKind
from luoshi.directory.models import Body, Unit
from luoshi.directory.operations.bodies import create_body
from luoshi.directory.queries import on
from luoshi.indicators.operations import lay_out_goalposts
from luoshi.plans.models import Edit, Plan, PlanVersion
from luoshi.plans.operations.freezing import freeze_version
from luoshi.plans.operations.log import locked_draft, told
from luoshi.plans.operations.states import move_plan, move_version
from luoshi.plans.operations.titles import title_of
from luoshi.plans.permissions import PUT_IN_FORCE
from luoshi.plans.pieces import GroupContent, as_data
from luoshi.plans.queries.draft import readiness
from luoshi.plans.queries.expansion import Expansion
from luoshi.plans.queries.stand_ins import stand_in_of
from luoshi.plans.queries.versions import revision_of_draft
from luoshi.plans.states import PlanState, VersionState
from luoshi.reporting.operations import lay_out_schedules
from luoshi.reporting.operations.acknowledging import ask_to_acknowledge
from luoshi.reporting.operations.adjusting import close_adjustments


def put_in_force(
    *,
    version: PlanVersion,
    revision: int,
    by: Actor,
    now: datetime,
    today: date,
    seen: int | None = None,
) -> PlanVersion:
    """Put a draft in force and return it: frozen, collective units expanded as of ``today``, the version before superseded.

    ``revision`` is that of the version, ``seen`` that of the whole draft (queries.versions.revision_of_draft) as the
    person saw it; None does not ask. Raises NotAllowed for whoever drafted or edited it and is no stand-in, Stale if the draft was edited
    since, WrongState if it is no draft any more, somebody else was quicker, or something stands in the way.
    """
    with transaction.atomic():
        draft = locked_draft(version, by=by, permission=PUT_IN_FORCE)
        by_stand_in = check_is_another_person(draft, by)
        _check_is_as_seen(draft, revision, seen)
        _check_is_ready(draft)
        plan = Plan.objects.select_for_update().get(pk=draft.plan_id)
        before = _supersede(plan)
        expansion = freeze_version(version=draft, today=today, by=by, now=now)
        _move(draft, expansion, by_stand_in=by_stand_in, by=by, now=now)
        _put_to_work(plan, expansion, by=by, now=now)
        lay_out_goalposts(version=draft, by=by, now=now)
        lay_out_schedules(version=draft, by=by, now=now, today=today)
        ask_to_acknowledge(version=draft, before=before, by=by, now=now, today=today)
        close_adjustments(version=draft, before=before, by=by, now=now, today=today)
        told(
            draft,
            "plans.put_in_force_by_stand_in" if by_stand_in else "plans.put_in_force",
            by=by,
            now=now,
            data={"number": draft.number, "plan": plan.public_key, "superseded": before.public_key if before else ""},
        )
    version.refresh_from_db()
    return version


def check_may_put_in_force(version: PlanVersion, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` may put this draft in force: somebody of the office who has not worked on it."""
    check(PUT_IN_FORCE, by)
    check_is_another_person(version, by)


def check_is_another_person(version: PlanVersion, by: Actor) -> bool:
    """Raise NotAllowed for whoever drafted or edited the draft, and for what is no person: nobody approves their own work.

    Return True for whoever did, and was named their own stand-in by a leader.
    """
    if not by.person_key:
        raise NotAllowed(_("启用须由本人登录办理，不能由系统自动完成，请由办公室一位没有参与拟制的同志启用。"))
    has_drafted = by.person_key == version.drafted_by
    if not has_drafted and not Edit.objects.filter(version=version, by=by.person_key).exists():
        return False
    stand_in = stand_in_of(version)
    if stand_in is not None and stand_in.person_key == by.person_key:
        return True
    if has_drafted:
        raise NotAllowed(_("您是这一版的拟制人，按规定不能由本人启用，请办公室另一位同志登录后启用。"))
    raise NotAllowed(_("您参与过这一版的校核修改，按规定不能由本人启用，请办公室没有参与修改的同志登录后启用。"))


def _check_is_as_seen(draft: PlanVersion, revision: int, seen: int | None) -> None:
    now_there = revision_of_draft(draft)
    if draft.revision != revision or (seen is not None and seen != now_there):
        raise Stale(
            _("您看过之后，这一版又有修改，没有启用。请重新查看启用后的情况，再作决定。"),
            ours={"revision": revision, "seen": seen},
            theirs={"revision": draft.revision, "seen": now_there},
        )


def _check_is_ready(draft: PlanVersion) -> None:
    obstacles = readiness(draft)
    if obstacles:
        raise WrongState(
            _("还不能启用：%(reasons)s。请先回到校核页面处理。")
            % {"reasons": _("；").join(str(obstacle).rstrip("。") for obstacle in obstacles)}
        )


def _supersede(plan: Plan) -> PlanVersion | None:
    """Move the version that was in force out of the way, and return it; None for a plan's first."""
    before = plan.versions.filter(state=VersionState.IN_FORCE).first()
    return move_version(before, to=VersionState.SUPERSEDED) if before is not None else None


def _move(draft: PlanVersion, expansion: Expansion, *, by_stand_in: bool, by: Actor, now: datetime) -> None:
    fields: dict[str, object] = {
        "by_stand_in": by_stand_in,
        "put_in_force_by": by.person_key,
        "put_in_force_at": now,
        "expanded_on": expansion.today,
        "arrangement": as_data(expansion.arrangement),
        "header": as_data(expansion.header) if expansion.header else {},
    }
    move_version(draft, to=VersionState.IN_FORCE, fields=fields)


def _put_to_work(plan: Plan, expansion: Expansion, *, by: Actor, now: datetime) -> None:
    """Give the plan the title and the leading group that the version names, and its state."""
    fields: dict[str, object] = {"body": _body(plan, expansion, by=by, now=now) or plan.body}
    if expansion.header is not None:
        fields["title"] = title_of(expansion.header, expansion.version.document) or plan.title
    if plan.state == PlanState.IN_FORCE:
        write_revised(plan, revision=plan.revision, fields=fields)
    else:
        move_plan(plan, to=PlanState.IN_FORCE, fields=fields)


def _body(plan: Plan, expansion: Expansion, *, by: Actor, now: datetime) -> Body | None:
    """Return the leading group that the version names, from the directory or new in it; None if it names none."""
    named = next((body for body in expansion.bodies if body.kind == BodyKind.LEADING_GROUP), None)
    named = named or next(iter(expansion.bodies), None)
    if named is None or not named.name.strip():
        return None
    kind = BodyKind(named.kind) if named.kind in BodyKind.values else BodyKind.OTHER
    there = Body.objects.filter(
        on(expansion.today), jurisdiction=plan.jurisdiction_id, kind=kind, name=named.name.strip()
    )
    return there.order_by("pk").first() or create_body(
        jurisdiction=plan.jurisdiction,
        kind=kind,
        name=named.name,
        office_unit=_office(named, expansion),
        by=by,
        now=now,
    )


def _office(named: GroupContent, expansion: Expansion) -> Unit | None:
    match = expansion.names.get(named.office or "")
    return match.unit if match is not None else None
