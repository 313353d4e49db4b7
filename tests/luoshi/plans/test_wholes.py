"""What one version changed in another besides its tasks."""

from dataclasses import replace
from typing import Any

import pytest

from luoshi.base.actors import Actor
from luoshi.plans.models import Piece, PlanVersion
from luoshi.plans.operations.editing import change_piece, strike_piece
from luoshi.plans.pieces import as_content
from luoshi.plans.queries.wholes import Line, LineChange, line_changes, whole_differences
from luoshi.plans.states import PieceKind
from tests.luoshi.making import NOW, a_jurisdiction, an_actor
from tests.luoshi.plans.making import HEAD, TASKS
from tests.luoshi.usecases.making import a_version_in_force, an_amendment, enforced

pytestmark = pytest.mark.django_db
WHOLE = f"""{HEAD}一、工作目标
到2026年底，河道整洁。
新增绿地不少于5公顷。
{TASKS}三、工作步骤
（一）动员部署阶段（2026年3月1日至3月31日）。各单位制定细则。
（二）组织实施阶段（2026年4月1日至11月30日）。各单位按分工落实。
"""


@pytest.fixture
def clerk() -> Actor:
    return an_actor(a_jurisdiction())


@pytest.fixture
def current(clerk: Actor) -> PlanVersion:
    return a_version_in_force(WHOLE, by=clerk)


@pytest.fixture
def amendment(clerk: Actor, current: PlanVersion) -> PlanVersion:
    return an_amendment(current, by=clerk)


def edit(version: PlanVersion, kind: PieceKind, by: Actor, place: int = 0, **fields: object) -> Piece:
    piece: Piece = version.pieces.filter(kind=kind).order_by("position")[place]
    content: Any = replace(as_content(kind, piece.content), **fields)
    return change_piece(piece=piece, revision=piece.revision, content=content, by=by, now=NOW)


def test_an_amendment_that_changes_nothing_has_no_differences(current: PlanVersion, amendment: PlanVersion) -> None:
    assert whole_differences(current, amendment) == ()


def test_goals_and_phases_are_compared_before_and_after_they_are_in_force(
    clerk: Actor, current: PlanVersion, amendment: PlanVersion
) -> None:
    edit(amendment, PieceKind.GOAL, clerk, text="到2026年底，河道整洁有序。")
    edit(amendment, PieceKind.PHASE, clerk, end="2026-04-10")

    drafted = whole_differences(current, amendment)

    assert [one.kind for one in drafted] == [PieceKind.GOAL, PieceKind.PHASE]
    [goal], [phase] = drafted[0].changes, drafted[1].changes
    assert (goal.old, goal.new) == ("到2026年底，河道整洁", "到2026年底，河道整洁有序。")
    assert (phase.old.split()[0], phase.new.split()[0]) == ("2026-03-01至2026-03-31", "2026-03-01至2026-04-10")
    assert whole_differences(current, enforced(amendment)) == drafted


def test_the_number_of_the_document_and_who_reports_are_compared(
    clerk: Actor, current: PlanVersion, amendment: PlanVersion
) -> None:
    edit(amendment, PieceKind.HEADER, clerk, number="青枫政办〔2026〕9号")
    edit(amendment, PieceKind.ARRANGEMENT, clerk, lead_duty="required")

    told = {one.kind: one.changes for one in whole_differences(current, amendment)}

    assert told == {
        PieceKind.HEADER: (LineChange("发文字号", "青枫政办〔2026〕3号", "青枫政办〔2026〕9号"),),
        PieceKind.ARRANGEMENT: (LineChange("其余牵头单位", "有则报", "必报"),),
    }


def test_a_struck_goal_has_gone(clerk: Actor, current: PlanVersion, amendment: PlanVersion) -> None:
    goal = amendment.pieces.filter(kind=PieceKind.GOAL).order_by("position")[0]
    strike_piece(piece=goal, revision=goal.revision, by=clerk, now=NOW)

    [one] = whole_differences(current, amendment)

    assert [(change.old, change.new) for change in one.changes] == [("到2026年底，河道整洁", "")]


def test_named_lines_are_compared_by_name_and_the_others_by_place() -> None:
    olds = [Line("甲", "一"), Line("乙", "二"), Line("", "前"), Line("", "中"), Line("", "后")]
    news = [Line("丙", "三"), Line("甲", "壹"), Line("", "前"), Line("", "后"), Line("", "末")]

    assert line_changes(olds, news) == (
        LineChange("甲", "一", "壹"),
        LineChange("乙", "二", ""),
        LineChange("丙", "", "三"),
        LineChange("", "中", ""),
        LineChange("", "", "末"),
    )
