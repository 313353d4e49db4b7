"""Reading and writing meet: what is typeset is read back with the same head, outline, tasks and roster."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from gongwen.formats import read_bytes
from gongwen.reading.model import PlanReading
from gongwen.reading.reader import read_plan
from gongwen.typesetting import Annex, Heading, Letter, Paragraph
from gongwen.typesetting.docx import write_docx
from gongwen.typesetting.pdf import Typesetter
from tests.gongwen.typesetting.letters import DOWN

PLAN = (
    Heading(1, "主要任务"),
    Heading(2, "健全服务设施"),
    Paragraph("1.清理沿河杂物20处以上。（牵头单位：区水务局；责任单位：区财政局、区城管局；完成时限：2026年5月底前）"),
    Paragraph(
        "2.修整步道不少于3公里，方便群众健身休闲，形成连续贯通的滨水慢行系统并接入社区路网。（牵头单位：区住建局；责任单位：区财政局；完成时限：2026年6月底前）"
    ),
    Heading(2, "加强保障"),
    Paragraph("3.补种绿植达到500株。（牵头单位：区园林绿化中心；责任单位：区教育局；完成时限：2026年9月底前）"),
    Heading(1, "组织领导"),
    Paragraph("成立工作领导小组，成员名单如下："),
    Paragraph("组长：虞知衡　区人民政府副区长"),
    Paragraph("成员：谈小满　区教育局副局长"),
)
SENT = replace(
    DOWN,
    body=(Paragraph("《澜棠区河道整治工作方案》已经区人民政府同意，现印发给你们，请认真组织实施。"),),
    annexes=(Annex("澜棠区河道整治工作方案", PLAN),),
)
Write = Callable[[Letter], bytes]


@pytest.fixture(scope="module", params=["docx", "pdf"])
def read(request: pytest.FixtureRequest) -> PlanReading:
    """Return what is read of the letter as it was written."""
    write: Write = write_docx if request.param == "docx" else Typesetter().pdf
    return read_plan(read_bytes(write(SENT), name=f"letter.{request.param}"))


def test_the_head_comes_back(read: PlanReading) -> None:
    found = read.document

    assert (found.kind, found.title, found.number) == (SENT.kind, SENT.title, SENT.number)
    assert (found.issuer, found.date, found.approved_by) == (SENT.organs[0], "2026-03-01", "区人民政府")
    assert found.recipients == ("各街道办事处", "区人民政府各部门", "各直属单位")
    assert read.plan_title == "澜棠区河道整治工作方案"


def test_the_outline_and_the_tasks_come_back(read: PlanReading) -> None:
    assert [(task.number, task.path) for task in read.tasks] == [
        ("1.", ("一、主要任务", "（一）健全服务设施")),
        ("2.", ("一、主要任务", "（一）健全服务设施")),
        ("3.", ("一、主要任务", "（二）加强保障")),
    ]
    assert read.tasks[1].text == "修整步道不少于3公里，方便群众健身休闲，形成连续贯通的滨水慢行系统并接入社区路网。"
    assert [(one.unit, one.role) for one in read.tasks[0].assignments] == [
        ("区水务局", "lead"),
        ("区财政局", "responsible"),
        ("区城管局", "responsible"),
    ]
    assert [task.deadlines[0].date for task in read.tasks] == ["2026-05-31", "2026-06-30", "2026-09-30"]


def test_the_roster_comes_back(read: PlanReading) -> None:
    (group,) = read.groups

    assert [(one.role, one.name, one.post) for one in group.members] == [
        ("组长", "虞知衡", "区人民政府副区长"),
        ("成员", "谈小满", "区教育局副局长"),
    ]


def test_no_page_number_and_no_imprint_stands_in_the_text(read: PlanReading) -> None:
    assert "—" not in read.text
    assert read.text.index("谈小满") < read.text.index("抄送")
