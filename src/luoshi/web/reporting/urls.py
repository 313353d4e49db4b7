"""Addresses of this area, whole from the root: luoshi.web.urls includes them without a prefix."""

from django.urls import URLPattern, URLResolver, path

from luoshi.web.reporting import (
    adjusting,
    arranging,
    books,
    calendar,
    deciding,
    evidence,
    feeds,
    grids,
    office,
    pages,
    receiving,
    writing,
)

_REPORT = "reports/<slug:key>/"
_BOOK = "workbooks/<slug:key>/"
_PLAN = "plans/<slug:key>/reporting/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("reports/", pages.reports, name="reports"),
    path("reports/accept/", deciding.reports_accept, name="reports_accept"),
    path(_REPORT, pages.report, name="report"),
    path(f"{_REPORT}entries/<slug:entry_key>/", writing.report_write, name="report_write"),
    path(f"{_REPORT}entries/<slug:entry_key>/evidence/", evidence.evidence_add, name="evidence_add"),
    path(f"{_REPORT}evidence/<slug:evidence_key>/", evidence.evidence_file, name="evidence_file"),
    path(f"{_REPORT}evidence/<slug:evidence_key>/remove/", evidence.evidence_remove, name="evidence_remove"),
    path(f"{_REPORT}summary/", writing.summary_write, name="summary_write"),
    path(f"{_REPORT}nothing-new/", writing.report_nothing_new, name="report_nothing_new"),
    path(f"{_REPORT}submit/", writing.report_submit, name="report_submit"),
    path(f"{_REPORT}take-back/", writing.report_take_back, name="report_take_back"),
    path(f"{_REPORT}approve/", deciding.report_approve, name="report_approve"),
    path(f"{_REPORT}return/", deciding.report_return, name="report_return"),
    path(f"{_REPORT}approval/", deciding.report_approval, name="report_approval"),
    path(f"{_REPORT}workbook.xlsx", books.report_book, name="report_book"),
    path(f"{_REPORT}workbook/", books.report_book_bring, name="report_book_bring"),
    path("workbooks/", books.books, name="books"),
    path(_BOOK, books.book, name="book"),
    path(f"{_BOOK}aside/", books.book_aside, name="book_aside"),
    path(f"{_BOOK}file/", books.book_file, name="book_file"),
    path("periods/<slug:key>/workbooks.zip", books.period_books, name="period_books"),
    path("plans/<slug:key>/tasks/<slug:task_key>/adjust/", adjusting.adjust, name="adjust"),
    path("adjustments/", adjusting.adjustments, name="adjustments"),
    path("adjustments/<slug:key>/", adjusting.adjustment, name="adjustment"),
    path("adjustments/<slug:key>/decide/", adjusting.adjustment_decide, name="adjustment_decide"),
    path("adjustments/<slug:key>/withdraw/", adjusting.adjustment_withdraw, name="adjustment_withdraw"),
    path("acknowledgements/<slug:key>/", receiving.acknowledge, name="acknowledge"),
    path("reviewing/", office.reviewing, name="reviewing"),
    path("periods/<slug:key>/", office.period, name="period"),
    path("periods/<slug:key>/reopen/", office.period_reopen, name="period_reopen"),
    path(_PLAN, arranging.plan_reporting, name="plan_reporting"),
    path(f"{_PLAN}add/", arranging.schedule_add, name="schedule_add"),
    path(f"{_PLAN}schedules/<slug:schedule_key>/", arranging.schedule_change, name="schedule_change"),
    path(f"{_PLAN}grid/", grids.plan_grid, name="plan_grid"),
    path(f"{_PLAN}grid.xlsx", grids.plan_grid_xlsx, name="plan_grid_xlsx"),
    path("me/calendar/", feeds.feed, name="feed"),
    path("calendars/<str:token>.ics", feeds.feed_file, name="feed_file"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/year/", calendar.calendar_year, name="calendar_year"),
]
