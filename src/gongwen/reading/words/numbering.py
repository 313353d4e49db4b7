"""The numbers that head paragraphs of official documents: 一、（一）1.（1）① and their kin.

GB/T 9704-2012, 7.3.3 prescribes 一、（一）1.（1）; documents in the wild add 第一章, 第一条, 1、, 1．, 1﹒, 1.1 and ①.
"""

import re
from dataclasses import dataclass

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN = "[一二三四五六七八九十百零〇两]"

PART, CHAPTER, FIRST, SECOND, THIRD, FOURTH, FIFTH = range(7)
ARTICLE = THIRD
"""Levels, outermost first. 第X部分, 第X章, 一、, （一）, 1., （1）, ①; an article 第X条 ranks with 1."""

_OWN_DIGITS = r"(?:19|20)\d\d年|\d{1,2}月|\d{5}(?!\d)"
"""Digits that begin an item's own words, not a decimal: 71.2022年…, 3.6月底前…, 5.12345热线…"""

_FORMS: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (PART, "part", re.compile(rf"第({_HAN}{{1,4}})(?:部分|篇|编)[、：:]?")),
    (CHAPTER, "chapter", re.compile(rf"第({_HAN}{{1,4}})[章节][、：:]?")),
    (ARTICLE, "article", re.compile(rf"第({_HAN}{{1,4}})条[、：:]?")),
    (FIRST, "han", re.compile(rf"({_HAN}{{1,4}})[、．.﹒]")),
    (SECOND, "(han)", re.compile(rf"[（(﹙〔]({_HAN}{{1,4}})[）)﹚〕][、．.]?")),
    (FIFTH, "1.1.1", re.compile(r"(\d{1,2}[.．]\d{1,2}[.．]\d{1,2})(?![\d.．%％])[、.．]?")),
    (
        FOURTH,
        "1.1",
        re.compile(
            r"(\d{1,2}[.．]\d{1,2})(?=[^\d.．%％\u4e00-\u9fff]|[\u4e00-\u9fff]{4})(?!个|万|亿|元|倍|公里|平方|分|小时|月)"
        ),
    ),
    (THIRD, "1.", re.compile(rf"(\d{{1,3}})[.．、﹒·](?:(?!\d)|(?={_OWN_DIGITS}))")),
    (FOURTH, "(1)", re.compile(r"[（(﹙〔](\d{1,3})[）)﹚〕][、．.]?")),
    (FOURTH, "1)", re.compile(r"(\d{1,2})[）)]")),
    (FIFTH, "①", re.compile(rf"([{_CIRCLED}])")),
)


@dataclass(frozen=True, slots=True)
class Number:
    """A paragraph's number: ``label`` as printed, ``level`` from outer to inner, ``form``, ``value`` and its end."""

    label: str
    level: int
    form: str
    value: int
    end: int


def read_number(tight: str) -> Number | None:
    """The number at the start of a paragraph without white space, or None.

    "第一时间…", "2.5个百分点" and "2023年…" are no numbers.
    """
    for level, form, pattern in _FORMS:
        found = pattern.match(tight)
        if found:
            return Number(found[0], level, form, _value(found[1]), found.end())
    return None


def _value(printed: str) -> int:
    if printed in _CIRCLED:
        return _CIRCLED.index(printed) + 1
    if printed[0].isdigit():
        return int(re.split(r"[.．]", printed)[-1])
    return han_value(printed)


def han_value(han: str) -> int:
    """The value of a Chinese numeral up to thousands: 二十三 → 23, 一百零五 → 105, 二〇二一 → 2021."""
    if not any(c in _UNITS for c in han):
        return int("".join(str(_DIGITS[c]) for c in han))
    total, digit = 0, 0
    for char in han:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def follows(before: Number, after: Number) -> bool:
    """Whether ``after`` is the next number in ``before``'s row."""
    return before.form == after.form and after.value == before.value + 1
