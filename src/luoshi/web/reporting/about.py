"""The plan that a form's words are about."""

from django import forms
from django.utils.translation import gettext_lazy

from luoshi.base.actors import Actor
from luoshi.plans.models import Plan
from luoshi.plans.queries.plans import plans_in_force


class AboutPlan(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django has no such arguments when it runs
    """A choice among the plans in force, or of none."""

    def __init__(self) -> None:
        """Offer nothing yet: who chooses is known to the request (``offer_plans``)."""
        super().__init__(
            Plan.objects.none(),
            label=gettext_lazy("有关的方案"),
            to_field_name="public_key",
            required=False,
            empty_label=gettext_lazy("与方案无关"),
        )


def offer_plans(form: forms.Form, by: Actor) -> None:
    """Offer the plans in force that somebody may see, in the form's field ``plan``."""
    form.fields["plan"].queryset = plans_in_force(by)  # type: ignore[attr-defined]
