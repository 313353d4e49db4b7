"""The one way in which a plan or a version changes its state: by a conditional UPDATE on the state it was seen in."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext as _

from luoshi.base.refusals import WrongState
from luoshi.plans.models import Plan, PlanVersion
from luoshi.plans.states import PLAN_NEXT, VERSION_NEXT, PlanState, VersionState


def move_plan(plan: Plan, *, to: PlanState, fields: Mapping[str, object] | None = None) -> Plan:
    """Bring a plan from the state it was seen in to another, with more ``fields`` in the same write; return it.

    Raises WrongState if that state does not follow, or if somebody else moved the plan first.
    """
    old = PlanState(plan.state)
    if to not in PLAN_NEXT[old]:
        raise WrongState(
            _("方案现在是“%(state)s”，不能改为“%(to)s”，请刷新页面后再看。") % {"state": old.label, "to": to.label}
        )
    seen = Plan.objects.filter(pk=plan.pk, state=old)
    if not seen.update(state=to, revision=models.F("revision") + 1, **(fields or {})):
        plan.refresh_from_db()
        raise WrongState(_("方案的状态刚被别人改过，请刷新页面后再看。"))
    plan.refresh_from_db()
    return plan


def move_version(version: PlanVersion, *, to: VersionState, fields: Mapping[str, object] | None = None) -> PlanVersion:
    """Bring a version from the state it was seen in to another, with more ``fields`` in the same write; return it.

    Raises WrongState if that state does not follow, or if somebody else moved the version first.
    """
    old = VersionState(version.state)
    if to not in VERSION_NEXT[old]:
        raise WrongState(
            _("这一版现在是“%(state)s”，不能改为“%(to)s”，请刷新页面后再看。") % {"state": old.label, "to": to.label}
        )
    seen = PlanVersion.objects.filter(pk=version.pk, state=old)
    if not seen.update(state=to, revision=models.F("revision") + 1, **(fields or {})):
        version.refresh_from_db()
        raise WrongState(_("这一版刚被别人启用或放弃，您的操作没有进行，请刷新页面后再看。"))
    version.refresh_from_db()
    return version
