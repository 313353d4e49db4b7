"""From the text's end on: 附件说明, 署名, 成文日期, 附注, 附件 (GB/T 9704—2012, 7.3.4 to 7.3.7)."""

import re
from collections.abc import Iterator

from gongwen.checking.findings import Finding
from gongwen.checking.measuring import Measured
from gongwen.checking.model import Para
from gongwen.checking.parts import RIGHT_DATE, Parts
from gongwen.checking.rules.telling import at
from gongwen.standard.kinds import Format
from gongwen.typesetting.styles import Role
from gongwen.typesetting.widths import width


def check(_measured: Measured, parts: Parts) -> Iterator[Finding]:
    """Check what follows the text."""
    yield from _recipients(parts)
    yield from _notes(parts)
    yield from _signed(parts)
    yield from _annexes(parts)


def _recipients(parts: Parts) -> Iterator[Finding]:
    paras = parts.of(Role.RECIPIENTS)
    if paras and not paras[-1].words.endswith("："):
        ending = "半角冒号" if paras[-1].words.endswith(":") else "没有冒号"
        yield at("recipients-colon", "7.3.2", paras[-1], f"主送机关后{ending}", "最后一个机关名称后应标全角冒号")


def _notes(parts: Parts) -> Iterator[Finding]:
    notes = parts.of(Role.ANNEX_NOTE)
    if notes and re.match(r"附\s*件\s*:", notes[0].words):
        yield at("annex-note-colon", "7.3.4", notes[0], "“附件”后是半角冒号", "应为全角冒号“附件：”")
    if notes and not re.match(r"附\s*件\s*[:：]", notes[0].words):
        yield at("annex-note-form", "7.3.4", notes[0], f"写作“{notes[0].words[:4]}”", "应写作“附件：1.×××”")
    for para in notes:
        if para.words[-1] in "。；，、,;.":
            yield at("annex-note-end", "7.3.4", para, f"附件名称后有标点“{para.words[-1]}”", "附件名称后不加标点")
        if re.search(r"(^|[:：])\s*([一二三四五六七八九十]+[、.]|\d+[、．])", para.words):
            yield at(
                "annex-note-number", "7.3.4", para, "附件顺序号的写法不对", "应使用阿拉伯数字加点，如“附件：1.×××”"
            )
    for para in parts.of(Role.NOTE):
        if not (para.words.startswith("（") and para.words.endswith("）")):
            yield at("note", "7.3.6", para, "附注没有加圆括号", "应居左空二字加圆括号编排")


def _signed(parts: Parts) -> Iterator[Finding]:
    if parts.format is Format.MINUTES:
        return
    days = parts.of(Role.DATE)
    if not days:
        if parts.number is not None and not any(parts.of(Role.ISSUE)):
            yield at("date", "7.3.5.4", None, "没有成文日期", "应有成文日期")
        return
    day = days[-1]
    if not RIGHT_DATE.fullmatch(day.words):
        yield at(
            "date-form",
            "7.3.5.4",
            day,
            f"成文日期写作“{day.words}”",
            "应用阿拉伯数字，年份标全称，月、日不编虚位，如2026年3月1日",
        )
    names = [para for para in parts.of(Role.SIGNATURE) if para.number < day.number]
    if not names:
        yield at("signature", "7.3.5", day, "成文日期之上没有发文机关署名", "应有发文机关署名")
        return
    yield from _right_ends(names[-1], day)


def _right_ends(name: Para, day: Para) -> Iterator[Finding]:
    """Check where 署名 and 成文日期 end: the date four characters in, or as without a seal two after the signature's beginning."""
    if "\t" in name.text:
        return
    if day.align == "center" or (day.align in {"left", "both"} and day.left < 5):
        yield at("date-place", "7.3.5", day, "成文日期没有居右", "加盖印章的右空四字，不加盖印章的比署名首字右移二字")
        return
    if name.align == "center" or (name.align in {"left", "both"} and name.left < 5):
        yield at("signature-place", "7.3.5", name, "署名没有居右", "加盖印章的以成文日期为准居中，不加盖印章的右空二字")
        return
    wide = width(day.words)
    begins = day.left + day.first if day.align != "right" else 28 - day.right - wide
    name_begins = name.left + name.first if name.align != "right" else 28 - name.right - width(name.words)
    is_sealed = abs(28 - (begins + wide) - 4) < 0.8 or name_begins < 1
    is_centered = abs((begins + wide / 2) - (name_begins + width(name.words) / 2)) < 0.8
    is_shifted = abs(begins - name_begins - 2) < 0.6 and name.right > 1.5
    if is_shifted or (is_sealed and (is_centered or width(name.words) > wide + 8)):
        return
    if not is_sealed:
        yield at(
            "date-place",
            "7.3.5",
            day,
            f"成文日期右空{28 - (begins + wide):.2g}字",
            "加盖印章的应右空四字，不加盖印章的应比署名首字右移二字",
        )
    else:
        yield at("signature-place", "7.3.5.1", name, "署名没有在成文日期上居中", "应以成文日期为准居中排布")


def _annexes(parts: Parts) -> Iterator[Finding]:
    marks = parts.of(Role.ANNEX_MARK)
    notes = parts.of(Role.ANNEX_NOTE)
    for para in marks:
        if not para.starts_page:
            yield at("annex-page", "7.3.7", para, "附件没有另面编排", "应另面编排，在版记之前")
        if re.search(r"[:：]", para.words) or not re.fullmatch(r"附件\d*", para.words):
            yield at("annex-mark", "7.3.7", para, f"附件序号写作“{para.words}”", "应写作“附件”或“附件1”，后不加标点")
    if marks and not notes:
        yield at("annex-note", "7.3.4", marks[0], "有附件，正文后没有附件说明", "应在正文下空一行编排“附件：”和名称")
    if len(marks) > len(notes) > 0:
        yield at(
            "annex-note", "7.3.4", notes[0], f"附件说明有{len(notes)}项，附件有{len(marks)}件", "附件说明应与附件一致"
        )
    yield from _titles(parts, marks, notes)


def _titles(parts: Parts, marks: list[Para], notes: list[Para]) -> Iterator[Finding]:
    """Check that annexes bear the names that the 附件说明 gives them."""
    names = [
        "".join(re.sub(r"^(附\s*件\s*[:：])?\s*\d*[.．、]?", "", para.words).split()).rstrip("。；") for para in notes
    ]
    for mark in marks:
        number = int(re.sub(r"\D", "", mark.words) or 1)
        lines = _lines_after(parts, mark)
        title = "".join(line.words for line in lines)
        if lines and number <= len(names) and title and names[number - 1] != "".join(title.split()):
            yield at(
                "annex-title",
                "7.3.7",
                lines[0],
                f"附件标题为“{title[:20]}”",
                f"应与附件说明的“{names[number - 1][:20]}”一致",
            )


def _lines_after(parts: Parts, mark: Para) -> list[Para]:
    later = [para for para in parts.of(Role.ANNEX_MARK) if para.number > mark.number]
    until = later[0].number if later else 10**9
    return [para for para in parts.of(Role.ANNEX_TITLE) if mark.number < para.number < until]
