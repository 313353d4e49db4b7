"""Every row has a jurisdiction, the journal points to nothing, migrations say what the models say."""

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.test.utils import isolate_apps

from luoshi.base.models import InJurisdiction
from luoshi.directory.models import Jurisdiction
from luoshi.journal.models import Chain, Entry
from luoshi.search.models import Indexed

WITHOUT_JURISDICTION = {
    "base.OneTimeKey": "lives for days, and belongs to a form",
    "directory.Jurisdiction": "is one",
    "directory.Session": "belongs to a browser, a stranger's too; names the account, which has one",
    "journal.Chain": "outlives what it tells of: holds the jurisdiction's key",
    "journal.Entry": "outlives what it tells of: holds the jurisdiction's key",
}
"""The models without a jurisdiction, each with the reason."""
Model = type[models.Model]


def our_models() -> list[Model]:
    return [model for model in apps.get_models() if model.__module__.startswith("luoshi.")]


def without_jurisdiction(found: Iterable[Model]) -> set[str]:
    """Return the models that no key binds to a jurisdiction."""
    return {model._meta.label for model in found if not _is_bound(model)}


def _is_bound(model: Model) -> bool:
    fields = [field for field in model._meta.concrete_fields if field.name == "jurisdiction"]
    return any(field.related_model is Jurisdiction and not field.null for field in fields)


def relations_of(model: Model) -> list[str]:
    """Return the fields of a model that point to rows of another."""
    return [field.name for field in model._meta.get_fields() if field.is_relation]


def test_every_model_has_a_jurisdiction() -> None:
    assert without_jurisdiction(our_models()) == WITHOUT_JURISDICTION.keys()


def a_model(name: str, **fields: object) -> Model:
    meta = type("Meta", (), {"app_label": "plans"})
    return type(name, (models.Model,), {"__module__": "luoshi.plans.models", "Meta": meta, **fields})


@isolate_apps("luoshi.plans")
def test_a_model_without_a_jurisdiction_would_be_seen() -> None:
    stray = a_model("Stray")
    loose = a_model("Loose", jurisdiction=models.CharField(max_length=22))
    optional = a_model("Optional", jurisdiction=models.ForeignKey(Jurisdiction, models.PROTECT, null=True))
    bound = a_model("Bound", jurisdiction=models.ForeignKey(Jurisdiction, models.PROTECT))

    assert without_jurisdiction([stray, loose, optional, bound]) == {"plans.Stray", "plans.Loose", "plans.Optional"}


@pytest.mark.parametrize("model", [Chain, Entry])
def test_the_journal_points_to_nothing(model: Model) -> None:
    assert relations_of(model) == []


def test_a_relation_would_be_seen() -> None:
    assert relations_of(Indexed) == ["jurisdiction"]


def test_a_thing_of_a_jurisdiction_outlives_no_carelessness() -> None:
    deletes = InJurisdiction._meta.get_field("jurisdiction").remote_field.on_delete

    assert deletes is models.PROTECT


@pytest.mark.django_db
def test_the_migrations_make_what_the_models_say(capsys: pytest.CaptureFixture[str]) -> None:
    ours = sorted({model._meta.app_label for model in our_models()})

    call_command("makemigrations", *ours, check=True, dry_run=True)

    assert capsys.readouterr().out.startswith("No changes detected")


@pytest.mark.django_db
def test_a_model_that_its_migrations_do_not_make_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Indexed._meta.get_field("kind"), "max_length", 33)

    with pytest.raises(SystemExit):
        call_command("makemigrations", check=True, dry_run=True)
