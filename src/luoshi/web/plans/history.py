"""The versions of a plan: how they followed one another, and what one changed in another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from gongwen.comparing.levels import Levels
from gongwen.comparing.model import Segment
from gongwen.comparing.wording import Steps, wording
from luoshi.base.actors import Actor
from luoshi.base.models import new_key
from luoshi.base.permissions import allows
from luoshi.documents import permissions as documents
from luoshi.journal.queries import statements_about
from luoshi.plans.models import Plan, PlanVersion, StandIn
from luoshi.plans.permissions import AMEND
from luoshi.plans.queries.changes import TaskChange, differences
from luoshi.plans.queries.stand_ins import stand_ins_of
from luoshi.plans.queries.versions import history_of, names_of_persons, versions_visible_to
from luoshi.plans.queries.wholes import whole_differences
from luoshi.plans.states import PlanState, VersionState
from luoshi.web.http import Request
from luoshi.web.journal.statements import Told, told_statements
from luoshi.web.plans.found import plan_or_404

VERSIONS_A_PAGE = 30
CHANGES_A_PAGE = 100
STEPS = 20_000_000
"""What comparing the wordings of one page may cost."""
BADGES = {
    VersionState.DRAFT: "warn",
    VersionState.IN_FORCE: "ok",
    VersionState.SUPERSEDED: "muted",
    VersionState.DISCARDED: "muted",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A version in the history; ``before`` is the version that it can be compared with, None for a plan's first.

    ``stand_in`` is the naming by which whoever had worked on it put it in force, None where it was another person.
    """

    version: PlanVersion
    badge_kind: str
    before: PlanVersion | None
    drafted_by: str
    put_in_force_by: str
    stand_in: StandIn | None = None
    stand_in_named_by: str = ""
    approvals: Sequence[Told] = ()


@dataclass(frozen=True, slots=True)
class Worded:
    """A changed task with its two wordings as segments, none where the words are the same."""

    change: TaskChange
    segments: tuple[Segment, ...]


@require_GET
def plan_history(request: Request, key: str) -> HttpResponse:
    """Show the versions of a plan, the newest first, and where the next one is begun."""
    return shown(request, plan_or_404(request, key))


def shown(request: Request, plan: Plan, *, basis: str = "", error: str = "", once: str = "") -> HttpResponse:
    """Return the page of a plan's versions, with what was entered for the next one and what was wrong with it."""
    visible = history_of(versions_visible_to(request.actor).filter(plan=plan))
    page = Paginator(visible, VERSIONS_A_PAGE).get_page(request.GET.get("page"))
    has_draft = visible.filter(state=VersionState.DRAFT).exists()
    context = {
        "plan": plan,
        "page": page,
        "rows": _rows(list(page.object_list), request.actor),
        "may_see_documents": allows(documents.SEE, request.actor),
        "may_amend": plan.state == PlanState.IN_FORCE and not has_draft and allows(AMEND, request.actor),
        "basis": basis,
        "error": error,
        "once": once or new_key(),
    }
    return render(request, "plans/history.html", context, status=422 if error else 200)


def _rows(versions: Sequence[PlanVersion], by: Actor) -> list[Row]:
    approvals = told_statements(statements_about(versions), by)
    keys = {key for version in versions for key in (version.drafted_by, version.put_in_force_by) if key}
    stand_ins = stand_ins_of(versions)
    names = names_of_persons(keys | {stand_in.named_by for stand_in in stand_ins.values()})
    return [
        Row(
            version=version,
            badge_kind=BADGES[VersionState(version.state)],
            before=version.based_on,
            drafted_by=names.get(version.drafted_by, ""),
            put_in_force_by=names.get(version.put_in_force_by, ""),
            stand_in=stand_ins.get(version.pk),
            stand_in_named_by=names.get(stand_ins[version.pk].named_by, "") if version.pk in stand_ins else "",
            approvals=approvals.get(version.public_key, ()),
        )
        for version in versions
    ]


@require_GET
def plan_difference(request: Request, key: str, old: str, new: str) -> HttpResponse:
    """Show what a version changed against another one of the same plan."""
    plan = plan_or_404(request, key)
    visible = versions_visible_to(request.actor).filter(plan=plan)
    old_version = get_object_or_404(visible, public_key=old)
    new_version = get_object_or_404(visible, public_key=new)
    found = differences(old_version, new_version, today=request.today)
    page = Paginator(found.changed, CHANGES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "plan": plan,
        "old": old_version,
        "new": new_version,
        "found": found,
        "wholes": whole_differences(old_version, new_version),
        "page": page,
        "changed": list(_worded(page)),
        "most": CHANGES_A_PAGE,
    }
    return render(request, "plans/difference.html", context)


def _worded(changes: Iterable[TaskChange]) -> Iterator[Worded]:
    steps, levels = Steps(STEPS), Levels()
    for change in changes:
        words = wording(change.old.text, change.new.text, levels, steps) if change.is_reworded else ()
        yield Worded(change, words)
