"""The sample plan: every slip of its README raises its doubt, and what must raise nothing raises nothing."""

from functools import cache

import pytest

from gongwen.formats import read_bytes
from gongwen.reading.model import PlanReading
from gongwen.reading.reader import read_plan
from tests.places import ROOT


@cache
def sample() -> PlanReading:
    return read_plan(read_bytes((ROOT / "samples" / "lantang" / "plan.txt").read_bytes(), name="plan.txt"))


def said(code: str) -> str:
    """The messages of a code and the words they point at, as one text without white space."""
    reading = sample()
    doubts = [doubt for doubt in reading.doubts if doubt.code == code]
    words = [doubt.message for doubt in doubts] + [reading.text[a:b] for doubt in doubts for a, b in doubt.spans]
    return "".join("\n".join(words).split())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("unit-without-member", "区机关事务服务中心"),
        ("member-without-task", "区司法局副局长"),
        ("unit-two-names", "区卫生健康委员会"),
        ("unit-two-names", "区卫生健康局"),
        ("unit-two-names", "区城市管理执法局（区综合行政执法局）"),
        ("number-skipped", "5.办好假期托管服务"),
        ("number-repeated", "2.健全诉求响应机制"),
        ("bracket-unbalanced", "（试行》"),
        ("level-word", "菜区场"),
        ("congress-level", "区六届人大五次会议"),
        ("task-without-lead", "（二）6没有牵头单位"),
        ("collective-unresolved", "各有关单位"),
        ("collective-unresolved", "有关部门"),
        ("goal-without-task", "滨水健身步道6公里"),
        ("rhythm-without-day", "每季度报送"),
        ("date-ambiguous", "2026年4月中旬前"),
        ("deadline-without-day", "2026年秋季学期开学前"),
        ("deadline-open-ended", "持续推进"),
        ("deadline-without-year", "10月底前"),
        ("deadline-without-year", "8月31日前"),
        ("deadline-recurring", "每年9月底前"),
        ("global-clause", "含望荻镇人民政府，下同"),
        ("collective-unit", "各街道办事处"),
        ("collective-unit", "各园区管理办公室"),
        ("task-without-deadline", "扩大老年助餐覆盖"),
        ("bracket-mixed", "年11月底前)"),
    ],
)
def test_every_slip_raises_its_doubt(code: str, words: str) -> None:
    assert words in said(code)


@pytest.mark.parametrize(
    "words",
    [
        "社区场所",
        "区知识产权局",
        "7.6%",
        "3岁以下",
        "65岁以上",
        "0—6岁",
        "满意度测评",
        "带队开展半年检查",
        "承担日常协调",
    ],
)
def test_what_only_tempts_is_in_no_question(words: str) -> None:
    questions = [doubt.message for doubt in sample().doubts if doubt.severity == "ask"]

    assert [message for message in questions if words in message] == []


def test_a_unit_under_two_names_is_not_also_without_member_or_task() -> None:
    assert "卫生健康" not in said("unit-without-member") + said("member-without-task")


def test_each_cause_is_one_doubt() -> None:
    codes = [doubt.code for doubt in sample().doubts]

    assert {code for code in codes if codes.count(code) > 1} == {"unit-two-names", "collective-unit"}
