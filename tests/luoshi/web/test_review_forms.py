"""What a piece's form sends, as content."""

from typing import Any

import pytest
from django.http import QueryDict  # noqa: TID251 -- a form as a view receives it

from luoshi.base.refusals import Invalid
from luoshi.plans.pieces import (
    AssignmentContent,
    DeadlineContent,
    PhaseContent,
    RhythmContent,
    TaskContent,
    as_content,
    as_data,
)
from luoshi.plans.states import PieceKind
from luoshi.web.review.forms import content_from, new_content

TASK = as_data(
    TaskContent(
        "清理杂物。",
        "1.",
        ("一、主要任务",),
        assignments=(
            AssignmentContent("区水务局", "lead", "牵头单位", span=(10, 14)),
            AssignmentContent("区财政局", "responsible", "责任单位", span=(15, 19)),
        ),
        deadlines=(DeadlineContent("5月底前", None, None, span=(20, 24)),),
        span=(0, 30),
    )
)


def sent(**fields: str | list[str]) -> QueryDict:
    """Return a form as it is sent; a double underscore stands for the point in a name."""
    post = QueryDict(mutable=True)
    for name, value in fields.items():
        post.setlist(name.replace("__", "."), value if isinstance(value, list) else [value])
    return post


def rows(*names: str, at: list[str]) -> QueryDict:
    count = len(names)
    return sent(
        assignments__at=at,
        assignments__name=list(names),
        assignments__role=["lead"] * count,
        assignments__label=[""] * count,
        assignments__duty=[""] * count,
    )


def test_a_form_with_nothing_in_it_leaves_the_content_as_it_is() -> None:
    assert content_from(PieceKind.TASK, sent(), TASK) == TASK


def test_a_corrected_text_keeps_its_lines_and_loses_the_carriage_returns() -> None:
    content = content_from(PieceKind.TASK, sent(text="清理杂物。\r\n清理淤泥。 "), TASK)

    assert content == TASK | {"text": "清理杂物。\n清理淤泥。"}


def test_a_row_keeps_its_place_in_the_source_when_its_name_is_corrected() -> None:
    content = content_from(PieceKind.TASK, rows("区水务局", "区财政局（区国资局）", at=["0", "1"]), TASK)

    assert [(row["name"], row["span"]) for row in content["assignments"]] == [
        ("区水务局", [10, 14]),
        ("区财政局（区国资局）", [15, 19]),
    ]


def test_rows_that_are_gone_or_empty_are_dropped_and_new_ones_have_no_place() -> None:
    content = content_from(PieceKind.TASK, rows("区财政局", " ", "区教育局", at=["1", "0", ""]), TASK)

    assert [(row["name"], row["span"]) for row in content["assignments"]] == [
        ("区财政局", [15, 19]),
        ("区教育局", None),
    ]
    assert as_content(PieceKind.TASK, content).assignments[1] == AssignmentContent("区教育局", "lead")


def test_one_empty_row_says_that_a_list_is_empty() -> None:
    assert content_from(PieceKind.TASK, rows("", at=[""]), TASK)["assignments"] == []


def test_a_place_that_there_is_not_makes_a_new_row() -> None:
    content = content_from(PieceKind.TASK, rows("区教育局", at=["77"]), TASK)

    assert content["assignments"][0]["span"] is None


def test_a_deadline_can_be_a_day_alone() -> None:
    post = sent(deadlines__at=[""], deadlines__text=[""], deadlines__due_on=["2026-06-30"], deadlines__recurring=[""])

    [row] = content_from(PieceKind.TASK, post, TASK)["deadlines"]

    assert (row["text"], row["due_on"], row["precision"]) == ("2026-06-30", "2026-06-30", "day")


def target(**fields: str) -> QueryDict:
    told = {
        "indicator": "步道",
        "measure": "",
        "comparator": "ge",
        "value": "3",
        "high": "",
        "unit": "公里",
        "aspirational": "",
        "text": "",
    }
    return sent(targets__at=[""], **{f"targets__{name}": [value] for name, value in (told | fields).items()})


def test_a_figure_says_its_words_itself_where_nobody_gave_any() -> None:
    [row] = content_from(PieceKind.TASK, target(), TASK)["targets"]

    assert (row["text"], row["value"], row["high"], row["aspirational"]) == ("步道3公里", "3", None, False)


def test_an_upper_figure_stays_only_between_two() -> None:
    [row] = content_from(PieceKind.TASK, target(high="5"), TASK)["targets"]
    [between] = content_from(PieceKind.TASK, target(high="5", comparator="between"), TASK)["targets"]

    assert (row["high"], between["high"]) == (None, "5")


@pytest.mark.parametrize(
    ("post", "field"),
    [
        (sent(text=" "), "text"),
        (sent(text="长" * 20_001), "text"),
        (target(value="三"), "value"),
        (target(value="NaN"), "value"),
        (target(value=""), "targets.value"),
        (
            sent(
                deadlines__at=[""], deadlines__text=["x"], deadlines__due_on=["2026-02-30"], deadlines__recurring=[""]
            ),
            "due_on",
        ),
        (sent(assignments__at=["0", "1"], assignments__name=["区水务局"]), "assignments"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_field(post: QueryDict, field: str) -> None:
    with pytest.raises(Invalid) as told:
        content_from(PieceKind.TASK, post, TASK)

    assert told.value.field == field


def rhythm(**due: Any) -> dict[str, Any]:  # noqa: ANN401 -- a due day as it stands in content
    return as_data(RhythmContent("monthly", "报送")) | {"due": due or None}


def test_a_recurring_duty_gets_a_day_and_loses_it_again() -> None:
    day = content_from(PieceKind.RHYTHM, sent(due__day="25"), rhythm())
    none = content_from(PieceKind.RHYTHM, sent(due__day=""), day)

    assert (day["due"], none["due"]) == ({"month": None, "day": 25, "text": ""}, None)


def test_words_of_a_duty_stay_where_they_name_no_day() -> None:
    before = rhythm(month="each", day=None, text="每月")

    assert content_from(PieceKind.RHYTHM, sent(due__day=""), before) == before


def test_a_day_that_no_month_has_is_refused() -> None:
    with pytest.raises(Invalid):
        content_from(PieceKind.RHYTHM, sent(due__day="32"), rhythm())


def test_a_phase_with_another_day_is_known_to_the_day() -> None:
    before = as_data(PhaseContent("部署阶段", None, "2026-04-20", "旬"))

    changed = content_from(PieceKind.PHASE, sent(start="2026-04-01", end="2026-04-20"), before)
    same = content_from(PieceKind.PHASE, sent(start="", end="2026-04-20"), before)

    assert (changed["precision"], same["precision"]) == ("day", "旬")


@pytest.mark.parametrize("kind", [PieceKind.TASK, PieceKind.GOAL, PieceKind.PHASE, PieceKind.RHYTHM, PieceKind.GROUP])
def test_a_few_words_make_a_new_piece_of_every_kind(kind: PieceKind) -> None:
    assert as_content(kind, as_data(new_content(kind, " 清理杂物 ", ()))) == new_content(kind, "清理杂物", ())


@pytest.mark.parametrize(
    ("kind", "text"), [(PieceKind.TASK, " "), (PieceKind.HEADER, "标题"), (PieceKind.ARRANGEMENT, "x")]
)
def test_nothing_is_made_of_nothing_and_no_second_header(kind: PieceKind, text: str) -> None:
    with pytest.raises(Invalid):
        new_content(kind, text, ())
