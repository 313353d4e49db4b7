"""Contents of pieces go into JSON and come back the same."""

import json

import pytest

from gongwen.reading.asjson import from_json
from gongwen.reading.model import Basis, Member, RhythmDue, TaskPerson
from luoshi.plans.contents import contents_of, roster_names
from luoshi.plans.operations.positions import FIRST, HIGHEST, between, place_behind, positions_for
from luoshi.plans.pieces import (
    FORMS,
    ArrangementContent,
    AssignmentContent,
    Content,
    DeadlineContent,
    GoalContent,
    GroupContent,
    HeaderContent,
    MilestoneContent,
    PhaseContent,
    RhythmContent,
    TargetContent,
    TaskContent,
    as_content,
    as_data,
    checked_content,
)
from luoshi.plans.states import PieceKind
from tests.luoshi.plans.making import read_sample

TARGET = TargetContent("步道", "修整", "ge", "3", None, "公里", aspirational=False, text="步道不少于3公里", span=(3, 9))
CONTENTS: dict[PieceKind, Content] = {
    PieceKind.HEADER: HeaderContent(
        "通知", "方案", date="2026-03-01", recipients=("各局",), bases=(Basis("意见", None),)
    ),
    PieceKind.GOAL: GoalContent("河道面貌改善。", (TARGET,), (1, 7)),
    PieceKind.TASK: TaskContent(
        "清理沿河杂物。",
        "1.",
        ("二、主要任务",),
        (AssignmentContent("区水务局", "lead", "牵头单位", span=(9, 13), duty="none"),),
        (TaskPerson("责任人", "卢启明", (1, 2)),),
        (DeadlineContent("5月底前", "2026-05-31", "day", span=(3, 5)),),
        (TARGET,),
        "区水务局",
        (0, 20),
    ),
    PieceKind.PHASE: PhaseContent(
        "部署阶段", milestones=(MilestoneContent("报送名单", "2026-04-15"),), origin="office"
    ),
    PieceKind.RHYTHM: RhythmContent("monthly", "报送", RhythmDue("each", -1, ""), due_origin="office"),
    PieceKind.GROUP: GroupContent("leading_group", "领导小组", None, (Member("组长", None, "区水务局", (4, 8)),)),
    PieceKind.ARRANGEMENT: ArrangementContent(report_day=25, lead_duty="required"),
}


def test_every_kind_has_a_form_and_an_example() -> None:
    assert set(PieceKind) == FORMS.keys() == CONTENTS.keys()


@pytest.mark.parametrize("kind", PieceKind)
def test_a_content_comes_back_from_json_as_it_was(kind: PieceKind) -> None:
    kept = json.loads(json.dumps(as_data(CONTENTS[kind])))

    assert as_content(kind, kept) == CONTENTS[kind] == checked_content(kind, kept)


def test_every_piece_of_the_sample_comes_back_as_it_was() -> None:
    from_sample = list(contents_of(from_json(read_sample())))

    back = [(kind, as_content(kind, json.loads(json.dumps(as_data(content))))) for kind, content in from_sample]

    assert len(from_sample) > 30
    assert back == from_sample


@pytest.mark.parametrize("kind", PieceKind)
def test_a_content_that_lacks_a_field_is_not_taken(kind: PieceKind) -> None:
    data = as_data(CONTENTS[kind])
    data.pop(next(iter(data)))

    with pytest.raises(ValueError, match="lacks"):
        checked_content(kind, data)
    with pytest.raises(KeyError):
        as_content(kind, data)


def test_a_value_of_another_type_is_not_taken() -> None:
    data = as_data(CONTENTS[PieceKind.ARRANGEMENT]) | {"report_day": "25"}

    with pytest.raises(ValueError, match="25"):
        checked_content(PieceKind.ARRANGEMENT, data)


def test_a_roster_names_the_units_of_its_members_and_of_its_office() -> None:
    group = GroupContent(
        "leading_group",
        "领导小组",
        "区水务局",
        (
            Member("组长", "卢启明", "区人民政府副区长", (0, 1)),
            Member("成员", "白文远", "区水务局副局长", (2, 3)),
            Member("成员", None, "区妇女联合会", (4, 5)),
            Member("成员", "高若水", None, (6, 7)),
        ),
    )

    assert roster_names(group) == ("区人民政府", "区水务局", "区妇女联合会")


def test_places_leave_room_between_and_stay_within_the_column() -> None:
    few, many = positions_for(3), positions_for(100_000)

    assert few == [FIRST, 2 * FIRST, 3 * FIRST]
    assert many == sorted(set(many))
    assert (len(many), many[-1] <= HIGHEST) == (100_000, True)


def test_a_place_is_found_in_front_between_and_behind() -> None:
    row = [100, 200]

    places = [place_behind(row, at) for at in (-1, 0, 1)]

    assert places == [50, 150, 200 + FIRST]


def test_there_is_no_place_between_neighbours_nor_behind_the_last_of_all() -> None:
    assert (between(7, 8), between(None, 1), between(HIGHEST, None)) == (None, None, None)
