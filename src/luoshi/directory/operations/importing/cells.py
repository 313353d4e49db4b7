"""What stands in a cell, read as what it means. Each raises Invalid with the sentence of the report."""

import re
from datetime import date
from functools import cache

from django.db import models
from django.utils.translation import gettext as _

from luoshi.base.refusals import Invalid
from luoshi.directory.workbook.reading import Row
from luoshi.directory.workbook.sheets import titles

_DAY = re.compile(r"(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})\D?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MOST = 100_000


def day(row: Row, column: str) -> date | None:
    """Return the day in a cell (2026-04-01, 2026/4/1, 2026年4月1日, 20260401), None for an empty one."""
    text = row[column]
    if not text:
        return None
    found = _COMPACT.fullmatch(text) or _DAY.fullmatch(text)
    try:
        return date(*(int(part) for part in found.groups())) if found else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> date:
    raise Invalid(_("“%(text)s”不是日期，请写成“2026-04-01”。") % {"text": text})


def number(row: Row, column: str, *, default: int) -> int:
    """Return the whole number in a cell, ``default`` for an empty one."""
    text = row[column]
    if not text:
        return default
    if not text.isdecimal() or int(text) > _MOST:
        raise Invalid(_("“%(text)s”不是0至100000之间的整数。") % {"text": text})
    return int(text)


def choice(row: Row, column: str, choices: type[models.TextChoices], *, default: str) -> str:
    """Return which of ``choices`` a cell means, by value or label; ``default`` for an empty one."""
    text = row[column]
    if not text:
        return default
    meant = _meanings(choices).get(text)
    if meant is not None:
        return meant
    words = {"text": text, "choices": "、".join(str(label) for label in choices.labels)}
    raise Invalid(_("没有“%(text)s”这个选项，可以填：%(choices)s。") % words)


@cache
def _meanings(choices: type[models.TextChoices]) -> dict[str, str]:
    """Return each value by itself and by its label in every language."""
    return {text: str(one.value) for one in choices for text in (str(one.value), *titles(one.label))}
