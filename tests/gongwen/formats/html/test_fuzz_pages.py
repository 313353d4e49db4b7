"""Whatever a page is made of, every letter that it shows is a line or stands aside, and none is there twice."""

import re

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gongwen.formats import Limits, Source, read_bytes
from gongwen.formats.blocks import flattened
from gongwen.formats.encodings import decode
from gongwen.formats.html import blocks_of, read_declared
from gongwen.refusals import Refused, Unreadable
from tests.gongwen.formats.html.sites import SITES
from tests.gongwen.formats.test_fuzz import SMALL, assert_is_sound, assert_source_or_refusal, mutated

thorough = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
TEXTS = (
    "清河县夜市建设实施方案",
    "一、工作目标",
    "到2026年底，建成夜市3处，新增便民点12个，群众满意度达到90%以上；每月通报一次进展情况。",
    "1.建设夜市。由县商务局牵头，县财政局、县城市管理执法局配合，6月底前完成。",
    "",
)
PAGES = [site(TEXTS) for site in SITES]
NAMES = st.sampled_from(
    "nav menu BreadcrumbNav footer foot header share related TRS_Editor zoom article-content page page-2 x tools".split()
)
TAGS = st.sampled_from(
    "div p ul li table tr td th section article main header footer nav aside h1 a span br q pre form".split()
)
WORDS = st.sampled_from(("首页", "更多>>", "2026-04-01", "字号：", "—", "\u200b", "\u3000", *TEXTS))
ATTRIBUTES = st.one_of(
    st.just(""),
    st.builds(' class="{}"'.format, NAMES),
    st.sampled_from(
        [
            " hidden",
            ' style="display:none"',
            ' role="navigation"',
            ' href="/1.html"',
            ' href="a.pdf"',
            " colspan=2",
            ' href="#a"',
        ]
    ),
)
PIECES = st.one_of(
    st.builds("<{}{}>".format, TAGS, ATTRIBUTES),
    st.builds("</{}>".format, TAGS),
    WORDS,
    st.builds('<a href="/{}">{}</a>'.format, st.integers(0, 9), WORDS),
)
LETTERS = re.compile(r"[\s\u200b]+")


def letters(texts: list[str]) -> str:
    return LETTERS.sub("", "".join(texts))


def outcome_of(markup: str) -> Source | Refused:
    try:
        return read_declared(markup.encode(), SMALL, "utf-8")
    except Unreadable as refusal:
        return refusal


def assert_all_there(markup: str) -> None:
    source = outcome_of(markup)
    if isinstance(source, Refused):
        assert str(source).endswith("。")
        return
    assert_is_sound(source)
    shown = letters([paragraph.text for paragraph in flattened(blocks_of(markup, SMALL))])
    kept = letters([line.text for line in (*source.lines, *source.asides)])
    if "revealed-text" in {remark.code for remark in source.remarks}:
        assert len(kept) > len(shown)
    else:
        assert sorted(kept) == sorted(shown)


@given(st.data(), st.sampled_from(PAGES))
@thorough
def test_mutated_pages_of_sites(data: st.DataObject, page: bytes) -> None:
    assert_source_or_refusal(data.draw(mutated(page)), "a.html")


@given(st.lists(PIECES, max_size=80))
@example(["<q>", "</q>", "首页", "<div hidden>", "丙", "</div>", "<p>", TEXTS[2]])
@example(["<ul>", *["<li>"] * 3, "<div style='display:none' class=page>", TEXTS[2] * 12, "</div>", TEXTS[3]])
@thorough
def test_elements_of_pages_in_any_order(pieces: list[str]) -> None:
    assert_all_there(f"<html><body>{TEXTS[2]}{''.join(pieces)}")


@given(st.data(), st.sampled_from(PAGES))
@thorough
def test_pages_with_pieces_put_in(data: st.DataObject, page: bytes) -> None:
    markup = decode(page).text
    cut = data.draw(st.integers(0, len(markup)))
    between = "".join(data.draw(st.lists(PIECES, max_size=12)))

    assert_all_there(markup[:cut] + between + markup[cut:])


def test_a_small_limit_is_a_limit_of_both_walks() -> None:
    refusal = outcome_of("<html>" + "<p>x" * (Limits().lines + 1))

    assert isinstance(refusal, Refused)
    assert read_bytes(b"<html><p>x", name="a.html", limits=Limits(lines=2)).lines[0].text == "x"
