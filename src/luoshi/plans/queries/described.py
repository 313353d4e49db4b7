"""In words: a filter of the ledger, over the printed table and in the workbook; the day of a recurring duty."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luoshi.plans.queries.asked import LedgerFilter
from luoshi.plans.queries.ledger import Choices
from luoshi.plans.states import AssignmentRole, Duty


def described(chosen: LedgerFilter, choices: Choices) -> str:
    """Return what a filter leaves, as one phrase; empty if it leaves everything."""
    return _("；").join(_conditions(chosen, choices))


def _conditions(chosen: LedgerFilter, choices: Choices) -> Iterator[str]:
    units, groups = dict(choices.units), dict(choices.groups)
    if chosen.unit:
        yield units.get(chosen.unit, _("不在本方案中的单位"))
    if chosen.role:
        yield str(AssignmentRole(chosen.role).label)
    if chosen.duty:
        yield str(Duty(chosen.duty).label)
    if chosen.group:
        yield groups.get(chosen.group, _("不在本方案中的任务组"))
    yield from _days(chosen)
    if chosen.words:
        yield _("含“%(words)s”") % {"words": chosen.words}


def _days(chosen: LedgerFilter) -> Iterator[str]:
    starts, ends = (date_format(day, "DATE_FORMAT") if day else "" for day in (chosen.due_from, chosen.due_until))
    if chosen.undated:
        yield _("没有明确时限")
    elif starts and ends:
        yield _("时限在%(starts)s至%(ends)s") % {"starts": starts, "ends": ends}
    elif starts:
        yield _("时限在%(starts)s及以后") % {"starts": starts}
    elif ends:
        yield _("时限在%(ends)s及以前") % {"ends": ends}


def due_in_words(due: dict[str, Any] | None) -> str:
    """Return the day of a recurring duty in words, empty where none is settled."""
    if not due or due.get("day") is None:
        return str(due["text"]) if due and due.get("text") else ""
    if due["day"] == -1:
        return _("最后一天")
    if isinstance(due.get("month"), int):
        return _("%(month)s月%(day)s日") % {"month": due["month"], "day": due["day"]}
    return _("%(day)s日") % {"day": due["day"]}
