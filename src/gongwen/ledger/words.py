"""What a reading says in code, in the words that clerks use."""

from collections.abc import Iterable
from datetime import date

from gongwen.reading.model import Comparator, Header, Rhythm, Role, Target
from gongwen.reading.words.cadences import CADENCES

ROLES: dict[Role, str] = {"lead": "牵头", "responsible": "责任", "supporting": "配合", "guiding": "指导"}
"""The roles in the order in which their columns stand."""

COMPARATORS: dict[Comparator | None, str] = {
    "ge": "不低于",
    "le": "不超过",
    "gt": "高于",
    "lt": "低于",
    "approx": "左右",
    "between": "区间",
    None: "",
}
GROUP_KINDS = {
    "leading_group": "领导小组",
    "task_force": "工作专班",
    "headquarters": "指挥部",
    "committee": "委员会",
    "joint_conference": "联席会议",
    "other": "其他",
}
SEVERITIES = {"ask": "须答复", "note": "请留意"}
PRECISIONS = {"day": "日", "旬": "旬", "month": "月", "quarter": "季", "year": "年"}
STATES = ("已完成", "超进度", "达进度", "欠进度", "未启动", "其他")
"""The states of progress that units choose from."""


def aim(target: Target) -> str:
    """Return a target in the document's words, with the verb before them that makes them whole: 新增托位900个."""
    verb = target.measure if target.measure and target.measure not in target.text else ""
    return f"{'力争：' if target.aspirational else ''}{verb}{target.text}"


def cadence(rhythm: Rhythm) -> str:
    """Return how often a duty recurs; a cadence without a word here stays as it is."""
    return CADENCES.get(rhythm.cadence, rhythm.cadence)


def day(iso: str | None) -> date | str | None:
    """Return an ISO date as a date that a spreadsheet can hold, other text unchanged."""
    try:
        found = date.fromisoformat(iso or "")
    except ValueError:
        return iso
    # Before that day the calendars of spreadsheets disagree.
    return found if found >= date(1900, 3, 1) else iso


def spoken_day(iso: str | None) -> str | None:
    """Return 2021年4月9日 for an ISO date, other text unchanged."""
    found = day(iso)
    return f"{found.year}年{found.month}月{found.day}日" if isinstance(found, date) else iso


def origin(document: Header) -> str:
    """Return a document's number, issuer and date in one line, as far as they were read."""
    parts = (document.number, document.issuer, spoken_day(document.date))
    return "　".join(part for part in parts if part)


def listed(names: Iterable[str]) -> str:
    """Return names as a document lists them, each once, in their order."""
    return "、".join(dict.fromkeys(names))
