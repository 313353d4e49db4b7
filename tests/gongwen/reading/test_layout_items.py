"""Where the units stand: at the item, in its heading, in front, several times in one item, once for all, or nowhere."""

import pytest

from tests.gongwen.reading.helpers import TITLE, WORK, Row, Units, read, rows, rows_of_work, shown, units_of

HEADED = """（一）壮大夜市主体（牵头单位：县商务局）
1.引进连锁品牌。引进三家连锁餐饮品牌。{}
2.培育本地老店。给二十家老店挂牌。{}"""


def inherited(items: str) -> list[list[tuple[str, str, bool]]]:
    return [[(a.unit, a.role, a.inherited) for a in task.assignments] for task in read(WORK + items).tasks]


def test_units_in_a_heading_are_handed_down_to_every_item() -> None:
    lead = ("县商务局", "lead", True)

    assert inherited(HEADED.format("", "")) == [[lead], [lead]]


def test_units_in_the_heading_stand_before_those_of_the_item() -> None:
    assert inherited(HEADED.format("（责任单位：县招商局）", "（责任单位：县文旅局）")) == [
        [("县商务局", "lead", True), ("县招商局", "responsible", False)],
        [("县商务局", "lead", True), ("县文旅局", "responsible", False)],
    ]


def test_a_unit_of_heading_and_item_is_named_once() -> None:
    assert inherited(HEADED.format("（牵头单位：县商务局）", ""))[0] == [("县商务局", "lead", False)]


def test_units_on_lines_below_a_heading_are_handed_down_and_show_where_they_stand() -> None:
    text = f"{WORK}（一）壮大主体\n牵头单位：县商务局\n责任单位：县招商局、各镇\n完成时限：年底\n1.引进品牌。\n2.给老店挂牌。"

    reading = read(text)

    units = [("县商务局", "lead", True), ("县招商局", "responsible", True), ("各镇", "responsible", True)]
    assert [[(shown(reading, a.span), a.role, a.inherited) for a in t.assignments] for t in reading.tasks] == [
        units
    ] * 2


def test_the_heading_is_path_and_no_task() -> None:
    tasks = read(WORK + HEADED.format("", "")).tasks

    assert [(task.number, task.path) for task in tasks] == [
        ("1.", ("一、主要任务", "（一）壮大夜市主体")),
        ("2.", ("一、主要任务", "（一）壮大夜市主体")),
    ]


def test_units_of_a_chapter_reach_the_items_two_levels_below() -> None:
    text = "二、壮大夜市主体（责任单位：县商务局）\n（一）引进品牌\n1.引进三家连锁品牌。\n（二）给老店挂牌。"

    assert rows(TITLE + text) == [
        ("1.", "引进三家连锁品牌。", {"responsible": ["县商务局"]}),
        ("（二）", "给老店挂牌。", {"responsible": ["县商务局"]}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "1.改造老街。（县商务局负责）改造灯光。（县城管局负责）设停车场。（县交通局负责）", id="on one line"
        ),
        pytest.param(
            "1.改造老街。（县商务局负责）\n改造灯光。（县城管局负责）\n设停车场。（县交通局负责）", id="a line each"
        ),
        pytest.param(
            "1.改造老街。（县商务局负责）；改造灯光。（县城管局负责）；设停车场。（县交通局负责）。", id="by semicolons"
        ),
        pytest.param(
            "1.\n改造老街。（县商务局负责）\n改造灯光。\n（县城管局负责）\n设停车场。\n由县交通局负责。",
            id="notes alone",
        ),
    ],
)
def test_an_item_with_several_notes_is_several_tasks_with_one_number(text: str) -> None:
    assert rows_of_work(text) == [
        ("1.", "改造老街。", {"responsible": ["县商务局"]}),
        ("1.", "改造灯光。", {"responsible": ["县城管局"]}),
        ("1.", "设停车场。", {"responsible": ["县交通局"]}),
    ]


def test_a_parent_with_its_own_note_and_its_children_are_all_tasks() -> None:
    text = """1.建设夜市街区。改造河岸三条老街，分两批实施。（牵头单位：县商务局）
（1）改造灯光。（牵头单位：县城管局）
（2）设停车场。（牵头单位：县交通局）"""

    assert [(task.path[-1], *row) for task, row in zip(read(WORK + text).tasks, rows_of_work(text), strict=True)] == [
        ("一、主要任务", "1.", "建设夜市街区。改造河岸三条老街，分两批实施。", {"lead": ["县商务局"]}),
        ("1.建设夜市街区", "（1）", "改造灯光。", {"lead": ["县城管局"]}),
        ("1.建设夜市街区", "（2）", "设停车场。", {"lead": ["县交通局"]}),
    ]


def test_a_note_on_its_own_line_behind_sub_items_closes_all_of_them() -> None:
    text = "1.壮大主体\n（1）引进三家连锁品牌。\n（2）给二十家老店挂牌。\n责任单位：县商务局"

    assert rows_of_work(text) == [("1.", "壮大主体引进三家连锁品牌。给二十家老店挂牌。", {"responsible": ["县商务局"]})]


def test_words_behind_a_connective_are_tasks_without_a_number() -> None:
    text = """1.引进品牌。全年引进六家。
责任单位：县商务局
具体举措：
引进三家连锁品牌。（县招商局负责）
给二十家老店挂牌。（县文旅局负责）"""

    assert rows_of_work(text) == [
        ("1.", "引进品牌。全年引进六家。", {"responsible": ["县商务局"]}),
        (None, "引进三家连锁品牌。", {"responsible": ["县招商局"]}),
        (None, "给二十家老店挂牌。", {"responsible": ["县文旅局"]}),
    ]


OFFICE, TRADE = "统筹推进夜市经济各项工作。", "组织夜市招商和品牌引进。"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(f"县政府办公室：{OFFICE}\n县商务局：{TRADE}", ["一、", "一、"], id="by a colon"),
        pytest.param(f"1.县政府办公室：{OFFICE}\n2.县商务局：{TRADE}", ["1.", "2."], id="numbered, by a colon"),
        pytest.param(f"（一）县政府办公室\n{OFFICE}\n（二）县商务局\n{TRADE}", ["（一）", "（二）"], id="as headings"),
        pytest.param(
            f"（一）县政府办公室\n1.{OFFICE}\n（二）县商务局\n1.{TRADE}", ["1.", "1."], id="as headings of items"
        ),
    ],
)
def test_units_may_stand_in_front_of_their_duties(text: str, numbers: list[str]) -> None:
    assert rows_of_work(text) == [
        (numbers[0], OFFICE, {"responsible": ["县政府办公室"]}),
        (numbers[1], TRADE, {"responsible": ["县商务局"]}),
    ]


def test_units_may_stand_in_front_by_a_full_stop() -> None:
    assert rows_of_work(f"1.县政府办公室。负责{OFFICE}\n2.县商务局、县招商局。负责{TRADE}") == [
        ("1.", f"负责{OFFICE}", {"responsible": ["县政府办公室"]}),
        ("2.", f"负责{TRADE}", {"responsible": ["县商务局", "县招商局"]}),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "（一）壮大主体\n1.引进品牌。（县商务局负责）\n（二）办好集市\n1.维护秩序。（县公安局负责）",
            [{"responsible": ["县商务局"]}, {"responsible": ["县公安局"]}],
            id="notes below",
        ),
        pytest.param("（一）壮大主体\n引进品牌。\n（二）办好集市\n维护秩序。", [{}, {}], id="no notes at all"),
    ],
)
def test_a_theme_that_ends_like_a_unit_is_no_unit(text: str, expected: list[Units]) -> None:
    assert [units_of(task) for task in read(WORK + text).tasks] == expected


def test_towns_may_head_their_duties() -> None:
    assert rows_of_work("（一）青山镇\n改造老街。\n（二）柳河镇\n建设驿站。") == [
        ("（一）", "改造老街。", {"responsible": ["青山镇"]}),
        ("（二）", "建设驿站。", {"responsible": ["柳河镇"]}),
    ]


@pytest.mark.parametrize(
    ("notes", "dates"),
    [
        pytest.param(("（县商务局、县公安局）", "（县文旅局）"), [None, None], id="names alone"),
        pytest.param(
            ("（县商务局、县公安局，2024年9月底前）", "（县文旅局；2024年9月底）"),
            ["2024-09-30"] * 2,
            id="names and dates",
        ),
        pytest.param(("〔县商务局，县公安局〕", "[县文旅局]"), [None, None], id="other brackets"),
        pytest.param(("（县商务局、县公安局）。", "（县文旅局）。"), [None, None], id="a full stop behind"),
    ],
)
def test_brackets_with_nothing_but_names_are_notes_where_they_come_twice(
    notes: tuple[str, str], dates: list[str | None]
) -> None:
    tasks = read(f"{WORK}（一）改造老街。{notes[0]}\n（二）办集市。{notes[1]}").tasks

    assert [units_of(task) for task in tasks] == [
        {"responsible": ["县商务局", "县公安局"]},
        {"responsible": ["县文旅局"]},
    ]
    assert [next((d.date for d in task.deadlines), None) for task in tasks] == dates


def test_one_bracket_of_names_alone_is_text() -> None:
    assert rows_of_work("（一）改造老街。（县商务局、县公安局）\n（二）办集市。") == [
        ("（一）", "改造老街。（县商务局、县公安局）", {}),
        ("（二）", "办集市。", {}),
    ]


@pytest.mark.parametrize(
    "clause",
    ["任务清单中列第一位的责任单位为牵头单位。", "排在首位的单位为牵头单位。", "责任单位中，第一个单位为牵头。"],
)
def test_the_first_unit_leads_where_the_document_says_so_once(clause: str) -> None:
    text = f"{clause}\n（一）改造老街。（责任单位：县商务局、县公安局）\n（二）办集市。（责任单位：县文旅局）"

    assert rows_of_work(text) == [
        ("（一）", "改造老街。", {"lead": ["县商务局"], "responsible": ["县公安局"]}),
        ("（二）", "办集市。", {"responsible": ["县文旅局"]}),
    ]


@pytest.mark.parametrize("clause", ["以下均需各镇人民政府落实，不再列出", "下列工作均由各镇人民政府配合，不再一一列出"])
def test_units_stated_once_for_the_document_are_not_added(clause: str) -> None:
    text = f"（一）改造老街。（责任单位：县商务局，{clause}）\n（二）办集市。（责任单位：县文旅局）"

    assert [units_of(task) for task in read(WORK + text).tasks] == [
        {"responsible": ["县商务局"]},
        {"responsible": ["县文旅局"]},
    ]


def test_a_task_whose_roles_are_missing_stays_a_task() -> None:
    text = "1.引进品牌。\n责任单位：\n完成时限：2024年9月底\n2.办集市。\n责任单位：县文旅局\n3.建驿站。\n责任单位：\n"

    expected: list[Row] = [
        ("1.", "引进品牌。", {}),
        ("2.", "办集市。", {"responsible": ["县文旅局"]}),
        ("3.", "建驿站。", {}),
    ]
    assert rows_of_work(text) == expected


def test_an_item_without_a_note_is_no_task_where_others_have_one() -> None:
    assert rows_of_work("（一）引进品牌。（县商务局负责）\n（二）营造氛围。\n（三）办集市。（县文旅局负责）") == [
        ("（一）", "引进品牌。", {"responsible": ["县商务局"]}),
        ("（三）", "办集市。", {"responsible": ["县文旅局"]}),
    ]


def test_where_no_unit_is_named_the_lowest_items_of_the_work_part_are_tasks() -> None:
    text = """一、总体要求
（一）指导思想。发展夜市经济。
二、主要任务
（一）壮大主体
1.引进三家连锁品牌。
2.给二十家老店挂牌。
（二）办集市。每月一场。
三、保障措施
（一）加强领导。各单位要重视。"""

    assert rows(TITLE + text) == [
        ("1.", "引进三家连锁品牌。", {}),
        ("2.", "给二十家老店挂牌。", {}),
        ("（二）", "办集市。每月一场。", {}),
    ]


def test_indicators_may_be_tasks() -> None:
    text = "（一）夜市营业额增长7%以上\n责任单位：县商务局\n（二）客流排名不低于全市第5位\n责任单位：县文旅局"

    tasks = read(WORK + text).tasks

    assert [(task.text, units_of(task)) for task in tasks] == [
        ("夜市营业额增长7%以上", {"responsible": ["县商务局"]}),
        ("客流排名不低于全市第5位", {"responsible": ["县文旅局"]}),
    ]
    assert [target.value for task in tasks for target in task.targets] == ["7", "5"]
