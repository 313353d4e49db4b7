"""A report filled in as a workbook: handed out, brought back from any channel, held against what stands here, written in."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, WrongState
from luoshi.journal.models import Entry as JournalEntry
from luoshi.reporting.models import ReturnedBook
from luoshi.reporting.operations import Written, write_entry
from luoshi.reporting.operations.books import HERE, RETURNED, Brought, receive_book, set_book_aside, write_in
from luoshi.reporting.queries.books import books_visible_to, changes_of
from luoshi.reporting.states import BOOK_NEXT, BookState, Progress, ReportKind
from luoshi.rules.merging import Merge
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_actor
from tests.luoshi.reporting.books import HEAD, brought, cells_of, filled, handed_out, place, saved
from tests.luoshi.reporting.making import AtWork, a_period, a_schedule, accepted, at_work, submitted
from tests.once import soffice

pytestmark = pytest.mark.django_db


def one_unit(tasks: int = 2) -> AtWork:
    """Make a plan at work all of whose tasks one unit leads; the second has a target."""
    here = a_jurisdiction()
    return at_work(tasks=tasks, parts=1, units=[a_unit(here)], jurisdiction=here)


def filled_in(raw: bytes) -> bytes:
    """Fill in the first task and the one figure as a liaison does."""
    return filled(
        raw,
        {
            place(raw, "进展状态"): "达进度",
            place(raw, "本期做了什么"): "走访三十户，建账完毕。",
            place(raw, "能否按时完成"): "能",
            place(raw, "本期数", sheet="数据"): 120.5,
        },
    )


def wrote(made: AtWork, **fields: str) -> None:
    """Write into the first task on the page meanwhile."""
    entry = made.entries()[0]
    written = Written(fields)
    write_entry(entry=entry, revision=entry.revision, written=written, by=made.liaison, now=NOW, today=TODAY)


def write(book: ReturnedBook, made: AtWork, choices: Mapping[str, str] | None = None) -> ReturnedBook:
    return write_in(book=book, choices=choices or {}, by=made.liaison, now=NOW, today=TODAY)


def test_a_workbook_holds_the_unit_s_tasks_prefilled_and_its_heads_as_the_page_calls_them() -> None:
    made = one_unit()
    accepted(made)
    march = a_period(made.schedule, month=5)

    rows = cells_of(handed_out(made.report(period=march), made.liaison))["填报"]

    assert rows[HEAD][1:5] == ["任务", "要求", "时限", "无新进展"]
    assert [row[rows[HEAD].index("本期做了什么")] for row in rows[HEAD + 1 :]] == ["完成摸底，清单已建。"] * 2


def test_what_was_filled_in_is_written_into_the_report() -> None:
    made = one_unit()
    book = brought(filled_in(handed_out(made.report(), made.liaison)), made.liaison)

    write(book, made)

    entry, measured = made.entries()
    figure = measured.figures.get()
    assert (entry.progress, entry.done, entry.on_time) == (Progress.ON_TRACK, "走访三十户，建账完毕。", True)
    assert (figure.printed, float(figure.value or 0)) == ("120.5", 120.5)
    assert (book.state, book.written) == (BookState.WRITTEN, 4)


def test_bringing_a_workbook_writes_nothing_into_the_report_before_somebody_looked_at_it() -> None:
    made = one_unit()
    raw = filled_in(handed_out(made.report(), made.liaison))

    book = brought(raw, made.liaison)

    changes = changes_of(book)
    sheet, at = place(raw, "本期做了什么")
    assert made.entries()[0].done == ""
    assert [(cell.label, cell.merge) for cell in changes.cells][1] == ("本期做了什么", Merge.CHANGED)
    assert (sheet, changes.cells[1].place) == ("填报", at)


def test_a_cell_changed_there_and_here_waits_until_somebody_chooses() -> None:
    made = one_unit()
    raw = filled_in(handed_out(made.report(), made.liaison))
    wrote(made, done="网上写的。", next_steps="下一步在网上写。")
    book = brought(raw, made.liaison)

    with pytest.raises(Invalid, match="有1处在网上也改过"):
        write(book, made)

    book.refresh_from_db()
    assert (book.state, made.entries()[0].done) == (BookState.RECEIVED, "网上写的。")


@pytest.mark.parametrize(("choice", "words"), [(RETURNED, "走访三十户，建账完毕。"), (HERE, "网上写的。")])
def test_the_chosen_text_holds_and_what_was_written_here_alone_stays(choice: str, words: str) -> None:
    made = one_unit()
    raw = filled_in(handed_out(made.report(), made.liaison))
    wrote(made, done="网上写的。", next_steps="下一步在网上写。")
    book = brought(raw, made.liaison)

    write(book, made, {f"{made.entries()[0].public_key}.done": choice})

    entry = made.entries()[0]
    assert (entry.done, entry.next_steps, entry.progress) == (words, "下一步在网上写。", Progress.ON_TRACK)


def test_nothing_new_in_a_row_lets_last_time_stand() -> None:
    made = one_unit()
    accepted(made)
    may = a_period(made.schedule, month=5)
    raw = handed_out(made.report(period=may), made.liaison)
    book = brought(filled(raw, {place(raw, "无新进展"): "是", place(raw, "无新进展", 1): "是"}), made.liaison)

    write(book, made)

    assert [entry.nothing_new for entry in made.entries(made.report(period=may))] == [True, True]


def test_a_task_never_reported_cannot_be_nothing_new() -> None:
    made = one_unit()
    raw = handed_out(made.report(), made.liaison)

    changes = changes_of(brought(filled(raw, {place(raw, "无新进展"): "是"}), made.liaison))

    assert [cell.sentence for cell in changes.wrong] == ["这项任务还没有报过进展，不能选“无新进展”。"]
    assert changes.nothing_new == []


@pytest.mark.parametrize(
    ("column", "typed", "sentence"),
    [
        ("进展状态", "差不多", "没有这个选项，请从列表中选择。"),
        ("能否按时完成", "也许", "请选择能否按时完成。"),
        ("预计完成日期", "下个月", "请按“年-月-日”填写日期。"),
        ("本期做了什么", "很" * 2001, "内容太长，最多2000个字，请缩短后再提交。"),
        ("无新进展", "不知道", "“无新进展”只能填“是”，或留空。"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_told_with_its_place_and_the_others_are_written(
    column: str, typed: str, sentence: str
) -> None:
    made = one_unit()
    raw = handed_out(made.report(), made.liaison)
    book = brought(filled(raw, {place(raw, column): typed, place(raw, "存在的问题"): "缺人。"}), made.liaison)

    wrong = changes_of(book).wrong
    write(book, made)

    assert [(cell.place, cell.sentence) for cell in wrong] == [(place(raw, column)[1], sentence)]
    assert made.entries()[0].problems == "缺人。"


@pytest.mark.parametrize("typed", ["2026-6-30", "2026/6/30", "2026年6月30日", "2026.06.30"])
def test_a_day_is_taken_however_it_is_written(typed: str) -> None:
    made = one_unit()
    raw = handed_out(made.report(), made.liaison)
    book = brought(filled(raw, {place(raw, "预计完成日期"): typed}), made.liaison)

    write(book, made)

    assert str(made.entries()[0].expected_on) == "2026-06-30"


def test_a_workbook_with_an_altered_key_is_refused_with_a_sentence() -> None:
    made = one_unit()
    raw = handed_out(made.report(), made.liaison)
    token = str(cells_of(raw)["标识"][0][0])
    altered = filled(raw, {("标识", "A1"): token[:-1] + ("a" if token[-1] != "a" else "b")})

    with pytest.raises(Invalid, match="标识被改动过，或不是本系统发出的"):
        brought(altered, made.liaison)

    assert not ReturnedBook.objects.exists()


def test_a_workbook_of_another_unit_or_district_is_refused_without_a_word_of_what_is_in_it() -> None:
    made = at_work(tasks=1, parts=2)
    raw = handed_out(made.report(), made.liaison)
    strangers = [
        an_actor(made.jurisdiction, Role.LIAISON, unit=made.frozen.units[1]),
        an_actor(a_jurisdiction(), Role.CLERK),
    ]

    for stranger in strangers:
        with pytest.raises(Invalid, match="不是发给本单位的"):
            brought(raw, stranger)

    assert not ReturnedBook.objects.exists()


def test_a_row_whose_key_was_altered_doubled_or_moved_is_not_taken_and_said() -> None:
    made = one_unit(3)
    raw = handed_out(made.report(), made.liaison)
    cells = cells_of(raw)["填报"]
    keys = [str(row[0]) for row in cells[HEAD + 1 :]]
    moved = {("填报", "A4"): keys[1], ("填报", "A5"): keys[0], ("填报", "A6"): "x" * 16}
    doubled = {("填报", "A5"): keys[0]}

    refused = [brought(filled(raw, edits), made.liaison).refused for edits in (moved, doubled)]

    assert [len(sentences) for sentences in refused] == [3, 2]
    assert "第6行的编号不是这份表的" in refused[0][2]
    assert "任务名称与编号不符" in refused[0][0]
    assert "出现了不止一次" in refused[1][0]


def test_rows_may_be_sorted_otherwise_and_left_out_and_the_missing_ones_stay_as_they_are() -> None:
    made = one_unit(3)
    raw = handed_out(made.report(), made.liaison)
    cells = cells_of(filled(raw, {place(raw, "存在的问题", 1): "缺人。"}))
    cells["填报"] = [*cells["填报"][: HEAD + 1], *reversed(cells["填报"][HEAD + 2 :])]
    book = brought(saved(cells), made.liaison)

    assert changes_of(book).missing == 1
    write(book, made)

    assert [entry.problems for entry in made.entries()] == ["", "缺人。", ""]


def test_a_workbook_handed_out_before_and_brought_unchanged_changes_nothing_that_was_written_since() -> None:
    made = one_unit()
    raw = handed_out(made.report(), made.liaison)
    wrote(made, done="网上写的。")

    changes = changes_of(brought(raw, made.liaison))

    assert (changes.cells, changes.nothing_new) == ([], [])


def test_the_office_brings_it_for_the_unit_and_the_journal_says_who() -> None:
    made = one_unit()
    book = brought(filled_in(handed_out(made.report(), made.clerk)), made.clerk)

    write_in(book=book, choices={}, by=made.clerk, now=NOW, today=TODAY)

    said = JournalEntry.objects.filter(verb__startswith="reporting.book").values_list("verb", "person_key")
    assert list(said) == [
        ("reporting.book_handed_out", made.clerk.person_key),
        ("reporting.book_received", made.clerk.person_key),
        ("reporting.book_written", made.clerk.person_key),
    ]


def test_a_report_that_was_handed_on_takes_no_workbook() -> None:
    made = one_unit()
    raw = handed_out(made.report(), made.liaison)
    submitted(made)

    with pytest.raises(WrongState, match="待单位审定"):
        brought(raw, made.liaison)


def test_the_same_upload_sent_twice_is_taken_once() -> None:
    made = one_unit()
    one = Brought(handed_out(made.report(), made.liaison), "表.xlsx", "same")
    receive_book(brought=one, by=made.liaison, now=NOW, today=TODAY)

    with pytest.raises(AlreadyDone):
        receive_book(brought=one, by=made.liaison, now=NOW, today=TODAY)


def test_a_workbook_is_written_in_once_and_one_set_aside_may_be_written_in_after_all() -> None:
    made = one_unit()
    book = brought(filled_in(handed_out(made.report(), made.liaison)), made.liaison)
    set_book_aside(book=book, by=made.liaison, now=NOW)
    write(book, made)

    with pytest.raises(WrongState, match="现在是“已写入”"):
        write(ReturnedBook.objects.get(), made)


def test_every_state_of_a_workbook_is_in_its_table() -> None:
    assert set(BOOK_NEXT) == set(BookState)


def test_a_summary_is_handed_out_as_no_workbook() -> None:
    made = one_unit()
    period = a_period(a_schedule(made.plan, ReportKind.HALF_YEAR), month=6)

    with pytest.raises(WrongState, match="小结是一篇文字"):
        handed_out(made.report(period=period), made.liaison)


def test_who_writes_no_reports_hands_out_none() -> None:
    made = one_unit()
    inspector = an_actor(made.jurisdiction, Role.INSPECTOR)

    with pytest.raises(NotAllowed):
        handed_out(made.report(), inspector)


def test_only_whoever_sees_a_report_sees_its_workbooks() -> None:
    made = at_work(tasks=1, parts=2)
    brought(handed_out(made.report(), made.liaison), made.liaison)
    other = an_actor(made.jurisdiction, Role.LIAISON, unit=made.frozen.units[1])

    seen = [books_visible_to(one).count() for one in (made.liaison, made.clerk, other)]

    assert seen == [1, 1, 0]


def test_a_workbook_that_libreoffice_opened_changed_and_saved_comes_back_whole(tmp_path: Path) -> None:
    made = one_unit()
    wrote(made, done="原来的话。\n第二段。")
    raw = handed_out(made.report(), made.liaison)
    sheet = tmp_path / "表.xlsx"
    sheet.write_bytes(raw)
    soffice([sheet], "fods", tmp_path)
    flat = tmp_path / "表.fods"
    flat.write_text(flat.read_text("utf-8").replace("原来的话。", "改过的话。"), "utf-8")
    soffice([flat], "xlsx", tmp_path)

    book = brought((tmp_path / "表.xlsx").read_bytes(), made.liaison)

    assert [(cell.here, cell.returned) for cell in changes_of(book).cells] == [
        ("原来的话。\n第二段。", "改过的话。\n第二段。")
    ]
