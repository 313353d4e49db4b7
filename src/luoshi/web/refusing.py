"""Refusals of operations, in the form that asked for them."""

from django import forms

from luoshi.base.refusals import Invalid


def add_refusal(form: forms.Form, refusal: Invalid) -> None:
    """Put the sentence of a refusal at the field that it is about, or above the form where it has no such field."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
