"""Punctuation and figures in the text (GB/T 9704—2012, 9; GB/T 15834; GB/T 15835)."""

import re
from collections.abc import Iterator

from gongwen.checking.findings import Finding
from gongwen.checking.measuring import Measured
from gongwen.checking.parts import TEXT, Parts
from gongwen.checking.rules.telling import at
from gongwen.typesetting.styles import Role

_HAN = r"[\u4e00-\u9fff]"
_HALF = re.compile(rf"(?<={_HAN})[,;:?!](?=\s*{_HAN}|$)|(?<={_HAN})\((?=.*{_HAN})")
_QUOTES = re.compile(rf"[\"'](?={_HAN})|(?<={_HAN})[\"']")
_CITED = re.compile(r"》\s*[（(][^（()）]*[\[【［（(]\d{4}[\]】］）)]")
_SHORT_YEAR = re.compile(r"(?<![\d〔\[])\d{2}年(?!代|来|间|内|以|的|期|度|前|后|多|左)\d{1,2}月")


def check(_measured: Measured, parts: Parts) -> Iterator[Finding]:
    """Check the text's punctuation and figures; they are never changed."""
    for para in parts.of(Role.TITLE, *TEXT):
        half = _HALF.search(para.words)
        if half:
            yield at(
                "half-width", "GB/T 15834", para, f"中文里有半角标点“{half[0]}”", "应使用全角标点", is_warning=True
            )
        if _QUOTES.search(para.words):
            yield at("quotes", "GB/T 15834", para, "使用了直引号", "应使用弯引号“”", is_warning=True)
        if _CITED.search(para.words):
            yield at("cited", "7.2.5", para, "引用公文的文号没有用六角括号", "应写作《……》（×〔2026〕×号）")
        if _SHORT_YEAR.search(para.words):
            yield at("year", "GB/T 15835", para, "年份没有写全", "年份应标全称", is_warning=True)
