"""What of a text does not count when it is compared: its level, its place, widths, blanks and punctuation."""

import pytest

from gongwen.comparing.levels import Levels
from gongwen.reading.doubts.names import Place

PLACES = (Place("霁川市", "霁川市"), Place("霁川市澜棠区", "澜棠区"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全市商贸", "全区商贸"),
        ("我省要求", "本县要求"),
        ("各区人民政府", "各街道办事处"),
        ("各县（市、区）配合", "各乡镇配合"),
        ("市级财政", "镇级财政"),
        ("市商务局牵头", "县商务局牵头"),
        ("霁川市的经验", "澜棠区的经验"),
        ("霁川市澜棠区人民政府", "霁川市人民政府"),
        ("擦亮霁川名片", "擦亮澜棠名片"),
        ("建设中心城市", "建设中心城区"),
    ],
)
def test_texts_that_differ_only_in_level_are_one_in_the_neutral_form(one: str, other: str) -> None:
    levels = Levels(PLACES)

    assert levels.neutral(one) == levels.neutral(other)
    assert levels.plain(one) != levels.plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("办好， 办实。", "办好、办实"),
        ("增长１０％", "增长10%"),
        ("投资1,000万元", "投资1000万元"),
        ("选择1—2处", "选择1-2处"),
        ("ＡＰＰ上线", "app上线"),
        ("各單位負責", "各单位负责"),
    ],
)
def test_texts_of_the_same_words_are_one_in_the_plain_form(one: str, other: str) -> None:
    assert Levels().plain(one) == Levels().plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("增长1.5倍", "增长15倍"),
        ("任务1、2", "任务12"),
        ("选择1—2处", "选择12处"),
        ("城镇建设", "城乡建设"),
        ("增长10%", "增长10"),
        ("推进社区建设", "推进社会建设"),
    ],
)
def test_what_means_something_else_stays_apart(one: str, other: str) -> None:
    assert Levels().plain(one) != Levels().plain(other)
    assert Levels().neutral(one) != Levels().neutral(other) or one.startswith("任务")


@pytest.mark.parametrize("text", ["", "“全市”，1,000 家；  App。", "。、", "各县（市、区）"])
def test_the_tokens_of_a_text_are_the_text(text: str) -> None:
    tokens = Levels().tokens(text)

    assert "".join(token.printed for token in tokens) == (text if any(map(str.isalnum, text)) else "")
