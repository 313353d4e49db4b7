"""A summary put together from what was accepted, and from nothing else."""

from luoshi.rules.summaries import Draft, Month, TaskYear, Value, draft

CANTEENS = TaskYear(
    label="（一）1",
    title="新建社区食堂",
    state="达进度",
    months=(
        Month("2026年4月", done="完成选址", problems="场地不足", next_steps="开工"),
        Month("2026年5月", done="开工3家。", problems="场地不足", next_steps=""),
        Month("2026年6月", done="开工3家。", next_steps="年底前建成8家。"),
    ),
    figures=(Value("社区食堂", "3家", "2026年6月", "8家"),),
)
NOTHING = TaskYear(label="2", title="修整步道", state="", months=())


def test_each_sentence_stands_once_under_the_period_in_which_it_was_first_said() -> None:
    assert draft([CANTEENS, NOTHING]) == Draft(
        goals="（一）1新建社区食堂：达进度，社区食堂3家（2026年6月，目标8家）。",
        practice="（一）1新建社区食堂：2026年4月，完成选址。2026年5月，开工3家。",
        problems="（一）1新建社区食堂：2026年4月，场地不足。",
        next_steps="（一）1新建社区食堂：年底前建成8家。",
    )


def test_where_nothing_was_accepted_nothing_is_said() -> None:
    assert draft([NOTHING]) == Draft("", "", "", "")
