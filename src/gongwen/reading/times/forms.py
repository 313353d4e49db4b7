"""The forms in which official prose writes a date: one pattern each, with what it names.

Sources: GB/T 15835-2011 (年月日 in Arabic or Chinese figures), and the forms met in plans of all levels: 旬, 月底, 季度末,
年内, 每月25日, 印发之日起30日内. Every reader takes its match and the year that unnamed years mean.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from gongwen.reading.model import Precision
from gongwen.reading.times.stretches import Stretch, last_day, moved
from gongwen.reading.words.numbering import han_value

Reader = Callable[[re.Match[str], int | None], Stretch | None]

_HAN = "一二三四五六七八九十"
_NUM = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_YEAR = (
    r"(?:(?P<y>(?<!\d)(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})年度?"
    rf"|(?P<ry>今年|当年|(?<![成资])本年度?|(?<![声证说表])明年|(?<![\d{_HAN}两几每])次年|翌年|去年|(?<!以)上年))"
)
_MONTH = rf"(?P<m>(?<![\d.．{_HAN}]){_NUM})月份?"
_PART = r"(?P<part>上旬|中旬|下旬|月?底|月?末|初(?![步心级次期]))"
_WEEKDAY = r"(?:[（(](?:星期|周)[^）)]{1,3}[）)])?"
_HOUR = r"(?:[上下中]午)?(?:\d{1,2}(?:[时点](?:\d{1,2}分)?|[:：]\d\d))?"
_DAY = rf"(?P<d>{_NUM})[日号]{_WEEKDAY}{_HOUR}"
_DASH = r"[-—–－―~～﹣至到]{1,2}"
_PLAIN_YEAR = rf"(?<![\d{_HAN}两几半近数多每])年度?"

_YEARS_OFF = {"明": 1, "次": 1, "翌": 1, "去": -1, "上": -1}
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4}
_FIVE_YEARS = {"二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
_TEN_DAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, -1)}
_YEAR_PARTS: dict[str, tuple[int, int, Precision]] = {
    "底": (12, 12, "day"),
    "末": (12, 12, "day"),
    "终": (12, 12, "day"),
    "中": (6, 6, "month"),
    "内": (1, 12, "year"),
    "初": (1, 1, "month"),
}
_CADENCES = {
    "半月": "half-monthly",
    "半": "half-yearly",
    "双周": "biweekly",
    "两周": "biweekly",
    "双月": "bimonthly",
    "两月": "bimonthly",
    "两个月": "bimonthly",
    "年": "yearly",
    "季": "quarterly",
    "月": "monthly",
    "旬": "ten-days",
    "周": "weekly",
    "星期": "weekly",
    "日": "daily",
    "天": "daily",
}


_PLAIN = str.maketrans(
    "０１２３４５６７８９內來號後個終長續開階進報覽處經過實動態當總結檢調會議產證業標準",
    "0123456789内来号后个终长续开阶进报览处经过实动态当总结检调会议产证业标准",
)
_NOT_PLAIN = re.compile(f"[{''.join(map(chr, _PLAIN))}]")


def plain(tight: str) -> str:
    """The text with full-width figures and the traditional characters of dates and duties made plain, place by place."""
    return tight.translate(_PLAIN) if _NOT_PLAIN.search(tight) else tight


def cadence_of(word: str) -> str:
    """The cadence that 每月, 按季度, 半年, 旬报, 每两周 mean."""
    return next(cadence for stem, cadence in _CADENCES.items() if stem in word)


def number_of(printed: str) -> int:
    """The value of Arabic or Chinese figures."""
    return int(printed) if printed.isdigit() else han_value(printed.replace("○", "〇"))


def _year_of(found: re.Match[str], year: int | None) -> tuple[int | None, bool]:
    """The year a form means, and whether its words say so."""
    groups = found.groupdict()
    if groups.get("y"):
        return number_of(groups["y"]), True
    relative = groups.get("ry")
    if relative and year:
        return year + _YEARS_OFF.get(relative[0], 0), True
    return (None if relative else year), bool(relative)


def _months(at: tuple[int | None, bool], first: int, last: int, precision: Precision) -> Stretch:
    """From the first day of one month of the year ``at`` to the last day of another."""
    year, named = at
    if year is None:
        return Stretch(precision=precision, named=named)
    return Stretch(date(year, first, 1), date(year, last, last_day(year, last)), precision, named=named)


def read_day(found: re.Match[str], year: int | None) -> Stretch | None:
    """2023年12月30日, 12月底, 4月中旬, 2023年12月; a month 13 is no date, a 31 June a day that no calendar has."""
    groups = found.groupdict()
    month = number_of(groups["m"])
    if not 1 <= month <= 12:
        return None
    whole = replace(_months(_year_of(found, year), month, month, "month"), month=month)
    if groups.get("part"):
        return _part_of_month(whole, groups["part"])
    return _day_of_month(whole, number_of(groups["d"])) if groups.get("d") else whole


def _part_of_month(whole: Stretch, part: str) -> Stretch:
    if part == "初":
        return replace(whole, last=None)
    if part not in _TEN_DAYS:
        return replace(whole, precision="day", closed=True, day=-1)
    low, high = _TEN_DAYS[part]
    if whole.first is None or whole.last is None:
        return replace(whole, precision="旬", day=high)
    last = whole.last if high < 0 else whole.last.replace(day=high)
    return replace(whole, first=whole.first.replace(day=low), last=last, precision="旬", day=high)


def _day_of_month(whole: Stretch, day: int) -> Stretch:
    exact = replace(whole, first=None, last=None, precision="day", day=day)
    if whole.last is None or not 1 <= day <= whole.last.day:
        return exact
    return replace(exact, first=whole.last.replace(day=day), last=whole.last.replace(day=day))


def _read_month_range(found: re.Match[str], year: int | None) -> Stretch | None:
    """2021年4—10月; a second month that is smaller lies in the next year."""
    last, month = read_day(found, year), number_of(found["a"])
    if last is None or not 1 <= month <= 12:
        return None
    if last.first is None:
        return replace(last, bound="range")
    first = last.first.replace(month=month, day=1)
    if last.last and first > last.last:
        last = replace(last, last=moved(last.last, first.year + 1))
    return replace(last, first=first, bound="range")


def _read_quarter(found: re.Match[str], year: int | None) -> Stretch:
    quarter = _QUARTERS[found["q"]]
    first = 1 if found["upto"] else 3 * quarter - 2
    closed = bool(found["part"])
    return replace(_months(_year_of(found, year), first, 3 * quarter, "day" if closed else "quarter"), closed=closed)


def _read_half(found: re.Match[str], year: int | None) -> Stretch:
    first = 1 if found["half"] in "上前" else 7
    return replace(_months(_year_of(found, year), first, first + 5, "quarter"), closed=bool(found["part"]))


def _read_part_of_year(found: re.Match[str], year: int | None) -> Stretch:
    first, last, precision = _YEAR_PARTS[found["part"]]
    stretch = _months(_year_of(found, year), first, last, precision)
    if found["part"] == "内":
        return stretch
    if found["part"] == "初":
        return replace(stretch, last=None, month=1)
    return replace(stretch, closed=True, month=last, day=-1 if precision == "day" else None)


def _read_year(found: re.Match[str], year: int | None) -> Stretch:
    return _months(_year_of(found, year), 1, 12, "year")


def _read_year_range(found: re.Match[str], _: int | None) -> Stretch:
    last = _months((int(found["b"]), True), 1, 12, "year")
    return replace(last, first=date(int(found["a"]), 1, 1), bound="range")


def _read_five_years(found: re.Match[str], _: int | None) -> Stretch:
    first = _FIVE_YEARS[found["plan"]]
    last = _months((first + 4, True), 1, 12, "year")
    return replace(last, closed=True) if found["part"] else replace(last, first=date(first, 1, 1))


def _read_recurring(found: re.Match[str], _: int | None) -> Stretch:
    """每年5月底前, 每月25日前, 每季度最后一个月25日前, 每季度末: when in its round the duty falls due."""
    cadence, part = cadence_of(found["each"]), found["part"]
    day = number_of(found["d"]) if found["d"] else None
    if part:
        day = _TEN_DAYS.get(part, (0, -1))[1]
    month: str | int | None = number_of(found["m"]) if found["m"] else None
    if month is None and day is not None:
        quarter = "quarter-start" if found["early"] else "quarter-end"
        months: dict[str, str | int] = {"monthly": "each", "quarterly": quarter, "yearly": 12}
        month = months.get(cadence)
    elif month is not None and day is None:
        day = -1
    return Stretch(recurring=cadence, month=month, day=day, closed=bool(part))


def _read_after_each(found: re.Match[str], _: int | None) -> Stretch:
    """每季度结束后10日内: a day in the first month of the next round."""
    cadence = cadence_of(found["each"])
    months: dict[str, str | int] = {"monthly": "each", "quarterly": "quarter-start", "yearly": 1}
    return Stretch(bound="by", recurring=cadence, month=months.get(cadence), day=number_of(found["d"]))


def _read_next_month(found: re.Match[str], _: int | None) -> Stretch:
    day = number_of(found["d"]) if found["d"] else None
    return Stretch(relative=True, recurring="monthly" if day else None, month="each" if day else None, day=day)


def _read_relative(_: re.Match[str], __: int | None) -> Stretch:
    return Stretch(relative=True)


def _read_event(_: re.Match[str], __: int | None) -> Stretch:
    return Stretch(bound="by")


def _read_open(_: re.Match[str], __: int | None) -> Stretch:
    return Stretch(bound="open")


_EVENT = (
    r"(?:元旦|春节|清明|“?五一”?|端午|“?七一”?|“?八一”?|中秋|“?十一”?|国庆|“?双节”?|[两双]会|汛期|入汛|伏季|暑期|暑假|寒假|开学|[高中]考|毕业季|春耕|春播|夏收|夏种|秋收|秋播|入冬|冬季|[供采]暖[季期]?|上冻|封冻|雨季|枯水期|征兵|换届)"
    r"(?:节日?|假期|长假|季|到?来临?|到来|开始)?"
)
"""Feasts and seasons, whose day the words do not give."""

_FIGURES = r"(?<![\d.])(?P<y>(?:19|20)\d\d)"
_FORMS: tuple[tuple[str, str, Reader], ...] = (
    ("12", rf"{_FIGURES}(?P<s>[.．/\-])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)日?", read_day),
    (
        "12",
        rf"{_FIGURES}[.．/](?P<m>1[0-2]|0?[1-9])(?!\d)(?:月|(?=[底末前之以至到—–－~\-）)，,。；;、]|$)){_PART}?",
        read_day,
    ),
    ("月", rf"{_YEAR}?(?P<a>(?<![\d.．]){_NUM}){_DASH}(?P<m>{_NUM})月份?(?!{_NUM}[日号]){_PART}?", _read_month_range),
    ("月", rf"{_YEAR}?{_MONTH}(?:{_DAY}|{_PART})?", read_day),
    (
        "季",
        rf"{_YEAR}?(?:第|(?P<upto>前))?(?<![十个\d])(?:[一二三1-3][、和及])*(?P<q>[一二三四1-4])季度(?P<part>末|底)?",
        _read_quarter,
    ),
    ("半", rf"(?:{_YEAR}年?)?(?<!每)(?P<half>[上下前后])半年(?P<part>末|底)?", _read_half),
    (
        "年",
        rf"(?:{_YEAR}年?|{_PLAIN_YEAR})(?P<part>[底末内]|终(?!了)|初(?!步)|中(?=前|之前|以前|[，,。；;、）)]|$))",
        _read_part_of_year,
    ),
    ("年", rf"(?<!\d)(?P<a>20\d\d)年?{_DASH}(?P<b>20\d\d)年", _read_year_range),
    ("年", _YEAR, _read_year),
    ("前", rf"{_YEAR}?[春夏秋冬主]?季?{_EVENT}[之以]?前(?![后期夕])", _read_event),
    (
        "五",
        r"[“\"]?十(?P<plan>[二三四五六])五[”\"]?(?:规划)?期?(?:(?P<part>末)|间|(?<=五)时期|(?<=”)时期)",
        _read_five_years,
    ),
    (
        "每逐按",
        (
            r"(?P<each>每(?:个|[两双](?=[周月]|个月))?(?:半年|半月|年度?|季度?|个?月度?|旬|周|星期|日|天)|[逐按](?:季度?|月度?|旬|周|日))"
            rf"(?:的?(?P<early>首月|第一个月)?(?:最后一个月|末月|(?P<m>{_NUM})月份?)?"
            rf"(?:(?P<d>{_NUM})[日号]|(?P<part>上旬|中旬|下旬|年?底|年?末|月底|月末)|(?<=月)|(?<=月份))|(?<=[周期])[一二三四五六日天](?!次))?"
        ),
        _read_recurring,
    ),
    (
        "每",
        rf"(?P<each>每个?(?:半年|年度?|季度?|月度?))(?:结束|终了)?[之以]?后的?(?P<d>{_NUM})个?(?:工作)?[日天]之?内",
        _read_after_each,
    ),
    ("月", rf"[下次]月(?:(?P<d>{_NUM})[日号]|[底末])?", _read_next_month),
    (
        "本当下月",
        rf"[本当](?:月|季度?|周|旬)[底末]?|下(?:季度|周|旬)[底末]?|(?<![\d{_HAN}个每])月[底末]",
        _read_relative,
    ),
    ("内", rf"(?:\d{{1,4}}|[{_HAN}两半]{{1,4}})个?(?:工作)?(?:日|天|周|月|季度|年)(?:以|之)?内", _read_relative),
    (
        "续期常",
        r"持续(?:推进|实施|开展|坚持)|长期(?:坚持|实施|推进)|常态化(?:推进|实施)|长期|常年|持续(?=$|[）)。；;，,])",
        _read_open,
    ),
)
FORMS: tuple[tuple[str, re.Pattern[str], Reader], ...] = tuple(
    (signs, re.compile(form), read) for signs, form, read in _FORMS
)
"""Characters of which every match holds one, the pattern, its reader; where two begin at one place, the longer match holds."""
