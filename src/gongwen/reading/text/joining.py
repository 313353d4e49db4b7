"""Whether a line goes on where the line before it stopped: wrapped lines and page breaks.

Two habits of files are told apart. In *whole* text a line is a paragraph, and only page breaks tear it; in *wrapped* text
lines end at a margin, and some extractors also break them after punctuation (*ragged*).
"""

import re
from dataclasses import dataclass

from gongwen.reading.words.dates import is_date_field
from gongwen.reading.words.labels import LABEL, OWN_LINE
from gongwen.reading.words.numbering import read_number
from gongwen.reading.words.units import looks_like_unit

_TERMINAL = "。！？；：!?;:…"
_OPENING = "（(〔［[【〈《﹝“‘"
_CLOSING = "）)〕］]】〉》﹞”’"
_LEADS_ON = "，、,（(〔［【〈《“‘—＋+"
_GOES_ON = "，、。；：,;）)〕］】〉》”’！？"
_KINDS = "通知|意见|决定|通报|公告|通告|批复|的函|答复|报告|请示|纪要|方案|要点|清单|计划|规划|措施|办法|细则|规定|名单|制度|分工|分解表|任务表|任务书|一览表|文件|安排|举措|建议"
_KIND_END = re.compile(rf"(?:{_KINDS})(?:[（(][^（）()]*[）)]?)?$")
_YEARS_ONLY = re.compile(
    r"^[（(][^（）()]*(?:\d{4}|试行|暂行|征求意见|草案|修订|讨论|第.{1,3}批)[^（）()]*[）)](?:的通知)?$"
)
_ROSTER_LINE = re.compile(
    r"^(?:总?召集人|副召集人|(?:常务)?副?组长|第一组长|成员(?:单位)?|委员|副?主任|顾问|秘书长|总?指挥(?:长)?|副总?指挥(?:长)?)[：:]"
)
_ROSTER_HALF = {
    "成": "员",
    "组": "长",
    "副组": "长",
    "委": "员",
    "召集": "人",
    "副召集": "人",
    "主": "任",
    "副主": "任",
}
_DATE_LINE = re.compile(r"^[（(]?(?:\d{4}|[二〇零一九○Ｏ]{4})年.{1,5}月.{1,4}日[）)]?$")
_NUMBER_LINE = re.compile(r"[〔\[［﹝（(【]?(?:19|20)\d\d[〕\]］﹞）)】]?第?\d+号[）)]?$")
_ORGAN_LINE = re.compile(
    r"^[^，。；：、]{2,40}(?:府|室|厅|局|委|会|部|院|组|公司|中心|处|办|所|校|学|行|社|署|总队|支队|大队|集团)(?:[（(](?:代章|盖章|印章|公章)[）)])?$"
)
_SEALED = re.compile(
    r"^[^，。；：、（(]{2,8}[省市区县州盟旗镇乡][^，。；：、（(]{2,30}[（(](?:代章|盖章|印章|公章)[）)]$"
)
_FOOT = re.compile(r"^(?:附件|附表|抄送|主送|附[：:]|[（(]此件|[（(]联系人)")
PAGE_MARK = re.compile(
    r"#?\s*Page\s*\d+\s*(?:of\s*\d+)?\s*[:：]?|[—\-–－―─·]+[—\-–－―─·\s]*\d{1,4}\s*[—\-–－―─·][—\-–－―─·\s]*|[—\-–－―─]{1,3}\s*\d{1,4}"
    r"|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?",
    re.IGNORECASE,
)
"""A line that is only a page number or a page mark."""
_BRACKET_REACH = 400
_FULL = 0.82


@dataclass(frozen=True, slots=True)
class Habit:
    """How a file breaks its lines: ``width`` is the margin in characters of wrapped text."""

    wrapped: bool
    width: int
    ragged: bool


def habit_of(lines: list[str]) -> Habit:
    """The habit of tight, non-empty body lines."""
    total = sum(map(len, lines))
    long = sum(len(line) for line in lines if len(line) > 70)
    reach = [line for line in lines if len(line) >= 18]
    torn = sum(1 for line in reach if line[-1] not in _TERMINAL + _CLOSING)
    if not total or long / total > 0.5 or len(reach) < 6 or torn / len(reach) < 0.25:
        return Habit(wrapped=False, width=0, ragged=False)
    widths = sorted(map(len, reach))
    short_breaks = sum(1 for line in lines if line[-1] in "，、" and len(line) < 0.7 * widths[-1])
    return Habit(wrapped=True, width=widths[int(len(widths) * 0.9)], ragged=short_breaks / len(lines) > 0.06)


def starts_anew(line: str) -> bool:
    """Whether a tight line can only begin a paragraph: a number, a label, a roster's role, a sealed organ, a date, the foot."""
    return bool(
        read_number(line)
        or OWN_LINE.match(line)
        or _ROSTER_LINE.match(line)
        or _DATE_LINE.match(line)
        or _SEALED.match(line)
        or _FOOT.match(line)
    )


@dataclass(slots=True)
class Pending:
    """The paragraph being put together, tight: its text, the width its last printed line has reached, whether in a roster."""

    text: str
    reached: int
    roster: bool = False

    @classmethod
    def begin(cls, line: str, before: "Pending | None") -> "Pending":
        """A paragraph that begins with ``line``; a roster goes on until prose begins."""
        roster = bool(_ROSTER_LINE.match(line))
        if before is not None and before.roster:
            roster = roster or (
                len(line) < 40 and "。" not in line and not OWN_LINE.match(line) and not read_number(line)
            )
        return cls(line, len(line), roster)

    def add(self, line: str, habit: Habit) -> None:
        """Go on with ``line``; fragments of one printed line add up until the margin is reached."""
        full = self.reached >= _FULL * habit.width
        self.reached = len(line) if full else self.reached + len(line)
        self.text += line


def goes_on(pending: Pending, line: str, habit: Habit, *, gap: str) -> bool:
    """Whether tight ``line`` continues the pending paragraph.

    ``gap`` is what stands between the two: "" nothing, "blank" an empty line, "page" a page mark.
    """
    before = pending.text
    if _ROSTER_HALF.get(before, "?") == line[0]:
        return True
    if read_number(line) and not (habit.wrapped and _stops_short(before)):
        return False
    if _open_brackets(before):
        return True
    if _is_bare_number(before):
        return not starts_anew(line)
    if _splits_label(before, line) or _fills_label(before, line):
        return True
    if starts_anew(line) or _DATE_LINE.match(before):
        return False
    return _leads_on(before, line) or (not pending.roster and _goes_on_by_habit(pending, line, habit, gap))


def _is_bare_number(before: str) -> bool:
    number = read_number(before)
    return number is not None and number.end == len(before)


def _leads_on(before: str, line: str) -> bool:
    return before[-1] in _LEADS_ON or line[0] in _GOES_ON or _is_title_half(before, line)


def _goes_on_by_habit(pending: Pending, line: str, habit: Habit, gap: str) -> bool:
    if not habit.wrapped:
        return _is_torn(pending.text, line, gap)
    return gap != "blank" and _wraps(pending, line, habit)


_CUT_LABEL = re.compile(r"[。；;，,（(〔［\[][\u4e00-\u9fff]{1,5}$")


def _splits_label(before: str, line: str) -> bool:
    """Whether the line break falls inside a label that begins behind a stop: …。完成⏎时限：."""
    cut = _CUT_LABEL.search(before[-8:])
    if cut is None:
        return False
    words = cut[0][1:]
    found = LABEL.match(words + line[:10])
    return found is not None and found.end() > len(words)


def _fills_label(before: str, line: str) -> bool:
    """Whether a line is what a label on the line before it waits for: 责任单位：⏎县商务局、各镇."""
    if OWN_LINE.fullmatch(before) is None or any(mark in line for mark in "：:"):
        return False
    return is_date_field(line) or looks_like_unit(re.split(r"[、，,；;]", line)[0])


def _stops_short(before: str) -> bool:
    """A wrapped line that ends in the middle of "第" or an open bracket of a document number."""
    return before.endswith(("第", "〔", "（")) or bool(re.search(r"\d[—\-–.]$", before))


def _open_brackets(before: str) -> bool:
    tail = before[-_BRACKET_REACH:]
    depth = {"round": 0, "title": 0, "quote": 0}
    for char in tail:
        kind = "title" if char in "《》" else "quote" if char in "“”" else "round"
        if char in _OPENING:
            depth[kind] += 1
        elif char in _CLOSING:
            depth[kind] = max(0, depth[kind] - 1)
    return any(depth.values())


def _is_title_half(before: str, line: str) -> bool:
    if (
        before[-1] in _TERMINAL + "）)"
        or _NUMBER_LINE.search(before)
        or _DATE_LINE.match(before)
        or _FOOT.match(before)
    ):
        return False
    if read_number(before) and "关于" not in before:
        return False
    if _YEARS_ONLY.match(line):
        return bool(_KIND_END.search(before)) or "关于" in before
    if len(before) > 60 or len(line) > 40 or _KIND_END.search(before) or line.startswith("关于"):
        return False
    return bool(_KIND_END.search(line)) and len(before) >= 8 and not before.startswith("来源")


def _is_torn(before: str, line: str, gap: str) -> bool:
    """In whole text: a long sentence without its end, and a line that ends like one."""
    if before[-1] in _TERMINAL + _CLOSING or len(before) < (12 if gap == "page" else 18):
        return False
    is_sentence = any(mark in before for mark in "，、。；")
    return is_sentence and line[-1] in _TERMINAL + "）)〕］】" and "\t" not in line and not _KIND_END.search(before)


def _wraps(pending: Pending, line: str, habit: Habit) -> bool:
    before = pending.text
    full = pending.reached >= _FULL * habit.width
    fits = habit.ragged and pending.reached + len(line) <= habit.width + 2
    if line[-1] in "：:" and looks_like_unit(line[:-1]) and not any(mark in line for mark in "。；;"):
        return False
    if _is_alone(before) or (_ORGAN_LINE.match(line) and before[-1] in _TERMINAL):
        return False
    if _is_heading(before) and not full and not (_is_unfinished(before) and len(line) > 40):
        return habit.ragged and (before[-1] in "”’》" or line[0] in "“‘《（〔")
    if before[-1] in "）)〕］】" and _is_note_end(before):
        return False
    if before[-1] in "：:":
        return full or (fits and (bool(OWN_LINE.match(before)) or looks_like_unit(before[:-1])))
    return full or fits or _is_unfinished(before)


def _is_unfinished(before: str) -> bool:
    return before[-1] not in _TERMINAL + _CLOSING and any(mark in before for mark in "，。；")


def _is_alone(before: str) -> bool:
    """A line that never goes on: （此件公开发布）, a document number, a title that is complete."""
    if before[0] in "（(" and before[-1] in "）)" and len(before) < 16:
        return True
    if _NUMBER_LINE.search(before) and len(before) < 25:
        return True
    return len(before) < 60 and bool(_KIND_END.search(before)) and not any(mark in before for mark in "，。；")


def _is_heading(before: str) -> bool:
    return read_number(before) is not None and len(before) <= 40 and not any(mark in before for mark in "。；：")


def _is_note_end(before: str) -> bool:
    return bool(re.search(r"[（(〔［【][^（）()]{0,4}(?:牵头|责任|配合|负责)[^。]*$", before[-200:]))
