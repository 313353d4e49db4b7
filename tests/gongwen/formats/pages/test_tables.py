"""Tables, with rules and without, become cells."""

from gongwen.formats import read_bytes
from tests.gongwen.formats.pages.reads import OTHER, SENTENCE, read, rows, spans, texts
from tests.gongwen.formats.pdf_builder import LEFT, Page, Text, grid, lines_down, pdf, wrapped

LEFTS = [79, 119, 300, 420, 520]
HEAD = ["序号", "工作任务", "责任单位", "完成时限"]
FIRST = ["1", "建设便民服务网点。", "区商务局、区民政局", "6月底前"]
SECOND = ["2", "开展设施摸底排查。", "区教育局", "9月底前"]


def table(cells: list[list[str]], tops: list[float], size: float = 10.5) -> list[Text]:
    """Return texts wrapped into the cells of a table."""
    found: list[Text] = []
    for top, row in zip(tops, cells, strict=False):
        for left, right, text in zip(LEFTS, LEFTS[1:], row, strict=False):
            width = int((right - left - 10.8) / size)
            for line, at in enumerate(range(0, len(text), width)):
                found.append(Text(left + 5.4, top + 3 + line * 14, text[at : at + width], size))
    return found


def typed(lines: list[list[str]], lefts: tuple[float, ...], top: float = 100, size: float = 14) -> list[Text]:
    """Return lines of which the parts begin at ``lefts``."""
    return [
        Text(left, top + 24 * row, text, size)
        for row, parts in enumerate(lines)
        for left, text in zip(lefts, parts, strict=True)
        if text
    ]


def test_rules_make_cells() -> None:
    tops = [100.0, 130, 160, 190]

    assert rows(Page(table([HEAD, FIRST, SECOND], tops), grid(LEFTS, tops))) == [HEAD, FIRST, SECOND]


def test_lines_of_a_cell_are_joined() -> None:
    long = [
        "3",
        "完善便民商业网点，推动一店多能、一点多用，补齐早餐、维修等小业态。",
        "各街道办事处，区商务局、区民政局、区财政局",
        "年底前",
    ]
    tops = [100.0, 130, 200]

    assert rows(Page(table([HEAD, long], tops), grid(LEFTS, tops))) == [HEAD, long]


def test_a_number_or_a_bullet_begins_a_paragraph_in_a_cell() -> None:
    tops = [100.0, 160]
    texts_ = [
        Text(124.4, 103, "△完善财政监督提高资金使用效益吧"),
        Text(124.4, 121, "△加强税源监控"),
        Text(84, 103, "1"),
        Text(305, 103, "区财政局"),
    ]

    assert rows(Page([Text(t.left, t.top, t.text, 10.5) for t in texts_], grid(LEFTS, tops)))[0][1] == (
        "△完善财政监督提高资金使用效益吧/△加强税源监控"
    )


def test_text_drawn_through_a_rule_is_cut_there() -> None:
    page = Page(
        [Text(84, 105, "序号任务单位", 10.5), Text(84, 135, "12", 10.5), Text(110, 135, "建设便民网点区商务局", 10.5)],
        grid([79, 107, 173, 240], [100, 130, 160]),
    )

    assert rows(page)[1] == ["12", "建设便民网点", "区商务局"]


def test_squares_without_a_rule_between_them_are_one_cell() -> None:
    rules = [(79, 100, 520, 100), (119, 130, 420, 130), (79, 160, 520, 160), (79, 190, 520, 190)]
    rules += [(left, 100, left, 190) for left in (79, 119, 300, 520)] + [(420, 100, 420, 160)]
    placed = {"一": (84, 115), "甲": (124, 105), "丙": (124, 135), "区商务局": (305, 105), "区民政局": (305, 135)}
    placed |= {"年底前": (425, 120), "二": (84, 165), "丁": (124, 165), "各街道办事处": (305, 165)}
    page = Page([Text(left, top, text, 10.5) for text, (left, top) in placed.items()], [*map(tuple, rules)])  # type: ignore[list-item]

    assert spans(read(page).lines) == {
        "一": (0, 0, 2, 1),
        "甲": (0, 1, 1, 1),
        "区商务局": (0, 2, 1, 1),
        "年底前": (0, 3, 2, 1),
        "丙": (1, 1, 1, 1),
        "区民政局": (1, 2, 1, 1),
        "二": (2, 0, 1, 1),
        "丁": (2, 1, 1, 1),
        "各街道办事处": (2, 2, 1, 2),
    }


def test_a_table_stands_between_the_paragraphs_around_it() -> None:
    tops = [300.0, 330, 360]
    page = Page(
        [*lines_down(wrapped(SENTENCE)), *table([HEAD, FIRST], tops), *lines_down(wrapped(OTHER), top=400)],
        grid(LEFTS, tops),
    )

    assert [line.cell is not None for line in read(page).lines] == [False, *([True] * 8), False]


def test_a_table_goes_on_overleaf_without_its_repeated_head() -> None:
    tops = [100.0, 130, 160]
    pages = [Page(table([HEAD, row], tops), grid(LEFTS, tops)) for row in (FIRST, SECOND)]

    assert rows(*pages) == [HEAD, FIRST, SECOND]
    assert [line.text for line in read(*pages).asides] == HEAD


def test_a_row_torn_by_the_page_break_is_put_together() -> None:
    torn = ["2", "开展设施摸底排查，形成资源、需求和项目三张清单，逐项对照做到底", "区教育局", "9月底前"]
    first, second = [100.0, 130, 160], [100.0, 130, 160]
    pages = [
        Page(table([FIRST, torn], first), grid(LEFTS, first)),
        Page(table([["", "数清、缺口明。", "", ""], ["3", "甲。", "区民政局", "年底"]], second), grid(LEFTS, second)),
    ]

    assert rows(*pages) == [FIRST, ["2", torn[1] + "数清、缺口明。", *torn[2:]], ["3", "甲。", "区民政局", "年底"]]


def test_a_merged_cell_reaches_over_the_page_break() -> None:
    def page(cells: list[tuple[int, float, str]]) -> Page:
        rules = [(79, 100, 520, 100), (119, 130, 520, 130), (79, 160, 520, 160)]
        down = [(left, 100, left, 160) for left in LEFTS]
        return Page([Text(LEFTS[at] + 5, top, text, 10.5) for at, top, text in cells], [*rules, *down])

    one = page(
        [
            (0, 120, "空间"),
            (1, 105, "甲任务。"),
            (2, 105, "区商务局"),
            (3, 105, "6月"),
            (1, 135, "乙任务。"),
            (2, 135, "区民政局"),
            (3, 135, "7月"),
        ]
    )
    two = page(
        [
            (1, 105, "丙任务。"),
            (2, 105, "区教育局"),
            (3, 105, "8月"),
            (1, 135, "丁任务。"),
            (2, 135, "区司法局"),
            (3, 135, "9月"),
        ]
    )

    assert spans(read(one, two).lines)["空间"] == (0, 0, 4, 1)


def test_a_frame_around_text_is_no_table() -> None:
    page = Page(lines_down([*wrapped(SENTENCE), *wrapped(OTHER)]), grid([60, 540], [90, 400]))

    assert texts(page) == [SENTENCE, OTHER]


def test_columns_without_rules_make_cells() -> None:
    lines = [
        ["序号", "工作任务", "责任单位"],
        ["1", "建设便民服务网点。", "区商务局"],
        ["2", "开展摸底排查。", "区教育局"],
    ]

    assert rows(Page(typed(lines, (79, 130, 400)))) == lines


def test_a_cell_without_rules_goes_on_in_its_column() -> None:
    lines = [
        ["序号", "工作任务", "责任单位"],
        ["1", "建设便民服务网点，补齐早餐、", "区商务局"],
        ["", "维修等小业态。", ""],
        ["2", "开展摸底排查。", "区教育局"],
    ]

    assert rows(Page(typed(lines, (79, 130, 400)))) == [
        lines[0],
        ["1", "建设便民服务网点，补齐早餐、维修等小业态。", "区商务局"],
        lines[3],
    ]


def test_rules_across_part_the_rows_of_a_table_without_others() -> None:
    lines = [
        ["序号", "工作任务", "责任单位"],
        ["1", "建设便民服务网点，补齐早餐、", "区商务局"],
        ["", "维修等小业态。", "区民政局"],
        ["2", "开展摸底排查。", "区教育局"],
    ]
    across = [(79.0, top, 520.0, top) for top in (96.0, 120, 168, 192)]

    assert rows(Page(typed(lines, (79, 130, 400)), across))[1] == [
        "1",
        "建设便民服务网点，补齐早餐、维修等小业态。",
        "区商务局/区民政局",
    ]


def test_a_roster_in_three_columns_goes_on_overleaf() -> None:
    first = [
        ["组长：", "虞知衡", "副区长"],
        ["副组长：", "褚岸", "区人民政府办公室副主任"],
        ["成员：", "郁翀", "区委宣传部副部长"],
    ]
    second = [
        ["苑昕", "区政务服务和大数据管理局副局长"],
        ["翟慕白", "区残疾人联合会副理事长"],
        ["柏若川", "团区委副书记"],
    ]

    assert rows(Page(typed(first, (79, 181, 260))), Page(typed(second, (181, 260)))) == [
        *first,
        *(["", *row] for row in second),
    ]


def test_a_roster_typed_with_blanks_stays_lines() -> None:
    lines = [["组长：虞知衡", "副区长"], ["成员：郁翀", "区委宣传部副部长"]]
    below = [["车以宁", "区教育局副局长"], ["宁祎", "区公安局副局长"], ["邬景", "区司法局副局长"]]
    page = Page([*typed(lines, (79, 200)), *typed(below, (126, 200), top=148)])

    assert texts(page) == ["\u3000\u3000".join(line) for line in [*lines, *below]]


def test_a_hostile_number_of_rules_costs_little() -> None:
    rules = [(float(10 + at % 500), 10.0 + at // 500, float(20 + at % 500), 10.0 + at // 500) for at in range(9_000)]

    assert read_bytes(pdf(Page([Text(LEFT, 700, SENTENCE)], rules)), name="a.pdf").lines[0].text == SENTENCE
