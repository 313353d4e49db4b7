"""What went out and what did not; and the robots of group chats."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, Stale, WrongState
from luoshi.notifications.models import Hook
from luoshi.notifications.operations import keep_hook, send_again
from luoshi.notifications.permissions import KEEP_HOOKS, SEE_DELIVERIES
from luoshi.notifications.queries import deliveries_visible_to, hooks_visible_to
from luoshi.notifications.sending import Refused, post
from luoshi.notifications.states import HOOKS, DeliveryState
from luoshi.web.http import Request
from luoshi.web.limits import limited

A_PAGE = 50
BADGES = {
    DeliveryState.QUEUED: "info",
    DeliveryState.SENDING: "info",
    DeliveryState.SENT: "ok",
    DeliveryState.GIVEN_UP: "danger",
    DeliveryState.UNKNOWN: "warn",
}
AGAIN = {DeliveryState.GIVEN_UP, DeliveryState.UNKNOWN}
"""What can be sent once more."""


class HookForm(forms.Form):
    """A robot of a group chat."""

    title = forms.CharField(label=gettext_lazy("群的名称"), max_length=60)
    channel = forms.ChoiceField(label=gettext_lazy("哪一种"), choices=[(one.value, one.label) for one in HOOKS])
    url = forms.CharField(
        label=gettext_lazy("机器人地址"), max_length=300, help_text=gettext_lazy("在群里添加机器人时给出的完整地址。")
    )
    secret = forms.CharField(
        label=gettext_lazy("加签密钥"),
        max_length=200,
        required=False,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("钉钉选了“加签”才填；不改的留空。"),
    )
    is_active = forms.BooleanField(label=gettext_lazy("启用"), required=False, initial=True)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


@require_GET
def deliveries(request: Request) -> HttpResponse:
    """List what went out of the system, the newest first."""
    check(SEE_DELIVERIES, request.actor)
    found = deliveries_visible_to(request.actor)
    state = request.GET.get("state", "")
    if state in DeliveryState.values:
        found = found.filter(state=state)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(row, BADGES[DeliveryState(row.state)], row.state in AGAIN) for row in page],
        "states": DeliveryState.choices,
        "chosen": state,
    }
    return render(request, "messages/deliveries.html", context)


@require_POST
def delivery_again(request: Request, key: str) -> HttpResponse:
    """Send once more what did not go out."""
    check(SEE_DELIVERIES, request.actor)
    delivery = get_object_or_404(deliveries_visible_to(request.actor), public_key=key)
    try:
        send_again(delivery=delivery, by=request.actor, now=request.now)
        messages.success(request, _("已重新排队，几分钟内发送。"))
    except WrongState as refusal:
        messages.warning(request, str(refusal))
    return redirect("web:deliveries")


@require_http_methods(["GET", "POST"])
def hooks(request: Request) -> HttpResponse:
    """List the robots, and enter one."""
    check(KEEP_HOOKS, request.actor)
    form = HookForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _kept(request, None, form):
        return redirect("web:hooks")
    context = {"hooks": hooks_visible_to(request.actor), "form": form}
    return render(request, "messages/hooks.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def hook_change(request: Request, key: str) -> HttpResponse:
    """Change a robot."""
    check(KEEP_HOOKS, request.actor)
    hook = get_object_or_404(hooks_visible_to(request.actor), public_key=key)
    given = {"title": hook.title, "channel": hook.channel, "url": hook.url, "is_active": hook.is_active}
    form = HookForm(request.POST or None, initial=given | {"revision": hook.revision})
    if request.method == "POST" and form.is_valid() and _kept(request, hook, form):
        return redirect("web:hooks")
    return render(request, "messages/hook.html", {"hook": hook, "form": form}, status=422 if form.errors else 200)


def _kept(request: Request, hook: Hook | None, form: HookForm) -> bool:
    fields = dict(form.cleaned_data)
    revision = fields.pop("revision") or 0
    try:
        keep_hook(hook=hook, revision=revision, fields=fields, by=request.actor, now=request.now)
    except Invalid as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return False
    except Stale as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("群机器人已保存。"))
    return True


@require_POST
@limited("try")
def hook_try(request: Request, key: str) -> HttpResponse:
    """Send a line to a group, to see whether it arrives."""
    check(KEEP_HOOKS, request.actor)
    hook = get_object_or_404(hooks_visible_to(request.actor), public_key=key)
    try:
        post(hook, _("这是落实系统的测试消息，收到说明设置正确。"), now=request.now)
        messages.success(request, _("测试消息已发出，请到群里查看。"))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("web:hooks")
