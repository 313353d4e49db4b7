"""The life of an observation, and the words for what an indicator is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """How values of an indicator go together over time."""

    UNSAID = "unsaid", _("未注明")
    CUMULATIVE = "cumulative", _("累计数")
    CURRENT = "current", _("当期数")
    STOCK = "stock", _("时点数")
    RATE = "rate", _("比率")


class ObservationState(models.TextChoices):
    """初步数 until whoever publishes it calls it final; a correction supersedes what was observed, and both are kept."""

    PROVISIONAL = "provisional", _("初步数")
    FINAL = "final", _("最终数")
    SUPERSEDED = "superseded", _("已更正")


OBSERVATION_NEXT: dict[ObservationState, frozenset[ObservationState]] = {
    ObservationState.PROVISIONAL: frozenset({ObservationState.FINAL, ObservationState.SUPERSEDED}),
    ObservationState.FINAL: frozenset({ObservationState.SUPERSEDED}),
    ObservationState.SUPERSEDED: frozenset(),
}


class Source(models.TextChoices):
    """Who says so."""

    REPORT = "report", _("单位填报")
    SUPPLIER = "supplier", _("数据提供单位")
    OFFICE = "office", _("办公室登记")
