"""Doubts about numbers, brackets and words."""

import pytest

from gongwen.reading.doubts.sisters import LETTERS, SISTERS
from tests.gongwen.reading.doubts.plans import HEAD, ROSTER, TASKS, doubts_of, only_doubt, places, work

ITEM = "{}.清理河道。（牵头单位：区水务局）"


def numbered(*numbers: int) -> str:
    return work(*(ITEM.format(number) for number in numbers))


def test_a_number_that_is_missing_is_asked_about() -> None:
    assert "2.之后是4." in only_doubt(numbered(1, 2, 4), "number-skipped").message
    assert doubts_of(numbered(1, 2, 3), "number-skipped") == []


def test_a_number_that_stands_twice_is_asked_about() -> None:
    assert "两个2." in only_doubt(numbered(1, 2, 2, 3), "number-repeated").message
    assert doubts_of(numbered(1, 2, 3), "number-repeated") == []


def test_a_row_that_starts_anew_is_no_slip() -> None:
    text = numbered(1, 2, 1, 2)

    assert doubts_of(text, "number-skipped") + doubts_of(text, "number-repeated") == []


@pytest.mark.parametrize("words", ["依照《河道管理办法（试行》执行", "依照《河道管理办法执行", "清理杂物）并外运"])
def test_half_a_bracket_is_noted(words: str) -> None:
    assert len(doubts_of(work(f"1.{words}。（牵头单位：区水务局）"), "bracket-unbalanced")) == 1


@pytest.mark.parametrize(
    "words", ["依照《河道管理办法（试行）》执行", "一是：1）清理；2）外运；a）归档", "（一）清理（含外运）"]
)
def test_whole_brackets_and_counted_items_raise_nothing(words: str) -> None:
    text = work(f"1.{words}。（牵头单位：区水务局）")

    assert doubts_of(text, "bracket-unbalanced") + doubts_of(text, "bracket-mixed") == []


def test_brackets_of_two_widths_are_one_note() -> None:
    text = work("1.清河。（牵头单位：区水务局)", "2.植树。(牵头单位：区园林局）")

    assert len(only_doubt(text, "bracket-mixed").spans) == 4


@pytest.mark.parametrize(
    ("words", "seen", "meant"),
    [
        ("支持便民超区、便利店发展", "超区", "超市"),
        ("升级改造菜区场", "区场", "市场"),
        ("加强区场监管", "区场", "市场"),
        ("改善区容区貌", "区容", "市容"),
        ("支持企业到上区公司取经", "上区", "上市"),
        ("融入都县圈", "都县", "都市"),
        ("方便广大区民出行", "区民", "市民"),
        ("完善区政设施", "区政", "市政"),
        ("改造老旧小市", "小市", "小区"),
        ("提升社市治理水平", "社市", "社区"),
    ],
)
def test_a_level_word_in_the_place_of_its_sister_is_asked_about(words: str, seen: str, meant: str) -> None:
    text = work(f"1.{words}。（牵头单位：区商务局）")

    assert only_doubt(text, "level-word").options == (f"按原文：{seen}", f"应为：{meant}")
    assert places(text, "level-word") == [seen]


@pytest.mark.parametrize(
    "words",
    [
        "推动社区场所错时开放",
        "整修园区场地和校区场馆",
        "由区民政局会同区政府办公室办理",
        "规模以上区属企业",
        "拓展成都区域合作",
        "支持超市、菜市场和夜市发展",
        "改善城区环境",
        "服务地区民生和社区民警",
        "突破全县超县级目标",
        "报社市场化改革",
        "乐园市民卡",
        "完成大小市政工程",
        "区政务服务中心",
    ],
)
def test_level_words_in_their_own_place_raise_nothing(words: str) -> None:
    assert doubts_of(work(f"1.{words}。（牵头单位：区商务局）"), "level-word") == []


def test_no_pattern_finds_its_own_word_undamaged() -> None:
    found = [
        row.word
        for row in SISTERS
        for letter in LETTERS
        if letter != row.letter and row.damaged_by(letter).search(row.word)
    ]

    assert found == []


def test_one_congress_of_two_levels_is_asked_about_where_it_is_rarer() -> None:
    text = work(
        "1.落实市九届人大三次会议议案。（牵头单位：区水务局）", "2.报告市九届人大三次会议议案。（牵头单位：区水务局）"
    )

    assert doubts_of(text, "congress-level") == []
    text += "三、工作要求\n成立区九届人大三次会议议案领导小组。\n"
    assert places(text, "congress-level") == ["区九届人大三次会议"]


def test_another_session_may_be_of_another_level() -> None:
    text = work(
        "1.落实市九届人大三次会议议案。（牵头单位：区水务局）", "2.报告区五届人大二次会议。（牵头单位：区水务局）"
    )

    assert doubts_of(text, "congress-level") == []


def test_a_group_of_another_level_than_the_issuers_is_asked_about() -> None:
    text = HEAD + TASKS + ROSTER.replace("青枫区河道整治", "市河道整治")

    assert only_doubt(text, "group-level").options == ("按原文：市级", "应为：区级")
    assert doubts_of(HEAD + TASKS + ROSTER, "group-level") == []


@pytest.mark.parametrize(
    "note",
    [
        "（牵头单位：区水务局；责任单位：各街道办事处（含花溪新区管委会，下同））",
        "（牵头单位：区水务局。以下任务均需各街道办事处落实，不再列出）",
    ],
)
def test_units_stated_once_for_all_are_asked_about(note: str) -> None:
    assert only_doubt(work(f"1.清理河道。{note}"), "global-clause").options[0] == "按原文：不逐项列出"


@pytest.mark.parametrize(
    "note", ["（列第一位者为牵头单位，下同）", "（使用自有资金，下同）", "（以下简称领导小组，下同）", "（下同）"]
)
def test_what_names_no_unit_is_no_clause_for_all(note: str) -> None:
    assert doubts_of(work(f"1.清理河道{note}。（牵头单位：区水务局）"), "global-clause") == []
