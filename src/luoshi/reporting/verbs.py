"""What the journal's entries about periods and reports say, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Promise] = {
    "reporting.period_opened": _("开始一期报送（%(reports)s件）"),
    "reporting.period_closed": _("关闭一期报送"),
    "reporting.schedule_laid_out": _("安排报送：%(rule)s，共%(periods)s期"),
    "reporting.schedule_changed": _("调整报送安排：%(rule)s，未开始的共%(periods)s期"),
    "reporting.reopened": _("准许一个单位补报至%(until)s"),
    "reporting.calendar_kept": _("更新%(year)s年工作日表，%(moved)s期的截止日随之改变"),
    "reporting.feed_made": _("生成日历订阅地址"),
    "reporting.feed_removed": _("停用日历订阅地址"),
    "reporting.evidence_added": _("附一个佐证文件"),
    "reporting.evidence_removed": _("删去一个佐证文件"),
    "reporting.evidence_given": _("下载佐证文件"),
    "reporting.acknowledgement_asked": _("请%(units)s个单位于%(due_on)s前签收"),
    "reporting.acknowledged": _("签收任务"),
    "reporting.adjustment_asked": _("申请调整一项任务"),
    "reporting.adjustment_withdrawn": _("撤回调整申请"),
    "reporting.adjustment_agreed": _("同意调整申请"),
    "reporting.adjustment_declined": _("未同意调整申请"),
    "reporting.adjustment_done": _("按调整申请调整了任务"),
    "reporting.book_handed_out": _("下载填报表"),
    "reporting.books_handed_out": _("下载一期的填报表（%(books)s份）"),
    "reporting.book_received": _("收到交回的填报表"),
    "reporting.book_written": _("写入填报表中的改动（%(cells)s处）"),
    "reporting.book_set_aside": _("不采用一份填报表"),
    "reporting.book_given": _("下载交回的填报表原件"),
    "reporting.grid_exported": _("导出报送情况表（%(units)s个单位）"),
    "reporting.entry_written": _("填写任务进展"),
    "reporting.summary_written": _("填写小结"),
    "reporting.nothing_new": _("%(entries)s项任务无新进展"),
    "reporting.submitted": _("提交报送（第%(round)s次）"),
    "reporting.taken_back": _("撤回已提交的报送"),
    "reporting.approved": _("审定报送"),
    "reporting.approval_recorded": _("登记书面审定（%(way)s）"),
    "reporting.returned": _("退回报送"),
    "reporting.accepted": _("受理%(reports)s件报送"),
}
"""Every verb of the room, with its sentence."""
