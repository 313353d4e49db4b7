"""Numbers of paragraphs: their forms, levels and values."""

import pytest

from gongwen.reading.words.numbering import (
    ARTICLE,
    CHAPTER,
    FIFTH,
    FIRST,
    FOURTH,
    PART,
    SECOND,
    THIRD,
    Number,
    follows,
    han_value,
    read_number,
)


def number(tight: str) -> Number:
    found = read_number(tight)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("tight", "label", "level", "value"),
    [
        ("第二部分夜市建设", "第二部分", PART, 2),
        ("第一篇：总则", "第一篇：", PART, 1),
        ("第十二章夜市建设", "第十二章", CHAPTER, 12),
        ("第三节夜市建设", "第三节", CHAPTER, 3),
        ("第四条夜市建设", "第四条", ARTICLE, 4),
        ("一、夜市建设", "一、", FIRST, 1),
        ("十一．夜市建设", "十一．", FIRST, 11),
        ("（三）夜市建设", "（三）", SECOND, 3),
        ("(三)、夜市建设", "(三)、", SECOND, 3),
        ("〔三〕夜市建设", "〔三〕", SECOND, 3),
        ("2.夜市建设", "2.", THIRD, 2),
        ("2．夜市建设", "2．", THIRD, 2),
        ("2、夜市建设", "2、", THIRD, 2),
        ("2﹒夜市建设", "2﹒", THIRD, 2),
        ("102.夜市建设", "102.", THIRD, 102),
        ("（7）夜市建设", "（7）", FOURTH, 7),
        ("(7)夜市建设", "(7)", FOURTH, 7),
        ("7）夜市建设", "7）", FOURTH, 7),
        ("3.2夜市建设", "3.2", FOURTH, 2),
        ("3.2.5夜市建设", "3.2.5", FIFTH, 5),
        ("⑳夜市建设", "⑳", FIFTH, 20),
    ],
)
def test_a_number_has_its_printed_label_its_level_and_its_value(tight: str, label: str, level: int, value: int) -> None:
    found = number(tight)

    assert (found.label, found.level, found.value, found.end) == (label, level, value, len(label))


@pytest.mark.parametrize(
    "tight",
    [
        "第一时间公布",
        "2.5个百分点",
        "2.5%的降幅",
        "2024年夜市",
        "一是夜市",
        "十分注意",
        "50个摊位",
        "",
        "夜市一、二期",
        "1234.夜市",
        "1.2万元",
    ],
)
def test_words_that_only_look_like_a_number_are_none(tight: str) -> None:
    assert read_number(tight) is None


@pytest.mark.parametrize(
    ("han", "value"),
    [
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("十九", 19),
        ("二十", 20),
        ("二十三", 23),
        ("一百零五", 105),
        ("三百二十", 320),
        ("二〇二一", 2021),
    ],
)
def test_a_chinese_numeral_has_a_value(han: str, value: int) -> None:
    assert han_value(han) == value


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("一、甲", "二、乙", True, id="the next"),
        pytest.param("九、甲", "十、乙", True, id="nine and ten"),
        pytest.param("一、甲", "三、丙", False, id="a gap"),
        pytest.param("一、甲", "一、乙", False, id="a repeat"),
        pytest.param("一、甲", "（二）乙", False, id="another form"),
    ],
)
def test_a_number_follows_the_one_before_in_its_row(before: str, after: str, expected: object) -> None:
    assert follows(number(before), number(after)) is expected
