"""Deadlines: which days bind the unit, in a field and in a task's own words."""

from time import process_time

import pytest

from gongwen.reading.model import Deadline
from gongwen.reading.text.prose import prose_of
from gongwen.reading.times.deadlines import deadline_of_field, deadlines_in

YEAR = 2023


def read(text: str) -> list[Deadline]:
    (paragraph,) = prose_of(text)
    return deadlines_in(paragraph, 0, len(paragraph.tight), YEAR)


@pytest.mark.parametrize(
    ("field", "date", "precision"),
    [
        ("2023年12月底前并长期坚持", "2023-12-31", "day"),
        ("2023年12月30日。", "2023-12-30", "day"),
        ("2023年9月", "2023-09-30", "month"),
        ("6月底", "2023-06-30", "day"),
        ("年底前", "2023-12-31", "day"),
        ("年内见成效", "2023-12-31", "year"),
        ("2023年7月底前，以后每年持续实施", "2023-07-31", "day"),
        ("2023年12月取得初步成果并持续推进", "2023-12-31", "month"),
        ("2023年6月底前出方案，12月底前全面完成", "2023-12-31", "day"),
        ("2023年3月—11月", "2023-11-30", "month"),
        ("第三季度", "2023-09-30", "quarter"),
        ("2024", "2024-12-31", "year"),
        ("本年度", "2023-12-31", "year"),
        ("第三、四季度", "2023-12-31", "quarter"),
        ("全年", None, None),
        ("2023年全年", None, None),
        ("春节前", None, None),
        ("6.30", "2023-06-30", "day"),
        ("持续推进", None, None),
        ("2026年秋季学期开学前", None, "year"),
        ("2023年底前，汛期前完成主体", "2023-12-31", "day"),
        ("立行立改", None, None),
        ("接到通知后10个工作日内", None, None),
    ],
)
def test_a_field_states_the_last_day_allowed(field: str, date: str | None, precision: str | None) -> None:
    deadline = deadline_of_field(field, (0, len(field)), YEAR)

    assert (deadline.date, deadline.precision) == (date, precision)


def test_the_whole_field_is_the_text() -> None:
    assert deadline_of_field("2023 年12 月底前 并长期坚持。", (3, 9), YEAR).text == "2023年12月底前并长期坚持"


def test_a_yearly_field_recurs_and_has_no_date() -> None:
    deadline = deadline_of_field("每年5月底前", (0, 6), YEAR)

    assert (deadline.date, deadline.recurring) == (None, "yearly")


@pytest.mark.parametrize(
    ("text", "shown", "date"),
    [
        ("力争2023年底前网点达到50个。", "2023年底前", "2023-12-31"),
        ("2023年6月底，建设并完善平台。", "2023年6月底", "2023-06-30"),
        ("到2025年，覆盖率达到60%。", "到2025年", "2025-12-31"),
        ("3月底前各镇设置专窗。", "3月底前", "2023-03-31"),
        ("2023年上半年，印发工作方案。", "2023年上半年", "2023-06-30"),
        ("年内建成3个站点。", "年内", "2023-12-31"),
        ("第三季度完成主体工程。", "第三季度", "2023-09-30"),
        ("计划2023年10月开工。", "2023年10月", "2023-10-31"),
        ("各镇于9月30日完成验收。", "9月30日", "2023-09-30"),
        ("年底全区企业数增长5%。", "年底", "2023-12-31"),
        ("2023年10月底前編製清單。", "2023年10月底前", "2023-10-31"),
        ("5月底前对应享未享的纳税人逐户辅导。", "5月底前", "2023-05-31"),
        ("第三、四季度完成安装。", "第三、四季度", "2023-12-31"),
        ("11月份主体封顶。", "11月份", "2023-11-30"),
    ],
)
def test_a_day_by_which_the_unit_must_act_is_a_deadline(text: str, shown: str, date: str) -> None:
    assert [(deadline.text, deadline.date) for deadline in read(text)] == [(shown, date)]


@pytest.mark.parametrize(
    "text",
    [
        "一般事项2个工作日内办结，15分钟内响应。",
        "自受理之日起5日内答复。",
        "奖励政策有效期至2025年12月31日。",
        "本办法2023年3月1日起施行。",
        "自2023年5月1日起，实行新标准。",
        "落实《服务清单（2023年版）》和2023年3月印发的通知。",
        "执行“2023年6月底前”的旧例。",
        "信息每月更新一次，每季度开展一次检查。",
        "年内至少组织1次培训。",
        "调整2023年底到期的阶段性政策。",
        "将补贴政策延续到2023年底。",
        "2022年以来，截至2023年6月底，已建成5个。",
        "2022年6月底前建成的站点要加强管理。",
        "2023年培育企业100家。",
        "“十四五”期间建设5个站点。",
        "对2023年12月底前开工的项目，给予补贴。",
        "2023年12月31日前注册的企业享受补贴。",
        "免征2023年上半年房产税。",
        "产值较2023年6月底增长5%。",
        "6月30日前未完成整改的单位予以通报。",
        "5年内培养500人。",
        "主体工程已于5月底前完成。",
        "今年是“十三五”规划收官之年。",
        "2023年1—6月投诉量下降。",
    ],
)
def test_a_date_that_binds_no_unit_is_no_deadline(text: str) -> None:
    assert read(text) == []


def test_a_day_counted_from_the_document_has_no_date() -> None:
    assert [(d.text, d.date) for d in read("印发之日起30日内制定细则。")] == [("印发之日起30日内", None)]


def test_a_day_that_binds_somebody_above_has_no_date() -> None:
    assert [(d.text, d.date) for d in read("10月底前由省级层面完成系统改造。")] == [("10月底前", None)]


def test_a_yearly_day_in_the_text_recurs() -> None:
    assert [(d.date, d.recurring) for d in read("每年5月底前公布清单。")] == [(None, "yearly")]


def test_the_span_shows_the_date_as_printed() -> None:
    (paragraph,) = prose_of("（一）建网。2023 年6 月底前建成。")

    (deadline,) = deadlines_in(paragraph, 3, len(paragraph.tight), YEAR)

    assert paragraph.raw[slice(*deadline.span)] == "2023 年6 月底前"
    assert deadline.text == "2023年6月底前"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("春节前清理拖欠工资。", "春节前"),
        ("主汛期来临前完成除险加固。", "主汛期来临前"),
        ("秋季开学前完成校舍维修。", "秋季开学前"),
        ("2024年春节前全部交付。", "2024年春节前"),
        ("供暖季前完成管网改造。", "供暖季前"),
        ("月底前完成摸排。", "月底前"),
    ],
)
def test_a_feast_or_season_by_which_to_act_has_no_date(text: str, shown: str) -> None:
    assert [(d.text, d.date) for d in read(text)] == [(shown, None)]


@pytest.mark.parametrize("text", ["春节前后加强巡查。", "开展节前检查。"])
def test_about_a_feast_is_no_deadline(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6月30日、12月20日前分别报送总结。", [("6月30日", "2023-06-30", None), ("12月20日前", "2023-12-20", None)]),
        ("3月、9月底前各排查一轮。", [("3月", "2023-03-31", None), ("9月底前", "2023-09-30", None)]),
        ("每月5日前、20日前报送进度。", [("每月5日前", None, "monthly"), ("20日前", None, "monthly")]),
        ("每年3月、9月底前公开结果。", [("每年3月", None, "yearly"), ("9月底前", None, "yearly")]),
    ],
)
def test_the_days_of_a_row_are_each_a_deadline(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(d.text, d.date, d.recurring) for d in read(text)] == expected


@pytest.mark.parametrize("pattern", ["春节前", "每月5日前、20日前", "6月30日、", "到2023年底，"])
def test_repeated_dates_are_read_in_proportion(pattern: str) -> None:
    (paragraph,) = prose_of(pattern * (60_000 // len(pattern)))

    started = process_time()
    deadlines_in(paragraph, 0, len(paragraph.tight), YEAR)

    assert process_time() - started < 10
