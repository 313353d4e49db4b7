"""How a form of the directory is shown, taken, refused: the same for all of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format

from luoshi.base.models import Revised
from luoshi.base.permissions import Permission, check
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, Refusal, Stale
from luoshi.base.writing import tell_result, use_once
from luoshi.directory.permissions import KEEP
from luoshi.web.http import Request

Save = Callable[[dict[str, Any]], str]
"""Does what the form asks with what it holds, and returns the public key of what came of it."""


@dataclass(frozen=True, slots=True)
class FormPage:
    """What stands around a form. ``to`` makes the address to go on to from the key that saving returned.

    ``row`` is the row that is changed, where one is; ``act`` the name of a creating act, whose form has a one-time key.
    """

    heading: str
    submit: str
    back: str
    to: Callable[[str], str]
    lead: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    danger: bool = False
    row: Revised | None = None
    act: str = ""
    permission: Permission = KEEP
    template: str = "directory/form.html"
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that somebody else has changed meanwhile."""

    label: str
    ours: str
    theirs: str


def answer_form(request: Request, form: forms.Form, page: FormPage, save: Save) -> HttpResponse:
    """Show a form; when it is sent, save and lead on, or show it again with the sentence of the refusal.

    A stale form is answered with both texts (409): sending it again then writes over the other one.
    Raises NotAllowed.
    """
    check(page.permission, request.actor)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, form, page, status=422 if form.errors else 200)
    try:
        return redirect(page.to(_saved(request, form, page, save)))
    except AlreadyDone as refusal:
        return redirect(page.to(refusal.result))
    except Stale as refusal:
        return _shown(request, _anew(request, form, page), page, status=409, stale=refusal)
    except NotAllowed:
        raise
    except Refusal as refusal:
        _add_refusal(form, refusal)
        return _shown(request, form, page, status=422)


def _saved(request: Request, form: forms.Form, page: FormPage, save: Save) -> str:
    if not page.act:
        return save(form.cleaned_data)
    with transaction.atomic():
        once = use_once(form.cleaned_data["once"], act=page.act, now=request.now)
        key = save(form.cleaned_data)
        tell_result(once, key)
    return key


def _add_refusal(form: forms.Form, refusal: Refusal) -> None:
    name = refusal.field if isinstance(refusal, Invalid) else ""
    form.add_error(name if name in form.fields else None, str(refusal))


def _anew(request: Request, form: forms.Form, page: FormPage) -> forms.Form:
    """Return the form with what was entered, as if its reader had seen what stands there now."""
    data = request.POST.copy()
    if page.row is not None:
        data["revision"] = str(page.row.revision)
    form.data = data
    return form


def _shown(
    request: Request, form: forms.Form, page: FormPage, *, status: int, stale: Stale | None = None
) -> HttpResponse:
    differences = _differences(form, stale) if stale else []
    context = {"form": form, "page": page, "stale": stale, "differences": differences, **page.more}
    return render(request, page.template, context, status=status)


def _differences(form: forms.Form, stale: Stale) -> list[Difference]:
    """Return the fields in which the two texts differ, in the words of the form."""
    return [
        Difference(str(form.fields[name].label or name), _said(form, name, ours), _said(form, name, stale.theirs[name]))
        for name, ours in stale.ours.items()
        if name in form.fields and ours != stale.theirs[name]
    ]


def _said(form: forms.Form, name: str, value: object) -> str:
    """Return a value as a reader of the form knows it."""
    asked = form.fields[name]
    if isinstance(asked, forms.ChoiceField) and not isinstance(asked, forms.ModelChoiceField):
        labels = {str(choice): str(label) for choice, label in asked.choices}  # type: ignore[misc, union-attr]
        return labels.get(str(value), str(value))
    if isinstance(value, date):
        return str(date_format(value))
    return "" if value is None else str(value)
