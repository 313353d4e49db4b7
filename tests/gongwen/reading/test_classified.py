import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.reading.classified import refuse_classified
from gongwen.refusals import Classified


def is_refused(lines: list[str]) -> bool:
    try:
        refuse_classified(lines)
    except Classified:
        return True
    return False


HEAD = [
    "清河县人民政府办公室文件",
    "清政办〔2021〕17号",
    "关于做好夜间值守工作的通知",
    "各乡镇人民政府：",
    "现将有关事项通知如下。",
]


@pytest.mark.parametrize(
    "mark",
    [
        "秘密",
        "机密",
        "绝密",
        "机 密",
        "秘　密",
        "秘密★1年",
        "机密★",
        "绝密★长期",
        "秘密 5年",
        "秘密★6个月",
        "000012 机密★1年",
        "机密★1年　　特急",
        "特急　　秘密",
        "【机密】",
        "（秘密）",
        "机密级",
        "密级：秘密",
        "密级:机密★3年",
        "[密级] 机密",
        "密级和保密期限：秘密★1年",
        "機密",
        "絕密★長期",
        "祕密",
        "秘密　　　　清河县人民政府办公室",
    ],
)
def test_a_mark_in_the_head_is_refused(mark: str) -> None:
    assert is_refused([mark, *HEAD])


@pytest.mark.parametrize(
    "line",
    [
        "商业秘密",
        "国家秘密",
        "保密",
        "内部资料",
        "内部资料　注意保存",
        "内部掌握",
        "密级：公开",
        "密级：无",
        "密级：",
        "公开属性：主动公开",
        "关于进一步加强商业秘密保护工作的通知",
        "清河县保守国家秘密工作要点",
        "秘密文件管理办法",
        "商业秘密★10年",
        "严格保守国家秘密和工作秘密。",
    ],
)
def test_what_is_no_mark_passes(line: str) -> None:
    assert not is_refused([line, *HEAD])


def test_the_word_alone_below_the_first_sentence_is_no_mark() -> None:
    assert not is_refused([*HEAD, "秘密", "密级：秘密"])


def test_the_word_alone_far_below_the_top_is_no_mark() -> None:
    assert not is_refused([*["首页"] * 20, "秘密"])


def test_a_row_of_a_sites_table_counts_further_down() -> None:
    assert is_refused([*["首页"] * 30, "密级：机密"])


def test_the_star_is_refused_wherever_it_stands() -> None:
    assert is_refused([*HEAD, "附件", "机密★1年"])


def test_a_mark_run_together_with_the_letterhead_is_refused() -> None:
    assert is_refused(["000003秘密清河县人民政府文件清政〔2021〕3号关于做好值守工作的通知各乡镇：现通知如下。"])


def test_empty_lines_do_not_count() -> None:
    assert is_refused([*[""] * 40, "机密", *HEAD])


def test_the_sentence_says_where_and_what_to_do_and_quotes_nothing() -> None:
    with pytest.raises(Classified) as refusal:
        refuse_classified(["", "绝密★长期　清河", *HEAD])

    sentence = str(refusal.value)
    assert sentence.startswith("第2行")
    assert "没有保存" in sentence
    assert "涉密网络" in sentence
    assert sentence.count("。") == 1
    assert "绝密" not in sentence
    assert "清河" not in sentence


@given(st.lists(st.text(alphabet="秘密机绝★ 年1级：密级公开商业。\t", max_size=30), max_size=30))
def test_any_lines_are_either_refused_or_pass(lines: list[str]) -> None:
    assert is_refused(lines) in (True, False)
