import pytest

from gongwen.formats.numerals import numeral


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("decimal", "0 1 2 10 11 20 21 110"),
        ("decimalZero", "00 01 02 10 11 20 21 110"),
        ("decimalFullWidth", "０ １ ２ １０ １１ ２０ ２１ １１０"),
        ("chineseCounting", "零 一 二 十 十一 二十 二十一 一百一十"),
        ("chineseCountingThousand", "零 一 二 十 十一 二十 二十一 一百一十"),
        ("japaneseCounting", "零 一 二 十 十一 二十 二十一 一百一十"),
        ("ideographDigital", "〇 一 二 一〇 一一 二〇 二一 一一〇"),
        ("chineseLegalSimplified", "零 壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰壹拾"),
        ("ideographLegalTraditional", "零 壹 貳 壹拾 壹拾壹 貳拾 貳拾壹 壹佰壹拾"),
        ("ideographTraditional", "0 甲 乙 癸 11 20 21 110"),
        ("ideographZodiac", "0 子 丑 酉 戌 20 21 110"),
        ("ideographZodiacTraditional", "0 甲子 乙丑 癸酉 甲戌 癸未 甲申 癸丑"),
        ("decimalEnclosedCircle", "0 ① ② ⑩ ⑪ ⑳ 21 110"),
        ("decimalEnclosedCircleChinese", "0 ① ② ⑩ ⑪ ⑳ 21 110"),
        ("decimalEnclosedParen", "0 ⑴ ⑵ ⑽ ⑾ ⒇ 21 110"),
        ("decimalEnclosedFullstop", "0 ⒈ ⒉ ⒑ ⒒ ⒛ 21 110"),
        ("ideographEnclosedCircle", "0 ㊀ ㊁ ㊉ 11 20 21 110"),
        ("upperLetter", "0 A B J K T U FFFFF"),
        ("lowerLetter", "0 a b j k t u fffff"),
        ("upperRoman", "0 I II X XI XX XXI CX"),
        ("lowerRoman", "0 i ii x xi xx xxi cx"),
        ("a format of the future", "0 1 2 10 11 20 21 110"),
    ],
)
def test_numbers_are_written_as_word_prints_them(number_format: str, expected: str) -> None:
    values = (0, 1, 2, 10, 11, 20, 21, 110)

    assert " ".join(numeral(value, number_format) for value in values) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"), (2024, "二千零二十四"), (10_000, "10000")],
)
def test_chinese_numbers_put_one_zero_for_each_gap(value: int, expected: str) -> None:
    assert numeral(value, "chineseCounting") == expected


@pytest.mark.parametrize("number_format", ["upperRoman", "lowerLetter", "chineseCounting", "ideographTraditional"])
@pytest.mark.parametrize("value", [-1, 999_999_999])
def test_numbers_that_a_format_cannot_write_are_figures(number_format: str, value: int) -> None:
    assert numeral(value, number_format) == str(value)


def test_no_number_is_written_where_none_is_wanted() -> None:
    assert numeral(3, "none") == ""
