"""What somebody typed into a report, as it is kept; what cannot be kept is refused with its field."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from luoshi.base.refusals import Invalid
from luoshi.reporting.states import Progress

LONGEST = 2000
"""How many characters a field of an entry holds: ten times what a monthly report says in one."""
LONGEST_SENTENCE = 200
WORDS = ("done", "reason", "problems", "to_coordinate", "next_steps", "highlights")
_LARGEST = Decimal(10) ** 15


def clean_fields(typed: Mapping[str, str]) -> dict[str, Any]:
    """Return fields of an entry as they are kept; raise Invalid for a field, a choice, a day or a length that is none."""
    return {name: _CLEANERS.get(name, _unknown)(name, value) for name, value in typed.items()}


def _unknown(name: str, value: str) -> object:  # noqa: ARG001 -- as the others
    raise Invalid(_("没有这个栏目，请刷新页面后再填。"), name)


def _words(name: str, value: str) -> str:
    text = value.replace("\r\n", "\n").strip()
    limit = LONGEST_SENTENCE if name == "progress_words" else LONGEST
    if len(text) > limit:
        raise Invalid(_("内容太长，最多%(limit)d个字，请缩短后再提交。") % {"limit": limit}, name)
    return text


def _progress(name: str, value: str) -> str:
    if value and value not in Progress.values:
        raise Invalid(_("没有这个选项，请从列表中选择。"), name)
    return value


def _on_time(name: str, value: str) -> bool | None:
    known = {"": None, "yes": True, "no": False}
    if value not in known:
        raise Invalid(_("请选择能否按时完成。"), name)
    return known[value]


def _day(name: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise Invalid(_("请按“年-月-日”填写日期。"), name) from error


_CLEANERS = {
    **dict.fromkeys((*WORDS, "progress_words"), _words),
    "progress": _progress,
    "on_time": _on_time,
    "expected_on": _day,
}


def number(printed: str, *, name: str = "") -> Decimal | None:
    """Return what was typed as a number, None for nothing; raise Invalid for anything else: full-width digits are digits."""
    text = printed.strip().replace(",", "").replace("，", "").rstrip("%％")
    if not text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise Invalid(_("请只填数字，单位不用填。"), name) from error
    if not value.is_finite() or abs(value) >= _LARGEST:
        raise Invalid(_("这个数字太大，请核对。"), name)
    return value
