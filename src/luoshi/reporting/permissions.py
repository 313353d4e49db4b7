"""Who may do what with periods and reports."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import LEADERS, OVERSEERS, Role
from luoshi.base.permissions import OFFICE, Permission, Relation

_OF_UNIT = frozenset({Role.LIAISON, Role.UNIT_HEAD})

SEE_ALL = Permission(
    action="reporting.see_all",
    title=_("查看本辖区全部报送情况"),
    roles=OFFICE | LEADERS | OVERSEERS,
    refusal=_("您可以查看本单位的报送，查看其他单位的请联系办公室。"),
)
SEE_OF_UNIT = Permission(
    action="reporting.see_of_unit",
    title=_("查看本单位的报送"),
    roles=_OF_UNIT,
    refusal=_("您还没有单位的职务，不能查看报送，请联系办公室。"),
    relation=Relation.OWN_UNIT,
)
WRITE = Permission(
    action="reporting.write",
    title=_("填写、提交本单位的报送"),
    roles=_OF_UNIT,
    refusal=_("报送由单位的联络员或负责人填写，请以相应的职务办理。"),
    relation=Relation.OWN_UNIT,
)
WRITE_FOR_UNIT = Permission(
    action="reporting.write_for_unit",
    title=_("代单位录入用电话、来函等方式报来的内容"),
    roles=OFFICE,
    refusal=_("代为录入由办公室办理，请联系办公室。"),
)
APPROVE = Permission(
    action="reporting.approve",
    title=_("审定或退回本单位的报送"),
    roles=frozenset({Role.UNIT_HEAD}),
    refusal=_("报送由本单位负责人审定；负责人不登录的，请登记书面审定。"),
    relation=Relation.OWN_UNIT,
)
RECORD_APPROVAL = Permission(
    action="reporting.record_approval",
    title=_("登记本单位负责人的书面审定"),
    roles=frozenset({Role.LIAISON}),
    refusal=_("书面审定由本单位联络员或办公室登记，请联系他们办理。"),
    relation=Relation.OWN_UNIT,
)
RECORD_APPROVAL_FOR_UNIT = Permission(
    action="reporting.record_approval_for_unit",
    title=_("代单位登记其负责人的审定"),
    roles=OFFICE,
    refusal=_("书面审定由本单位联络员或办公室登记，请联系他们办理。"),
)
REVIEW = Permission(
    action="reporting.review",
    title=_("受理、退回单位的报送，填写审核意见"),
    roles=OFFICE,
    refusal=_("报送由办公室受理，请联系办公室。"),
)
ARRANGE = Permission(
    action="reporting.arrange",
    title=_("安排报送的周期和时间"),
    roles=OFFICE,
    refusal=_("报送时间由办公室安排，需要调整请联系办公室。"),
)
REOPEN = Permission(
    action="reporting.reopen",
    title=_("已关闭的一期，准许个别单位补报"),
    roles=frozenset({Role.OFFICE_HEAD}),
    refusal=_("补报由办公室负责人准许，请向办公室说明原因。"),
)
ACKNOWLEDGE = Permission(
    action="reporting.acknowledge",
    title=_("签收本单位的任务"),
    roles=_OF_UNIT,
    refusal=_("签收由承担任务的单位办理，请以相应的职务办理。"),
    relation=Relation.OWN_UNIT,
)
REQUEST_ADJUSTMENT = Permission(
    action="reporting.request_adjustment",
    title=_("就本单位承担的任务申请调整"),
    roles=_OF_UNIT,
    refusal=_("申请调整由承担任务的单位提出，请以相应的职务办理。"),
    relation=Relation.OWN_UNIT,
)
DECIDE_ADJUSTMENT = Permission(
    action="reporting.decide_adjustment",
    title=_("决定是否同意单位的调整申请"),
    roles=LEADERS | {Role.OFFICE_HEAD},
    refusal=_("是否调整由领导或办公室负责人决定，请向他们报告。"),
)
ENQUIRE = Permission(
    action="reporting.enquire",
    title=_("请有分工的单位报情况"),
    roles=OFFICE,
    refusal=_("请单位报情况由办公室办理，请联系办公室。"),
)
ANSWER = Permission(
    action="reporting.answer",
    title=_("答复问本单位的情况，确认牵头单位所报内容"),
    roles=_OF_UNIT,
    refusal=_("答复由被问的单位办理，请以相应的职务办理。"),
    relation=Relation.OWN_UNIT,
)
SEND_BRIEFING = Permission(
    action="reporting.send_briefing",
    title=_("报送本单位的工作信息"),
    roles=_OF_UNIT,
    refusal=_("工作信息由单位的联络员或负责人报送，请以相应的职务办理。"),
    relation=Relation.OWN_UNIT,
)
USE_BRIEFINGS = Permission(
    action="reporting.use_briefings",
    title=_("采用、汇集工作信息，转告上级反馈"),
    roles=OFFICE,
    refusal=_("工作信息由办公室采用，请联系办公室。"),
)
WRITE_IMPLEMENTATION = Permission(
    action="reporting.write_implementation",
    title=_("编写、报备本单位的实施方案"),
    roles=_OF_UNIT,
    refusal=_("实施方案由承担任务的单位编写，请以相应的职务办理。"),
    relation=Relation.OWN_UNIT,
)
FILE_IMPLEMENTATION = Permission(
    action="reporting.file_implementation",
    title=_("备案或退回单位的实施方案"),
    roles=OFFICE,
    refusal=_("实施方案由办公室备案，请联系办公室。"),
)
KEEP_LAYOUTS = Permission(
    action="reporting.keep_layouts",
    title=_("设定汇总表的栏目"),
    roles=OFFICE,
    refusal=_("汇总表的栏目由办公室设定，请联系办公室。"),
)
KEEP_CALENDAR = Permission(
    action="reporting.keep_calendar",
    title=_("维护工作日表"),
    roles=OFFICE | {Role.ADMINISTRATOR},
    refusal=_("工作日表由办公室维护，发现有误请告诉办公室。"),
)
PERMISSIONS = (
    SEE_ALL,
    SEE_OF_UNIT,
    WRITE,
    WRITE_FOR_UNIT,
    APPROVE,
    RECORD_APPROVAL,
    RECORD_APPROVAL_FOR_UNIT,
    REVIEW,
    ARRANGE,
    REOPEN,
    ACKNOWLEDGE,
    REQUEST_ADJUSTMENT,
    DECIDE_ADJUSTMENT,
    ENQUIRE,
    ANSWER,
    SEND_BRIEFING,
    USE_BRIEFINGS,
    WRITE_IMPLEMENTATION,
    FILE_IMPLEMENTATION,
    KEEP_LAYOUTS,
    KEEP_CALENDAR,
)
"""The room's rows, as the one table prints them."""
