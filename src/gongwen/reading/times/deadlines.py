"""Deadlines: days by which a unit must have acted, from the field of a note and from a task's own words.

Which dates bind a unit and which do not is said in contracts/plan-reading.md, Deadline: not service times, validity,
conditions of subsidies, days from which something holds, dates of cited documents, frequencies.
"""

import re

from gongwen.reading.model import Deadline, Precision, Span
from gongwen.reading.text.prose import Paragraph
from gongwen.reading.times.dates import DateFound, find_dates
from gongwen.reading.times.forms import plain

_FIELD_ENDS = "。；;，,、.）)〕］]】 "
_SHORT_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
_SHORT_DAY = re.compile(r"(?P<m>1[0-2]|0?[1-9])[.．/\-](?P<d>3[01]|[12]\d|0?[1-9])(?=\D|$)")
_WHOLE_YEAR = re.compile(r"(?:本|今|当)年度?")
_ALL_YEAR = re.compile(r"(?:\d{4}年度?)?(?:全年|常年)(?!.{0,12}[底末前])")
"""A duty of the whole year has no last day."""


def deadline_of_field(text: str, span: Span, year: int | None) -> Deadline:
    """The deadline that a 完成时限 field or a date cell states; the whole field is its text.

    Of several days the last counts: the field as a whole must be done by then. A field without a day (持续推进) has none.
    """
    shown = "".join(text.split()).rstrip(_FIELD_ENDS)
    found = find_dates(_spelt_out(shown, year), year)
    dated = [date for date in found if date.last and not date.relative]
    if dated and not _is_before_an_event(found):
        last = max(dated, key=lambda date: date.last or "")
        return Deadline(shown, last.last, last.precision, None, span)
    recurring = next((date.recurring for date in found if date.recurring and not date.relative), None)
    return Deadline(shown, None, _precision(found), recurring, span)


def _is_before_an_event(found: list[DateFound]) -> bool:
    """2026年秋季学期开学前: the year says only when the event is, and nothing says its day."""
    years = all(date.precision == "year" and date.bound == "in" for date in found if date.last)
    return years and any(
        date.bound == "by" and not date.last and not date.recurring and not date.relative for date in found
    )


def _spelt_out(field: str, year: int | None) -> str:
    """The short forms of table cells, 2023, 6.30 and 本年度, in words; nothing of 全年, which has no last day."""
    if _ALL_YEAR.match(field):
        return ""
    if _SHORT_YEAR.fullmatch(field):
        return field[:4] + "年"
    if year and _WHOLE_YEAR.match(field):
        return _WHOLE_YEAR.sub(f"{year}年", field, count=1)
    return field if re.search(r"\d{4}", field) else _SHORT_DAY.sub(r"\g<m>月\g<d>日", field)


def _precision(found: list[DateFound]) -> Precision | None:
    return next((date.precision for date in found if date.precision), None)


def deadlines_in(paragraph: Paragraph, start: int, end: int, year: int | None) -> list[Deadline]:
    """The deadlines in ``paragraph.tight[start:end]``, a task's own words, without its note.

    A day counted from another one and a day that binds somebody else have no date; a yearly one has its cadence.
    """
    own = plain(paragraph.tight[start:end])
    deadlines = []
    for date in find_dates(own, year):
        if binds(own, date, year):
            day = None if date.relative or _binds_another(own, date) else date.last
            low, high = start + date.start, start + date.end
            span = paragraph.span(low, high)
            deadlines.append(Deadline(paragraph.tight[low:high], day, date.precision, date.recurring, span))
    return deadlines


_ACTS = (
    "完成|建成|实现|达到|达|印发|出台|上线|启动|投入|投产|开工|竣工|报送|上报|形成|制定|制订|建立|推出|新增|培育|打造|发布|"
    "落地|落实|拟定|拟订|组织|召开|开展|编制|修订|基本|全面|力争|争取|确保|建设|试运行|运行|交付|验收|清理|整改|办结|推动|取得|覆盖|超过|提交|提出|完工|封顶|通车|启用|启动|投用|营业|开放|招标|动工|施工|兑现|兑付|发放|拨付|清零|挂牌|获批|公布|公开|举办|举行|入库|签约|推行|推广|汇总|反馈|总结"
)
_ACTING = re.compile(rf"[，,]?[^，,。；;：:]{{0,24}}?(?:{_ACTS})")
_OPENS_CLAUSE = re.compile(
    r"(?:^|[。；;，,：:！？（(〔［、]|力争|争取|确保|预计|计划|拟|务必|必须|应|要|须|于|在|并|且|将|各自|分别|原则上)$"
)
_APPOINTED = re.compile(r"(?:于|在|力争|争取|确保|拟|计划|预计)$")
_OTHERS_BEFORE = (
    re.compile(r"已经?(?:全部|提前)?(?:于|在)?$"),
    re.compile(r"有效期?(?:限)?(?:至|到|为|截至)?$|(?:期限|时效)(?:至|到|为)?$"),
    re.compile(
        r"(?:延续|延长|延期|顺延|推迟|延缓|缓缴|暂缓|执行|施行|实施|维持|沿用|持续|保持)(?:实施|执行|政策|期限|时间|有效)?(?:到|至)?$"
    ),
    re.compile(r"政策(?:实施|执行)?(?:期限|时间)?(?:到|至|为)?$"),
    re.compile(
        r"(?:较|比|相比|高于|低于|超过|以|与|同|对|凡是?|对于|原|基于|按照?|按|落实好?|执行好?|享受|根据|依据|参照|截至)$"
    ),
    re.compile(r"(?:免征|减征|征收|减免|减收|返还|缴纳|补贴|补助|奖励|奖补|所属期为?)[^，。；;]{0,6}$"),
)
"""Words before a date that make it a validity, the term of a policy, a base of comparison or a condition."""

_OTHERS_AFTER = (
    re.compile(r"[（(]?(?:到期|期满|届满|失效|废止|起施行|施行|起实施|版|修订版|以来|生效)"),
    re.compile(
        r"(?!前?(?:对|向|为|给|把|将|由|就|按|完成|实现|建立|开展|组织))(?:已经?|尚?未|仍未|没有|前|新)?[^，,。；;、]{0,10}?(?:的|之)(?:[^，,。；;]{0,14}(?:政策|企业|项目|贷款|人员|债务|事项|单位|市场主体|个体工商户|车辆|案件|建筑|纳税人))"
    ),
    re.compile(r"(?:印发|发布|公布|颁布|出台|制定|修订|下发|批准|批复|通过)的"),
    re.compile(r"[^，,。；;]{0,20}的[，,](?:按|给予|可|予以|不再|享受|由|应|将)"),
    re.compile(r"阶段性(?:调整|减免|减征|缓缴|降低|提高|政策|免征)"),
)
"""Words behind a date that make it the term of a policy, a condition or the date of a cited document."""

_AUDIENCE = re.compile(
    r"由(?:国家|中央|国务院|部|省|自治区|直辖市|市|上级)(?:级|一级)?(?:层面|统一|部门统一|本级统一|直接)"
)
_OWN_DOCUMENT = re.compile(
    r"本(?:政策|方案|通知|意见|措施|计划|办法|文件|清单|要点)|印发|下发|交办|(?:接|收)到|方案|通知|文件|任务|年度终了|会议|部署|季度|月度|年度"
)
_SERVICE = re.compile(
    r"受理|申请|申报|公告|公示|中标|成交|合同|登记|提交|验收|竣工|投保|开业|注册|取得|签订|评审|审批|备案|投诉|诉求|案件"
)
_LONGEST_TITLE = 120
_CLAUSE = re.compile(r"[，,]?[^，,。；;]{0,80}")
_QUOTES = {"《": "》", "〈": "〉", "“": "”", "〔": "〕"}
_TIMES = re.compile(r"[^，,。；;]{0,10}?(?:至少|不少于|不低于)?[^，,。；;]{0,6}?[\d一二两三四]+[次场期轮]")


def binds(own: str, date: DateFound, year: int | None) -> bool:
    """Whether a date in the words ``own`` of a duty is a day by which the unit must have acted."""
    if date.bound in ("from", "since", "as-of", "open") and not date.relative:
        return False
    if _is_cited(own, date) or _is_past(date, year) or _binds_policy(own, date):
        return False
    if date.relative:
        return _counts_from_order(date) or (date.bound == "by" and not date.recurring)
    if date.recurring:
        return date.day is not None and date.bound == "by"
    return date.bound == "by" or _opens_duty(own, date)


def _is_cited(own: str, date: DateFound) -> bool:
    """Inside the title, number or name of something: 《…（2022年版）》, 〔2022〕5号."""
    before = own[max(0, date.start - _LONGEST_TITLE) : date.start]
    return any(before.rfind(left) > before.rfind(right) for left, right in _QUOTES.items())


def _is_past(date: DateFound, year: int | None) -> bool:
    return bool(date.last and year and int(date.last[:4]) < year)


def _binds_policy(own: str, date: DateFound) -> bool:
    before, after = own[max(0, date.start - 16) : date.start], own[date.end : date.end + 40]
    return any(rule.search(before) for rule in _OTHERS_BEFORE) or any(rule.match(after) for rule in _OTHERS_AFTER)


def _counts_from_order(date: DateFound) -> bool:
    """Counted from this document or an order (印发之日起30日内), not from what a citizen does (受理之日起5日内)."""
    if date.recurring:
        return date.day is not None and date.bound == "by"
    return date.bound == "from" and bool(_OWN_DOCUMENT.search(date.text)) and not _SERVICE.search(date.text)


def _opens_duty(own: str, date: DateFound) -> bool:
    """A period that opens a clause in which something is to be achieved (2019年上半年，…印发实施方案), no frequency."""
    before, after = own[max(0, date.start - 8) : date.start], own[date.end : date.end + 60]
    if _TIMES.match(after) or (date.precision == "year" and "年内" not in date.text):
        return False
    if date.precision == "day" and date.bound == "in":
        return _APPOINTED.search(before) is not None
    return _OPENS_CLAUSE.search(before) is not None and _ACTING.match(after) is not None


def _binds_another(own: str, date: DateFound) -> bool:
    """由省级层面完成: somebody above acts, the unit only waits."""
    clause = _CLAUSE.match(own, date.end)
    return clause is not None and _AUDIENCE.search(clause[0]) is not None
