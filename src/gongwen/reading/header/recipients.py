"""The 主送机关 line: organs to whom a document goes, closed by a colon (GB/T 9704-2012, 7.3.2)."""

import re

from gongwen.reading.header.rows import row_of
from gongwen.reading.words.labels import OWN_LINE
from gongwen.reading.words.numbering import read_number
from gongwen.reading.words.units import looks_like_unit, split_top

_BRACKET = r"(?:[（(〔][^（）()]*[）)〕])*$"
_BAN = re.compile(
    r"如下|印发|通知|以下|下列|方面|包括|分别|要求|报告|同意|意见|，?现将|注意|[“”]|^附|^抄|联系|电话|名单|组长|成员$|地址|邮箱|措施|目标|任务"
)
_PERSON = re.compile(
    r"(?:委员|代表|同志|先生|女士|各位.{0,12}|全体.{0,12}|教职工|师生|党员|干部|职工|居民|村民|业主|市民)$"
)
_ENDS = re.compile(
    r"(?:单位|部门|机构|机关|企业|组织|处室|科室|系|部|街镇|乡镇|镇街|区县|县区|县市|市州|州市|地市|旗县|处|管委会|政府|公司|集团|支部"
    r"|总支|党委|党组|工委|学校|学院|医院|村|社区|会|组|站|所|办|局|委|厅|院|中心|校|园|库|场|厂|矿|行|队|科|股|室|府|省|市|区|县|州"
    rf"|盟|旗|镇|乡|街道|社|台|馆|团|团体|年级|班级){_BRACKET}"
)
_LABEL = re.compile(
    r"(?!各)[^，,、；;]{0,12}(?:牵头|责任|配合|主办|协办|承办|参加|参与|组织|支持|实施|主管|监督|成员|填报|填表|填写|制表|编制|编报|申报|报送|联系|建设|施工|考核|评估)(?:单位|部门|机构|处室|科室|组织)$"
)


def is_recipients(text: str) -> bool:
    """Whether a line, its colon included, names those to whom the document goes."""
    names = text[:-1]
    if not text.endswith(("：", ":")) or not 2 <= len(names) <= 400:
        return False
    if OWN_LINE.match(text) or row_of(text) or read_number(text) or _BAN.search(names):
        return False
    if _PERSON.search(names[-40:]):
        return len(names) <= 60
    return bool(_ENDS.search(names[-40:])) and not _LABEL.match(names)


def read_recipients(line: str) -> tuple[str, ...]:
    """The addressees of a 主送 line as printed.

    They part at every comma and semicolon outside brackets, and at a 、 that stands between two whole names:
    各镇人民政府、街道办事处 are two; 市政府各委、办、局 and 各市、县人民政府 are one.
    """
    names = line.rstrip("：:")
    return tuple(name for a, b in split_top(names, "，,；;") for name in _part(names[a:b]) if name)


def _part(names: str) -> list[str]:
    parts: list[str] = []
    for a, b in split_top(names, "、"):
        piece = names[a:b]
        if parts and not (_is_whole(parts[-1]) and _is_whole(piece)):
            parts[-1] += "、" + piece
        else:
            parts.append(piece)
    return parts


_WHOLE = re.compile(
    r"(?:政府|办事处|管委会|管理委员会|委员会|单位|部门|机构|机关|企业|公司|集团|处室|学校|大学|学院|医院|党委|党组|工委|街道|银行|协会"
    rf"|学会|联合会|法院|检察院|办公室|办公厅|村|社区|厅|局|中心|[^各]部|院){_BRACKET}"
)


def _is_whole(name: str) -> bool:
    """Whether a name stands for itself; 办, 局, 各市 and 市属 share what their neighbour ends with."""
    return len(name) >= 4 and looks_like_unit(name) and bool(_WHOLE.search(name))
