"""How a file breaks its lines: notes on lines of their own, page breaks, wrapped and ragged lines, no lines at all."""

import pytest

from tests.gongwen.reading.helpers import TITLE, WORK, Row, read, rows, rows_of_work

OWN_LINES = """1.改造河岸老街，建设休憩长廊
牵头单位：县商务局
责任单位：县公安局、县城管局
完成时限：2024年9月底
2.建设夜间驿站
牵头单位：县交通局
责任单位：各镇
完成时限：2024年12月底"""
BOTH: list[Row] = [
    ("1.", "改造河岸老街，建设休憩长廊", {"lead": ["县商务局"], "responsible": ["县公安局", "县城管局"]}),
    ("2.", "建设夜间驿站", {"lead": ["县交通局"], "responsible": ["各镇"]}),
]


def test_each_role_may_stand_on_a_line_of_its_own() -> None:
    assert rows_of_work(OWN_LINES) == BOTH
    assert [d.date for task in read(WORK + OWN_LINES).tasks for d in task.deadlines] == ["2024-09-30", "2024-12-31"]


@pytest.mark.parametrize("mark", ["— 2 —", "-2-", "— — — 2 —", "# Page 2:", "第 2 页 共 5 页", "\n— 2 —\n"])
@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("牵头单位：县商务局\n{}\n责任单位", id="between two lines"),
        pytest.param("县公安局、\n{}\n县城管局", id="behind a pause"),
        pytest.param("完成时限：2024年9月底\n{}\n2.", id="between two items"),
    ],
)
def test_a_page_may_break_between_the_lines(mark: str, broken: str) -> None:
    whole = broken.format("").replace("\n\n", "\n" if "：" in broken else "")

    assert rows_of_work(OWN_LINES.replace(whole, broken.format(mark))) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1.改造老街\n责任单位：\n县商务局、各镇\n完成时限：\n2024年9月底", id="the field below its label"),
        pytest.param("1.改造老街\n责任单位： 县商务局、\n各镇\n完成时限：2024年9月底", id="a list that goes on"),
        pytest.param("1.改造老街\n责任单位：县商务局、各镇；完成时限：2024年9月底", id="all on one line"),
        pytest.param("1.改造老街\n（责任单位：县商务局、各镇）\n（完成时限：2024年9月底）", id="a bracket a line"),
        pytest.param("1.改造老街\n\n责任单位：县商务局、各镇\n\n完成时限：2024年9月底", id="empty lines between"),
        pytest.param("1.改造老街\r\n责任单位：县商务局、各镇\r\n完成时限：2024年9月底", id="CR LF"),
        pytest.param("1.改造老街。责任单位：县商务局、\n各镇。完成\n时限：2024年9月底。", id="a label torn in two"),
    ],
)
def test_a_field_is_found_however_its_lines_fall(text: str) -> None:
    (task,) = read(WORK + text).tasks

    assert [(a.unit, a.role) for a in task.assignments] == [("县商务局", "responsible"), ("各镇", "responsible")]
    assert [(d.text, d.date) for d in task.deadlines] == [("2024年9月底", "2024-09-30")]


@pytest.mark.parametrize(
    "note",
    [
        "（县商务局牵头，县公安局、县城管局配合）",
        "（牵头单位：县商务局；配合单位：县公安局、县城管局）",
        "由县商务局牵头，县公安局、县城管局配合。",
    ],
)
def test_a_note_may_stand_alone_on_a_line(note: str) -> None:
    expected: list[Row] = [
        ("（一）", "改造老街。分两批改造。", {"lead": ["县商务局"], "supporting": ["县公安局", "县城管局"]})
    ]

    assert rows_of_work(f"（一）改造老街。分两批改造。\n{note}") == expected


@pytest.mark.parametrize("mark", ["— 2 —", "# Page 2:", "\n— — — 2 —\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("责任单位：县公", "安局、县城管局）", id="inside a name"),
        pytest.param("责任单位：县公安局、", "县城管局）", id="between names"),
        pytest.param("责任", "单位：县公安局、县城管局）", id="inside a label"),
        pytest.param("责任单位：县公安局、县城管局", "）", id="before the closing bracket"),
    ],
)
def test_a_page_may_break_inside_a_note(mark: str, before: str, after: str) -> None:
    text = f"（一）改造老街。（牵头单位：县商务局；{before}\n{mark}\n{after}\n（二）建设驿站。（牵头单位：县交通局）"

    assert rows_of_work(text) == [
        ("（一）", "改造老街。", {"lead": ["县商务局"], "responsible": ["县公安局", "县城管局"]}),
        ("（二）", "建设驿站。", {"lead": ["县交通局"]}),
    ]


def test_a_page_may_break_inside_a_task() -> None:
    text = "1.引进三家连锁餐饮品牌到河岸老街落户，给予场租\n— 2 —\n补贴，落户后按月考核。（县商务局负责）"

    assert rows_of_work(text) == [
        ("1.", "引进三家连锁餐饮品牌到河岸老街落户，给予场租补贴，落户后按月考核。", {"responsible": ["县商务局"]})
    ]


WRAPPED = """（一）引进连锁品牌。引进三家连锁餐饮品牌到河岸老街落
户，给予场租补贴，落户后按月考核，考核合格的第二年继续支
持。（牵头单位：县商务局；责任单位：县招商局、县财政局、各
镇人民政府）
（二）办好文化集市。每月办一场文化集市，统一摊位的样式
和灯光，登记摊主姓名和经营的品种，食品摊位公示检验的结果，
方便市民查询。（牵头单位：县文旅局；责任单位：县市场监管局）
（三）维护夜间秩序。每晚安排两组人员巡逻，疏导车流和人
流，劝导占道经营，及时处置市民的投诉并向摊主反馈处理的结
果。（牵头单位：县公安局；责任单位：县城管局）
"""
RAGGED = """（一）引进连锁品牌。引进三家连锁餐饮品牌到河岸老街落
户，
给予场租补贴，
落户后按月考核，
考核合格的第二年继续支
持。（牵头单位：
县商务局；责任单位：县招商局、
县财政局、
各镇人民政府）
（二）办好文化集市。每月办一场文化集市，统一摊位的样式
和灯光，
登记摊主姓名和经营的品种，食品摊位公示检验的结果，
方便市民查询。（牵头单位：
县文旅局；
责任单位：县市场监管局）
（三）
维护夜间秩序。每晚安排两组人员巡逻，疏导车流和人
流，劝导占道经营，及时处置市民的投诉并向摊主反馈处理的结
果。（牵头单位：县公安局；责任单位：
县城管局）
"""
UNWRAPPED: list[Row] = [
    (
        "（一）",
        "引进连锁品牌。引进三家连锁餐饮品牌到河岸老街落户，给予场租补贴，落户后按月考核，考核合格的第二年继续支持。",
        {"lead": ["县商务局"], "responsible": ["县招商局", "县财政局", "各镇人民政府"]},
    ),
    (
        "（二）",
        "办好文化集市。每月办一场文化集市，统一摊位的样式和灯光，登记摊主姓名和经营的品种，食品摊位公示检验的结果，方便市民查询。",
        {"lead": ["县文旅局"], "responsible": ["县市场监管局"]},
    ),
    (
        "（三）",
        "维护夜间秩序。每晚安排两组人员巡逻，疏导车流和人流，劝导占道经营，及时处置市民的投诉并向摊主反馈处理的结果。",
        {"lead": ["县公安局"], "responsible": ["县城管局"]},
    ),
]


@pytest.mark.parametrize("text", [pytest.param(WRAPPED, id="at a margin"), pytest.param(RAGGED, id="behind marks too")])
def test_wrapped_lines_are_joined(text: str) -> None:
    reading = read(WORK + text)

    assert rows_of_work(text) == UNWRAPPED
    assert len(reading.text.split("\n")) == 2 + 3


WRAPPED_OWN_LINES = """1.引进三家连锁餐饮品牌到河岸老街落户，给予场租补贴，落
户后按月考核，考核合格的第二年继续支持。
牵头单位：县商务局
责任单位：县招商局、县财政局、县市场监管局、县文旅局、县
公安局
2.每月办一场文化集市，统一摊位的样式和灯光，登记摊主姓
名和经营的品种，食品摊位公示检验的结果，方便市民查询。
牵头单位：县文旅局
责任单位：县市场监管局、县公安局、县城管局、县交通局、各
镇人民政府
"""


def test_lists_of_units_on_own_lines_may_be_wrapped() -> None:
    assert [row[2] for row in rows_of_work(WRAPPED_OWN_LINES)] == [
        {"lead": ["县商务局"], "responsible": ["县招商局", "县财政局", "县市场监管局", "县文旅局", "县公安局"]},
        {"lead": ["县文旅局"], "responsible": ["县市场监管局", "县公安局", "县城管局", "县交通局", "各镇人民政府"]},
    ]


ONE_LINE = (
    "为发展夜市经济，制定本方案。一、主要任务（一）壮大主体1.引进品牌。引进三家连锁餐饮品牌。（县商务局负责）2.给老店挂牌。"
    "给二十家老店挂牌。（县文旅局负责）（二）维护秩序。每晚安排两组巡逻。（县公安局负责）二、工作要求（一）加强领导。明确专人。"
    "（二）加强宣传。利用媒体宣传夜市。"
)


def test_a_document_without_line_ends_is_parted_at_its_numbers() -> None:
    assert rows(TITLE.strip() + " " + ONE_LINE) == [
        ("1.", "引进品牌。引进三家连锁餐饮品牌。", {"responsible": ["县商务局"]}),
        ("2.", "给老店挂牌。给二十家老店挂牌。", {"responsible": ["县文旅局"]}),
        ("（二）", "维护秩序。每晚安排两组巡逻。", {"responsible": ["县公安局"]}),
    ]


def test_running_heads_beside_the_page_marks_are_no_text() -> None:
    page = "云溪县人民政府公报\n— {} —\n"
    text = WORK + page.format(1).join(["1.引进品牌。（县商务局负责）\n", "2.办好集市。（县文旅局负责）\n"])

    reading = read(text + page.format(2) + "3.维护秩序。（县公安局负责）\n" + page.format(3))

    assert "公报" not in reading.text
    assert len(reading.tasks) == 3
