"""The tree of numbered items."""

import pytest

from gongwen.reading.text.outline import heading_of, read_outline
from gongwen.reading.text.prose import prose_of


def tree(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The items in document order: label and labels above."""
    found = []
    for item in read_outline(prose_of(text)).walk():
        above, labels = item.parent, []
        while above is not None and above.number is not None:
            labels.append(above.number.label)
            above = above.parent
        if item.number is not None:
            found.append((item.number.label, tuple(reversed(labels))))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n二、己",
            [
                ("一、", ()),
                ("（一）", ("一、",)),
                ("1.", ("一、", "（一）")),
                ("（1）", ("一、", "（一）", "1.")),
                ("①", ("一、", "（一）", "1.", "（1）")),
                ("二、", ()),
            ],
            id="every level",
        ),
        pytest.param(
            "一、甲\n1.乙\n2.丙\n（一）丁",
            [("一、", ()), ("1.", ("一、",)), ("2.", ("一、",)), ("（一）", ("一、",))],
            id="levels skipped",
        ),
        pytest.param("1.甲\n一、乙", [("1.", ()), ("一、", ())], id="an outer number later"),
        pytest.param(
            "1.甲\n2.乙\n1、丙\n2、丁\n3.戊",
            [("1.", ()), ("2.", ()), ("1、", ()), ("2、", ()), ("3.", ())],
            id="two signs of one form",
        ),
        pytest.param(
            "第一条甲\n1.乙\n2.丙\n第二条丁",
            [("第一条", ()), ("1.", ("第一条",)), ("2.", ("第一条",)), ("第二条", ())],
            id="figures below articles",
        ),
        pytest.param(
            "第一章甲\n一、乙\n第二章丙\n一、丁",
            [("第一章", ()), ("一、", ("第一章",)), ("第二章", ()), ("一、", ("第二章",))],
            id="chapters",
        ),
    ],
)
def test_each_number_finds_its_place(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert tree(text) == expected


def test_unnumbered_paragraphs_belong_to_the_number_before_them() -> None:
    root = read_outline(prose_of("题目\n前言\n一、甲\n甲的话\n（一）乙\n乙的话\n乙的又一句\n二、丙"))

    assert [(item.first, item.stop) for item in root.walk()] == [(0, 2), (2, 4), (4, 7), (7, 8)]
    assert [item.end for item in root.walk()] == [8, 7, 7, 8]


def test_only_the_given_paragraphs_are_read() -> None:
    root = read_outline(prose_of("一、甲\n二、乙\n三、丙"), 1, 2)

    assert [item.heading for item in root.walk()] == ["", "二、乙"]


@pytest.mark.parametrize(
    ("printed", "heading"),
    [
        ("（一） 建设 街区。改造老街。", "（一）建设街区"),
        ("一、建设街区（牵头单位：县商务局）", "一、建设街区"),
        ("1.建设街区：分两批", "1.建设街区"),
        ("1.建设街区，改造老街；", "1.建设街区，改造老街"),
        ("1.建设街区", "1.建设街区"),
        ("1.（试点）建设街区", "1.（试点）建设街区"),
    ],
)
def test_a_heading_ends_at_the_first_stop(printed: str, heading: str) -> None:
    assert heading_of(prose_of(printed)[0]) == heading
