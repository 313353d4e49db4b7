"""工作日表: the years that are known, a year as it is entered, and a file of days as it is passed around."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, Stale
from luoshi.directory.queries import own_jurisdiction
from luoshi.reporting.models import CalendarYear
from luoshi.reporting.operations import keep_calendar_year
from luoshi.reporting.operations.calendar import MOST_BYTES, Moved, Told, read_file
from luoshi.reporting.permissions import KEEP_CALENDAR
from luoshi.reporting.queries.calendar import working_days
from luoshi.rules.calendar import written
from luoshi.web.http import Request


class YearForm(forms.Form):
    """A year's days off and weekend days worked."""

    off = forms.CharField(
        label=gettext_lazy("放假的日子"),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy("写成 01-01~01-03 05-01 的样子，用空格隔开。周末不用写。"),
    )
    worked = forms.CharField(
        label=gettext_lazy("上班的周末"), required=False, widget=forms.Textarea({"rows": 2}), max_length=1000
    )
    source = forms.CharField(label=gettext_lazy("依据"), max_length=200)
    version = forms.CharField(label=gettext_lazy("版本"), max_length=60, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FileForm(forms.Form):
    """A file of days."""

    file = forms.FileField(label=gettext_lazy("放假安排文件（.json）"))


@require_http_methods(["GET", "POST"])
def calendar(request: Request) -> HttpResponse:
    """List the years that are known; take a file of days in."""
    check(KEEP_CALENDAR, request.actor)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = read_file(_content(form.cleaned_data["file"]))[0]
        except Invalid as refusal:
            form.add_error("file", str(refusal))
        else:
            return _year_shown(request, told.year, _year_form(request, told.year, told))
    known = working_days(request.actor.jurisdiction_id)
    own = CalendarYear.objects.filter(jurisdiction=request.actor.jurisdiction_id)
    entered = set(own.values_list("year", flat=True))
    context = {
        "years": [(year, row, year in entered) for year, row in sorted(known.years.items(), reverse=True)],
        "form": form,
        "next_year": max(known.years) + 1,
    }
    return render(request, "reporting/calendar.html", context, status=422 if form.errors else 200)


def _content(file: "UploadedFile[Any]") -> bytes:
    return bytes(file.read(MOST_BYTES + 1))


def _year_form(request: Request, year: int, told: Told | None = None) -> YearForm:
    """Return the form of a year with what is known of it, or what a file says."""
    row = CalendarYear.objects.filter(jurisdiction=request.actor.jurisdiction_id, year=year).first()
    known = working_days(request.actor.jurisdiction_id).years.get(year)
    given = {"revision": row.revision if row else 0}
    if told is not None:
        given |= {"off": told.off, "worked": told.worked, "source": told.source, "version": told.version}  # type: ignore[dict-item]
    elif known is not None:
        given |= {"off": written(known.off), "worked": written(known.worked)}  # type: ignore[dict-item]
        given |= {"source": known.source, "version": known.version}  # type: ignore[dict-item]
    return YearForm(initial=given)


@require_http_methods(["GET", "POST"])
def calendar_year(request: Request) -> HttpResponse:
    """Enter or change the year that is named; tell which due days moved."""
    check(KEEP_CALENDAR, request.actor)
    year = _year_asked(request)
    if request.method != "POST":
        return _year_shown(request, year, _year_form(request, year))
    form = YearForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            _row, moved = keep_calendar_year(
                jurisdiction=own_jurisdiction(request.actor),
                told_year=Told(year, given["off"], given["worked"], given["source"], given["version"]),
                revision=given["revision"] or 0,
                by=request.actor,
                now=request.now,
            )
        except (Invalid, Stale) as refusal:
            field = refusal.field if isinstance(refusal, Invalid) else ""
            form.add_error(field if field in form.fields else None, str(refusal))
        else:
            messages.success(request, _moved_in_words(year, moved))
            return redirect("web:calendar")
    return _year_shown(request, year, form)


def _year_asked(request: Request) -> int:
    named = (request.POST if request.method == "POST" else request.GET).get("year", "")
    return int(named) if named.isdecimal() and len(named) == 4 else request.today.year + 1


def _moved_in_words(year: int, moved: list[Moved]) -> str:
    if not moved:
        return _("%(year)s年工作日表已保存，没有报送的截止日因此改变。") % {"year": year}
    names = _("、").join(f"{one.period.name}（{one.due_on:%m-%d}）" for one in moved[:8])
    return _("%(year)s年工作日表已保存，%(count)s期的截止日随之改变：%(names)s。") % {
        "year": year,
        "count": len(moved),
        "names": names,
    }


def _year_shown(request: Request, year: int, form: YearForm) -> HttpResponse:
    return render(request, "reporting/year.html", {"year": year, "form": form}, status=422 if form.errors else 200)
