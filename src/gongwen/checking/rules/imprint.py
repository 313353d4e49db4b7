"""The 版记 (GB/T 9704—2012, 7.4)."""

import re
from collections.abc import Iterator

from gongwen.checking.findings import Finding
from gongwen.checking.measuring import Measured
from gongwen.checking.model import Para
from gongwen.checking.parts import DATE, RIGHT_DATE, Parts
from gongwen.checking.rules.telling import at
from gongwen.standard.kinds import Format
from gongwen.typesetting.styles import Role


def check(_measured: Measured, parts: Parts) -> Iterator[Finding]:
    """Check the rows of the 版记."""
    rows = parts.of(Role.IMPRINT)
    is_letter = parts.format is Format.LETTER
    if rows and all(para.is_framed for para in rows) and not is_letter:
        yield from _rules(parts, rows)
    for para in rows:
        words = para.words
        if re.match(r"(抄\s*送|主\s*送|抄\s*报)", words):
            if not re.match(r"(抄送|主送|抄报)：", words):
                yield at("imprint-colon", "7.4.2", para, f"写作“{words[:4]}”", "应写作“抄送：”，用全角冒号")
            if not words.endswith("。"):
                yield at("imprint-end", "7.4.2", para, "抄送机关后没有句号", "最后一个抄送机关后应标句号")
            if abs(para.left + para.first - 1) > 0.3 or abs(para.right - 1) > 0.3:
                yield at("imprint-indent", "7.4.2", para, "抄送机关没有左右各空一字", "应左右各空一字")
        elif DATE.search(words):
            yield from _printed(para, is_letter=is_letter)
    printed = [para for para in rows if DATE.search(para.words) and not para.words.startswith("抄")]
    if rows and not printed and not is_letter:
        yield at("imprint-printed", "7.4.3", rows[-1], "版记没有印发机关和印发日期", "应编排印发机关和印发日期")


def _rules(parts: Parts, rows: list[Para]) -> Iterator[Finding]:
    """Check that a rule stands above each row and below the last: a filled line, or a border."""
    bars = sum(para.is_framed and not para.words for para in parts.rules)
    borders = sum(len(para.borders) for para in rows)
    if bars + borders < len(rows) + 1:
        found, wanted = f"版记的分隔线有{bars + borders}条", f"首条、末条和各要素之间共应有{len(rows) + 1}条"
        yield at("imprint-rules", "7.4.1", rows[-1], found, wanted)


def _printed(para: Para, *, is_letter: bool) -> Iterator[Finding]:
    words, indent = para.words, para.left + para.first
    if is_letter:
        yield at(
            "imprint-letter", "10.1", para, "信函的版记有印发机关、印发日期", "信函格式的版记不加印发机关和印发日期"
        )
    if not words.endswith("印发"):
        yield at("imprint-issued", "7.4.3", para, "印发日期后没有“印发”二字", "印发日期后应加“印发”")
    day = DATE.search(words)
    if day and not RIGHT_DATE.fullmatch(re.sub(r"\s", "", day[0])):
        yield at("imprint-date", "7.4.3", para, f"印发日期写作“{day[0]}”", "应用阿拉伯数字，月、日不编虚位")
    if abs(indent - 1) > 0.3:
        yield at("imprint-indent", "7.4.3", para, f"印发机关左空{indent:.2g}字", "应左空一字")
