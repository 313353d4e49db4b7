"""The table that a web site prints above a document: rows of a label and a value, also several run together."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from gongwen.reading.header.titles import KINDS
from gongwen.reading.header.words import DATE, unnamed
from gongwen.reading.text.prose import Paragraph, Prose

_LABELS = (
    "所属类别|颁布单位|颁布日期|索引号|信息索引号?|索引号码|发文机构|发文机关|发文单位|制发单位|制发机关|发布机构|发布单位|发布机关|公开责任部门|公开主体|所属机构"
    "|所属主题|主题分类|组配分类|体裁分类|体裁|分类|成文日期|成文时间|成文日|发文日期|发文时间|发布日期|发布时间|发表日期|发表时间"
    "|生成日期|生成时间|公开日期|公开时间|公布日期|印发日期|签署日期|签发日期|登记日期|生效日期|生效时间|实施日期|施行日期|失效日期"
    "|失效时间|废止日期|废止时间|信息时效期|有效性|时效|有效期|效力状态|时效性|是否有效|文号|发文字号|发文文号|发布文号|文件号|文件编号|文件字号|公文文号"
    "|规范性文件统一编号|统一登记号|统一编号|名称|信息名称|标题|文件名称|文件标题|关键词|关键字|主题词|内容概述|内容概要|信息来源"
    "|文章来源|文件来源|来源|作者|浏览量|浏览次数|浏览|点击数|点击率|点击次数|点击|阅读次数|阅读量|阅读|访问量|访问次数|字号|字体"
    "|字体大小|文字大小|背景色|时间|日期|公开方式|公开范围|公开形式|公开程序|公开类别|公开属性|信息类别|信息公开类别|文件类型|文件种类"
    "|服务对象|栏目|责任编辑|编辑|审核|审核人|信息审核|供稿|文档分类|页数|热搜词|搜索热词|您当前所在的?位置|您现在(?:所在)?的位置"
    "|您所在的位置|您的位置|当前(?:所在)?位置|分享到?|扫一扫|上一[篇条]|下一[篇条]|相关链接|状态|密级"
)
_LABEL = re.compile(_LABELS)
_ROW = re.compile(rf"[\[【［(（|•·]*(?P<label>{_LABELS})(?:[\]】］)）]+[：:]?|[：:])(?P<value>.*)")
_NEXT_ROW = re.compile(rf"(?:{_LABELS})[：:](?:[^：:。；！？《]|(?<=\d):(?=\d\d)){{0,60}}?(?=(?:{_LABELS})[：:])")
_TITLED = rf"(?:{KINDS})$"
_CLOCK = r"(?:\d{1,2}:\d\d(?::\d\d)?)?"
_BEFORE_TITLE = (
    rf"(?P<organ>.{{4,40}}?)(?=(?P=organ).{{4,}}{_TITLED})"
    rf"|(?:{unnamed(DATE)}|\d{{4}}-\d\d-\d\d){_CLOCK}(?=(?:20\d\d年|\D)(?:.*关于|[^：:]{{4,}}).*{_TITLED})"
)
_SIZES = r"(?:字体|字号|字体大小)[：:][\[\]【】()（）|大中小默认]+(?=.)"
_GLUED_ROW = re.compile(rf"(?:{_LABELS})[：:](?:{_BEFORE_TITLE})|{_SIZES}")


def row_of(text: str) -> tuple[str, str] | None:
    """Label and value of a row of a site's table: 成文日期：2021年05月07日; the value may be empty."""
    found = _ROW.fullmatch(text)
    return (found["label"], found["value"]) if found else None


def bare_labels(prose: Prose) -> frozenset[int]:
    """The cells, by paragraph, that are labels without a colon: 成文日期 beside its value, in two rows or more of a table.

    The heads of a table of tasks may be the same words (名称, 时间), but stand in one row.
    """
    pairs = [label for label, value in pairwise(prose) if _is_labelled(label, value)]
    rows = {(label.cell.table, label.cell.row) for label in pairs if label.cell}
    tables = Counter(table for table, _ in rows)
    return frozenset(label.index for label in pairs if label.cell and tables[label.cell.table] > 1)


def _is_labelled(label: Paragraph, value: Paragraph) -> bool:
    if label.cell is None or value.cell is None or _LABEL.fullmatch(value.tight):
        return False
    beside = (label.cell.table, label.cell.row) == (value.cell.table, value.cell.row)
    return beside and _LABEL.fullmatch(label.tight) is not None


def row_ends(text: str) -> Iterator[int]:
    """Where table rows end that another row, or the document's first line, follows without a break."""
    at = 0
    while following := _NEXT_ROW.match(text, at):
        at = following.end()
        yield at
    glued = _GLUED_ROW.match(text, at)
    if glued:
        yield glued.end()
