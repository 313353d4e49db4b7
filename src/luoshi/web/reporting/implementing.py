"""实施方案: a unit's measures, read from its document or written, handed in, filed or returned."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.base.permissions import allows, check, check_any, refusal_of
from luoshi.base.refusals import Invalid, Stale
from luoshi.documents.refusals import Marked
from luoshi.plans.queries.plans import plans_visible_to
from luoshi.reporting.models import Action, Implementation
from luoshi.reporting.operations.implementing.filing import (
    LONGEST_APPROVER,
    LONGEST_REMARK,
    decide_implementation,
    note_implementation_given,
    submit_implementation,
    take_implementation_back,
)
from luoshi.reporting.operations.implementing.reading import read_in
from luoshi.reporting.operations.implementing.writing import (
    LONGEST,
    LONGEST_PEOPLE,
    MOST_ACTIONS,
    Said,
    begin_implementation,
    check_may_write_implementation,
    write_actions,
)
from luoshi.reporting.permissions import FILE_IMPLEMENTATION, SEE_ALL, WRITE_IMPLEMENTATION
from luoshi.reporting.queries.implementations import (
    implementations_in_order,
    implementations_visible_to,
    name_of,
    plans_to_implement,
    terms_of,
    units_to_hand_in,
    wanting,
)
from luoshi.reporting.states import IMPLEMENTATION_STEP, ImplementationState
from luoshi.web.giving import as_attachment
from luoshi.web.http import Request, sent_number
from luoshi.web.limits import limited

A_PAGE = 50
_MORE = 3
"""How many empty rows a form offers for measures to add."""
_FIELDS = ("words", "task", "due_on", "people", "due_words", "source")
BADGES = {
    ImplementationState.DRAFT: "muted",
    ImplementationState.SUBMITTED: "warn",
    ImplementationState.RETURNED: "danger",
    ImplementationState.FILED: "ok",
    ImplementationState.REPLACED: "muted",
}
"""How a state is shown: the word says it, the colour goes with it."""


@require_http_methods(["GET", "POST"])
def implementations(request: Request) -> HttpResponse:
    """List units' implementation plans, what waits first; begin one's own for a plan."""
    if request.method == "POST":
        check(WRITE_IMPLEMENTATION, request.actor)
        plan = plans_visible_to(request.actor).filter(public_key=request.POST.get("plan", "")).first()
        if plan is None:
            messages.error(request, _("请选择方案。"))
            return redirect("web:implementations")
        row = begin_implementation(plan=plan, by=request.actor, now=request.now)
        return redirect("web:implementation", row.public_key)
    check_any(request.actor, SEE_ALL, WRITE_IMPLEMENTATION)
    page = Paginator(implementations_in_order(request.actor), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(row, BADGES[ImplementationState(row.state)]) for row in page],
        "plans": plans_to_implement(request.actor),
        "missing": units_to_hand_in(request.actor),
    }
    return render(request, "reporting/implementations.html", context)


@require_http_methods(["GET", "POST"])
def implementation(request: Request, key: str) -> HttpResponse:
    """Show an implementation plan with what is wanting in it, and write its measures."""
    row = _found(request, key)
    if request.method == "GET":
        return _shown(request, row)
    said = _sent(request)
    try:
        write_actions(
            implementation=row,
            revision=sent_number(request, "revision"),
            actions=said,
            by=request.actor,
            now=request.now,
        )
    except Invalid as refusal:
        return _shown(request, row, said=said, error=str(refusal))
    except Stale:
        error = _(
            "刚被别人改过，没有保存。下面是您写的；在另一个页面打开这份实施方案可以看到别人改的，再保存一次就以您的为准。"
        )
        return _shown(request, row, said=said, error=error)
    messages.success(request, _("已保存。"))
    return redirect("web:implementation", key)


def _sent(request: Request) -> list[Said]:
    """Return the measures of a form, in their order."""
    columns = [request.POST.getlist(name)[: MOST_ACTIONS + _MORE] for name in _FIELDS]
    return [Said(**dict(zip(_FIELDS, values, strict=True))) for values in zip(*columns, strict=False)]


def _found(request: Request, key: str) -> Implementation:
    return get_object_or_404(
        implementations_visible_to(request.actor).select_related("plan", "unit", "file"), public_key=key
    )


def _shown(  # noqa: PLR0913 -- one page with three forms, each with what it answers
    request: Request,
    row: Implementation,
    *,
    said: list[Said] | None = None,
    error: str = "",
    file_error: str = "",
    submit_error: str = "",
    decide_error: str = "",
) -> HttpResponse:
    actions = list(row.actions.select_related("task").order_by("position"))
    terms = terms_of(row)
    names = {term.wording.task_id: name_of(term.wording) for term in terms}
    may_write = not refusal_of(check_may_write_implementation, row, request.actor)
    lines = said or [_as_said(one) for one in actions]
    lacks = wanting(terms, actions)
    context = {
        "row": row,
        "badge": BADGES[ImplementationState(row.state)],
        "step": IMPLEMENTATION_STEP[ImplementationState(row.state)],
        "lines": [*lines, *[Said("")] * _MORE] if may_write else [],
        "actions": [(one, names.get(one.task_id or 0, "")) for one in actions],
        "tasks": [(term.wording.task.public_key, name_of(term.wording)) for term in terms],
        "must": [one.words for one in lacks if one.stops],
        "may": [one.words for one in lacks if not one.stops],
        "may_write": may_write,
        "may_take_back": row.state == ImplementationState.SUBMITTED and allows(WRITE_IMPLEMENTATION, request.actor),
        "may_decide": row.state == ImplementationState.SUBMITTED and allows(FILE_IMPLEMENTATION, request.actor),
        "longest": LONGEST,
        "longest_people": LONGEST_PEOPLE,
        "longest_remark": LONGEST_REMARK,
        "longest_approver": LONGEST_APPROVER,
        "error": error,
        "file_error": file_error,
        "submit_error": submit_error,
        "decide_error": decide_error,
    }
    is_wrong = bool(error or file_error or submit_error or decide_error)
    return render(request, "reporting/implementation.html", context, status=422 if is_wrong else 200)


def _as_said(one: Action) -> Said:
    """Return a measure as a form holds it."""
    return Said(
        one.words,
        one.task.public_key if one.task else "",
        one.due_on.isoformat() if one.due_on else "",
        one.people,
        one.due_words,
        one.source,
    )


@require_POST
@limited("upload")
def implementation_read(request: Request, key: str) -> HttpResponse:
    """Read the measures of a document in."""
    row = _found(request, key)
    check_may_write_implementation(row, request.actor)
    file = request.FILES.get("file")
    if file is None:
        return _shown(request, row, file_error=_("请先选择文件。"))
    try:
        count = read_in(
            implementation=row, content=file.read(), name=file.name or "", by=request.actor, now=request.now
        )
    except (Invalid, Marked) as refusal:
        return _shown(request, row, file_error=str(refusal))
    messages.success(request, _("从文件读入%(count)s项措施，请核对任务、日期和责任人。") % {"count": count})
    return redirect("web:implementation", key)


@require_POST
def implementation_submit(request: Request, key: str) -> HttpResponse:
    """Hand it in to be filed."""
    row = _found(request, key)
    approved_by = request.POST.get("approved_by", "")
    try:
        submit_implementation(
            implementation=row, approved_by=approved_by, by=request.actor, now=request.now, today=request.today
        )
    except Invalid as refusal:
        return _shown(request, row, submit_error=str(refusal))
    messages.success(request, _("已报办公室备案。"))
    return redirect("web:implementation", key)


@require_POST
def implementation_take_back(request: Request, key: str) -> HttpResponse:
    """Take it back."""
    take_implementation_back(implementation=_found(request, key), by=request.actor, now=request.now)
    messages.success(request, _("已撤回，可以修改。"))
    return redirect("web:implementation", key)


@require_POST
def implementation_decide(request: Request, key: str) -> HttpResponse:
    """File it, or return it."""
    row = _found(request, key)
    files = request.POST.get("files") == "yes"
    try:
        decide_implementation(
            implementation=row,
            files=files,
            remark=request.POST.get("remark", ""),
            by=request.actor,
            now=request.now,
            today=request.today,
        )
    except Invalid as refusal:
        return _shown(request, row, decide_error=str(refusal))
    messages.success(request, _("已备案，下一期报送会带出其中的措施。") if files else _("已退回，已告知该单位。"))
    return redirect("web:implementations")


@require_GET
@limited("download")
def implementation_file(request: Request, key: str) -> FileResponse:
    """Give the document back, to be saved."""
    row = _found(request, key)
    if row.file is None:
        raise Http404
    answer = as_attachment(row.file, row.file_name)
    note_implementation_given(implementation=row, by=request.actor, now=request.now)
    return answer
