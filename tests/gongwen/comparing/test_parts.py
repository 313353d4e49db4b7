"""Goals, phases, rhythms, bodies with their members, and what the documents say of themselves."""

from dataclasses import replace

import pytest

from gongwen.comparing import compare_plans
from gongwen.formats.limits import Limits
from gongwen.reading.model import Goal, Group, Header, Member, Milestone, Phase, PlanReading, Rhythm, RhythmDue
from gongwen.refusals import Refused
from tests.gongwen.comparing.examples import drawn
from tests.gongwen.ledger.examples import plan, target, task


def reading(**parts: object) -> PlanReading:
    """Return a reading of a district that holds nothing but these parts."""
    empty = PlanReading("", Header(issuer="澜棠区人民政府"))
    return replace(empty, **parts)  # type: ignore[arg-type]


def goal(text: str) -> Goal:
    return Goal(text, (), (0, 1))


def test_goals_are_put_together_by_their_words_and_their_targets_by_indicator() -> None:
    old = reading(goals=(Goal("绿地新增3公顷以上，位居全市前列", (target("3"),), (0, 1)), goal("力争建成先行区")))
    new = reading(
        goals=(goal("力争建成先行区"), Goal("绿地新增5公顷以上", (target("5"),), (0, 1)), goal("打响夜市品牌"))
    )

    comparison = compare_plans(old, new)

    assert [(one.relation, one.similarity) for one in comparison.goals] == [
        ("changed", 57),
        ("kept", 100),
        ("new", None),
    ]
    assert drawn(comparison.goals[0].wording) == "绿地新增[-3-]{+5+}公顷以上[-位居全市前列-]"
    assert [one.relation for one in comparison.targets] == ["higher"]


def phase(name: str, start: str | None, end: str | None, text: str, *stones: Milestone) -> Phase:
    return Phase(name, start, end, "day", text, stones, (0, 1))


def test_phases_are_put_together_by_name_and_their_days_compared() -> None:
    stone = Milestone("2026-06-30", "6月30日前报送半年小结", (0, 1))
    later = Milestone("2026-07-10", "7月10日前报送半年小结", (0, 1))
    old = reading(
        phases=(
            phase("部署阶段", None, "2026-04-20", "动员部署。"),
            phase("实施阶段", "2026-04-21", "2026-11-30", "抓好落实。", stone),
        )
    )
    new = reading(
        phases=(
            phase("部署阶段", None, "2026-04-20", "动员部署。"),
            phase("实施阶段", "2026-05-01", "2026-10-31", "抓好落实。", later),
        )
    )

    first, second = compare_plans(old, new).phases

    assert (first.relation, first.start_days, first.end_days) == ("kept", None, 0)
    assert (second.relation, second.start_days, second.end_days) == ("changed", 10, -30)
    assert [(one.relation, one.days) for one in second.milestones] == [("changed", 10)]


def test_phases_of_other_names_and_like_words_are_one_and_others_come_and_go() -> None:
    words = "各单位对照职责制订具体方案，细化任务，明确完成时限。"
    old = reading(phases=(phase("动员阶段", None, None, words), phase("验收阶段", None, None, "逐项销号。")))
    new = reading(phases=(phase("启动阶段", None, None, words), phase("宣传阶段", None, None, "广泛发动群众。")))

    assert [
        (one.relation, one.old and one.old.name, one.new and one.new.name) for one in compare_plans(old, new).phases
    ] == [
        ("changed", "动员阶段", "启动阶段"),
        ("struck", "验收阶段", None),
        ("new", None, "宣传阶段"),
    ]


def rhythm(cadence: str, activity: str, day: int | None, text: str) -> Rhythm:
    return Rhythm(cadence, activity, RhythmDue("each", day, f"每月{day}日前") if day else None, text, (0, 1))


def test_rhythms_change_in_day_or_cadence() -> None:
    old = reading(
        rhythms=(
            rhythm("monthly", "报送", 25, "每月25日前报送"),
            rhythm("quarterly", "通报", None, "季通报"),
            rhythm("monthly", "调度", None, "月调度"),
        )
    )
    new = reading(
        rhythms=(
            rhythm("monthly", "报送", 20, "每月20日前报送"),
            rhythm("monthly", "通报", None, "月通报"),
            rhythm("weekly", "会商", None, "周会商"),
        )
    )

    assert [
        (one.relation, one.old and one.old.text, one.new and one.new.text) for one in compare_plans(old, new).rhythms
    ] == [
        ("changed", "每月25日前报送", "每月20日前报送"),
        ("changed", "季通报", "月通报"),
        ("struck", "月调度", None),
        ("new", None, "周会商"),
    ]


def group(name: str, office: str | None, *members: tuple[str, str | None, str | None]) -> Group:
    return Group("leading_group", name, office, tuple(Member(*member, (0, 1)) for member in members))


def test_members_are_the_same_person_or_whoever_holds_the_post() -> None:
    old = reading(
        groups=(
            group(
                "区夜市工作领导小组",
                "区商务局",
                ("组长", "柳如风", "副区长"),
                ("成员", "甲　某", "区民政局局长"),
                ("成员", "乙某", "区教育局局长"),
                ("成员", None, "区残联"),
            ),
        )
    )
    new = reading(
        groups=(
            group(
                "区夜市工作领导小组",
                "区发改局",
                ("组长", "柳如风", "常务副区长"),
                ("副组长", "甲某", "区民政局局长"),
                ("成员", "丙某", "区教育局局长"),
                ("成员", "丁某", "区司法局局长"),
            ),
        )
    )

    (body,) = compare_plans(old, new).groups

    assert (body.relation, body.old_office, body.new_office) == ("changed", "区商务局", "区发改局")
    assert [(one.relation, one.old and one.old.name, one.new and one.new.name) for one in body.members] == [
        ("changed", "柳如风", "柳如风"),
        ("changed", "甲　某", "甲某"),
        ("changed", "乙某", "丙某"),
        ("struck", None, None),
        ("new", None, "丁某"),
    ]


def test_posts_one_level_down_are_adapted() -> None:
    old = reading(groups=(group("市夜市工作领导小组", "市商务局", ("成员", "甲某", "市商务局局长")),))
    new = reading(groups=(group("区夜市工作领导小组", "区商务局", ("成员", "乙某", "区商务局局长")),))

    (body,) = compare_plans(old, new).groups

    assert (body.relation, [member.relation for member in body.members]) == ("adapted", ["adapted"])


def test_fields_of_the_documents_are_compared_where_one_has_them() -> None:
    old = reading(
        document=Header(kind="通知", number="霁政办〔2026〕1号", issuer="霁川市人民政府", approved_by="市人民政府")
    )
    new = reading(
        document=Header(kind="通知", number="澜政办〔2026〕2号", issuer="霁川市澜棠区人民政府", date="2026-03-27")
    )

    comparison = compare_plans(old, new, ("市.docx", "区.docx"))

    assert [(one.field, one.relation) for one in comparison.header] == [
        ("kind", "kept"),
        ("number", "changed"),
        ("issuer", "adapted"),
        ("date", "new"),
        ("approved_by", "struck"),
    ]
    assert (comparison.old.name, comparison.old.place, comparison.new.place) == ("市.docx", "霁川市", "霁川市澜棠区")


@pytest.mark.parametrize(
    ("titles", "dates", "years"),
    [
        (("2025年工作方案", "2026年工作方案"), (None, None), 1),
        (("工作方案", "工作方案"), ("2025-03-01", "2026-02-01"), 1),
        (("工作方案（2024—2026年）", "工作方案（2025—2027年）"), ("2024-05-01", "2024-09-01"), 0),
        (("工作方案", "2026年工作方案"), (None, None), 0),
        (("1990年方案", "2026年方案"), ("1990-01-01", "2026-01-01"), 0),
        (("2026年方案", "2025年方案"), (None, None), -1),
    ],
)
def test_plans_are_of_the_years_they_name(
    titles: tuple[str, str], dates: tuple[str | None, str | None], years: int
) -> None:
    old, new = (reading(plan_title=title, document=Header(date=day)) for title, day in zip(titles, dates, strict=True))

    assert compare_plans(old, new).years == years


def test_empty_readings_are_compared() -> None:
    empty = PlanReading("", Header())

    comparison = compare_plans(empty, empty)

    assert (comparison.tasks, comparison.header, comparison.goals, comparison.groups) == ((), (), (), ())


@pytest.mark.parametrize(
    ("old", "limits"),
    [
        (plan(tasks=(task(),) * 3), Limits(compared=2)),
        (plan(goals=(goal("甲"),) * 3), Limits(compared=2)),
        (plan(tasks=(task("长" * 30),)), Limits(compared_text=20)),
    ],
)
def test_plans_beyond_what_can_be_compared_are_refused(old: PlanReading, limits: Limits) -> None:
    with pytest.raises(Refused, match="无法对照，请把方案分成几部分后再对照"):
        compare_plans(plan(tasks=(), goals=()), old, limits=limits)
