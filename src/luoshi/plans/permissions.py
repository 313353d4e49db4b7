"""Who may do what with plans."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.permissions import EVERYONE, OFFICE, Permission

SEE = Permission(
    action="plans.see",
    title=_("查看方案、任务和台账"),
    roles=EVERYONE,
    refusal=_("您还没有职务，不能查看方案，请联系办公室。"),
)
DRAFT_PLAN = Permission(
    action="plans.draft_plan",
    title=_("由收到的文件拟制方案"),
    roles=OFFICE,
    refusal=_("方案由办公室拟制，需要增加方案请联系办公室。"),
)
REVIEW = Permission(
    action="plans.review",
    title=_("校核方案：更正内容、对应单位、答复待核事项"),
    roles=OFFICE,
    refusal=_("方案由办公室校核，发现问题请告诉办公室。"),
)
PUT_IN_FORCE = Permission(
    action="plans.put_in_force",
    title=_("启用方案"),
    roles=OFFICE,
    refusal=_("方案由办公室启用，请联系办公室。"),
)
AMEND = Permission(
    action="plans.amend",
    title=_("调整已启用的方案"),
    roles=OFFICE,
    refusal=_("方案的调整由办公室办理，需要调整请向办公室提出。"),
)
PERMISSIONS = (SEE, DRAFT_PLAN, REVIEW, PUT_IN_FORCE, AMEND)
"""The room's rows, as the one table prints them."""
