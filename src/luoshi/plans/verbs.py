"""What the journal's entries about plans say, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Promise] = {
    "plans.plan_drafted": _("由文件拟制方案"),
    "plans.piece_changed": _("更正方案内容"),
    "plans.task_forces_assigned": _("确定任务由%(count)s个工作专班承担"),
    "plans.task_split": _("拆分任务"),
    "plans.tasks_merged": _("合并任务"),
    "plans.piece_moved": _("调整顺序"),
    "plans.piece_added": _("增加内容"),
    "plans.piece_struck": _("删去内容"),
    "plans.piece_restored": _("恢复删去的内容"),
    "plans.name_matched": _("对应单位名称“%(name)s”"),
    "plans.unit_created_for_name": _("把“%(name)s”登记为单位"),
    "plans.name_grouped": _("把“%(name)s”设为单位组"),
    "plans.suggestions_accepted": _("采用%(names)s个单位名称的唯一候选"),
    "plans.doubt_settled": _("答复一条待核事项"),
    "plans.doubts_settled": _("成批答复%(doubts)s条待核事项"),
    "plans.doubt_reopened": _("重新打开一条待核事项"),
    "plans.reporting_arranged": _("确定报送安排"),
    "plans.consolidating_unit_set": _("指定汇总单位"),
    "plans.difference_taken": _("采用重新识读的内容"),
    "plans.edit_undone": _("撤销第%(edit)s次修改"),
    "plans.version_frozen": _("固定方案内容"),
    "plans.put_in_force": _("启用方案"),
    "plans.put_in_force_by_stand_in": _("启用方案（参与拟制的同志经领导指定代办）"),
    "plans.stand_in_named": _("指定代办启用的同志"),
    "plans.amendment_begun": _("开始调整方案"),
    "plans.draft_discarded": _("放弃正在校核的方案"),
    "plans.approval_recorded": _("代为登记审定意见（%(way)s）"),
    "plans.ledger_exported": _("导出台账%(count)s项任务"),
    "plans.view_saved": _("保存台账视图"),
    "plans.view_deleted": _("删除台账视图"),
}
"""Every verb of the room, with its sentence."""
