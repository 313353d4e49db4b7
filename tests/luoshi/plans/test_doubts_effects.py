"""What the answer to a doubt does to the draft, option by option, as the reader words its options."""

import pytest

from luoshi.base.refusals import Invalid
from luoshi.directory.models import Alias, Unit, UnitGroup
from luoshi.plans.contents import UNMATCHED
from luoshi.plans.models import Doubt, Edit, NameMatch, PlanVersion
from luoshi.plans.operations.doubts import settle_doubt
from luoshi.plans.operations.names import accept_suggestions
from luoshi.plans.pieces import PhaseContent, RhythmContent, as_content
from luoshi.plans.states import PieceKind
from tests.luoshi.making import NOW, a_unit, an_actor
from tests.luoshi.plans.making import HEAD, a_draft, a_sample_draft, match_to, name_of, piece_of, task_content, tasks_of

pytestmark = pytest.mark.django_db


def settle(version: PlanVersion, code: str, option: str, *, note: str = "", at: int = 0) -> Doubt:
    """Give the doubt of a code the option that begins so."""
    doubt = Doubt.objects.filter(version=version, code=code).order_by("position")[at]
    answer = next(one for one in doubt.options if one.startswith(option))
    return settle_doubt(doubt=doubt, revision=1, answer=answer, note=note, by=an_actor(version.jurisdiction), now=NOW)


def meaning(version: PlanVersion, name: str) -> tuple[str | None, str | None, bool]:
    match = name_of(version, name)
    unit = match.unit.official_name if match.unit else None
    return unit, match.group.name if match.group else None, match.is_left_open


def test_as_printed_leaves_a_collective_name_without_units() -> None:
    version = a_sample_draft()

    settle(version, "collective-unit", "按原文")

    assert meaning(version, "各街道办事处") == (None, None, True)
    assert meaning(version, "各园区管理办公室") == (None, None, False)


def test_a_collective_name_becomes_the_group_of_the_units_on_the_roster() -> None:
    version = a_sample_draft()

    settle(version, "collective-unit", "展开为这6个单位")

    group = name_of(version, "各街道办事处").group
    assert group is not None
    assert [m.unit.official_name for m in group.memberships.order_by("unit__position")] == [
        "柘桥街道办事处",
        "青枫渡街道办事处",
        "听松里街道办事处",
        "鹭汀街道办事处",
        "三棹街道办事处",
        "云岫街道办事处",
    ]


def test_the_wider_answer_takes_the_unit_in_that_has_another_kind_of_name() -> None:
    version = a_sample_draft()

    settle(version, "collective-unit", "展开为7个单位")

    group = name_of(version, "各街道办事处").group
    assert group is not None
    assert group.memberships.count() == 7
    assert group.memberships.filter(unit__official_name="望荻镇人民政府").exists()


def test_a_unit_on_the_roster_that_nobody_knows_becomes_one_when_the_collective_is_expanded() -> None:
    version = a_sample_draft()
    match = NameMatch.objects.select_related("unit").get(version=version, name="鹭汀街道办事处")
    unit = match.unit
    assert unit is not None
    NameMatch.objects.filter(pk=match.pk).update(unit=None)
    Unit.objects.filter(pk=unit.pk).update(official_name="别的单位", short_name="别的单位")

    settle(version, "collective-unit", "展开为这6个单位")

    match.refresh_from_db()
    group = UnitGroup.objects.get(name="各街道办事处")
    assert match.unit is not None
    assert (match.unit.official_name, match.unit == unit) == ("鹭汀街道办事处", False)
    assert match.unit in [member.unit for member in group.memberships.all()]


def test_names_that_no_list_can_expand_are_left_open() -> None:
    version = a_sample_draft()

    settle(version, "collective-unresolved", "按原文")

    assert [meaning(version, name) for name in ("有关部门", "各有关单位")] == [(None, None, True)] * 2


def test_two_names_of_one_unit_mean_the_unit_that_one_of_them_means() -> None:
    version = a_sample_draft()

    settle(version, "unit-two-names", "同一单位，统一写作“区卫生健康委员会”")

    assert [meaning(version, name)[0] for name in ("区卫生健康委员会", "区卫生健康局")] == ["区卫生健康局"] * 2


def test_of_two_names_that_mean_two_units_the_chosen_one_decides() -> None:
    version = a_sample_draft()
    committee = a_unit(version.jurisdiction, "区卫健委")
    match_to(version, "区卫生健康委员会", committee, by=an_actor(version.jurisdiction))

    settle(version, "unit-two-names", "同一单位，统一写作“区卫生健康委员会”")

    assert [meaning(version, name)[0] for name in ("区卫生健康委员会", "区卫生健康局")] == ["区卫健委"] * 2


def test_two_names_of_no_known_unit_become_one_new_unit() -> None:
    version = a_sample_draft()
    NameMatch.objects.filter(version=version, name="区卫生健康局").update(unit=None)
    Unit.objects.filter(official_name="区卫生健康局").update(official_name="别的单位", short_name="别的单位")

    settle(version, "unit-two-names", "同一单位，统一写作“区卫生健康局”")

    unit = Unit.objects.get(official_name="区卫生健康局")
    assert [meaning(version, name)[0] for name in ("区卫生健康局", "区卫生健康委员会")] == [unit.short_name] * 2


def test_different_units_stay_different() -> None:
    version = a_sample_draft()

    settle(version, "unit-two-names", "按原文")

    assert meaning(version, "区卫生健康委员会") == (None, None, False)


def test_unmatched_names_are_left_open_as_printed() -> None:
    version = a_draft()

    settle(version, UNMATCHED, "按原文")

    assert list(NameMatch.objects.filter(version=version).values_list("is_left_open", flat=True)) == [True] * 5


def test_unmatched_names_take_their_only_candidate_or_become_units() -> None:
    version = a_sample_draft()

    settle(version, UNMATCHED, "采用唯一候选")

    assert meaning(version, "区卫生健康委员会")[0] == "区卫生健康局"
    assert meaning(version, "区机关事务服务中心")[0] == "区机关事务服务中心"
    assert meaning(version, "有关部门") == (None, None, False)
    assert Unit.objects.filter(jurisdiction=version.jurisdiction, official_name="区机关事务服务中心").count() == 1
    assert Alias.objects.count() == 0


def test_taking_candidates_first_leaves_less_to_answer() -> None:
    version = a_sample_draft()
    accept_suggestions(version=version, by=an_actor(version.jurisdiction), now=NOW)

    settle(version, UNMATCHED, "采用唯一候选")

    assert Unit.objects.filter(jurisdiction=version.jurisdiction, kind="other").count() == 1


def test_the_unit_printed_first_leads_a_task_without_lead() -> None:
    version = a_sample_draft()

    settle(version, "task-without-lead", "由排在第一位")

    leads = [
        (a.name, a.label, a.origin)
        for piece in tasks_of(version)
        for a in task_content(piece).assignments
        if a.role == "lead" and a.origin == "office"
    ]
    assert len(leads) == 1
    (task,) = [piece for piece in tasks_of(version) if piece.content != piece.read]
    assert task_content(task).assignments[0].name == leads[0][0]
    assert leads[0][1] == task.read["assignments"][0]["label"]


def test_a_phase_ends_on_the_day_before_the_words_begin() -> None:
    version = a_sample_draft()

    settle(version, "date-ambiguous", "不含所写时段")

    phase = as_content(PieceKind.PHASE, piece_of(version, PieceKind.PHASE).content)
    assert isinstance(phase, PhaseContent)
    assert (phase.end, phase.origin) == ("2026-04-10", "office")
    assert [(m.due, m.origin) for m in phase.milestones] == [("2026-04-15", "document")]


def test_a_deadline_before_a_month_falls_due_before_the_month_begins() -> None:
    version = a_draft(HEAD + "二、主要任务\n1.清理沿河杂物。（牵头单位：区水务局；完成时限：2026年6月前）\n")

    settle(version, "date-ambiguous", "不含所写时段")

    (deadline,) = task_content(tasks_of(version)[0]).deadlines
    assert (deadline.text, deadline.due_on, deadline.origin) == ("2026年6月前", "2026-05-31", "office")


def test_as_printed_leaves_an_ambiguous_day_as_it_was_read() -> None:
    version = a_draft(HEAD + "二、主要任务\n1.清理沿河杂物。（牵头单位：区水务局；完成时限：2026年6月前）\n")

    settle(version, "date-ambiguous", "按原文")

    (deadline,) = task_content(tasks_of(version)[0]).deadlines
    assert (deadline.due_on, deadline.origin) == ("2026-06-30", "document")


def days_of(version: PlanVersion) -> list[tuple[str, object, int | None, str]]:
    rhythms = (piece for piece in version.pieces.filter(kind=PieceKind.RHYTHM).order_by("position"))
    contents = [as_content(PieceKind.RHYTHM, piece.content) for piece in rhythms]
    assert all(isinstance(content, RhythmContent) for content in contents)
    return [(c.cadence, c.due and c.due.month, c.due and c.due.day, c.due_origin) for c in contents]


def test_what_recurs_without_a_day_falls_due_on_the_last() -> None:
    version = a_sample_draft()

    settle(version, "rhythm-without-day", "定在每期最后一天")

    assert days_of(version) == [
        ("biweekly", None, -1, "office"),
        ("monthly", "each", -1, "office"),
        ("quarterly", "quarter-end", -1, "office"),
        ("half-yearly", None, -1, "office"),
        ("yearly", None, -1, "office"),
        ("monthly", "each", 25, "document"),
        ("quarterly", "quarter-end", -1, "office"),
    ]


def test_a_day_can_be_given_in_the_note() -> None:
    version = a_sample_draft()

    settle(version, "rhythm-without-day", "定在每期的某一天", note="20日")

    assert [day for _cadence, _month, day, _origin in days_of(version)] == [20, 20, 20, 20, 20, 25, 20]


@pytest.mark.parametrize("note", ["", "月底", "45日"])
def test_a_day_that_the_note_does_not_give_is_asked_for(note: str) -> None:
    version = a_sample_draft()

    with pytest.raises(Invalid) as refused:
        settle(version, "rhythm-without-day", "定在每期的某一天", note=note)

    assert (refused.value.field, Edit.objects.count()) == ("note", 0)


def test_a_misprint_is_recorded_and_the_text_stays() -> None:
    version = a_sample_draft()

    settle(version, "level-word", "应为")

    assert [piece.content == piece.read for piece in tasks_of(version)] == [True] * 20
    assert [change["row"] for change in Edit.objects.get().changes] == ["doubt"]


def test_tasks_with_the_same_words_become_one() -> None:
    same = "清理沿河杂物，做到日产日清、无积存无死角"
    version = a_draft(
        HEAD
        + f"二、主要任务\n1.{same}。（牵头单位：区水务局）\n2.{same}。（牵头单位：区园林局）\n3.补种绿植。（牵头单位：区园林局）\n"
    )

    settle(version, "task-duplicate", "合并为一项")

    live = [task_content(piece) for piece in tasks_of(version) if not piece.is_struck]
    assert [(task.text, [a.name for a in task.assignments]) for task in live] == [
        (f"{same}。", ["区水务局", "区园林局"]),
        ("补种绿植。", ["区园林局"]),
    ]


def test_of_two_roles_in_a_task_the_first_counts() -> None:
    version = a_draft(
        HEAD + "二、主要任务\n1.清理沿河杂物。（牵头单位：区水务局；责任单位：区财政局、区水务局）\n"
        "2.补种绿植。（牵头单位：区园林局；责任单位：区财政局）\n"
    )

    settle(version, "unit-two-roles", "只算排在前面")

    assert [(a.name, a.role) for a in task_content(tasks_of(version)[0]).assignments] == [
        ("区水务局", "lead"),
        ("区财政局", "responsible"),
    ]
