"""What titles look like: which kinds of document they end in, what compilers add to them, which organ they name."""

import re

from gongwen.reading.header.words import DATE_BRACKET, NUMBER, is_organ, unnamed
from gongwen.standard.kinds import KINDS as STATUTORY

_PLAN_KINDS = (
    "方案|要点|清单|计划|规划|纲要|措施|办法|细则|规定|规程|章程|制度|规则|指引|指南|预案|台账|责任书|任务书|任务表|分解表|一览表"
    "|明细表|分工表|责任分工|任务分工|工作分工|责任分解|任务分解|工作安排|任务安排|活动安排|举措|工作目标|目标任务|重点任务|重点工作"
    "|工作任务|民生实事|实事项目|建议|答复|汇报|总结|名单|部署|行动|政策|路线图|施工图|时间表|工作思路|进展情况|完成情况|落实情况"
    "|情况说明|分解|分工|实事|目标责任|责任状|承诺书|倡议书|任务单|条例|手册|攻坚战|指标体系|考核指标|考核标准"
    "|(?:指导|任务|项目)目录|(?:推进|进度|安排|计划|分工|责任|任务|项目|事项|对照|汇总|统计|明细|目标|指标|调度|考核|整改|落实|时序|节点|排期|情况)表"
    "|(?<![第一二三四五六七八九十百])[一二三四五六七八九十]{1,3}条|意見|決定|報告|請示|批覆|議案|紀要|計劃|規劃|辦法|細則|規定|要點|清單"
)
KINDS = "|".join(STATUTORY) + "|" + _PLAN_KINDS
"""Words that titles of plans and of the documents around them end in."""

_TAIL = r"(?:[（(〔﹝\[［【](?![^（）()]*[〔\[﹝［]\d{4})[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)?[）)〕﹞\]］】])"
_KIND_END = re.compile(
    rf"(?:{KINDS}|令){_TAIL}*(?:等(?:\d+|[一二三四五六七八九十]+)?个?(?:文件|方案|办法|制度)?)?》?{_TAIL}*$"
)
_BEGINS_OTHERWISE = re.compile(
    r"附件|附表|附[：:]|根据|按照|为了|为深入|为贯彻|为全面|抄送|主送|抄报|[【\[>＞|·•▲△○●■★☆→]|[（(][一二三四五六七八九十\d]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章条节]|图解|一图|政策解读|解读|相关|上一|下一|首页|当前位置|您|热门|关联"
)
_HOLDS_OTHER = re.compile(r"[。；！？;!?|>＞▲△│]|解读$|\.(?:pdf|docx?|xlsx?|wps)$")
_RUBRIC = re.compile(r"(?:工作|政府|政策|信息|年度)?(?:报告|公告|通知|规划|计划|文件|办法|总结|政策)")
_COMPILER_NUMBER = re.compile(r"^#*(?:\d{1,3}(?:、|[.．](?!\d)|[.．](?=20\d\d年)))?")
_NUMBER_BRACKET = re.compile(rf"[（(]{unnamed(NUMBER)}[）)]$")
_DRAFT = re.compile(
    r"[（(](?=[^（）()]*稿)[^（）()]*(?:[Vv]\d|第[一二三四五六七八九十\d]{1,2}稿|\d月\d{1,2}日|20\d{6})[^（）()]*[）)]$"
)
"""A bracket that numbers or dates a draft; a mere （征求意见稿） belongs to the title."""

_LAST_DATE = re.compile(rf"(?:{DATE_BRACKET.pattern})$")


def as_title(text: str) -> str | None:
    """The title that a line prints, without what a compiler put around it; None where the line is no title.

    Gone are a compiler's number ("5."), a date or a document number in brackets behind it, and enclosing 《》.
    """
    title = bare_title(text)
    if not 6 <= len(title) <= 160 or len(re.findall("[，,]", title)) > 2 or title.count("《") != title.count("》"):
        return None
    if _BEGINS_OTHERWISE.match(title) or _HOLDS_OTHER.search(title) or _RUBRIC.fullmatch(title):
        return None
    return title if _KIND_END.search(title) else None


def bare_title(text: str) -> str:
    """A title line without a compiler's number, brackets with a date, number or draft behind it, and enclosing 《》."""
    title = _COMPILER_NUMBER.sub("", text)
    for _ in range(2):
        title = _LAST_DATE.sub("", _NUMBER_BRACKET.sub("", _DRAFT.sub("", title)))
    return title[1:-1] if _is_enclosed(title) else title


def _is_enclosed(title: str) -> bool:
    """Whether one pair of 《》 holds the whole title."""
    depth = 0
    for at, char in enumerate(title):
        depth += (char == "《") - (char == "》")
        if depth == 0:
            return at == len(title) - 1 > 0
    return False


def ends_like_title(text: str) -> bool:
    """Whether a line could be the last line of a title: it ends in a kind of document."""
    title = bare_title(text)
    return len(title) >= 2 and bool(_KIND_END.search(title)) and not re.search(r"[。；！？：]", title)


_SIMPLE = str.maketrans("見決報請覆議紀", "见决报请复议纪")


def kind_of(title: str) -> str | None:
    """The statutory kind at the end of a title: …的通知 → 通知, …实施意见 → 意见; None for plans, measures, answers."""
    plain = re.sub(rf"{_TAIL}+$", "", title).translate(_SIMPLE)
    if plain.endswith("令"):
        return "命令"
    return next((kind for kind in STATUTORY if plain.endswith(kind)), None)


def number_bracket(title: str) -> str | None:
    """The document number in brackets behind a title, without the brackets."""
    found = _NUMBER_BRACKET.search(title)
    return found[0][1:-1] if found else None


_SENDS = re.compile(
    r"(?P<organ>[^《》“”，。；]{2,60}?(?:等\S{1,4}(?:部门|单位))?)(?=关于|印发|转发|批转|对|公开征求|令$)"
)
_ACTS = re.compile(
    r"(?P<organ>[^《》，。；\d]{2,30}?(?:政府|办公[厅室]|委员会|党组|党委|局|厅|公司|医院|大学|学院|中学|小学))"
    r"(?!系统|机关|长|面|势|部|限|域|格|办公|主要|领导|人民|党组|党委|委员会|工会|团委|书记|班子|成员|政府)"
)
_YEARLY = re.compile(
    r"(?P<organ>[^《》，。；\d]{2,30}?(?:[省市州盟县区旗镇乡]委|党工委|纪委|管委会|办事处|[^社]会|妇联|团委|中心|[总支大]队|银行|法院"
    r"|检察院|领导小组|指挥部|联席会议|集团|分局|办|处|所|站))(?=20\d\d年)"
)
"""What issues its plan of the year: X街道办事处2024年工作要点."""

_VERB = re.compile(r"贯彻|落实|推进|推动|加强|深化|开展|实施|做好|促进")
_PLACE = re.compile(r"(?:省|市|区|县|州|盟|旗|镇|乡|街道|村|地区|关于)$")


def organ_of(title: str) -> str | None:
    """The organ that a title begins with: X人民政府关于…, X局办理…方案; None for 某市落实…, 某区2023年…."""
    title = title.rpartition("——")[2]
    found = _SENDS.match(title)
    if found and _names_organ(found["organ"]):
        return found["organ"]
    acting = _YEARLY.match(title) or _ACTS.match(title)
    if acting and _names_organ(acting["organ"]) and not _VERB.search(acting["organ"]):
        return acting["organ"]
    return None


_SENT = re.compile(r"(?:关于)?印发《?(?P<plan>[^《》]*)》?的通知")


def sender_of(title: str) -> str | None:
    """The organ below a government that names the plan which a notice without an organ sends: 印发X局2024年要点的通知."""
    sent = _SENT.fullmatch(title)
    organ = organ_of(sent["plan"]) if sent else None
    return None if organ is None or organ.endswith("政府") else organ


def _names_organ(name: str) -> bool:
    plain = re.sub(r"等\S{1,4}(?:部门|单位)$", "", name)
    if re.match(r"各|全[省市州县区镇乡]|.*(?:有关|相关|各级)", plain):
        return False
    return plain in ("省委", "市委", "州委", "区委", "县委") or (is_organ(plain) and not _PLACE.search(plain))
