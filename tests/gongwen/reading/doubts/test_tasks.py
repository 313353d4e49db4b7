"""Doubts about tasks and goals."""

from tests.gongwen.reading.doubts.plans import HEAD, TASKS, doubts_of, only_doubt, places, read, work

GOALS = "一、工作目标\n到2030年底，{}。\n"


def test_a_plan_without_any_unit_is_asked_about_once() -> None:
    text = work("1.清理沿河杂物，恢复岸线原貌。", "2.修整步道，方便居民通行。")

    assert len(only_doubt(text, "document-without-units").spans) == 2
    assert doubts_of(HEAD + TASKS, "document-without-units") == []


def test_a_text_without_tasks_is_noted() -> None:
    assert only_doubt(HEAD, "document-without-tasks").severity == "note"
    assert doubts_of(HEAD + TASKS, "document-without-tasks") == []


def test_a_task_without_the_lead_that_others_have_is_asked_about() -> None:
    text = HEAD + TASKS + "4.发放宣传册。（责任单位：区教育局、区财政局）\n"

    assert only_doubt(text, "task-without-lead").severity == "ask"
    assert places(text, "task-without-lead") == ["区教育局", "区财政局"]


def test_a_single_unit_or_units_that_answer_by_their_duties_need_no_lead() -> None:
    text = HEAD + TASKS + "4.发放宣传册。（责任单位：区教育局）\n5.巡河。（区水务局、区财政局按职责分工负责）\n"

    assert doubts_of(text, "task-without-lead") == []


def test_where_most_tasks_have_no_lead_it_is_a_note() -> None:
    text = work(
        "1.清河。（责任单位：区水务局、区财政局）",
        "2.植树。（责任单位：区园林局、区财政局）",
        "3.修路。（牵头单位：区住建局）",
    )

    assert only_doubt(text, "task-without-lead").severity == "note"


def test_a_document_without_any_lead_is_one_note() -> None:
    text = work("1.清理河道。（责任单位：区水务局、区财政局）", "2.修整步道。（责任单位：区住建局）")

    assert only_doubt(text, "document-without-lead").severity == "note"
    assert doubts_of(text, "task-without-lead") == []


def test_a_task_without_a_deadline_is_a_note_unless_the_others_state_theirs() -> None:
    bare = "{}.发放宣传册。（牵头单位：区教育局）\n"

    assert only_doubt(work(bare.format(1), bare.format(2)), "task-without-deadline").severity == "note"
    assert only_doubt(HEAD + TASKS + bare.format(4), "task-without-deadline").severity == "note"
    more = "4.清淤1公里以上。（牵头单位：区水务局；完成时限：2030年7月底前）\n"
    assert only_doubt(HEAD + TASKS + more + bare.format(5), "task-without-deadline").severity == "ask"
    assert doubts_of(HEAD + TASKS, "task-without-deadline") == []


def test_tasks_in_which_nothing_can_be_measured_are_one_note() -> None:
    text = HEAD + TASKS + "4.加强宣传。（牵头单位：区教育局）\n5.加强巡查。（牵头单位：区水务局）\n"

    assert len(only_doubt(text, "task-without-target").spans) == 2
    assert doubts_of(HEAD + TASKS, "task-without-target") == []


def test_a_task_that_stands_twice_is_asked_about() -> None:
    again = "4.修整沿河步道，方便居民安全通行。（牵头单位：区{}局）\n"
    text = HEAD + TASKS + again.format("住建") + again.format("园林").replace("4.", "5.")

    assert len(only_doubt(text, "task-duplicate").spans) == 2
    assert doubts_of(HEAD + TASKS, "task-duplicate") == []


def test_an_item_without_a_unit_among_items_with_units_is_asked_about() -> None:
    text = (
        HEAD
        + TASKS
        + "4.发放宣传册，覆盖沿河全部小区和学校。\n5.清淤。（牵头单位：区水务局）\n三、工作要求\n加强领导。\n"
    )

    assert places(text, "item-without-unit") == ["4.发放宣传册，覆盖沿河全部小区和学校。"]
    assert doubts_of(HEAD + TASKS, "item-without-unit") == []


def test_words_behind_the_last_note_are_noted_as_placed_nowhere() -> None:
    rest = "各部门要高度重视河道整治工作，明确专人负责，按时报送工作进展情况和存在的困难。\n"

    assert only_doubt(HEAD + TASKS + rest, "text-unplaced").severity == "note"
    assert doubts_of(HEAD + TASKS, "text-unplaced") == []


def test_goals_that_no_task_takes_up_are_one_question() -> None:
    text = HEAD + GOALS.format("新建亲水平台12个，旅游综合收入增长8%，新增绿植500株") + TASKS

    assert places(text, "goal-without-task") == ["亲水平台12个", "旅游综合收入增长8%"]


def test_goals_that_tasks_take_up_in_other_words_raise_nothing() -> None:
    goals = GOALS.format("沿河步道达到30公里，绿植保有量达到9000株")
    tasks = TASKS.replace("补种绿植", "提高绿植的总保有量，补种绿植")

    assert [len(goal.targets) for goal in read(HEAD + goals + tasks).goals] == [2]
    assert doubts_of(HEAD + goals + tasks, "goal-without-task") == []
