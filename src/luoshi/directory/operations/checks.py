"""What several operations ask of what was entered. Each raises a refusal with the sentence that is read."""

from datetime import date

from django.db import models
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, NotAllowed
from luoshi.directory.models import Account
from luoshi.directory.names import tidy, tidy_text
from luoshi.directory.permissions import KEEP_ACCOUNTS


def clean_name(name: str, *, field: str, limit: int) -> str:
    """Return a name as it is kept; raise Invalid if nothing is left of it or it is too long."""
    kept = tidy(name)
    if not kept:
        raise Invalid(_("请填写名称。"), field)
    return _short_enough(kept, field=field, limit=limit)


def clean_text(text: str, *, field: str, limit: int) -> str:
    """Return words of one line as they are kept, perhaps none; raise Invalid if they are too long."""
    return _short_enough(tidy_text(text), field=field, limit=limit)


def _short_enough(text: str, *, field: str, limit: int) -> str:
    if len(text) > limit:
        raise Invalid(_("内容太长，最多%(limit)d个字，请缩短后再提交。") % {"limit": limit}, field)
    return text


def check_choice(value: str, choices: type[models.TextChoices], *, field: str) -> str:
    """Return a value of ``choices``; raise Invalid for any other."""
    if value not in choices.values:
        raise Invalid(_("没有这个选项，请从列表中选择。"), field)
    return str(value)


def check_days(from_day: date | None, until: date | None, *, field: str = "until") -> None:
    """Raise Invalid if something would end before it begins."""
    if from_day and until and until < from_day:
        raise Invalid(_("结束日期早于开始日期，请改正其中一个。"), field)


def check_not_later(day: date, today: date, *, field: str) -> None:
    """Raise Invalid for a day that is still to come."""
    if day > today:
        raise Invalid(_("日期不能晚于今天，请在生效当天或之后办理。"), field)


def check_within(jurisdiction_id: int, by: Actor, *rows: models.Model | None) -> None:
    """Raise NotAllowed unless all rows, and whoever acts, belong to the jurisdiction."""
    if not by.acts_of_itself and by.jurisdiction_id != jurisdiction_id:
        raise NotAllowed(_("这是其他辖区的内容，您不能更改。"))
    if any(row is not None and getattr(row, "jurisdiction_id", None) != jurisdiction_id for row in rows):
        raise NotAllowed(_("所选内容不属于同一个辖区，请重新选择。"))


def check_own_or_keeper(account: Account, by: Actor) -> None:
    """Raise NotAllowed unless it is one's own account, or one that ``by`` keeps as administrator."""
    if by.account_key != account.public_key:
        check(KEEP_ACCOUNTS, by)
        check_within(account.jurisdiction_id, by)


def overlap(a_from: date | None, a_until: date | None, b_from: date | None, b_until: date | None) -> bool:
    """Tell whether two stretches of days have a day in common; None is open."""
    return (a_until is None or b_from is None or b_from <= a_until) and (
        b_until is None or a_from is None or a_from <= b_until
    )
