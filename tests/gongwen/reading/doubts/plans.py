"""Small invented plans, and what a reading of them doubts."""

from gongwen.formats import read_bytes
from gongwen.reading.model import Doubt, PlanReading
from gongwen.reading.reader import read_plan

HEAD = """墨湖市青枫区人民政府办公室关于印发青枫区河道整治工作方案的通知
青枫政办〔2030〕3号
各街道办事处：
《青枫区河道整治工作方案》已经区人民政府同意，现印发给你们，请认真组织实施。
墨湖市青枫区人民政府办公室
2030年3月1日
青枫区河道整治工作方案
"""
"""A whole head, of a plan for 2030 by a district."""

TASKS = """二、主要任务
1.清理沿河杂物20处以上。（牵头单位：区水务局；责任单位：区财政局；完成时限：2030年5月底前）
2.修整步道不少于3公里。（牵头单位：区住建局；责任单位：区财政局；完成时限：2030年6月底前）
3.补种绿植达到500株。（牵头单位：区园林局；责任单位：区教育局；完成时限：2030年9月底前）
"""
"""A work part that raises no doubt."""

ROSTER = """青枫区河道整治工作领导小组成员名单
组长：卢启明 区人民政府副区长
成员：白文远 区水务局副局长
宋知秋 区财政局副局长
高若水 区住建局副局长
钱思远 区园林局副局长
孙亦凡 区教育局副局长
"""
"""A group in which every unit of TASKS has a member."""


def read(text: str) -> PlanReading:
    """Read a text as the file x.txt."""
    return read_plan(read_bytes(text.encode("utf-8"), name="x.txt"))


def doubts_of(text: str, code: str) -> list[Doubt]:
    """The doubts of one code that a text raises."""
    return [doubt for doubt in read(text).doubts if doubt.code == code]


def only_doubt(text: str, code: str) -> Doubt:
    """The one doubt of a code that a text raises."""
    (doubt,) = doubts_of(text, code)
    return doubt


def places(text: str, code: str) -> list[str]:
    """The words that the one doubt of a code points at, without white space."""
    reading = read(text)
    (doubt,) = [doubt for doubt in reading.doubts if doubt.code == code]
    return ["".join(reading.text[start:end].split()) for start, end in doubt.spans]


def work(*items: str) -> str:
    """A plan of which the work part is the items."""
    return HEAD + "二、主要任务\n" + "\n".join(items) + "\n"
