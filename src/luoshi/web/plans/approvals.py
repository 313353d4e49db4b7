"""Entering an approval that was given outside the system, with its signed sheet."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from luoshi.base.models import new_key
from luoshi.base.permissions import check
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, Refusal
from luoshi.directory.models import Holding
from luoshi.directory.queries import on
from luoshi.documents.models import Document
from luoshi.documents.operations.receiving import check_size, take_in
from luoshi.documents.permissions import RECEIVE_SHEET
from luoshi.documents.tasks import queue_reading
from luoshi.journal.models import Way
from luoshi.plans.models import PlanVersion
from luoshi.plans.operations.approvals import check_approval, record_approval, said_by_holder
from luoshi.plans.permissions import REVIEW
from luoshi.web.http import Request
from luoshi.web.limits import limited
from luoshi.web.plans.forcing import draft_or_404
from luoshi.web.refusing import add_refusal

if TYPE_CHECKING:
    HoldingChoices = forms.ModelChoiceField[Holding]
else:  # Django's field takes no type argument when it runs
    HoldingChoices = forms.ModelChoiceField


class _HoldingField(HoldingChoices):
    """One of the posts that somebody holds, by its public key."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 -- as Django has it
        """Return how somebody in a post stands in the list."""
        return f"{obj.post.unit or obj.post.body} {obj.post.title} {obj.person.name}"


class ApprovalForm(forms.Form):
    """Who approved, how, when, in which words; and the signed sheet."""

    once = forms.CharField(max_length=50, initial=new_key, widget=forms.HiddenInput)
    holding = _HoldingField(Holding.objects.none(), label=gettext_lazy("谁审定的"), to_field_name="public_key")
    way = forms.ChoiceField(label=gettext_lazy("以什么方式告知"), choices=Way.choices)
    said_on = forms.DateField(
        label=gettext_lazy("哪天告知的"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    words = forms.CharField(
        label=gettext_lazy("意见"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("照原话填写；没有具体意见可不填。"),
    )
    file = forms.FileField(
        label=gettext_lazy("签字件"),
        required=False,
        help_text=gettext_lazy("书面签字的必须附扫描件或照片，按来文保存。有密级标志的文件不得上传。"),
    )

    def __init__(self, *args: Any, holdings: QuerySet[Holding], **kwargs: Any) -> None:  # noqa: ANN401 -- as Django has it
        super().__init__(*args, **kwargs)
        self.fields["holding"].queryset = holdings  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@limited("upload")
def plan_approval(request: Request, key: str) -> HttpResponse:
    """Ask for an approval that was given outside the system, and enter it."""
    check(REVIEW, request.actor)
    plan, draft = draft_or_404(request, key)
    holdings = Holding.objects.filter(on(request.today), jurisdiction=request.actor.jurisdiction_id)
    holdings = holdings.select_related("person", "post__unit", "post__body").order_by("post__position", "pk")
    form = ApprovalForm(request.POST or None, request.FILES or None, holdings=holdings)
    if request.method == "POST" and form.is_valid() and _entered(request, form, draft):
        return redirect("web:plan_put_in_force", plan.public_key)
    context = {"form": form, "plan": plan, "draft": draft}
    return render(request, "plans/approval.html", context, status=422 if form.errors else 200)


def _entered(request: Request, form: ApprovalForm, draft: PlanVersion) -> bool:
    """Enter what the form says, or put the refusal into the form."""
    given = form.cleaned_data
    told = {"way": given["way"], "said_on": given["said_on"], "words": given["words"]}
    actor, today, holding = request.actor, request.today, given["holding"]
    try:
        said = said_by_holder(holding, **told)
        check_approval(draft, holding, said, by=actor, today=today, has_scan=bool(given["file"]))
        sheet = signed_sheet(request, given["file"], given["once"]) if given["file"] else None
        said = said_by_holder(holding, **told, scan_key=sheet.public_key if sheet else "")
        record_approval(
            version=draft, holding=holding, said=said, once=given["once"], by=actor, now=request.now, today=today
        )
    except AlreadyDone as refusal:
        messages.info(request, str(refusal))
    except Invalid as refusal:
        add_refusal(form, refusal)
        return False
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    else:
        messages.success(request, _("审定意见已登记，录入人和审定人分别记录。"))
    return True


def signed_sheet(request: Request, file: "UploadedFile[Any]", once: str) -> Document | None:
    """Return the document that the signed sheet became: it is received as any other, its mark looked for."""
    check_size(file.size or 0)
    try:
        return take_in(
            content=file.read(),
            name=file.name or "",
            once_key=f"{once}:sheet",
            by=request.actor,
            now=request.now,
            queue=queue_reading,
            permission=RECEIVE_SHEET,
        )
    except AlreadyDone as done:  # sent before, with something else that was wrong
        own = Document.objects.filter(jurisdiction=request.actor.jurisdiction_id, public_key=done.result)
        return own.filter(received_by=request.actor.person_key).first()


APPROVALS: list[URLPattern] = [path("plans/<slug:key>/approval/", plan_approval, name="plan_approval")]
"""The addresses of this file; web/plans/urls.py includes them."""
