"""Periods open and close on their days, and those who report are told. Happens by itself, one transaction a period."""

from datetime import date, datetime

from django.db import transaction

from luoshi.base.actors import system
from luoshi.base.refusals import WrongState
from luoshi.reporting.models import Period
from luoshi.reporting.operations import close_period, open_period
from luoshi.reporting.operations.opening import periods_to_close, periods_to_open
from luoshi.reporting.operations.reminding import tell_opened
from luoshi.reporting.states import PeriodState


def open_due_periods(*, now: datetime, today: date) -> int:
    """Open every period whose day has come, with what was missed; return how many. Two at once open different ones."""
    return sum(_opened(period, now=now, today=today) for period in periods_to_open(today))


def _opened(period: Period, *, now: datetime, today: date) -> bool:
    try:
        with transaction.atomic():
            opened = open_period(period=period, by=system(period.jurisdiction_id), now=now)
            if opened.state == PeriodState.OPEN and opened.closes_on >= today:
                tell_opened(period=opened, now=now, today=today)
    except WrongState:
        return False  # somebody else was quicker
    return True


def close_due_periods(*, now: datetime, today: date) -> int:
    """Close every period whose closing day is over; return how many."""
    return sum(_closed(period, now=now) for period in periods_to_close(today))


def _closed(period: Period, *, now: datetime) -> bool:
    try:
        close_period(period=period, by=system(period.jurisdiction_id), now=now)
    except WrongState:
        return False  # somebody else was quicker
    return True
