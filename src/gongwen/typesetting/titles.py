"""Where a title breaks: whole words, lines of a like length, wide above narrow or the other way about (GB/T 9704—2012, 7.3.1)."""

import re
from functools import cache

from gongwen.typesetting.widths import width

_OPENING, _CLOSING = "《“（〈‘〔", "》”）〉’〕、，：；"
_NEVER_FIRST = _CLOSING + "的地得了等和与及或·—"
_NEVER_LAST = _OPENING + "和与及或对在于将把被由"
_AFTER = re.compile(r"(人民政府|办公室|办公厅|委员会|领导小组|指挥部|关于|转发|印发|批转|[局厅院处部、，》”的])$")
_BEFORE = re.compile(
    r"(关于|印发|转发|批转|做好|开展|加强|推进|推动|落实|贯彻|进一步|切实|实施|建立|健全|完善|工作|方案|通知|意见|办法|规定|《|“)"
)
_WORDS = re.compile(
    r"通知|通报|报告|请示|批复|意见|决定|决议|公告|通告|公报|命令|议案|纪要|方案|办法|规定|细则|计划|工作|实施|落实|任务|情况|问题|"
    r"会议|若干|措施|进一步|人民|政府|代表|大会|办公|单位|领导|小组|社区|服务|建设|管理|发展|改革|[0-9A-Za-z.]+|第[一二三四五六七八九十\d]+[号期次届批]|[一二三四五六七八九十\d]+[年月日届次号期]"
)
_BAD, _POOR, _GOOD = 400.0, 80.0, 0.0
"""What a break costs inside a word, between two characters of which nothing is known, where words end."""
_EACH = 30.0
"""What a further line costs."""


def title_lines(title: str, capacity: int) -> list[str]:
    """Return the lines of a title of at most ``capacity`` characters each; a break that the writer made stays."""
    return [line for part in title.split("\n") if part.strip() for line in _broken(part.strip(), capacity)]


def breaks_a_word(title: str, at: int) -> bool:
    """Tell whether a line that ends before a character of a title ends inside a word that is known to be one."""
    return any(word.start() < at < word.end() for word in _WORDS.finditer(title))


def _broken(text: str, capacity: int) -> list[str]:
    if width(text) <= capacity:
        return [text]
    count = -(-width(text) // capacity)
    best = min((_best(text, capacity, lines) for lines in (int(count), int(count) + 1)), key=lambda found: found[0])
    ends = [*best[1], len(text)]
    return [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)]


def _best(text: str, capacity: int, lines: int) -> tuple[float, tuple[int, ...]]:
    """Return the cost and the breaks of the best way to set a text in a number of lines: dynamic programming."""
    breaks = _costs(text)
    ideal = width(text) / lines

    @cache
    def from_(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            rest = width(text[start:])
            return (_uneven(rest, ideal) if rest <= capacity else float("inf"), ())
        found: tuple[float, tuple[int, ...]] = (float("inf"), ())
        for end in range(start + 1, len(text)):
            here = width(text[start:end])
            if here > capacity:
                break
            cost, more = from_(end, left - 1)
            cost += _uneven(here, ideal) + breaks[end]
            if cost < found[0]:
                found = (cost, (end, *more))
        return found

    cost, ends = from_(0, lines)
    return cost + _EACH * lines, ends


def _uneven(here: float, ideal: float) -> float:
    return (here - ideal) ** 2


def _costs(text: str) -> list[float]:
    """Return what a break before each character costs."""
    inside = {at for word in _WORDS.finditer(text) for at in range(word.start() + 1, word.end())}
    return [_cost(text, at, inside) for at in range(len(text))]


def _cost(text: str, at: int, inside: set[int]) -> float:
    if at == 0:
        return 0.0
    if text[at] in _NEVER_FIRST or text[at - 1] in _NEVER_LAST or at in inside:
        return _BAD
    if _AFTER.search(text, 0, at) or _BEFORE.match(text, at):
        return _GOOD
    return _POOR
