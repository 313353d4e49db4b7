"""What those who report, approve and review are told."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOTICES: dict[str, Promise] = {
    "report/acknowledge": _("《%(plan)s》已启用，本单位承担%(tasks)s项任务，请于%(due)s前签收。"),
    "adjustment/asked": _("%(unit)s就《%(plan)s》的任务申请调整%(what)s，请您决定。"),
    "adjustment/agreed": _("%(unit)s对《%(plan)s》任务的调整申请（%(what)s）已同意，待办公室调整方案。"),
    "adjustment/declined": _("%(unit)s对《%(plan)s》任务的调整申请（%(what)s）未获同意，任务照原方案办理。"),
    "adjustment/done": _("《%(plan)s》已按%(unit)s的申请调整（%(what)s），请按调整后的方案办理。"),
    "implementation/submitted": _("%(unit)s报来《%(plan)s》的实施方案，请备案。"),
    "implementation/filed": _("%(unit)s就《%(plan)s》报的实施方案已备案。"),
    "implementation/returned": _("%(unit)s就《%(plan)s》报的实施方案退回修改。"),
    "enquiry/asked": _("办公室请%(unit)s就《%(plan)s》的一项任务报情况，请于%(due)s前答复。"),
    "enquiry/countersign": _("牵头单位报了《%(plan)s》一项任务的进展，请%(unit)s于%(due)s前确认。"),
    "enquiry/due": _("就《%(plan)s》一项任务问%(unit)s的情况%(due)s截止，还没有答复。"),
    "enquiry/asked_above": _("%(source)s要求报情况，请%(unit)s于%(due)s前答复。"),
    "enquiry/due_above": _("%(source)s要求%(unit)s报的情况%(due)s截止，还没有答复。"),
    "enquiry/answered_above": _("%(unit)s答复了%(source)s要求报的情况。"),
    "enquiry/answered": _("%(unit)s答复了就《%(plan)s》所问的情况。"),
    "enquiry/objected": _("%(unit)s对《%(plan)s》一项任务所报的进展有不同意见。"),
    "briefing/used": _("%(unit)s报的工作信息“%(title)s”已采用。"),
    "briefing/not_used": _("%(unit)s报的工作信息“%(title)s”没有采用，原因见该条信息。"),
    "briefing/feedback": _("上级对%(unit)s报的工作信息“%(title)s”有反馈。"),
    "report/opened": _("《%(plan)s》%(period)s的%(kind)s开始填报，请于%(due)s前报送（%(tasks)s项任务）。"),
    "report/due": _("《%(plan)s》%(period)s的%(kind)s%(due)s截止，%(unit)s%(step)s。"),
    "report/overdue": _("《%(plan)s》%(period)s的%(kind)s已过截止日%(due)s，%(unit)s%(step)s。"),
    "report/to_approve": _("《%(plan)s》%(period)s的%(kind)s已由%(unit)s填好，请您审定（%(due)s截止）。"),
    "report/returned": _("《%(plan)s》%(period)s的%(kind)s已退回，请%(unit)s按意见修改后重新提交。"),
    "report/reopened": _("《%(plan)s》%(period)s的%(kind)s准许%(unit)s补报至%(until)s。"),
}
"""Every kind of the room, with its sentence."""
