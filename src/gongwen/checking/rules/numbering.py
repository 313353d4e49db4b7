"""The numbers of headings: their form, their order, their levels (GB/T 9704—2012, 7.3.3)."""

import re
from collections.abc import Iterator

from gongwen.checking.findings import Finding
from gongwen.checking.measuring import Measured
from gongwen.checking.model import Para
from gongwen.checking.parts import TEXT, Parts, loose_level_of
from gongwen.checking.rules.telling import at
from gongwen.typesetting.numbering import chinese, level_of, numbered
from gongwen.typesetting.styles import Role

_FORMS = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
_MOST = 200
_VALUES = {chinese(number): number for number in range(1, _MOST)}


def check(_measured: Measured, parts: Parts) -> Iterator[Finding]:
    """Check the numbers of the text, and of each annex on its own."""
    text = parts.of(*TEXT, Role.ANNEX_MARK)
    found = [para for para in text if not para.is_in_table]
    yield from _forms(found)
    yield from _order(found, parts)


def _forms(paras: list[Para]) -> Iterator[Finding]:
    for para in paras:
        level = loose_level_of(para.words)
        if level and not level_of(para.words):
            mark = re.match(r"[（(]?[^、.．，,）)]{1,3}[、.．，,）)]+、?", para.words)
            found = mark[0] if mark else para.words[:3]
            yield at("number-form", "7.3.3", para, f"层次序数写作“{found}”", f"第{level}层应写作“{_FORMS[level]}”")
        elif level == 2 and para.words.startswith("（") and re.match(r"（[一二三四五六七八九十]+）、", para.words):
            yield at("number-form", "7.3.3", para, "“（一）”后有顿号", "“（一）”后不加标点")
        elif level == 4 and re.match(r"（\d+）[、.]", para.words):
            yield at("number-form", "7.3.3", para, "“（1）”后有标点", "“（1）”后不加标点")


def _order(paras: list[Para], parts: Parts) -> Iterator[Finding]:
    """Check that numbers of a level follow each other, and that no level is left out on the way down."""
    last = {1: 0, 2: 0, 3: 0, 4: 0}
    open_ = 0
    for para in paras:
        if parts.roles.get(para.number) is Role.ANNEX_MARK:
            last, open_ = dict.fromkeys(last, 0), 0
            continue
        level, value = loose_level_of(para.words), _value(para.words)
        if not level or value is None:
            continue
        if value != last[level] + 1 and value != 1:
            wanted = f"应接着“{numbered(level, last[level] + 1)}”"
            yield at("number-order", "7.3.3", para, f"序数“{numbered(level, value)}”不连续", wanted)
        elif value == 1 and last[level] and open_ == level:
            yield at(
                "number-order",
                "7.3.3",
                para,
                f"序数“{numbered(level, value)}”重复",
                f"应为“{numbered(level, last[level] + 1)}”",
            )
        if open_ and level > open_ + 1 and level <= 2:
            yield at(
                "number-level",
                "7.3.3",
                para,
                f"第{open_}层之下直接是第{level}层",
                "层次应依次使用“一、”“（一）”“1.”“（1）”",
            )
        last |= {level: value} | {deeper: 0 for deeper in last if deeper > level}
        open_ = level


def _value(words: str) -> int | None:
    found = re.match(r"[（(]?(\d{1,3}|[一二三四五六七八九十百]{1,4})[、.．，,）)]", words)
    if not found:
        return None
    return int(found[1]) if found[1].isdigit() else _VALUES.get(found[1])
