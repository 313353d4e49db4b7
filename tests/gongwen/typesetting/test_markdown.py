"""A clerk writes a letter as text; what is wrong is told with its line, what is right is kept word for word."""

from datetime import date
from pathlib import Path

import pytest

from gongwen.refusals import Classified
from gongwen.standard.kinds import Format
from gongwen.typesetting import Annex, Attendance, Faulty, Heading, Paragraph, Table
from gongwen.typesetting.markdown import KEYS, letter_from_markdown

FRONT = """---
文种：通知
发文机关：澜棠区人民政府办公室
发文字号：澜棠政办〔2026〕31号
标题：关于做好社区便民服务工作的通知
成文日期：2026年3月1日
---
"""
PNG = b"\x89PNG\r\n\x1a\n"


def faults(text: str) -> list[str]:
    with pytest.raises(Faulty) as refused:
        letter_from_markdown(text)
    return [str(fault) for fault in refused.value.faults]


def test_what_stands_above_the_text_says_what_the_document_is() -> None:
    more = "主送：各街道办事处\n印章：否\n抄送：区委办公室。\n出席：佘檀、桑叶青\n签发人：虞知衡、阮青禾\n"
    letter = letter_from_markdown(FRONT.replace("标题：", f"{more}标题：") + "现通知如下。\n")

    assert (letter.kind, letter.organs, letter.number) == ("通知", ("澜棠区人民政府办公室",), "澜棠政办〔2026〕31号")
    assert (letter.on, letter.is_sealed, letter.copies) == (date(2026, 3, 1), False, "区委办公室。")
    assert letter.attendance == (Attendance("出席", "佘檀、桑叶青"),)
    assert letter.signers == ("虞知衡", "阮青禾")
    assert letter.format is Format.ORDINARY


def test_a_line_is_a_paragraph_and_stays_as_it_is_typed() -> None:
    lines = ["1. 这不是列表。", "*不是斜体*，<b>不是标签</b>，\\不是转义", "- 横线也留着", "> 尖括号也留着"]

    assert letter_from_markdown(FRONT + "\n".join(lines)).body == tuple(Paragraph(line) for line in lines)


def test_headings_are_marked_or_known_by_their_own_numbers() -> None:
    text = "# 总体要求\n二、主要任务\n（一）加强领导。各单位要压实责任。\n## 健全机制。按月调度。\n1.这是正文。\n"

    assert letter_from_markdown(FRONT + text).body == (
        Heading(1, "总体要求"),
        Heading(1, "二、主要任务"),
        Heading(2, "（一）加强领导。", "各单位要压实责任。"),
        Heading(2, "健全机制。", "按月调度。"),
        Paragraph("1.这是正文。"),
    )


def test_annexes_tables_and_pictures_come_with_the_text(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(PNG)
    text = "正文。\n\n![分布图](map.png)\n\n# 附件：分工表\n【横排】任务分工\n\n| 序号 | 任务 |\n|---|---|\n| 1 | 建立清单 |\n"

    letter = letter_from_markdown(FRONT + text, folder=tmp_path)

    assert letter.body[1].content == PNG  # type: ignore[union-attr]
    rows = (("序号", "任务"), ("1", "建立清单"))
    assert letter.annexes == (Annex("分工表", (Table(rows, title="任务分工", is_landscape=True),)),)


def test_a_picture_outside_the_letter_s_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "letters").mkdir()

    with pytest.raises(Faulty, match="找不到图片"):
        letter_from_markdown(f"{FRONT}![图](../secret.png)\n", folder=tmp_path / "letters")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("正文。", "第1行：开头应是 ---"),
        ("---\n文种：通知\n", "第1行：缺结束的 ---"),
        (FRONT.replace("标题：", "题目：") + "正文。", "第5行：没有“题目”这一项"),
        (FRONT.replace("文种：通知", "文种：方案") + "正文。", "第2行：“方案”不是法定文种"),
        (FRONT.replace("3月1日", "2月30日") + "正文。", "第6行：成文日期：“2026年2月30日”不是日期"),
        (FRONT.replace("〔2026〕", "[2026]") + "正文。", "第4行：“澜棠政办[2026]31号”应由机关代字"),
        (FRONT.replace("31号", "031号") + "正文。", "第4行：“澜棠政办〔2026〕031号”应由机关代字"),
        (FRONT.replace("标题：", "紧急程度：火急\n标题：") + "正文。", "第5行：“火急”应是特急、加急之一"),
        (FRONT.replace("标题：", "印章：也许\n标题：") + "正文。", "第5行：印章：请写“是”或“否”"),
        (FRONT + "##### 五层\n", "第8行：标题最多四层"),
        (FRONT + "正文。\n\n![图](no.png)\n", "第10行：找不到图片"),
        (FRONT, "缺正文"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, fault: str) -> None:
    assert [found for found in faults(text) if found.startswith(fault)]


def test_all_faults_are_told_at_once() -> None:
    told = faults(
        FRONT.replace("通知\n", "方案\n", 1).replace("〔2026〕", "[2026]").replace("标题：", "紧急程度：急\n标题：")
        + "正文。"
    )

    assert len(told) == 1
    assert len(faults(FRONT.replace("〔2026〕", "[2026]").replace("标题：", "紧急程度：急\n标题：") + "正文。")) == 2


def test_a_letter_with_a_classification_mark_is_refused() -> None:
    with pytest.raises(Classified):
        letter_from_markdown(FRONT.replace("标题：", "份号：000001\n标题：") + "机密★1年\n正文。")


def test_every_key_names_a_part_of_a_letter() -> None:
    fields = set(letter_from_markdown(FRONT + "正文。").__dataclass_fields__)

    assert {name for name, _read in KEYS.values()} <= fields
