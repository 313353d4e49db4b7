"""The one way in which a period or a report changes its state: by a conditional UPDATE on the state it was seen in."""

from collections.abc import Mapping
from typing import TypeVar

from django.db import models
from django.utils.translation import gettext as _

from luoshi.base.models import Revised
from luoshi.base.refusals import WrongState
from luoshi.reporting.models import Period, Report
from luoshi.reporting.states import NEXT_STEP, PERIOD_NEXT, REPORT_NEXT, PeriodState, ReportState


def move_period(period: Period, *, to: PeriodState, fields: Mapping[str, object] | None = None) -> Period:
    """Bring a period from the state it was seen in to another, with more ``fields`` in the same write; return it.

    Raises WrongState if that state does not follow, or if somebody else was quicker.
    """
    old = PeriodState(period.state)
    if to not in PERIOD_NEXT[old]:
        raise WrongState(
            _("这一期现在是“%(state)s”，不能改为“%(to)s”，请刷新页面后再看。") % {"state": old.label, "to": to.label}
        )
    if not _written(period, old, to, fields):
        raise WrongState(_("这一期的状态刚被改过，请刷新页面后再看。"))
    period.refresh_from_db()
    return period


def move_report(report: Report, *, to: ReportState, fields: Mapping[str, object] | None = None) -> Report:
    """Bring a report from the state it was seen in to another, with more ``fields`` in the same write; return it.

    Raises WrongState if that state does not follow, or if somebody else was quicker.
    """
    old = ReportState(report.state)
    if to not in REPORT_NEXT[old]:
        raise WrongState(
            _("这件报送现在是“%(state)s”（%(step)s），不能改为“%(to)s”。")
            % {"state": old.label, "step": NEXT_STEP[old], "to": to.label}
        )
    if not _written(report, old, to, fields):
        raise WrongState(_("这件报送刚被别人办理过，请刷新页面后再看。"))
    report.refresh_from_db()
    return report


R = TypeVar("R", bound=models.Model)
S = TypeVar("S", bound=models.TextChoices)


def move(row: R, table: Mapping[S, frozenset[S]], *, to: S, fields: Mapping[str, object] | None = None) -> R:
    """Bring any other row from the state it was seen in to another, by its table; return it.

    Raises WrongState if that state does not follow, or if somebody else was quicker.
    """
    old = type(to)(row.state)  # type: ignore[attr-defined]
    if to not in table[old]:
        raise WrongState(_("现在是“%(state)s”，不能改为“%(to)s”。") % {"state": old.label, "to": to.label})
    if not _written(row, old, to, fields):
        raise WrongState(_("刚被别人办理过，请刷新页面后再看。"))
    row.refresh_from_db()
    return row


def _written(
    row: models.Model, old: models.TextChoices, to: models.TextChoices, fields: Mapping[str, object] | None
) -> bool:
    """Write a new state where the old one still stands; tell whether it did."""
    bumped = {"revision": models.F("revision") + 1} if isinstance(row, Revised) else {}
    seen = type(row)._default_manager.filter(pk=row.pk, state=old)
    return bool(seen.update(state=to, **bumped, **(fields or {})))
