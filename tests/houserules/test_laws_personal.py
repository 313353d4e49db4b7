"""No field holds anything of a person without a purpose in the table of personal data."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from luoshi.directory.models import Account, Person
from luoshi.directory.personal import FIELDS, TECHNICAL

Model = type[models.Model]
NOT_ABOUT: dict[str, str] = {}
"""Models that point to persons or accounts and hold nothing about them, each with the reason."""


def about_persons(found: Iterable[Model]) -> list[Model]:
    """Return persons, accounts, and what points to one of them."""
    return [model for model in found if model in {Person, Account} or _points_to_one(model)]


def _points_to_one(model: Model) -> bool:
    return any(field.related_model in {Person, Account} for field in model._meta.concrete_fields if field.is_relation)


def without_purpose(model: Model) -> set[str]:
    told = FIELDS.get(model._meta.label, {})
    return {field.name for field in model._meta.concrete_fields} - told.keys() - TECHNICAL


def ours() -> list[Model]:
    return [model for model in apps.get_models() if model.__module__.startswith("luoshi.")]


def test_every_field_about_a_person_has_its_purpose() -> None:
    found = {model._meta.label: without_purpose(model) for model in about_persons(ours())}

    assert {label: fields for label, fields in found.items() if fields and label not in NOT_ABOUT} == {}


def test_models_about_persons_are_found() -> None:
    assert {"directory.Person", "directory.Account", "directory.Holding"} <= {
        model._meta.label for model in about_persons(ours())
    }


def test_no_purpose_is_told_of_a_field_that_is_not_there() -> None:
    there = {model._meta.label: {field.name for field in model._meta.concrete_fields} for model in ours()}

    assert {label: gone for label in FIELDS if label in there and (gone := FIELDS[label].keys() - there[label])} == {}


@isolate_apps("luoshi.plans")
def test_a_field_without_purpose_would_be_seen() -> None:
    class Diary(models.Model):  # noqa: DJ008 -- nobody reads it
        person = models.ForeignKey(Person, models.CASCADE)
        birthday = models.DateField()

        class Meta:
            app_label = "plans"

    assert about_persons([Diary]) == [Diary]
    assert without_purpose(Diary) == {"person", "birthday"}
