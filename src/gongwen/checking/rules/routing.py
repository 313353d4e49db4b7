"""Which kind goes to whom, and how long a document may be (条例 Art. 8, 9, 15; 整治形式主义为基层减负若干规定)."""

import re
from collections.abc import Iterator

from gongwen.checking.findings import Finding
from gongwen.checking.measuring import Measured
from gongwen.checking.parts import TEXT, Parts, kind_of
from gongwen.checking.rules.telling import at
from gongwen.standard.kinds import KINDS, NO_KINDS, Format
from gongwen.typesetting.styles import Role
from gongwen.typesetting.titles import breaks_a_word

_LOWER = re.compile(
    r"各(街道|镇|乡|县|区|市|科室|社区|单位|部门|有关单位|成员单位)|街道办事处|镇人民政府|乡人民政府|社区居委会|村委会|[区县]直"
)
_REQUEST = re.compile(
    r"妥否|当否|可否|请(予|以)?(批示|批复|批准|审批|核准)|恳请|请求(批准|解决|支持)|请(上级|市政府|区政府|省政府)[^。]{0,12}(解决|支持|批准|安排)"
)
_CONTACT = re.compile(r"联系人|联系电话|电话")
LONG, LONGER = 4000, 5000
"""Characters: of a document on one matter, and of any."""


def check(_measured: Measured, parts: Parts) -> Iterator[Finding]:
    """Check kind and addressee against each other, and the length."""
    yield from _title(parts)
    yield from _upwards(parts)
    yield from _downwards(parts)
    yield from _length(parts)


def _title(parts: Parts) -> Iterator[Finding]:
    lines = parts.of(Role.TITLE)
    if not lines:
        if parts.number is not None and parts.format is not Format.ORDER:
            yield at("title", "7.3.1", None, "没有标题", "标题由发文机关名称、事由和文种组成")
        return
    title = parts.title
    ends = [sum(len(line.words) for line in lines[: at_line + 1]) for at_line in range(len(lines) - 1)]
    broken = next((end for end in ends if breaks_a_word(title, end)), 0)
    if broken:
        words = f"{title[broken - 2 : broken]}／{title[broken : broken + 2]}"
        yield at("title-break", "7.3.1", lines[0], f"标题回行拆开了词语“{words}”", "回行应词意完整")
    bare = title.rstrip("。.；;！!")
    if bare != title:
        yield at("title-end", "7.3.1", lines[-1], f"标题末尾有标点“{title[-1]}”", "标题末尾不加标点")
    if parts.number is None or kind_of(bare) is not None:
        return
    wrong = next((name for name in NO_KINDS if bare.endswith(name)), "")
    found = f"“{wrong}”不是法定文种" if wrong else "标题没有写明文种"
    yield at("kind", "《条例》第八条", lines[-1], found, f"应是{'、'.join(KINDS)}之一")


def _upwards(parts: Parts) -> Iterator[Finding]:
    kind = parts.kind
    if kind is None or kind.name not in {"请示", "报告"}:
        return
    to = parts.recipients
    paras = parts.of(Role.RECIPIENTS)
    if paras and _LOWER.search(to):
        yield at("addressee", "《条例》第十五条", paras[0], f"{kind.name}主送“{to[:16]}”", "上行文应主送上级机关")
    elif len([one for one in re.split(r"[，、,；]", to) if one.strip()]) > 1:
        yield at("addressee-one", "《条例》第十五条", paras[0], "上行文有几个主送机关", "原则上主送一个上级机关")
    copies = parts.copies
    if copies is not None and _LOWER.search(copies.words):
        yield at("copies-down", "《条例》第十五条", copies, f"{kind.name}抄送下级机关", "上行文不得抄送下级机关")
    if kind.name == "报告":
        asked = next((para for para in parts.of(Role.BODY) if _REQUEST.search(para.words)), None)
        if asked is not None:
            yield at("request", "《条例》第十五条", asked, "报告中夹带请示事项", "需要请示的应另行报“请示”")
    elif not any(_CONTACT.search(para.words) for para in parts.of(Role.NOTE)):
        yield at("contact", "7.3.6", None, "请示的附注没有联系人和电话", "应在附注处注明联系人姓名和电话")


def _downwards(parts: Parts) -> Iterator[Finding]:
    kind = parts.kind
    paras = parts.of(Role.RECIPIENTS)
    issuer = parts.title.split("关于", maxsplit=1)[0]
    if kind is None or not paras or kind.name not in {"通知", "通报", "决定", "批复"}:
        return
    place = re.match(r"(.{2,6}?[区县])", issuer)
    first = re.split(r"[，、,；]", parts.recipients, maxsplit=1)[0]
    if place and re.fullmatch(r"(.{0,6}(市|省)(人民政府|委|政府)|国务院|市委|省委)", first):
        yield at(
            "addressee", "《条例》第八条", paras[0], f"{kind.name}主送上级机关“{first}”", "对上级机关应用“报告”或“请示”"
        )


def _length(parts: Parts) -> Iterator[Finding]:
    text = parts.of(*TEXT)
    marks = parts.of(Role.ANNEX_MARK)
    until = marks[0].number if marks else 10**9
    count = sum(len(re.sub(r"\s", "", para.words)) for para in text if para.number < until)
    if count > LONGER:
        yield at(
            "length", "《整治形式主义为基层减负若干规定》", None, f"正文有{count}字", f"综合性文件不超过{LONGER}字"
        )
    elif count > LONG:
        yield at(
            "length",
            "《整治形式主义为基层减负若干规定》",
            None,
            f"正文有{count}字",
            f"专项文件不超过{LONG}字",
            is_warning=True,
        )
