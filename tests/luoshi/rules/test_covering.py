"""What is wanting in a unit's own implementation plan."""

from datetime import date

import pytest

from luoshi.rules.covering import STOPS, Found, Gap, Part, Step, gaps

DAY = date(2026, 6, 30)
LED, SHARED = Part(1, leads=True, due_on=DAY), Part(2, leads=False, due_on=None)
WHOLE = Step(1, DAY, "某人")


@pytest.mark.parametrize(
    ("parts", "steps", "expected"),
    [
        ([], [], []),
        ([LED], [WHOLE], []),
        ([LED], [], [Found(Gap.NO_STEP, task=1)]),
        ([SHARED], [], [Found(Gap.NO_STEP_OF_MINE, task=2)]),
        ([LED], [Step(1, None, "某人")], [Found(Gap.NO_DAY, task=1, step=0)]),
        ([LED], [Step(1, DAY, "  ")], [Found(Gap.NO_PERSON, task=1, step=0)]),
        ([LED], [WHOLE, Step(None, DAY, "某人")], [Found(Gap.NO_TASK, step=1)]),
        ([LED], [Step(1, date(2026, 7, 1), "某人")], [Found(Gap.AFTER_DUE, task=1, step=0)]),
        ([SHARED], [Step(2, date(2099, 1, 1), "某人")], []),
        ([LED], [Step(1, None, "")], [Found(Gap.NO_DAY, task=1, step=0), Found(Gap.NO_PERSON, task=1, step=0)]),
    ],
)
def test_what_is_wanting_is_told_of_its_task_or_its_step(
    parts: list[Part], steps: list[Step], expected: list[Found]
) -> None:
    assert gaps(parts, steps) == expected


def test_only_what_an_office_needs_stops_a_plan() -> None:
    assert {Gap.NO_STEP, Gap.NO_DAY, Gap.NO_PERSON} == STOPS
