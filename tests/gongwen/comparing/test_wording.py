"""Two wordings as segments that people can read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.comparing.levels import Levels
from gongwen.comparing.wording import Steps, wording
from tests.gongwen.comparing.examples import drawn

MANY = 1_000_000_000


def shown(old: str, new: str, steps: int = MANY) -> str:
    return drawn(wording(old, new, Levels(), Steps(steps)))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("新建25家", "新建30家", "新建[-25-]{+30+}家"),
        ("积极推进合作", "推进合作", "[-积极-]推进合作"),
        ("推进合作。", "推进合作，成效共享。", "推进合作，{+成效共享。+}"),
        ("推进适老化适儿化改造", "推进适老化改造", "推进适老化[-适儿化-]改造"),
        ("养老、托育、助餐服务", "养老、助餐服务", "养老、[-托育、-]助餐服务"),
        ("办好市集，", "办好夜市，", "办好[-市集-]{+夜市+}，"),
        ("全市推进", "全区推进", "<全市|全区>推进"),
        ("健全制度。", "完善机制。", "[-健全制度-]{+完善机制+}。"),
        ("同", "同", "同"),
        ("", "增加", "{+增加+}"),
        ("删去", "", "[-删去-]"),
    ],
)
def test_a_change_stands_where_it_is(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_what_agrees_by_chance_is_part_of_the_change() -> None:
    old, new = "依托职业院校办好的实训基地培训骨干", "面向社会公开招募的志愿者并组建分队"

    assert shown(f"建强队伍。{old}。", f"建强队伍。{new}。") == f"建强队伍。[-{old}-]{{+{new}+}}。"


def test_a_long_text_is_compared_by_clauses() -> None:
    clauses = [f"第{n}条措施由承办单位逐条落实" for n in range(400)]
    changed = ["头一条", *clauses[1:200], "第900条措施由承办单位另行落实", *clauses[201:-1], "末一条"]

    told = shown("，".join(clauses), "，".join(changed))

    assert "，[-第200条措施由承办单位逐条落实-]{+第900条措施由承办单位另行落实+}，第201条" in told
    assert told.startswith("[-第0条措施由承办单位逐条落实-]{+头一条+}，第1条")


def test_texts_beyond_the_work_allowed_are_replaced_whole() -> None:
    assert shown("甲一乙二丙三", "丁一戊二己三", steps=0) == "[-甲一乙二丙-]{+丁一戊二己+}三"


@pytest.mark.parametrize(
    ("old", "new"),
    [("甲乙" * 500, "乙甲甲" * 333), ("甲" * 3000, "乙" + "甲" * 2998), ("甲，乙。" * 20_000, "乙，丙，" * 20_000)],
)
def test_texts_that_repeat_themselves_take_no_time(old: str, new: str) -> None:
    begun = time.monotonic()
    segments = wording(old, new, Levels(), Steps(MANY))

    assert time.monotonic() - begun < 20
    assert ("".join(s.old for s in segments), "".join(s.new for s in segments)) == (old, new)


TEXTS = st.lists(
    st.sampled_from("全市 全区 推进 推 进 化 适老化 ， 。 、 1 12 1.5 % 的 （ ） \n".split(" ")), max_size=14
).map("".join)


@given(TEXTS, TEXTS)
def test_the_segments_make_up_both_texts(old: str, new: str) -> None:
    levels = Levels()
    segments = wording(old, new, levels, Steps(MANY))

    assert "".join(segment.old for segment in segments) == (old if levels.tokens(old) else "")
    assert "".join(segment.new for segment in segments) == (new if levels.tokens(new) else "")
    assert [s for s in segments if s.op == "same" and levels.plain(s.old) != levels.plain(s.new)] == []
    assert [s for s in segments if s.op == "adapted" and levels.neutral(s.old) != levels.neutral(s.new)] == []
