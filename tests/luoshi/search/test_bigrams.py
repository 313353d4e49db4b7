"""How text becomes tokens."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.search.bigrams import tokens_of, wanted_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("商业街", "商 商业 业 业街 街"),
        ("商", "商"),
        ("建设5G网络", "建 建设 设 5g 网 网络 络"),
        ("建设５Ｇ网络", "建 建设 设 5g 网 网络 络"),
        ("商业、街", "商 商业 业 街"),
        ("GDP增长6.5%", "gdp 增 增长 长 6 5"),
        ("〔2026〕3号", "2026 3 号"),
        ("二〇二六年", "二 二〇 〇 〇二 二 二六 六 六年 年"),
        ("第①项", "第 1 项"),
        ("snake_case", "snake case"),
        ("𠮷林", "𠮷 𠮷林 林"),
        ("ﾒｰﾀｰ", "メーター"),
        ("Straße", "strasse"),
        ("", ""),
        ("，。!—", ""),
    ],
)
def test_text_becomes_tokens(text: str, tokens: str) -> None:
    assert tokens_of(text) == tokens.split()


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("商业街", "商业 业街"), ("商业", "商业"), ("商", "商"), ("5G网络", "5g 网络"), ("%", "")],
)
def test_a_word_wants_its_pairs_only(word: str, wanted: str) -> None:
    assert wanted_tokens(word) == wanted.split()


def test_a_word_without_end_is_cut() -> None:
    assert [len(token) for token in tokens_of("x" * 5000)] == [64]


@given(st.text())
def test_tokens_hold_nothing_that_an_engine_could_take_for_syntax(text: str) -> None:
    assert [token for token in tokens_of(text) if re.search(r"[\0-\x7f]", re.sub("[A-Za-z0-9]", "", token))] == []


@given(st.text(), st.text(), st.text())
def test_what_a_word_wants_is_in_every_text_that_holds_it(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"

    assert set(wanted_tokens(word)) <= set(tokens_of(text))
    assert f" {' '.join(tokens_of(word))} ".strip() in " ".join(tokens_of(text))
