"""The source cut into paragraphs and segments, whatever points to it."""

from hypothesis import given
from hypothesis import strategies as st

from luoshi.web.review.source import Looks, Mark, Paragraph, paragraphs

LINES = "甲乙丙丁\n戊己\n\n庚辛壬癸"


def cut(text: str, *marks: Mark, looks: Looks | None = None) -> list[Paragraph]:
    return list(paragraphs(text, marks, looks or Looks()))


def test_a_mark_cuts_its_paragraph_in_three() -> None:
    [first, *_] = cut(LINES, Mark(1, 3, "p.one"))

    assert [(segment.text, segment.refs) for segment in first.segments] == [
        ("甲", ()),
        ("乙丙", ("p.one",)),
        ("丁", ()),
    ]


def test_marks_that_overlap_share_the_words_in_both() -> None:
    [first, *_] = cut(LINES, Mark(0, 3, "p.one"), Mark(2, 4, "d.two"))

    assert [(segment.text, segment.refs) for segment in first.segments] == [
        ("甲乙", ("p.one",)),
        ("丙", ("p.one", "d.two")),
        ("丁", ("d.two",)),
    ]


def test_a_mark_over_a_whole_paragraph_stands_at_the_paragraph() -> None:
    [first, second, third] = cut(LINES, Mark(0, 7, "p.one"))

    assert (first.refs, second.refs, third.refs) == (("p.one",), ("p.one",), ())
    assert [len(paragraph.segments) for paragraph in (first, second, third)] == [1, 1, 1]


def test_a_mark_reaches_over_paragraphs_and_an_empty_line() -> None:
    [first, second, third] = cut(LINES, Mark(2, 11, "p.one"))

    assert [segment.text for segment in first.segments if segment.refs] == ["丙丁"]
    assert second.refs == ("p.one",)
    assert [segment.text for segment in third.segments if segment.refs] == ["庚辛"]


def test_an_empty_mark_and_one_behind_the_end_change_nothing() -> None:
    assert cut(LINES, Mark(2, 2, "p.one"), Mark(90, 99, "p.two")) == cut(LINES)


def test_what_is_asked_is_seen_before_the_name_it_is_about() -> None:
    [first, *_] = cut(LINES, Mark(1, 3, "n.name", "name"), Mark(1, 3, "d.ask", "ask"))

    assert first.segments[1].look == "ask"
    assert '>甲<span class="mark mark-ask" data-refs="d.ask n.name">乙丙</span>丁<' in first.html()


def test_markup_in_a_source_is_shown_and_does_nothing() -> None:
    [first] = cut("<script>alert(1)</script>", Mark(0, 8, "p.one"))

    assert "<script" not in first.html()
    assert "&lt;script&gt;" in first.html()


def test_titles_headings_numbers_and_rows_of_a_roster_look_as_they_are_printed() -> None:
    text = "某区工作方案\n某政办〔2026〕3号\n一、主要任务\n（一）清理河道\n1.清理杂物。\n附件1\n组长：\t某某\t区长\n2026年3月1日"
    looks = Looks(frozenset({"某区工作方案"}), "某政办〔2026〕3号", headings=frozenset({"（一）清理河道"}))

    assert [paragraph.look for paragraph in cut(text, looks=looks)] == [
        "title",
        "number",
        "head-1",
        "head-2",
        "body",
        "annex",
        "row",
        "issuer",
    ]


def test_a_paragraph_that_begins_like_a_heading_and_runs_on_is_body() -> None:
    assert [paragraph.look for paragraph in cut("（一）设施更加均衡。新建综合体12个。")] == ["body"]


MARKS = st.lists(
    st.builds(
        lambda start, length, number: Mark(start, start + length, f"p.{number}"),
        st.integers(0, 30),
        st.integers(0, 30),
        st.integers(0, 5),
    ),
    max_size=8,
)


@given(st.text(alphabet="甲乙\n \t", max_size=30), MARKS)
def test_no_mark_loses_a_character_and_every_character_knows_who_points_to_it(text: str, marks: list[Mark]) -> None:
    made = cut(text, *marks)

    assert [line for line in text.split("\n") if line.strip()] == [
        "".join(segment.text for segment in paragraph.segments) for paragraph in made
    ]
    for paragraph in made:
        at = paragraph.start
        for segment in paragraph.segments:
            for _char in segment.text:
                pointing = {mark.ref for mark in marks if mark.start <= at < mark.end}
                assert set(segment.refs) | set(paragraph.refs) == pointing
                at += 1
