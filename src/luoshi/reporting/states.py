"""The lives of periods and reports as tables, whose turn it is in each, and the words for what stands in them."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.rules.covering import Gap
from luoshi.rules.hints import Hint


class PeriodState(models.TextChoices):
    """A period is laid out with the plan, opens on its day, and closes on its day; reopening is an exception, no state."""

    LAID_OUT = "laid_out", _("未开始")
    OPEN = "open", _("填报中")
    CLOSED = "closed", _("已关闭")
    DROPPED = "dropped", _("已取消")


PERIOD_NEXT: dict[PeriodState, frozenset[PeriodState]] = {
    PeriodState.LAID_OUT: frozenset({PeriodState.OPEN, PeriodState.DROPPED}),
    PeriodState.OPEN: frozenset({PeriodState.CLOSED}),
    PeriodState.CLOSED: frozenset(),
    PeriodState.DROPPED: frozenset(),
}


class ReportKind(models.TextChoices):
    """What a schedule asks units for."""

    PROGRESS = "progress", _("进展报送")
    HALF_YEAR = "half_year", _("小结")
    ANNUAL = "annual", _("年度总结")


class ReportState(models.TextChoices):
    """待报 until somebody writes; submitted to the unit's head, approved to the office; returned to the unit."""

    DUE = "due", _("待报")
    DRAFT = "draft", _("填报中")
    SUBMITTED = "submitted", _("待单位审定")
    APPROVED = "approved", _("待办公室受理")
    ACCEPTED = "accepted", _("已受理")
    RETURNED = "returned", _("退回修改")


REPORT_NEXT: dict[ReportState, frozenset[ReportState]] = {
    ReportState.DUE: frozenset({ReportState.DRAFT, ReportState.SUBMITTED}),
    ReportState.DRAFT: frozenset({ReportState.SUBMITTED}),
    ReportState.SUBMITTED: frozenset({ReportState.APPROVED, ReportState.RETURNED, ReportState.DRAFT}),
    ReportState.APPROVED: frozenset({ReportState.ACCEPTED, ReportState.RETURNED}),
    ReportState.ACCEPTED: frozenset({ReportState.RETURNED}),
    ReportState.RETURNED: frozenset({ReportState.SUBMITTED}),
}


class Turn(models.TextChoices):
    """Whose turn it is."""

    WRITER = "writer", _("填报人")
    HEAD = "head", _("单位负责人")
    OFFICE = "office", _("办公室")
    NOBODY = "nobody", _("无")


REPORT_TURN: dict[ReportState, Turn] = {
    ReportState.DUE: Turn.WRITER,
    ReportState.DRAFT: Turn.WRITER,
    ReportState.SUBMITTED: Turn.HEAD,
    ReportState.APPROVED: Turn.OFFICE,
    ReportState.ACCEPTED: Turn.NOBODY,
    ReportState.RETURNED: Turn.WRITER,
}
NEXT_STEP: dict[ReportState, Promise] = {
    ReportState.DUE: _("请填报"),
    ReportState.DRAFT: _("请填完后提交审定"),
    ReportState.SUBMITTED: _("等单位负责人审定"),
    ReportState.APPROVED: _("等办公室受理"),
    ReportState.ACCEPTED: _("已办完"),
    ReportState.RETURNED: _("请按意见修改后重新提交"),
}
WRITABLE = frozenset({ReportState.DUE, ReportState.DRAFT, ReportState.RETURNED})
"""The states in which a report's words may be changed."""


class BookState(models.TextChoices):
    """A workbook that came back waits until somebody writes it in or sets it aside; its bytes stay either way."""

    RECEIVED = "received", _("待写入")
    WRITTEN = "written", _("已写入")
    SET_ASIDE = "set_aside", _("不采用")


BOOK_NEXT: dict[BookState, frozenset[BookState]] = {
    BookState.RECEIVED: frozenset({BookState.WRITTEN, BookState.SET_ASIDE}),
    BookState.WRITTEN: frozenset(),
    BookState.SET_ASIDE: frozenset({BookState.WRITTEN}),
}


class AdjustmentKind(models.TextChoices):
    """What of a task a unit asks to be changed."""

    DEADLINE = "deadline", _("时限")
    TARGET = "target", _("目标值")
    UNITS = "units", _("牵头或责任单位")
    CONTENT = "content", _("任务内容")
    WITHDRAWAL = "withdrawal", _("撤销任务")
    OTHER = "other", _("其他")


class AdjustmentState(models.TextChoices):
    """申请调整: asked, decided, and done once an amendment has changed the task."""

    ASKED = "asked", _("待决定")
    AGREED = "agreed", _("已同意，待调整方案")
    DECLINED = "declined", _("未同意")
    WITHDRAWN = "withdrawn", _("已撤回")
    DONE = "done", _("已调整")


ADJUSTMENT_NEXT: dict[AdjustmentState, frozenset[AdjustmentState]] = {
    AdjustmentState.ASKED: frozenset({AdjustmentState.AGREED, AdjustmentState.DECLINED, AdjustmentState.WITHDRAWN}),
    AdjustmentState.AGREED: frozenset({AdjustmentState.DONE}),
    AdjustmentState.DECLINED: frozenset(),
    AdjustmentState.WITHDRAWN: frozenset(),
    AdjustmentState.DONE: frozenset(),
}
ADJUSTMENT_STEP: dict[AdjustmentState, Promise] = {
    AdjustmentState.ASKED: _("等待决定"),
    AdjustmentState.AGREED: _("等办公室调整方案"),
    AdjustmentState.DECLINED: _("任务照原方案办理"),
    AdjustmentState.WITHDRAWN: _("任务照原方案办理"),
    AdjustmentState.DONE: _("任务按调整后的方案办理"),
}


class EnquiryKind(models.TextChoices):
    """What a unit is asked: something the office or the level above wants to know, or whether a lead's words are right."""

    REQUEST = "request", _("请报情况")
    COUNTERSIGN = "countersign", _("责任单位确认")
    FROM_ABOVE = "from_above", _("上级要求")


class EnquiryState(models.TextChoices):
    """Nothing is agreed to by silence: what is open stays open until somebody answers or calls it off."""

    OPEN = "open", _("待答复")
    ANSWERED = "answered", _("已答复")
    AGREED = "agreed", _("已确认")
    OBJECTED = "objected", _("有不同意见")
    CALLED_OFF = "called_off", _("不用答复")


ENQUIRY_NEXT: dict[EnquiryState, frozenset[EnquiryState]] = {
    EnquiryState.OPEN: frozenset(
        {EnquiryState.ANSWERED, EnquiryState.AGREED, EnquiryState.OBJECTED, EnquiryState.CALLED_OFF}
    ),
    EnquiryState.ANSWERED: frozenset(),
    EnquiryState.AGREED: frozenset(),
    EnquiryState.OBJECTED: frozenset(),
    EnquiryState.CALLED_OFF: frozenset(),
}


class BriefingState(models.TextChoices):
    """工作信息: sent, used or not, and sent on with others."""

    SENT = "sent", _("待采用")
    USED = "used", _("已采用")
    NOT_USED = "not_used", _("未采用")
    WITHDRAWN = "withdrawn", _("已撤回")
    COLLECTED = "collected", _("已报上级")


BRIEFING_NEXT: dict[BriefingState, frozenset[BriefingState]] = {
    BriefingState.SENT: frozenset({BriefingState.USED, BriefingState.NOT_USED, BriefingState.WITHDRAWN}),
    BriefingState.USED: frozenset({BriefingState.COLLECTED}),
    BriefingState.NOT_USED: frozenset(),
    BriefingState.WITHDRAWN: frozenset(),
    BriefingState.COLLECTED: frozenset(),
}


class ImplementationState(models.TextChoices):
    """实施方案: written by the unit, handed in, filed or returned; what is filed is replaced by the next that is filed."""

    DRAFT = "draft", _("起草中")
    SUBMITTED = "submitted", _("待备案")
    RETURNED = "returned", _("退回修改")
    FILED = "filed", _("已备案")
    REPLACED = "replaced", _("已有新的备案")


IMPLEMENTATION_NEXT: dict[ImplementationState, frozenset[ImplementationState]] = {
    ImplementationState.DRAFT: frozenset({ImplementationState.SUBMITTED}),
    ImplementationState.SUBMITTED: frozenset(
        {ImplementationState.FILED, ImplementationState.RETURNED, ImplementationState.DRAFT}
    ),
    ImplementationState.RETURNED: frozenset({ImplementationState.SUBMITTED}),
    ImplementationState.FILED: frozenset({ImplementationState.REPLACED}),
    ImplementationState.REPLACED: frozenset(),
}
IMPLEMENTATION_WRITABLE = frozenset({ImplementationState.DRAFT, ImplementationState.RETURNED})
"""The states in which an implementation plan's measures may be changed."""
IMPLEMENTATION_AT_HAND = IMPLEMENTATION_WRITABLE | {ImplementationState.SUBMITTED}
"""The states of one that is neither filed nor replaced: a unit has one such for a plan."""
IMPLEMENTATION_STEP: dict[ImplementationState, Promise] = {
    ImplementationState.DRAFT: _("请写完措施后报办公室备案"),
    ImplementationState.SUBMITTED: _("等办公室备案"),
    ImplementationState.RETURNED: _("请按意见修改后重新报备"),
    ImplementationState.FILED: _("按备案的措施落实；要改的，另起一份"),
    ImplementationState.REPLACED: _("按新备案的措施落实"),
}
GAP_WORDS: dict[Gap, Promise] = {
    Gap.NO_STEP: _("牵头的任务“%(task)s”还没有措施"),
    Gap.NO_STEP_OF_MINE: _("参与的任务“%(task)s”没有措施"),
    Gap.NO_DAY: _("第%(number)s项措施没有完成日期"),
    Gap.NO_PERSON: _("第%(number)s项措施没有责任人"),
    Gap.NO_TASK: _("第%(number)s项措施没有对应的任务"),
    Gap.AFTER_DUE: _("第%(number)s项措施的完成日期晚于任务时限"),
}
"""What is wanting in an implementation plan, in words."""


class Progress(models.TextChoices):
    """进展状态: a state first, design.md; with OTHER goes a sentence."""

    DONE = "done", _("已完成")
    AHEAD = "ahead", _("超进度")
    ON_TRACK = "on_track", _("达进度")
    BEHIND = "behind", _("欠进度")
    NOT_STARTED = "not_started", _("未启动")
    OTHER = "other", _("其他")


HINT_WORDS: dict[Hint, Promise] = {
    Hint.SAME_WORDS: _("与上期内容相同，没有选“无新进展”"),
    Hint.STATE_BACK: _("进展状态比上期靠后"),
    Hint.FIGURE_BACK: _("“%(name)s”比上期少"),
    Hint.FIGURE_NOT_IN_WORDS: _("“%(name)s”的数与文字里的不一致"),
    Hint.DONE_BELOW_TARGET: _("报“已完成”，“%(name)s”还没有达到目标"),
    Hint.DONE_WITHOUT_EVIDENCE: _("报“已完成”，没有附佐证材料"),
    Hint.BEHIND_WITHOUT_PROBLEM: _("报“欠进度”，没有写存在的问题"),
    Hint.EXPECTED_IN_THE_PAST: _("预计完成日期已经过去"),
    Hint.DUE_AND_NOT_DONE: _("时限已过，报的是正常推进"),
}
"""What a reviewer is shown of a hint. Each only says what it sees."""
