"""What the fields of an entry are called, and how their values are written where people read and type them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.reporting.states import Progress

LABELS: dict[str, Promise] = {
    "progress": _("进展状态"),
    "progress_words": _("状态说明"),
    "done": _("本期做了什么"),
    "on_time": _("能否按时完成"),
    "expected_on": _("预计完成日期"),
    "reason": _("不能按时的原因"),
    "problems": _("存在的问题"),
    "to_coordinate": _("需要协调的事项"),
    "next_steps": _("下一步打算"),
    "highlights": _("亮点做法"),
}
"""The fields in the order in which they are read."""
ON_TIME: dict[str, Promise] = {"yes": _("能"), "no": _("不能")}
_ON_TIME = {True: "yes", False: "no", None: ""}


def typed(name: str, value: Any) -> str:  # noqa: ANN401 -- whatever a field of an entry holds
    """Return the value of a field as somebody types it into a form: a code, a day in ISO 8601, words."""
    if name == "on_time":
        return _ON_TIME[value]
    return value.isoformat() if isinstance(value, date) else str(value or "")


def choices_of(name: str) -> Mapping[str, str]:
    """Return the choices of a field, code to word; empty for a field in which anything may be written."""
    if name == "progress":
        return {value: str(label) for value, label in Progress.choices}
    return {code: str(word) for code, word in ON_TIME.items()} if name == "on_time" else {}


def in_words(name: str, text: str) -> str:
    """Return what was typed in the words of its choice, as it is where it is none."""
    return choices_of(name).get(text, text)


def from_words(name: str, text: str) -> str:
    """Return the code of a word of a choice, the text as it is where there is none: whoever cleans it refuses it."""
    return {word: code for code, word in choices_of(name).items()}.get(text.strip(), text)
