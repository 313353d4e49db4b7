"""The words that say who answers for a task, by when, and who leads it: data an official could check.

Roles as in contracts/plan-reading.md: 牵头、主办 lead; 责任、落实、负责 answer for it; 配合、协办、参与、协助 support; 指导 guides.
"""

import re
from enum import StrEnum

from gongwen.reading.model import Role


class LabelKind(StrEnum):
    """What stands behind a label's colon."""

    UNITS = "units"
    PERSON = "person"
    DEADLINE = "deadline"


ROLE_STEMS: tuple[tuple[str, Role], ...] = (
    ("指导", "guiding"),
    ("督导", "guiding"),
    ("配合", "supporting"),
    ("协办", "supporting"),
    ("协助", "supporting"),
    ("协同", "supporting"),
    ("参与", "supporting"),
    ("参加", "supporting"),
    ("支持", "supporting"),
    ("会办", "supporting"),
    ("协作", "supporting"),
    ("辅助", "supporting"),
    ("牵头", "lead"),
    ("主办", "lead"),
    ("主责", "lead"),
    ("主管", "lead"),
    ("责任", "responsible"),
    ("负责", "responsible"),
    ("落实", "responsible"),
    ("实施", "responsible"),
    ("承办", "responsible"),
    ("完成", "responsible"),
    ("承担", "responsible"),
    ("执行", "responsible"),
    ("分办", "responsible"),
    ("办理", "responsible"),
    ("建设", "responsible"),
    ("组织", "responsible"),
)
"""The stem inside a label decides the role; the first that occurs in this order wins (牵头责任单位 is a lead)."""

_STEMS = "|".join(stem for stem, _ in ROLE_STEMS)
_BODIES = "单位|部门|处室|科室|机关|机构|主体|方|局|股室|党组织|院系|学院|企业|集团|地区|区县|乡镇|街道|（单位）|(单位)"
UNIT_LABEL = re.compile(
    rf"(?:市级|省级|区级|县级|主要|共同|第一|具体|总|业务|州级|镇级|校级|第二)?(?:{_STEMS})(?:{_STEMS}|和|及|或|、|/|组织|主体|工作){{0,8}}"
    rf"(?:（?(?:{_BODIES})）?(?:[（(](?:单位|部门|处室|科室)[）)])?(?:[和及、/](?:{_BODIES}|人员|个人))?)"
    r"|(?:牵头|主办|责任|配合|协办|协助|参与|参加|落实|承办|实施|主责|主管|负责|指导|督导)(?=[：:])"
    r"|责任分工|任务分工|工作分工|部门分工|职责分工|分工(?=[：:])"
)
"""Labels before a list of units, without the colon: 牵头单位, 主要责任单位, 配合部门（单位）, 责任处室."""

PERSON_LABEL = re.compile(
    r"(?:市|区|县|省|州|旗|镇|乡|局|院|校|包联|联系|挂钩|挂点|包保|牵头|分管|责任|主管|督办|督导|总负责|县级|市级|区级)*(?:领导|负责人|责任人|具体责任人|专人)"
    r"(?:及电话)?"
)
"""Labels before the names of persons: 分管领导, 牵头区领导, 责任人."""

DEADLINE_LABEL = re.compile(
    r"(?:计划|工作|任务|整改|办理|办结|预计|拟|最终|时间|进度|目标)?(?:完成时限|完成时间|完成日期|完成期限|完成节点|时限要求|时间要求|时间节点|"
    r"时间安排|进度要求|进度安排|整改时限|整改期限|办结时限|办理时限|工作时限|推进时限|实施时限|落实时限|时间进度|完成进度|实施时间|办理时间|责任时限|时限|期限|限时)"
)
"""Labels before a deadline: 完成时限, 时限要求, 整改时限."""

_COLON = r"(?:[：:︰]|;(?=[\u4e00-\u9fff]))"
LABEL = re.compile(
    rf"(?P<units>{UNIT_LABEL.pattern}){_COLON}|(?P<person>{PERSON_LABEL.pattern}){_COLON}|(?P<deadline>{DEADLINE_LABEL.pattern}){_COLON}"
)
"""Any label with its colon, anywhere in tight text."""

OWN_LINE = re.compile(
    rf"[（(〔［\[【]?(?:{LABEL.pattern})".replace("?P<units>", "?:")
    .replace("?P<person>", "?:")
    .replace("?P<deadline>", "?:")
)
"""A paragraph that begins with a label."""


def role_of(label: str) -> Role:
    """The role that a label or a verb phrase gives: 牵头单位 → lead, 按职责分工负责 → responsible."""
    if "牵头" in label and not label.startswith(("配合", "协办", "参与")):
        return "lead"
    for stem, role in ROLE_STEMS:
        if stem in label:
            return role
    return "responsible"


def label_kind(found: re.Match[str]) -> LabelKind:
    """What kind of label a match of :data:`LABEL` is."""
    if found["deadline"]:
        return LabelKind.DEADLINE
    return LabelKind.PERSON if found["person"] else LabelKind.UNITS
