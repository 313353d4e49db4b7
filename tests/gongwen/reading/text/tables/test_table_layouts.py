"""Tables of tasks as files have them: real cells, pipes, tabs, boxes, one cell a line, single blanks."""

import pytest

from gongwen.formats import read_bytes
from gongwen.reading.reader import read_plan
from tests.gongwen.reading.helpers import TITLE, Row, read, rows, units_of

TABS = "序号\t工作任务\t牵头单位\t责任单位\t完成时限\n1\t引进品牌\t县商务局\t县招商局、县财政局\t2024年9月底\n2\t办集市\t县文旅局\t各镇\t持续推进\n"
ROWS: list[Row] = [
    ("1", "引进品牌", {"lead": ["县商务局"], "responsible": ["县招商局", "县财政局"]}),
    ("2", "办集市", {"lead": ["县文旅局"], "responsible": ["各镇"]}),
]
CELLS = [line.split("\t") for line in TABS.strip().split("\n")]


def pipes(rows: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TABS, id="tabs"),
        pytest.param(pipes([CELLS[0], ["---"] * 5, *CELLS[1:]]), id="pipes around each row"),
        pytest.param(pipes(CELLS).replace("| ", "|").replace(" |", "|"), id="pipes without blanks"),
        pytest.param("".join(f"{cell}\n|\n" for row in CELLS for cell in row), id="pipes alone on their lines"),
        pytest.param("\n".join(cell for row in CELLS for cell in row), id="one cell a line"),
        pytest.param("\n\n".join(cell for row in CELLS for cell in row), id="one cell a line, empty lines between"),
        pytest.param("\n".join("　".join(row) for row in CELLS), id="wide blanks"),
    ],
)
def test_a_table_is_read_however_its_cells_are_parted(text: str) -> None:
    reading = read(TITLE + text)

    assert rows(TITLE + text) == ROWS
    assert [(d.text, d.date) for task in reading.tasks for d in task.deadlines] == [
        ("2024年9月底", "2024-09-30"),
        ("持续推进", None),
    ]


def test_the_cells_of_a_html_table_are_read() -> None:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in CELLS)
    page = f"<html><body><h1>{TITLE}</h1><table>{cells}</table></body></html>"

    reading = read_plan(read_bytes(page.encode("utf-8"), name="x.html"))

    assert [(task.number, task.text, units_of(task)) for task in reading.tasks] == ROWS


def test_a_merged_cell_of_a_real_table_holds_for_each_of_its_rows() -> None:
    rows = "<tr><td>序号<td>工作任务<td>牵头单位</tr><tr><td>1<td>引进品牌<td rowspan=2>县商务局</tr><tr><td>2<td>办集市</tr>"
    page = f"<html><body><h1>{TITLE}</h1><table>{rows}<tr><td>3<td>建驿站<td>县交通局</tr></table></body></html>"

    reading = read_plan(read_bytes(page.encode("utf-8"), name="x.html"))

    assert [(task.text, units_of(task)) for task in reading.tasks] == [
        ("引进品牌", {"lead": ["县商务局"]}),
        ("办集市", {"lead": ["县商务局"]}),
        ("建驿站", {"lead": ["县交通局"]}),
    ]


BOX = """┌────┬────────┬────────┬────────┐
│序号│工作任务│牵头单位│完成时限│
├────┼────────┼────────┼────────┤
│ 1  │引进连锁│县商务局│9月底前 │
│    │品牌    │        │        │
├────┼────────┤        ├────────┤
│ 2  │给老店挂│        │年底前  │
│    │牌      │        │        │
├────┼────────┼────────┼────────┤
│ 3  │办文化集│县文旅局│9月底前 │
│    │市      │、各镇  │        │
└────┴────────┴────────┴────────┘
"""


def test_a_drawn_table_is_read_with_its_merged_cells() -> None:
    assert rows(TITLE + "为做好2024年夜市工作，制定本方案。\n" + BOX) == [
        ("1", "引进连锁品牌", {"lead": ["县商务局"]}),
        ("2", "给老店挂牌", {"lead": ["县商务局"]}),
        ("3", "办文化集市", {"lead": ["县文旅局", "各镇"]}),
    ]


HEADS = "序号\n工作任务\n牵头单位\n完成时限\n"


@pytest.mark.parametrize("mark", ["— 2 —\n", "# Page 2:\n", "第 2 页 共 3 页\n"])
@pytest.mark.parametrize("again", [pytest.param(HEADS, id="heads again"), pytest.param("", id="no heads")])
@pytest.mark.parametrize(
    "cells",
    [
        pytest.param("1\n引进品牌，给予场租\n{}补贴并按月考核\n县商务局\n2024年9月底\n", id="inside a cell"),
        pytest.param("1\n引进品牌，给予场租补贴并按月考核\n{}县商务局\n2024年9月底\n", id="before the units"),
        pytest.param("1\n引进品牌，给予场租补贴并按月考核\n县商务局\n{}2024年9月底\n", id="before the deadline"),
        pytest.param("1\n{}引进品牌，给予场租补贴并按月考核\n县商务局\n2024年9月底\n", id="behind the ordinal"),
        pytest.param("1\n引进品牌，给予场租补贴并按月考核\n县商务局\n2024年9月底\n{}", id="between two rows"),
    ],
)
def test_a_page_may_break_a_table_with_one_cell_a_line(cells: str, again: str, mark: str) -> None:
    text = TITLE + HEADS + cells.format(mark + again) + "2\n办集市\n县文旅局\n持续推进\n"

    assert rows(text) == [
        ("1", "引进品牌，给予场租补贴并按月考核", {"lead": ["县商务局"]}),
        ("2", "办集市", {"lead": ["县文旅局"]}),
    ]


def test_single_blanks_part_the_cells_of_numbered_rows() -> None:
    text = "序号 工 作 任 务 牵头部门 责任部门\n1 引进品牌 县商务局 县招商局\n2 办集市 县文旅局 各镇\n"

    assert rows(TITLE + text) == [
        ("1", "引进品牌", {"lead": ["县商务局"], "responsible": ["县招商局"]}),
        ("2", "办集市", {"lead": ["县文旅局"], "responsible": ["各镇"]}),
    ]


def test_several_units_of_a_cell_may_stand_on_several_lines() -> None:
    text = "序号\n工作任务\n责任单位\n1\n引进品牌，给予场租补贴\n县商务局\n县招商局\n2\n办集市，统一摊位样式\n县文旅局\n各镇\n"

    assert [row[2] for row in rows(TITLE + text)] == [
        {"responsible": ["县商务局", "县招商局"]},
        {"responsible": ["县文旅局", "各镇"]},
    ]


def test_a_table_without_ordinals_is_cut_where_the_next_work_begins() -> None:
    text = (
        "工作任务\n牵头单位\n完成时限\n引进品牌，给予补贴\n县商务局\n2024年9月底\n办集市，统一样式\n县文旅局\n年底前\n"
    )

    assert rows(TITLE + text) == [
        (None, "引进品牌，给予补贴", {"lead": ["县商务局"]}),
        (None, "办集市，统一样式", {"lead": ["县文旅局"]}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "序号\t工作任务\t牵头单位\n一、壮大主体\t\t\n1\t引进品牌\t县商务局\n二、办好集市\t\t\n2\t办集市\t县文旅局\n",
            id="rows",
        ),
        pytest.param(
            "序号\t类别\t工作任务\t牵头单位\n1\t一、壮大主体\t引进品牌\t县商务局\n2\t二、办好集市\t办集市\t县文旅局\n",
            id="a column",
        ),
        pytest.param(
            "序号\n工作任务\n牵头单位\n一、壮大主体\n1\n引进品牌\n县商务局\n二、办好集市\n2\n办集市\n县文旅局\n",
            id="lines",
        ),
    ],
)
def test_groups_of_rows_are_the_path_of_their_tasks(text: str) -> None:
    assert [(task.number, task.path) for task in read(TITLE + text).tasks] == [
        ("1", ("一、壮大主体",)),
        ("2", ("二、办好集市",)),
    ]


def test_a_cell_may_say_who_leads_and_who_helps() -> None:
    text = (
        "序号\t工作任务\t责任单位\t责任人\n1\t引进品牌\t县商务局牵头，县招商局配合\t柳如风\n2\t办集市\t县文旅局\t白川\n"
    )

    tasks = read(TITLE + text).tasks

    assert [units_of(task) for task in tasks] == [
        {"lead": ["县商务局"], "supporting": ["县招商局"]},
        {"responsible": ["县文旅局"]},
    ]
    assert [(p.role, p.name) for task in tasks for p in task.people] == [("责任人", "柳如风"), ("责任人", "白川")]


def test_a_table_among_items_keeps_the_items() -> None:
    text = f"一、主要任务\n（一）引进品牌。（县商务局负责）\n（二）办集市。（县文旅局负责）\n附件：任务表\n{pipes(CELLS[:2])}"

    assert [row[:2] for row in rows(TITLE + text)] == [
        ("（一）", "引进品牌。"),
        ("（二）", "办集市。"),
        ("1", "引进品牌"),
    ]
