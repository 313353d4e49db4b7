"""The lives of a plan and of its versions, as tables; and the words for what stands in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    """A plan is prepared, then put to work, then closed."""

    PREPARING = "preparing", _("拟制中")
    IN_FORCE = "in_force", _("已启用")
    CLOSED = "closed", _("已办结")
    DISCARDED = "discarded", _("已放弃")


PLAN_NEXT: dict[PlanState, frozenset[PlanState]] = {
    PlanState.PREPARING: frozenset({PlanState.IN_FORCE, PlanState.DISCARDED}),
    PlanState.IN_FORCE: frozenset({PlanState.CLOSED}),
    PlanState.CLOSED: frozenset(),
    PlanState.DISCARDED: frozenset(),
}


class VersionState(models.TextChoices):
    """A version is a draft until it is put in force; the next one supersedes it."""

    DRAFT = "draft", _("校核中")
    IN_FORCE = "in_force", _("现行")
    SUPERSEDED = "superseded", _("已被调整")
    DISCARDED = "discarded", _("已放弃")


VERSION_NEXT: dict[VersionState, frozenset[VersionState]] = {
    VersionState.DRAFT: frozenset({VersionState.IN_FORCE, VersionState.DISCARDED}),
    VersionState.IN_FORCE: frozenset({VersionState.SUPERSEDED}),
    VersionState.SUPERSEDED: frozenset(),
    VersionState.DISCARDED: frozenset(),
}


class PieceKind(models.TextChoices):
    """What a draft is made of."""

    HEADER = "header", _("文件信息")
    GOAL = "goal", _("工作目标")
    TASK = "task", _("任务")
    PHASE = "phase", _("工作阶段")
    RHYTHM = "rhythm", _("工作节奏")
    GROUP = "group", _("领导小组（专班）")
    ARRANGEMENT = "arrangement", _("报送安排")


class Origin(models.TextChoices):
    """Whether something stands in the document or was settled by the office."""

    DOCUMENT = "document", _("文件原文")
    OFFICE = "office", _("办公室确定")


class AssignmentRole(models.TextChoices):
    """A unit's part in a task."""

    LEAD = "lead", _("牵头单位")
    RESPONSIBLE = "responsible", _("责任单位")
    SUPPORTING = "supporting", _("配合单位")
    GUIDING = "guiding", _("指导单位")


class Duty(models.TextChoices):
    """报送要求 of an assignment."""

    REQUIRED = "required", _("必报")
    IF_ANY = "if_any", _("有则报")
    NONE = "none", _("不报")


class DoubtState(models.TextChoices):
    """A doubt waits until somebody settles it; what was settled can be opened again while the version is a draft."""

    OPEN = "open", _("待核")
    SETTLED = "settled", _("已核")


DOUBT_NEXT: dict[DoubtState, frozenset[DoubtState]] = {
    DoubtState.OPEN: frozenset({DoubtState.SETTLED}),
    DoubtState.SETTLED: frozenset({DoubtState.OPEN}),
}
