"""What single lines of a head look like: document numbers, dates, organs, letterheads, marks. Data and small tests."""

import re
from datetime import date

from gongwen.reading.words.numbering import han_value
from gongwen.reading.words.units import looks_like_unit


def unnamed(pattern: re.Pattern[str]) -> str:
    """A pattern's source without the names of its groups, to be built into another."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern)


_YEAR = r"(?:19|20)\d\d"
_OPEN, _CLOSE = r"[〔\[［﹝（(【〈﹙]", r"[〕\]］﹞）)】〉﹚]"
_EMPTY = r"[〔［\[][〕］\]]"
NUMBER = re.compile(
    r"(?!根据|按照|依据|依照|参照|贯彻|落实|现将|关于|转发|印发|经)"
    rf"(?P<code>[\u4e00-\u9fffA-Za-z]{{1,16}}?)第?{_OPEN}{_YEAR}年?{_CLOSE}(?:第|字)?\d{{1,5}}(?:[-—－]\d{{1,3}})?(?:{_EMPTY})?号"
)
"""A document number, 代字〔年份〕序号 (GB/T 9704-2012, 7.2.5); in the wild with brackets of every kind."""

LOOSE_NUMBER = re.compile(
    rf"(?:{_OPEN}?{_YEAR}年?{_CLOSE}?)?第(?:\d{{1,4}}|[一二三四五六七八九十百零〇]{{1,6}})号|{_OPEN}{_YEAR}{_CLOSE}\d{{1,5}}号"
)
"""Numbers without a 代字, of orders, announcements and minutes: 第12号, 2021年第3号, 〔2021〕3号."""

_NUMBER_LINE = re.compile(
    rf"[（(]?(?:文号|发文字号|编号|文件编号)?[：:]?(?:特急|加急|等级|紧急程度|明电|内部|[·•：:])*"
    rf"(?P<number>{unnamed(NUMBER)}|{unnamed(LOOSE_NUMBER)})[）)]?"
)
_ORGAN_BEFORE_CODE = re.compile(
    r"^.{4,}?(?:政府|办公室|办公厅|委员会|局|厅|公司|大学|学院|医院|中学|小学)(?=[\u4e00-\u9fff]{2,8}[〔\[［﹝（(])"
)


def number_in(text: str) -> str | None:
    """The document number of a line that holds nothing else but an organ's name, a mark or a label before it.

    Empty brackets that a site's script left in the middle of a number are dropped.
    """
    found = _NUMBER_LINE.fullmatch(text)
    if found is None:
        return None
    number = re.sub(_EMPTY, "", found["number"])
    return _ORGAN_BEFORE_CODE.sub("", number)


_HAN_YEAR = r"[一二][九〇○零ＯO０0][〇○零ＯO０0一二三四五六七八九]{2}"
DATE = re.compile(
    rf"(?:(?P<year>{_YEAR})年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"
    rf"|(?P<han_year>{_HAN_YEAR})年(?P<han_month>[元一二三四五六七八九十]{{1,2}})月(?P<han_day>[一二三四五六七八九十廿]{{1,3}})日)"
)
"""A full date in Arabic digits (GB/T 9704-2012, 7.3.5.4) or in Chinese numerals, the rule before 2012."""

SLASHED = re.compile(rf"(?P<year>{_YEAR})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})")
"""A date as sites and databases print it: 2021-05-07."""

DATE_BRACKET = re.compile(
    rf"[（(\[［〔](?P<organ>[^（）()，。：:\d]{{2,30}}(?:府|室|厅|局|委|会|部|院|组|司|处|办|所))?(?:{unnamed(DATE)}|{unnamed(SLASHED)})(?:[^（）()]{{0,60}}(?:通过|批准|公布|印发|发布|施行))?[）)\]］〕]"
)
"""A date in brackets behind or below a title: a compiler's, an author's, or that of a meeting's decision."""


def byline_organ(text: str) -> str | None:
    """The organ that a bracket at a title names before its date: （清河县人民政府2021年5月7日）."""
    found = DATE_BRACKET.search(text)
    organ = found["organ"] if found and found[0][-2] == "日" else None
    return organ if organ and is_organ(organ) else None


def iso_date(text: str) -> str | None:
    """The first full date in ``text`` as ISO 8601, None where there is none or no calendar has it."""
    found = DATE.search(text) or SLASHED.search(text)
    if found is None:
        return None
    groups = found.groupdict()
    if groups.get("han_year"):
        digits = (groups["han_year"], groups["han_month"].replace("元", "一"), groups["han_day"].replace("廿", "二十"))
        year, month, day = (han_value(re.sub("[○ＯO０0]", "〇", part)) for part in digits)
    else:
        year, month, day = int(groups["year"]), int(groups["month"]), int(groups["day"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


_SEAL = re.compile(r"(?:[（(〔\[【][^（）()]{0,20}(?:代章|盖章|印章|公章|印|章|代)[）)〕\]】])+$")
_SCHOOLS = ("中学", "小学", "幼儿园", "高中", "初中", "政协", "人大", "总支", "合作社", "理事会", "董事会")
_NO_ORGAN = re.compile(
    r"[，。；;：:！？《》!?>＞|【】—#\d]|关于|通知|印发|公开|主动|同意|如下|附件|附表|首页|网站|平台$|客户端|版权|政务服务$|^第|^\W"
    r"|^(?:责任|牵头|配合|主办|承办|协办|成员|参与)(?:单位|部门|机构)"
)


def bare_organ(text: str) -> str:
    """An organ's name without the seal's note behind it: （代章）, （县商务局代章）."""
    return _SEAL.sub("", text)


def is_organ(text: str) -> bool:
    """Whether a line is nothing but the name of an organ, a seal's note behind it allowed."""
    name = bare_organ(text)
    if not 2 < len(name) <= 60 or _NO_ORGAN.search(name):
        return False
    return looks_like_unit(name[-40:]) or name.endswith(_SCHOOLS)


_LETTERHEAD = re.compile(
    r"^(?P<organ>[^，。；：:《》“”\d]{2,60}?)(?:文件|函件|公文|便函)(?P<second>[^，。；：:《》“”\d]{4,40}(?:府|室|厅|局|委|会))?$"
)


def letterhead(text: str) -> str | None:
    """The organ of a letterhead …文件 (GB/T 9704-2012, 7.2.4), joint ones in one string; None for any other line."""
    found = _LETTERHEAD.match(text)
    if found is None:
        return None
    organ = found["organ"] + (found["second"] or "")
    return organ if is_organ(organ) or organ.startswith(("中共", "中国共产党")) else None


_MARK = re.compile(
    r"(?:等级)?(?:特急|加急|急件|平急|特提|紧急)(?:[·•.]?明电)?|(?:紧急程度|缓急|等级)[：:]\S{0,8}"
    r"|(?:No|№|份号[：:]?)?\d{6,7}|(?:明电|内部明电|发电|文件)|签批盖章\S*"
    r"|(?:密级|公开属性|公开类别|信息公开类别|公开方式|公开选项)[：:]?(?:公开|无|非密|主动公开|依申请公开|不予公开|政府网站)"
    r"|(?:签发人|会签人|签发|拟稿人|核稿人)[：:][^，。；]{0,40}"
)


def is_mark(text: str) -> bool:
    """份号, 紧急程度, 签发人: what may stand above a title and is no part of it (GB/T 9704-2012, 7.2)."""
    return bool(_MARK.fullmatch(text))


def is_date_line(text: str) -> bool:
    """Whether a line is a full date and nothing else."""
    return bool(DATE.fullmatch(text))


def is_line_of_head(text: str) -> bool:
    """Whether a line is a number, a mark, a letterhead, an organ's name or a date: of a head, and no title."""
    known = number_in(text) or is_mark(text) or letterhead(text) or is_organ(text)
    return bool(known or DATE_BRACKET.fullmatch(text) or is_date_line(text))
