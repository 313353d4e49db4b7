"""What the lines of a document's head and foot look like: numbers, dates, organs, titles, marks. Data and small tests."""

import re
from datetime import date

from gongwen.reading.numbering import han_value
from gongwen.reading.units import looks_like_unit

STATUTORY_KINDS = (
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
)  # fmt: skip
"""The 15 kinds of 《党政机关公文处理工作条例》, Article 8."""

_PLAN_KINDS = (
    "方案|要点|清单|计划|规划|纲要|措施|办法|细则|规定|规程|章程|制度|规则|指引|指南|预案|台账|责任书|任务书|任务表|分解表|一览表|明细表|分工表"
    "|责任分工|任务分工|工作分工|责任分解|任务分解|工作安排|任务安排|活动安排|举措|工作目标|目标任务|重点任务|重点工作|工作任务|民生实事|实事项目"
    "|建议|答复|汇报|总结|名单|部署|行动|政策|一本账|路线图|施工图|时间表|任务分解立项|实施意见|工作思路|进展情况|完成情况|落实情况|情况说明"
    "|意見|決定|報告|請示|批覆|議案|紀要|計劃|規劃|辦法|細則|規定|要點|清單"
)
KINDS = "|".join(STATUTORY_KINDS) + "|" + _PLAN_KINDS
_TAILS = r"(?:[（(〔﹝\[［【](?![^（）()]*[〔\[﹝［]\d{4})[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)?[）)〕﹞\]］】])"



def unnamed(pattern: re.Pattern[str]) -> str:
    """A pattern's source without the names of its groups, to be built into another."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern)


_YEAR = r"(?:19|20)\d\d"
_OPEN, _CLOSE = r"[〔\[［﹝（(【〈﹙]", r"[〕\]］﹞）)】〉﹚]"
NUMBER = re.compile(
    rf"(?P<code>[\u4e00-\u9fffA-Za-z]{{1,16}}?)第?{_OPEN}{_YEAR}年?{_CLOSE}(?:第|字)?\d{{1,5}}(?:[-—－]\d{{1,3}})?(?:[〔［\[][〕］\]])?号"
)
"""A document number, GB/T 9704-2012, 7.2.5: 代字〔年份〕序号; in the wild with brackets of every kind."""

LOOSE_NUMBER = re.compile(
    rf"(?:{_OPEN}?{_YEAR}年?{_CLOSE}?)?第(?:\d{{1,4}}|[一二三四五六七八九十百零〇]{{1,6}})号|{_OPEN}{_YEAR}{_CLOSE}\d{{1,5}}号"
)
"""Numbers of orders and announcements, which have no 代字: 第12号, 2021年第3号, 〔2021〕第3号."""

_HAN_YEAR = r"[一二][九〇○零ＯO０0][〇○零ＯO０0一二三四五六七八九]{2}"
DATE = re.compile(
    rf"(?:(?P<year>{_YEAR})年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"
    rf"|(?P<han_year>{_HAN_YEAR})年(?P<han_month>[元一二三四五六七八九十]{{1,2}})月(?P<han_day>[一二三四五六七八九十廿]{{1,3}})日)"
)
"""A full date in Arabic digits (GB/T 9704-2012, 7.3.5.4) or in Chinese numerals, the rule before 2012."""

SLASHED = re.compile(rf"(?P<year>{_YEAR})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})")
DATE_BRACKET = re.compile(
    rf"[（(\[［〔](?:{unnamed(DATE)}|{unnamed(SLASHED)})(?:[^（）()]{{0,60}}(?:通过|批准|公布|印发|发布|施行))?[）)\]］〕]"
)
"""A date that stands in brackets behind or below a title: a compiler's, or that of a meeting's decision."""
_OTHER_SUFFIX = re.compile(r"(?:[（(〔\[【][^（）()]{0,20}(?:代章|盖章|印章|公章|印|章|代)[）)〕\]】])+$")
_MORE_ORGANS = ("中学", "小学", "幼儿园", "高中", "初中", "学堂", "政协", "人大", "总支", "合作社", "理事会", "董事会")
_ORGAN_BAN = re.compile(r"[，。；;：:！？《》!?>＞|【】\d]|关于|通知|印发|公开|主动|同意|如下|附件|附表|首页|网站|平台$|责任编辑|^第|^\W|政务服务$|版权|客户端")
_LETTERHEAD = re.compile(r"^(?P<organ>[^，。；：:《》“”\d]{2,60}?)(?:文件|函件|公文|便函)(?P<second>[^，。；：:《》“”\d]{4,40}(?:府|室|厅|局|委|会))?$")
_MARKS = re.compile(
    r"^(?:等级)?(?:特急|加急|急件|平急|特提|紧急)(?:[·•.]?明电)?$|^(?:紧急程度|缓急|等级)[：:]\S{0,8}$|^(?:No|№|份号[：:]?)?\d{6,7}$|^(?:明电|内部明电|发电|文件|签批盖章.*)$"
    r"|^(?:密级|公开属性|公开类别|信息公开类别|公开方式|公开选项)[：:]?(?:公开|无|非密|主动公开|依申请公开|不予公开|政府网站)$"
)
_SIGNER = re.compile(r"^(?:签发人|会签人|签发|拟稿人|核稿人)[：:][^，。；]{0,40}$")


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


def is_organ(text: str) -> bool:
    """Whether a line is nothing but the name of an organ, a seal's note behind it allowed."""
    name = bare_organ(text)
    if not 2 < len(name) <= 60 or _ORGAN_BAN.search(name):
        return False
    return looks_like_unit(name[-40:]) or name.endswith(_MORE_ORGANS)


def bare_organ(text: str) -> str:
    """An organ's name without （代章）, （盖章）."""
    return _OTHER_SUFFIX.sub("", text)


def letterhead(text: str) -> str | None:
    """The organ of a letterhead …文件 (GB/T 9704-2012, 7.2.4), None for any other line."""
    found = _LETTERHEAD.match(text)
    if found is None:
        return None
    organ = found["organ"] + (found["second"] or "")
    return organ if is_organ(organ) or organ.startswith(("中共", "中国共产党")) else None


def is_mark(text: str) -> bool:
    """份号, 紧急程度, 签发人: what may stand above a title and is no part of it (GB/T 9704-2012, 7.2)."""
    return bool(_MARKS.match(text) or _SIGNER.match(text))


_KIND_END = re.compile(rf"(?:{KINDS}|令){_TAILS}*(?:等(?:\d+|[一二三四五六七八九十]+)?个?(?:文件|方案|办法|制度)?)?》?{_TAILS}*$")
_TITLE_BAN = re.compile(
    r"^(?:附件|附表|附[：:]|根据|按照|为了|为深入|为贯彻|为全面|抄送|主送|抄报|[（(〔【\[］>＞|·•▲△○●■★☆→一二三四五六七八九十]、|[【\[>＞|·•▲△○●■★☆]|[（(][一二三四五六七八九十\d]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章条节]|图解|一图|政策解读|解读|相关|上一|下一|首页|当前位置|您|热门|关联)"
    r"|[。；！？;!?|>＞▲△│]|解读$|\.(?:pdf|docx?|xlsx?|wps)$|^(?:工作|政府|政策|信息|年度)?(?:报告|公告|通知|规划|计划|文件|办法|总结|政策)$"
)
_COMPILER_NUMBER = re.compile(r"^\d{1,3}[.．、](?!\d)")
_NUMBER_BRACKET = re.compile(rf"[（(]{unnamed(NUMBER)}[）)]$")


def as_title(text: str) -> str | None:
    """The title that a line prints, without what a compiler put around it; None where the line is no title.

    Gone are a compiler's number ("5."), a date or a document number in brackets behind it, and enclosing 《》.
    """
    title = bare_title(text)
    if not 6 <= len(title) <= 160 or _TITLE_BAN.search(title) or len(re.findall("[，,]", title)) > 2:
        return None
    return title if _KIND_END.search(title) and title.count("《") == title.count("》") else None


def bare_title(text: str) -> str:
    """A title line without a compiler's number, brackets with a date or number behind it, and enclosing 《》."""
    title = _COMPILER_NUMBER.sub("", text)
    for _ in range(2):
        found = _NUMBER_BRACKET.search(title)
        title = title[: found.start()] if found else title
        last = None
        for last in DATE_BRACKET.finditer(title):
            pass
        title = title[: last.start()] if last and last.end() == len(title) else title
    if title.startswith("《") and title.endswith("》") and _closes_at_end(title):
        title = title[1:-1]
    return title


def _closes_at_end(title: str) -> bool:
    depth = 0
    for at, char in enumerate(title):
        depth += (char == "《") - (char == "》")
        if depth == 0:
            return at == len(title) - 1
    return False


def ends_like_title(text: str) -> bool:
    """Whether a line could be the last line of a title: it ends in a kind of document."""
    title = bare_title(text)
    return len(title) >= 2 and bool(_KIND_END.search(title)) and not re.search(r"[。；！？：]", title)


_SIMPLE = str.maketrans("見決報請覆議紀", "见决报请复议纪")


def kind_of(title: str) -> str | None:
    """The statutory kind at the end of a title: …的通知 → 通知, …实施意见 → 意见; None for plans, measures, answers."""
    plain = re.sub(rf"{_TAILS}+$", "", title).translate(_SIMPLE)
    if plain.endswith("令"):
        return "命令"
    return next((kind for kind in STATUTORY_KINDS if plain.endswith(kind)), None)


def number_bracket(title: str) -> str | None:
    """The document number in brackets behind a title, without the brackets."""
    found = _NUMBER_BRACKET.search(_COMPILER_NUMBER.sub("", title))
    return found[0][1:-1] if found else None


_DOES = (
    "关于|印发|转发|批转|对|办理|公开|开展|贯彻|落实|推进|推动|加强|深化|促进|实施|支持|做好|(?:19|20)\\d\\d年|专题会议|常务会议|办公会|会议纪要|公告|通告"
)
_ORGAN_OF_TITLE = re.compile(rf"^(?P<organ>[^《》“”，。；]{{3,60}}?(?:等\S{{1,4}}(?:部门|单位))?)(?={_DOES})")


def organ_of(title: str) -> str | None:
    """The organ that a title begins with: X人民政府关于…, X局印发…; None for 某市落实…, 某区2023年…."""
    if title.endswith("令") and is_organ(title[:-1]):
        return title[:-1]
    found = _ORGAN_OF_TITLE.match(title)
    if found is None:
        return None
    organ = found["organ"]
    plain = re.sub(r"等\S{1,4}(?:部门|单位)$", "", organ)
    return organ if is_organ(plain) and not re.search(r"(?:省|市|区|县|州|盟|旗|镇|乡|街道|村|地区)$", plain) else None
