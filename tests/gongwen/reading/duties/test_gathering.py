"""Duties of units: each unit in front of what it has to do."""

from tests.gongwen.reading.helpers import rows_of_work

DUTIES = (
    "（一）县统计局。制定普查办法，培训指导员。\n"
    "（二）县财政局、县审计局。按进度拨付经费，加强监管。\n"
    "（三）各镇（街道）。落实办公场所，做好补贴发放。"
)


def test_units_with_a_full_stop_in_front_of_every_duty_answer_for_it() -> None:
    assert rows_of_work(DUTIES) == [
        ("（一）", "制定普查办法，培训指导员。", {"responsible": ["县统计局"]}),
        ("（二）", "按进度拨付经费，加强监管。", {"responsible": ["县财政局", "县审计局"]}),
        ("（三）", "落实办公场所，做好补贴发放。", {"responsible": ["各镇（街道）"]}),
    ]


def test_headings_that_end_like_units_are_none() -> None:
    themes = "（一）小事马上办。梳理问题清单，逐件回应。\n（二）难事合力办。建立会商台账，挂牌督促。"

    assert [units for _, _, units in rows_of_work(themes)] == [{}, {}]


def test_one_unit_among_themes_is_told_by_what_follows() -> None:
    mixed = "（一）县统计局。负责普查办法和培训。\n（二）县财政局。负责经费和监管工作。\n（三）强化宣传引导。张贴海报，发放手册。"

    assert [units for _, _, units in rows_of_work(mixed)][:2] == [
        {"responsible": ["县统计局"]},
        {"responsible": ["县财政局"]},
    ]


def test_a_unit_as_a_theme_among_others_answers_for_nothing() -> None:
    mixed = "（一）县政府办公室。夜市工作要抓紧抓好。\n（二）强化宣传引导。张贴海报，发放手册。"

    assert [units for _, _, units in rows_of_work(mixed)] == [{}, {}]


def test_one_bracket_with_names_alone_is_a_note_where_it_says_when() -> None:
    dated = "（一）压减材料。（县商务局、县司法局，2024年9月底前完成）\n（二）办好集市。（责任单位：县文旅局）"
    undated = "（一）走访两家单位（县商务局、县司法局）\n（二）办好集市。（责任单位：县文旅局）"

    assert [units for _, _, units in rows_of_work(dated)] == [
        {"responsible": ["县商务局", "县司法局"]},
        {"responsible": ["县文旅局"]},
    ]
    assert [units for _, _, units in rows_of_work(undated)] == [{"responsible": ["县文旅局"]}]
