"""Doubts about the file: its head, its annexes, text twice or broken off, a page's furniture, remarks."""

from dataclasses import replace

import pytest

from gongwen.formats import read_bytes
from gongwen.formats.model import Remark
from gongwen.reading.doubts import CODES
from gongwen.reading.reader import read_plan
from tests.gongwen.reading.doubts.plans import HEAD, TASKS, doubts_of, only_doubt, read

LONG = TASKS.replace("。（", "，做到河道畅通、岸线整洁、水质达标。（")


def test_what_the_head_lacks_is_one_note() -> None:
    text = "河道整治工作方案\n" + TASKS

    assert only_doubt(text, "header-incomplete").message.startswith("没有读出发文字号、成文日期、发文机关")
    assert doubts_of(HEAD + TASKS, "header-incomplete") == []


def test_a_title_that_differs_between_notice_and_annex_is_noted() -> None:
    text = HEAD.replace("\n青枫区河道整治工作方案\n", "\n青枫区水环境治理行动方案\n") + TASKS

    assert only_doubt(text, "title-differs").severity == "note"


@pytest.mark.parametrize("annexed", ["河道整治工作方案", "墨湖市青枫区河道整治工作方案", "青枫区河道整治的工作方案"])
def test_a_place_or_a_particle_more_is_no_difference(annexed: str) -> None:
    assert doubts_of(HEAD.replace("\n青枫区河道整治工作方案\n", f"\n{annexed}\n") + TASKS, "title-differs") == []


def test_annexes_that_are_left_out_are_asked_about_where_they_hold_tasks() -> None:
    text = HEAD + TASKS + "附件：1.河道整治任务分解表（略）\n"

    assert only_doubt(text, "annex-missing").severity == "ask"
    assert "“河道整治任务分解表”" in only_doubt(text, "annex-missing").message


def test_annexes_that_are_listed_and_not_there_are_asked_about() -> None:
    text = HEAD + TASKS + "附件：1.责任分工表\n2.成员名单\n附件1\n责任分工表\n区水务局：清理河道。\n"

    assert "“成员名单”不在" in only_doubt(text, "annex-missing").message


def test_annexes_of_forms_are_a_note_and_annexes_that_are_there_raise_nothing() -> None:
    assert only_doubt(HEAD + TASKS + "附件：进展情况报送样式（略）\n", "annex-missing").severity == "note"
    there = HEAD + TASKS + "附件：责任分工表\n附件\n责任分工表\n区水务局：清理河道。\n"
    assert doubts_of(there, "annex-missing") == []


def test_a_text_given_twice_is_one_note() -> None:
    text = HEAD + LONG + LONG

    assert only_doubt(text, "text-twice").severity == "note"
    assert doubts_of(text, "task-duplicate") == []
    assert doubts_of(HEAD + TASKS, "text-twice") == []


def test_a_single_task_given_twice_is_asked_about() -> None:
    text = HEAD + LONG + LONG.splitlines(keepends=True)[-1]

    assert only_doubt(text, "text-twice").severity == "ask"


def test_a_text_that_breaks_off_is_asked_about() -> None:
    text = HEAD + TASKS + "三、工作要求\n各责任单位要高度重视河道整治工作，明确分管领导和具体经办人员，及时"

    assert only_doubt(text, "text-cut-off").severity == "ask"
    assert doubts_of(text + "报送进展情况。", "text-cut-off") == []
    assert doubts_of(HEAD + TASKS, "text-cut-off") == []


def test_a_pages_furniture_is_noted_with_its_lines() -> None:
    text = "首页\n当前位置：首页>政务公开\n" + HEAD + TASKS + "【打印】【关闭】\n版权所有\n"

    assert "有4行" in only_doubt(text, "page-furniture").message
    assert "“首页”" in only_doubt(text, "page-furniture").message
    assert doubts_of(HEAD + TASKS, "page-furniture") == []


def test_remarks_of_the_file_become_notes() -> None:
    source = read_bytes((HEAD + TASKS).encode("utf-8"), name="x.txt")
    remarked = read_plan(replace(source, remarks=(Remark("tracked-changes", "修订按已接受读取。"),)))

    assert [d.message for d in remarked.doubts if d.code == "file-remark"] == ["修订按已接受读取。"]
    assert doubts_of(HEAD + TASKS, "file-remark") == []


def test_those_that_ask_come_first_and_every_code_is_known() -> None:
    doubts = read(
        "河道整治工作方案\n一、任务\n1.清河。（牵头单位：区水务局、区财政局；责任单位：有关部门；完成时限：6月前）\n"
    ).doubts
    severities = [doubt.severity for doubt in doubts]

    assert severities == sorted(severities)
    assert {doubt.code for doubt in doubts} <= CODES.keys()


def test_every_span_points_into_the_text_and_every_question_has_choices() -> None:
    reading = read("河道整治工作方案\n一、任务\n1.清河。（牵头单位：区水务局；责任单位：有关部门；完成时限：6月前)\n")

    assert all(0 <= a < b <= len(reading.text) for doubt in reading.doubts for a, b in doubt.spans)
    assert [doubt.code for doubt in reading.doubts if doubt.severity == "ask" and not doubt.options] == []
