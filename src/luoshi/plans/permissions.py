"""Who may do what with plans."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import LEADERS, OVERSEERS, Role
from luoshi.base.permissions import EVERYONE, OFFICE, Permission, Relation

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
_LEADERS = frozenset(role for role in Role if role.value in {"leader", "group_leader"})
NAME_STAND_IN = Permission(
    action="plans.name_stand_in",
    title=_("办公室人员都参与过拟制时，指定代办启用的同志"),
    roles=_LEADERS,
    refusal=_("代办启用的同志由领导指定，请向分管领导报告。"),
)
AMEND = Permission(
    action="plans.amend",
    title=_("调整已启用的方案"),
    roles=OFFICE,
    refusal=_("方案的调整由办公室办理，需要调整请向办公室提出。"),
)
ASSIGN_TASK_FORCE = Permission(
    action="plans.assign_task_force",
    title=_("确定任务由哪个工作专班承担"),
    roles=OFFICE,
    refusal=_("工作专班的任务由办公室登记，请联系办公室。"),
)
SEE_AT_WORK = Permission(
    action="plans.see_at_work",
    title=_("查看本辖区全部已启用的方案"),
    roles=LEADERS | OVERSEERS | OFFICE | {Role.ADMINISTRATOR},
    refusal=_("您可以查看本单位有任务的方案，查看其他方案请联系办公室。"),
)
SEE_OF_UNIT = Permission(
    action="plans.see_of_unit",
    title=_("查看本单位有任务的已启用方案"),
    roles=frozenset({Role.UNIT_HEAD, Role.LIAISON, Role.DATA_SUPPLIER}),
    refusal=_("您还没有单位的职务，不能查看方案，请联系办公室。"),
    relation=Relation.OWN_PARTS,
)
KEEP_VIEW = Permission(
    action="plans.keep_view",
    title=_("保存自己的台账视图"),
    roles=EVERYONE,
    refusal=_("您还没有职务，不能保存视图，请联系办公室。"),
    relation=Relation.OWN_WORK,
)
SHARE_VIEW = Permission(
    action="plans.share_view",
    title=_("保存、删除大家共用的台账视图"),
    roles=OFFICE,
    refusal=_("大家共用的视图由办公室保存和删除，您可以保存为自己的视图。"),
)
PERMISSIONS = (
    SEE,
    SEE_AT_WORK,
    SEE_OF_UNIT,
    DRAFT_PLAN,
    REVIEW,
    PUT_IN_FORCE,
    NAME_STAND_IN,
    AMEND,
    ASSIGN_TASK_FORCE,
    KEEP_VIEW,
    SHARE_VIEW,
)
"""The room's rows, as the one table prints them."""
