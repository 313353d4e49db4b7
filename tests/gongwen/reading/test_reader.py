"""The whole reader: covers, text given twice, traditional characters, classified documents, the same bytes again."""

import dataclasses

import pytest

from gongwen.formats import read_bytes
from gongwen.reading.reader import read_plan
from gongwen.refusals import Classified
from tests.gongwen.reading.helpers import TITLE, WORK, read, rows, rows_of_work, shown, tight, units_of

BODY = """一、主要任务
（一）引进品牌。引进三家连锁餐饮品牌，给予场租补贴。（牵头单位：县商务局；责任单位：县财政局；完成时限：2024年9月底）
（二）办好集市。每月办一场文化集市，统一摊位样式。（责任单位：县文旅局）
"""
NOTICE = """云溪县人民政府办公室关于印发云溪县夜市经济发展工作方案的通知
云政办〔2024〕5号
各镇人民政府，县政府各部门：
《云溪县夜市经济发展工作方案》已经县政府同意，现印发给你们，请认真贯彻执行。
云溪县人民政府办公室
2024年3月5日
"""


def test_a_notice_whose_plan_is_missing_has_no_tasks() -> None:
    assert rows(NOTICE) == []


def test_a_notice_with_its_plan_has_the_tasks_of_the_plan() -> None:
    reading = read(NOTICE + TITLE + BODY)

    assert [task.number for task in reading.tasks] == ["（一）", "（二）"]
    assert (reading.document.kind, reading.plan_title) == ("通知", TITLE.strip())


def test_a_notice_about_a_body_lists_no_work() -> None:
    text = """云溪县人民政府办公室关于成立云溪县夜市经济工作领导小组的通知
一、组成人员
组长：柳如风　县长
二、工作职责
（一）研究夜市经济重大事项。
（二）协调解决重要问题。"""

    assert rows(text) == []


def test_a_text_given_twice_is_read_once() -> None:
    assert rows(TITLE + BODY + TITLE + BODY) == rows(TITLE + BODY)


def test_short_tasks_with_the_same_words_are_not_taken_for_one() -> None:
    text = "（一）招引品牌工作\n1.按月通报。（县商务局负责）\n（二）集市管理工作\n1.按月通报。（县文旅局负责）"

    assert [row[2] for row in rows_of_work(text)] == [{"responsible": ["县商务局"]}, {"responsible": ["县文旅局"]}]


def test_the_year_of_the_plan_completes_its_deadlines() -> None:
    text = (
        NOTICE + TITLE + "一、主要任务\n（一）引进品牌。（县商务局负责，9月底前完成）\n（二）办集市。（县文旅局负责）"
    )

    assert [d.date for task in read(text).tasks for d in task.deadlines] == ["2024-09-30"]


TRADITIONAL = """雲溪縣夜市經濟發展工作方案
一、主要任務
（一）引進連鎖品牌。引進三家連鎖餐飲品牌。（牽頭單位：縣商務局；責任單位：縣財政局（縣國資局）、各鎮；完成時限：2024年9月底前）
（二）辦好文化集市。每月辦一場文化集市。（牽頭單位：縣文旅局；責任人：陳曉風）
"""


def test_traditional_characters_are_given_back_as_printed() -> None:
    reading = read(TRADITIONAL)

    assert [(task.number, task.path, task.text, units_of(task)) for task in reading.tasks] == [
        (
            "（一）",
            ("一、主要任務",),
            "引進連鎖品牌。引進三家連鎖餐飲品牌。",
            {"lead": ["縣商務局"], "responsible": ["縣財政局（縣國資局）", "各鎮"]},
        ),
        ("（二）", ("一、主要任務",), "辦好文化集市。每月辦一場文化集市。", {"lead": ["縣文旅局"]}),
    ]
    assert reading.text == TRADITIONAL.strip()


def test_traditional_labels_persons_and_deadlines_are_given_back_as_printed() -> None:
    first, second = read(TRADITIONAL).tasks

    assert [a.label for a in first.assignments] == ["牽頭單位", "責任單位", "責任單位"]
    assert [(d.text, d.date) for d in first.deadlines] == [("2024年9月底前", "2024-09-30")]
    assert [(p.role, p.name) for p in second.people] == [("責任人", "陳曉風")]


def test_traditional_and_simplified_tables_are_read_alike() -> None:
    table = "序號\t工作任務\t牽頭單位\t責任單位\n1\t引進連鎖品牌\t縣商務局\t縣財政局\n2\t辦集市\t縣文旅局\t各鎮\n"

    assert rows("雲溪縣夜市經濟發展工作方案\n" + table) == [
        ("1", "引進連鎖品牌", {"lead": ["縣商務局"], "responsible": ["縣財政局"]}),
        ("2", "辦集市", {"lead": ["縣文旅局"], "responsible": ["各鎮"]}),
    ]


def test_every_span_shows_its_piece_as_printed() -> None:
    reading = read(
        WORK + "（一）引进 品牌。 引进三家。（牵头 单位：县 商务局；责任人：柳如 风；完成时限：2024 年9 月底）"
    )
    (task,) = reading.tasks

    assert [shown(reading, a.span) for a in task.assignments] == ["县商务局"]
    assert [shown(reading, p.span) for p in task.people] == ["柳如风"]
    assert [shown(reading, d.span) for d in task.deadlines] == ["2024年9月底"]
    assert (
        shown(reading, task.span) == "引进品牌。引进三家。（牵头单位：县商务局；责任人：柳如风；完成时限：2024年9月底）"
    )


def test_the_text_is_as_printed_but_for_lines_and_pages() -> None:
    text = "云溪县夜市 经济发展工作方案\n\n一、主要任务\n— 1 —\n（一）引进品碑。（县商务局负责)\n"

    assert read(text).text == "云溪县夜市 经济发展工作方案\n一、主要任务\n（一）引进品碑。（县商务局负责)"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_makes_no_difference(encoding: str) -> None:
    source = read_bytes((NOTICE + TITLE + BODY).encode(encoding), name="x.txt")

    assert read_plan(source).tasks == read(NOTICE + TITLE + BODY).tasks


def test_the_same_bytes_give_the_same_reading() -> None:
    text = NOTICE + TITLE + BODY + TRADITIONAL

    assert dataclasses.asdict(read(text)) == dataclasses.asdict(read(text))


def test_a_classified_document_is_refused_before_it_is_read() -> None:
    with pytest.raises(Classified) as refusal:
        read("秘密★一年\n" + NOTICE + TITLE + BODY)

    assert "夜市" not in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "一、",
        "（",
        "牵头单位：",
        "。",
        "1",
        "序号\t责任单位",
        "|",
        "（牵头单位：",
        "┌┬┐",
        "组长：",
        "（牵头单位）：",
        "(配合单位：和",
    ],
)
def test_scraps_are_read_as_they_are(text: str) -> None:
    reading = read(text)

    assert tight(reading.text) == tight(text)
