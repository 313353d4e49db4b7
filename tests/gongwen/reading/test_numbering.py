import pytest

from gongwen.reading.numbering import read_number


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1.建设综合体", "1."),
        ("71.2022年3月前阶段性调整机制", "71."),
        ("3.6月底前完成清理", "3."),
        ("5.12345热线扩容", "5."),
        ("1.1推动设施共享", "1.1"),
        ("（十二）加强监管", "（十二）"),
        ("30．完善机制", "30．"),
        ("1﹒落实政策", "1﹒"),
    ],
)
def test_a_number_ends_before_the_items_own_words(text: str, label: str) -> None:
    number = read_number(text)

    assert number is not None
    assert number.label == label


@pytest.mark.parametrize("text", ["2.5个百分点的增幅", "2023年底前完成", "第一时间响应诉求", "6.75%以上", "1.234亿元投资"])
def test_figures_and_words_are_no_numbers(text: str) -> None:
    assert read_number(text) is None
