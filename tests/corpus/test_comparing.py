"""What two real documents have in common: which numbers belong together, found by reading both."""

import pytest

from gongwen.comparing import compare_plans
from gongwen.comparing.model import Comparison
from gongwen.reading.asjson import from_json
from gongwen.reading.model import PlanReading
from tests.corpus.measure import document
from tests.places import corpus_folder

CITY, DISTRICT = "72_excerpt_wuhan_1hao_yian_2021", "00_dongxihu_motion_plan_2021"
PROVINCE, ITS_CITY = "42_guangdong_dikong", "41_zhanjiang_dikong"
KARAMAY, TONGCHUAN = "02_karamay_fgf2023", "28_tongchuan_fengong"
QIJIANG = "20_qijiang_nounits"
NAMES = sorted(path.stem for path in (corpus_folder() / "documents").glob("*.txt"))


def reading(name: str) -> PlanReading:
    return from_json(document(name))


def compared(old: str, new: str) -> Comparison:
    return compare_plans(reading(old), reading(new))


def together(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Return relation and numbers of the tasks that have a counterpart."""
    return [
        (
            match.relation,
            " ".join(comparison.old.tasks[i].label for i in match.old),
            " ".join(comparison.new.tasks[j].label for j in match.new),
        )
        for match in comparison.tasks
        if match.old and match.new
    ]


def test_a_district_took_over_the_task_of_its_city() -> None:
    comparison = compared(CITY, DISTRICT)
    (task,) = (match for match in comparison.tasks if match.old)

    assert together(comparison) == [("changed", "(一)1.", "（一）1.")]
    assert (task.similarity, task.check, task.moved) == (97, False, False)
    assert [segment.old for segment in task.wording if segment.op != "same"] == ["积极"]
    assert [(unit.relation, unit.new, unit.check) for unit in task.units] == [
        ("counterpart", "区发展和改革委员会", False),
        ("counterpart", "区商务局", False),
        ("counterpart", "区科学技术和经济信息化局", True),
        ("counterpart", "区市场监督管理局", False),
        ("counterpart", "区工商联", False),
        ("counterpart", "各街道办事处", True),
    ]


def test_a_district_left_out_two_goals_of_its_city() -> None:
    comparison = compared(CITY, DISTRICT)

    assert [match.relation for match in comparison.goals].count("struck") == 2
    assert [match.old.indicator for match in comparison.targets if match.old and match.relation == "struck"] == [
        "品牌连锁便利店",
        "绿色餐厅",
    ]
    assert [match.relation for match in comparison.targets].count("kept") == 4


def test_a_city_and_its_province_on_one_subject() -> None:
    comparison = compared(PROVINCE, ITS_CITY)

    assert together(comparison) == [
        ("changed", "二、（一）", "五、（十四）"),
        ("changed", "三、（三）", "二、（一）"),
        ("changed", "三、（五）", "二、（二）"),
        ("changed", "三、（六）", "二、（三）"),
        ("changed", "六、（十六）", "四、（九）"),
        ("changed", "七、（二十二）", "五、（十三）"),
        ("changed", "七、（二十四）", "五、（十一）"),
        ("changed", "八、（二十五）", "六、（十五）"),
        ("changed", "八、（二十七）", "六、（十六）"),
        ("changed", "八、（二十八）", "六、（十七）"),
    ]
    assert [match.check for match in comparison.tasks if match.similarity and match.similarity >= 60] == [False, False]
    assert [match.check for match in comparison.tasks if match.similarity and match.similarity < 55] == [True] * 8


def test_two_cities_that_divided_the_same_work_of_the_state() -> None:
    comparison = compared(KARAMAY, TONGCHUAN)
    relations = [match.relation for match in comparison.tasks]

    assert (relations.count("kept"), relations.count("merged")) == (4, 1)
    assert ("merged", "（二十二）65. （二十二）68.", "（十八）1.") in together(comparison)
    assert len([match for match in comparison.tasks if match.old and match.new and not match.check]) >= 14


@pytest.mark.parametrize("name", [name for name in NAMES if name != QIJIANG], ids=lambda name: name[:12])
def test_a_plan_of_another_place_has_nothing_sure_in_common(name: str) -> None:
    comparison = compared(QIJIANG, name)
    found = [match for match in comparison.tasks if match.old and match.new]

    assert len(found) <= 1
    assert [match for match in found if not match.check] == []


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_a_document_against_itself_is_kept(name: str) -> None:
    comparison = compared(name, name)

    assert {match.relation for match in comparison.tasks} <= {"kept"}
    assert [match for match in comparison.tasks if match.moved or match.check or match.old != match.new] == []
    assert {goal.relation for goal in comparison.goals} | {phase.relation for phase in comparison.phases} <= {"kept"}
    assert {field.relation for field in comparison.header} | {body.relation for body in comparison.groups} <= {"kept"}
