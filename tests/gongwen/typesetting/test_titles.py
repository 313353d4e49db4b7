"""Titles break where words end, into lines of a like length; headings are numbered as the standard has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.typesetting import Heading, Paragraph
from gongwen.typesetting.numbering import chinese, level_of, numbered, with_numbers
from gongwen.typesetting.titles import title_lines
from gongwen.typesetting.widths import width


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于做好调度工作的通知", ["关于做好调度工作的通知"]),
        (
            "澜棠区人民政府办公室关于做好社区便民服务工作的通知",
            ["澜棠区人民政府办公室", "关于做好社区便民服务工作的通知"],
        ),
        ("第一行\n第二行", ["第一行", "第二行"]),
    ],
)
def test_a_title_breaks_where_words_end(title: str, lines: list[str]) -> None:
    assert title_lines(title, 20) == lines


@pytest.mark.parametrize(
    "title",
    [
        "澜棠区人民政府办公室关于转发区民政局等部门《澜棠区社区便民服务能力提升三年行动计划》重点任务分工方案的通知",
        "澜棠区人民政府关于第六届人民代表大会第五次会议第2号议案办理情况的报告",
        "澜棠区发展和改革局 澜棠区民政局 澜棠区住房和城乡建设局关于做好社区服务设施移交工作的通知",
    ],
)
def test_no_line_begins_or_ends_with_what_may_not(title: str) -> None:
    lines = title_lines(title, 20)

    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(width(line) <= 20 for line in lines)
    assert not [line for line in lines[1:] if line[0] in "》的和、）"]
    assert not [line for line in lines[:-1] if line[-1] in "《（和与关对"]
    assert max(map(width, lines)) - min(map(width, lines)) <= 10


@given(st.text(alphabet="关于印发方案的通知《》（）、2026年", min_size=1, max_size=120))
def test_no_word_of_a_title_is_lost(title: str) -> None:
    lines = title_lines(title, 20)

    assert "".join(lines) == title
    assert all(width(line) <= 20 for line in lines)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (105, "一百零五"),
        (115, "一百一十五"),
        (120, "一百二十"),
    ],
)
def test_numbers_are_written_in_chinese(number: int, words: str) -> None:
    assert chinese(number) == words


def test_headings_without_numbers_are_counted_level_by_level() -> None:
    blocks = (Heading(1, "甲"), Heading(2, "乙"), Heading(2, "丙"), Heading(1, "丁"), Heading(2, "戊"), Paragraph("己"))

    assert [getattr(block, "text", "") for block in with_numbers(blocks)] == [
        "一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊", "己",
    ]  # fmt: skip


def test_headings_that_bring_their_numbers_keep_them() -> None:
    blocks = (Heading(1, "三、甲"), Heading(2, "（五）乙"))

    assert with_numbers(blocks) == blocks


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_number_tells_its_level(level: int) -> None:
    assert level_of(f"{numbered(level, 12)}标题") == level
