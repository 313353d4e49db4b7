"""Which rows of a workbook that came back are known for sure, and why the others are not taken."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


def lines_told(
    lines: list[dict[str, Any]], content: Mapping[str, Any], tasks: Mapping[str, str]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the lines that are known for sure, and a sentence for each that is not.

    A line is known by its key; it must be one that was handed out, stand there once, and carry the task that it belongs to.
    """
    known, refused = [], []
    times = Counter((line["key"], line["goalpost"]) for line in lines)
    for line in lines:
        where = {"sheet": line["sheet"], "row": line["number"]}
        key, goalpost = line["key"], line["goalpost"]
        if key not in content or (goalpost and goalpost not in content[key]["figures"]):
            refused.append(_("工作表“%(sheet)s”第%(row)s行的编号不是这份表的，或被改动过，这一行没有采用。") % where)
        elif times[key, goalpost] > 1:
            refused.append(_("工作表“%(sheet)s”第%(row)s行的编号出现了不止一次，这一行没有采用。") % where)
        elif _squeezed(line["task"]) != _squeezed(tasks[key]):
            refused.append(_("工作表“%(sheet)s”第%(row)s行的任务名称与编号不符，这一行没有采用。") % where)
        else:
            known.append(line)
    return known, refused


def _squeezed(text: str) -> str:
    return "".join(text.split())
