"""What the operations on reports ask. Each raises a refusal with the sentence that is read."""

from datetime import date

from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.models import InJurisdiction
from luoshi.base.permissions import Permission, allows, check
from luoshi.base.refusals import NotAllowed, WrongState
from luoshi.directory.operations.checks import check_within
from luoshi.plans.queries.plans import is_of
from luoshi.reporting.models import Entry, Reopening, Report, Summary
from luoshi.reporting.permissions import WRITE, WRITE_FOR_UNIT
from luoshi.reporting.states import NEXT_STEP, WRITABLE, PeriodState, ReportState


def check_of_own_unit(permission: Permission, row: InJurisdiction, by: Actor, *, refusal: str = "") -> None:
    """Raise NotAllowed unless ``by`` may do it, to a row of their own unit, or of one merged into it.

    ``row`` has a unit; ``refusal`` is the sentence about a row of another, that of a report where none is given.
    """
    check(permission, by)
    if by.acts_of_itself:
        return
    own = type(row)._default_manager.filter(is_of(by.unit_id or 0), pk=row.pk, jurisdiction=by.jurisdiction_id)
    if not own.exists():
        raise NotAllowed(refusal or _("这是其他单位的报送，请由该单位办理。"))


def check_may_write(report: Report, by: Actor, *, today: date) -> None:
    """Raise unless ``by`` may write in a report now: of their unit or for it, in a state and on a day that allow it."""
    if allows(WRITE_FOR_UNIT, by):
        check_within(report.jurisdiction_id, by)
    else:
        check_of_own_unit(WRITE, report, by)
    check_is_writable(report, today=today)


def check_is_writable(report: Report, *, today: date) -> None:
    """Raise WrongState unless a report's words may be changed: not handed on, and its period open or reopened for the unit.

    What was returned may be written until it is handed on again, whatever the day.
    """
    state = ReportState(report.state)
    if state not in WRITABLE:
        raise WrongState(
            _("这件报送现在是“%(state)s”，%(step)s，不能修改。") % {"state": state.label, "step": NEXT_STEP[state]}
        )
    if state == ReportState.RETURNED or report.period.state == PeriodState.OPEN:
        return
    if Reopening.objects.filter(period=report.period_id, unit=report.unit_id, until__gte=today).exists():
        return
    raise WrongState(
        _("这一期已于%(day)s关闭，需要补报请向办公室说明原因。") % {"day": report.period.closes_on.isoformat()}
    )


def check_is_another_person(report: Report, by: Actor) -> None:
    """Raise NotAllowed for whoever wrote or submitted the report, and for what is no person: nobody approves their own work."""
    if not by.person_key:
        raise NotAllowed(_("审定须由本人登录办理，不能由系统自动完成。"))
    if by.person_key == report.submitted_by or wrote(report, by.person_key):
        raise NotAllowed(_("这件报送由您填写或提交，按规定不能由本人审定，请由其他负责人审定，或登记书面审定。"))


def wrote(report: Report, person_key: str) -> bool:
    """Tell whether somebody wrote in a report."""
    in_entries = Entry.objects.filter(report=report, written_by=person_key).exists()
    return in_entries or Summary.objects.filter(report=report, written_by=person_key).exists()
