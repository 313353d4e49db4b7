"""Figures with their units in tight text: 15%以上, 不少于5家, 1—2个, 超60亿元, 3个工作日内.

What is a figure's comparator is set down in contracts/plan-reading.md, "Target": 以上、不低于、达到 ge; 以内、不超过 le;
左右 approx; 1—2个 between; a bare figure has none. 以下 is le and 内 behind a length of time is le.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from gongwen.reading.model import Comparator
from gongwen.reading.words.numbering import han_value


class Kind(StrEnum):
    """What a unit counts."""

    RATIO = "ratio"
    AMOUNT = "amount"
    COUNT = "count"
    DURATION = "duration"
    RANK = "rank"


BEFORE: dict[str, Comparator] = {
    "达到或超过": "ge",
    "达到并超过": "ge",
    "达到": "ge",
    "达": "ge",
    "不低于": "ge",
    "不得低于": "ge",
    "不少于": "ge",
    "不得少于": "ge",
    "不小于": "ge",
    "至少": "ge",
    "≥": "ge",
    "超过": "gt",
    "突破": "gt",
    "大于": "gt",
    "高于": "gt",
    "多于": "gt",
    "优于": "gt",
    "超出": "gt",
    "超": "gt",
    ">": "gt",
    "＞": "gt",
    "不超过": "le",
    "不得超过": "le",
    "不超": "le",
    "不突破": "le",
    "不高于": "le",
    "不得高于": "le",
    "不大于": "le",
    "不多于": "le",
    "控制在": "le",
    "最多": "le",
    "至多": "le",
    "≤": "le",
    "低于": "lt",
    "少于": "lt",
    "小于": "lt",
    "不足": "lt",
    "不到": "lt",
    "<": "lt",
    "＜": "lt",
    "约": "approx",
    "大约": "approx",
}
"""Words in front of a figure."""

AFTER: dict[str, Comparator] = {
    "以上": "ge",
    "以内": "le",
    "之内": "le",
    "以下": "le",
    "左右": "approx",
    "上下": "approx",
    "内": "le",
}
"""Words behind a figure's unit; 内 only behind a length of time."""

MORE: dict[str, Comparator] = {"多": "gt", "余": "gt", "+": "ge", "＋": "ge"}
"""Signs between a number and its unit: 300余家, 100+."""

_PER = "/(?:百人|千人|万人|人|户|亩|公顷|平方米|平米|平方公里|立方米|m³|m3|升|L|吨|百公里|公里|万元|年|月|天|日|小时|架次|辆|度|千瓦时)"
UNITS: tuple[tuple[Kind, str], ...] = (
    (Kind.RATIO, "个百分点|百分点|个点|%|％|‰|/10万|/十万|/万|倍"),
    (Kind.DURATION, "个工作日|工作日|个自然日|自然日|个小时|小时|分钟|秒钟|秒|个月|天|日(?![前起止至到常均报照产处])"),
    (
        Kind.AMOUNT,
        (
            "吨标准煤|吨|公斤|千克|克|毫克|微克|斤|担|亩次|亩|公顷|平方米|平方公里|平方千米|平方海里|立方米|平米|方(?=[，。；、以左]|$)"
            "|延长米|公里|千米|海里|厘米|毫米|米|千瓦时|兆瓦时|千瓦|兆瓦|吉瓦|千伏安|兆伏安|度(?=[，。；、以左]|$)|(?<=[.．]\\d)级(?!别)|(?<=[.．]\\d\\d)级(?!别)"
            "|美元|欧元|港元|元|标准箱|标箱|升|岁|摄氏度|℃|分贝|分(?![别钟类工级期批步为布配解行管包局公部支户之])"
            "|㎡|km²|km2|km|m²|m2|m³|m3|[μµu]g|mg|[kMG]W[hp]?|[EPTG]B|[EP](?:FLOPS)?(?![A-Za-z\\d])|[GM]bps"
        ),
    ),
    (
        Kind.COUNT,
        (
            "家次|家|个|项次|项|处|座|所|条次|条|学时|课时|名|位|人次|人份|人(?![才民工口均])|户次|户|场次|场|次|期(?![间限末内])|批次|批(?![准复])|件|宗|辆次|辆"
            "|台套|台|套|支(?![持付出行农])|只(?![能要有])|羽|头|棵|株|部(?![门分级署])|篇|份|门|种|类|款|块|面(?![积向上对临])"
            "|根|枚|粒|瓶|桶|箱(?![涵式])|袋|盒|包(?![括含保容联抓])|卷|首(?![先次批届套都府位要创发])|集(?![中成聚合体团群])|盘(?!活)|孔|柜|趟|票"
            "|标准机架|机架|泊位|车位|床位|托位|学位|工位|剂次|剂|标台|学分|节(?![点能约水日假目])|段(?![时落])|对(?=[，。；、以左]|$)"
            "|顶(?![层部端格级尖管板岗替])|眼(?![科镜睛底疾])|路(?=[，。；、以左高视监]|$)|杆(?![塔件])|席(?![位卡地])"
            "|艘次|艘|架次|架(?![构空桥设])|班次|班(?![子组])|间|床|例(?![如外])|起|笔|册|盏|口(?![径岸])|尾|列|张|幅|组|颗|片|栋|幢|村|乡镇(?=达)"
        ),
    ),
)
"""Units by kind, longer before shorter; a scale (万, 亿) belongs to the unit: 万吨, 亿元, 万名."""

_SCALE = "(?:万亿|千万|百万|十万|亿|万)?"
_NUMBER = r"\d+(?:,\d{3})*(?:[.．]\d+)?"
_PAIRED = r"(?:[（(][次套间户个人项处辆家期批台][）)])?"
_UNIT = "|".join(rf"(?P<{kind.value}>{_SCALE}(?:{words})(?:{_PER})?{_PAIRED})" for kind, words in UNITS)
_PLAIN_UNIT = "|".join(words for _, words in UNITS)
_HAN = "[二两三四五六七八九十百]"
_AFTER_WORDS = "|".join(AFTER)
_BEFORE_WORDS = "|".join(sorted(BEFORE, key=len, reverse=True))
_MORE = "|".join(map(re.escape, MORE))

_FIGURE = re.compile(
    rf"(?P<before>(?:{_BEFORE_WORDS})(?:到|至|约)?)?"
    rf"(?<![\dA-Za-z.．+＋×*/第\-])(?:(?P<low>{_NUMBER})(?:{_SCALE}(?:{_PLAIN_UNIT}))?(?:[-—–－~～]{{1,2}}|至|到))?"
    rf"(?P<value>{_NUMBER})(?P<scale>{_SCALE})(?P<more>{_MORE})?(?:{_UNIT})"
    rf"(?:（含）|\(含\))?(?P<after>{_AFTER_WORDS})?(?P<spec>及以[上下])?"
)
_HAN_FIGURE = re.compile(
    rf"(?P<before>不少于|不低于|至少|超过|达到)?(?<!{_HAN})(?P<value>{_HAN}{{1,4}})(?P<more>余|多)?(?P<count>家|个|座|所|处|项|名|户|条|件)(?P<after>以上)?"
)
_RANK = re.compile(
    rf"(?P<before>{_BEFORE_WORDS})?(?P<order>第|前)(?P<value>\d+)(?P<rank>位|名)?(?![\d%％年期批次届条章强号个家])(?P<after>以内|以上)?"
)
_BARE_SCALE = re.compile(
    rf"(?P<before>(?:{_BEFORE_WORDS})(?:到|至|约)?)?(?<![\dA-Za-z.．+＋×*/第\-])(?P<value>{_NUMBER})(?P<unit>万亿|亿|万)(?P<after>{_AFTER_WORDS})?(?=大关|[，。；、]|$)"
)
_BARE_INDEX = re.compile(
    r"(?:(?<=系数)|(?<=指数)|(?<=强度)|(?<![同环占对相]比)(?<=比))(?:提高|提升|上升|升|下降|降低|降|稳定|保持|维持)?(?:到|至|在)?"
    rf"(?P<before>(?:{_BEFORE_WORDS})(?:到|至|约)?)?(?P<value>{_NUMBER})(?P<unit>)(?P<after>{_AFTER_WORDS})?(?=[，。；、,]|$)"
)
_BARE_MORE = re.compile(r"(?<![\dA-Za-z.．+＋×*/\-])(?P<value>\d+)[+＋](?![\dA-Za-zＮ])")
_LISTED = re.compile(rf"(?P<value>{_NUMBER})[%％]?[、和]$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text: ``start`` and ``end`` hold the comparator's words too, ``at`` is where the digits begin.

    ``specification``: 及以上 or 及以下 follows (19座及以下); ``roughly``: 多 or 余 stands before the unit (40多项).
    """

    start: int
    at: int
    end: int
    value: str
    high: str | None
    unit: str | None
    kind: Kind
    comparator: Comparator | None
    before: str = ""
    after: str = ""
    specification: bool = False
    roughly: bool = False


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The figures with a unit in ``text``, in order. Years, dates and bare numbers have no unit and are left out."""
    found = [_figure(match) for match in _FIGURE.finditer(text)]
    found = [each for each in found if each.unit != "日" or text[each.at - 1 : each.at] not in tuple("月至到—-–～~")]
    found += [_bare(match) for bare in (_BARE_SCALE, _BARE_INDEX) for match in bare.finditer(text)]
    found += [_rank(match) for match in _RANK.finditer(text)]
    found += [_bare_more(match) for match in _BARE_MORE.finditer(text)]
    found += [_han_figure(match) for match in _HAN_FIGURE.finditer(text) if match["before"] or match["after"]]
    free = _without_overlaps(sorted(found, key=lambda quantity: (quantity.start, -quantity.end)))
    return tuple(each for quantity in free for each in (*_listed_before(text, quantity), quantity))


def _figure(match: re.Match[str]) -> Quantity:
    kind = next(kind for kind, _ in UNITS if match[kind.value])
    after = match["after"] or ""
    end = match.end()
    if after == "内" and kind is not Kind.DURATION:
        after, end = "", match.start("after")
    comparator = _comparator(match["before"], match["more"], after)
    low, value = match["low"], _decimal(match["value"])
    return Quantity(
        start=match.start(),
        at=match.start("low") if low else match.start("value"),
        end=end,
        value=_decimal(low) if low else value,
        high=value if low else None,
        unit=_printed(match["scale"] + match[kind.value]),
        kind=kind,
        comparator="between" if low else comparator,
        before=match["before"] or "",
        after=after,
        specification=bool(match["spec"]),
        roughly=match["more"] in {"多", "余"},
    )


def _comparator(before: str | None, more: str | None, after: str) -> Comparator | None:
    first = BEFORE.get(re.sub("[到至约]$", "", before)) or BEFORE.get(before) if before else None
    if first in {"gt", "lt"} and AFTER.get(after) != "approx":
        return first
    return AFTER.get(after) or first or (MORE[more] if more else None)


def _rank(match: re.Match[str]) -> Quantity:
    """前3名 is at most 3; behind 第 the printed comparator rules (不低于第5位)."""
    comparator: Comparator | None = BEFORE[match["before"]] if match["before"] else None
    if match["order"] == "前":
        comparator = "le"
    return Quantity(
        match.start(),
        match.start("order"),
        match.end(),
        match["value"],
        None,
        match["rank"],
        Kind.RANK,
        comparator,
        match["before"] or "",
    )


def _bare(match: re.Match[str]) -> Quantity:
    """A figure whose unit goes without saying or that has none: 突破50亿大关, 利用系数达到0.6."""
    return Quantity(
        match.start("before") if match["before"] else match.start("value"),
        match.start("value"),
        match.end(),
        _decimal(match["value"]),
        None,
        match["unit"] or None,
        Kind.AMOUNT,
        _comparator(match["before"], None, match["after"] or ""),
        match["before"] or "",
        match["after"] or "",
    )


def _bare_more(match: re.Match[str]) -> Quantity:
    return Quantity(match.start(), match.start(), match.end(), match["value"], None, None, Kind.COUNT, "ge")


def _han_figure(match: re.Match[str]) -> Quantity:
    comparator = _comparator(match["before"], match["more"], match["after"] or "")
    value = str(han_value(match["value"]))
    return Quantity(
        match.start(),
        match.start("value"),
        match.end(),
        value,
        None,
        match["count"],
        Kind.COUNT,
        comparator,
        match["before"] or "",
    )


def _listed_before(text: str, quantity: Quantity) -> tuple[Quantity, ...]:
    """The unit-less figures of "分别…2.5、5个工作日以内", which share the unit and the comparator of the last."""
    start, found = quantity.at, []
    while "分别" in text[max(0, start - 16) : start] and (match := _LISTED.search(text[max(0, start - 12) : start])):
        at = max(0, start - 12) + match.start()
        if match[0][-2] in "%％":
            break
        found.append(
            replace(quantity, start=at, at=at, end=at + len(match["value"]), value=_decimal(match["value"]), high=None)
        )
        start = at
    return tuple(reversed(found))


def _without_overlaps(quantities: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in quantities:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _decimal(printed: str) -> str:
    return unicodedata.normalize("NFKC", printed).replace(",", "")


def _printed(unit: str) -> str:
    return unit.replace("％", "%")
