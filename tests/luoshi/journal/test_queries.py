"""Who sees which entries, and how they read."""

import pytest
from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Role
from luoshi.journal import sentences
from luoshi.journal.operations import record
from luoshi.journal.queries import entries_about, entries_visible_to
from tests.luoshi.journal.chains import BY, KEY, a_chain
from tests.luoshi.making import NOW, a_jurisdiction, a_unit, an_actor

pytestmark = pytest.mark.django_db


def test_entries_about_a_thing_are_its_own_the_latest_first() -> None:
    jurisdiction = a_jurisdiction()
    mine, other = a_unit(jurisdiction), a_unit(jurisdiction)
    first = record("unit.opened", jurisdiction_key=KEY, by=BY, now=NOW, about=mine)
    record("unit.opened", jurisdiction_key=KEY, by=BY, now=NOW, about=other)
    second = record("unit.renamed", jurisdiction_key=KEY, by=BY, now=NOW, about=mine)

    assert list(entries_about(mine)) == [second, first]


def test_the_administrator_sees_all_of_the_jurisdiction() -> None:
    jurisdiction = a_jurisdiction()
    here = a_chain(2, key=jurisdiction.public_key)
    a_chain(1, key="elsewhere")

    assert list(entries_visible_to(an_actor(jurisdiction, Role.ADMINISTRATOR))) == here[::-1]


@pytest.mark.parametrize("role", [Role.LIAISON, Role.CLERK])
def test_others_see_what_they_did_themselves(role: Role) -> None:
    jurisdiction = a_jurisdiction()
    liaison, other = an_actor(jurisdiction, role), an_actor(jurisdiction, role)
    (mine,) = a_chain(1, key=jurisdiction.public_key, by=liaison)
    a_chain(1, key=jurisdiction.public_key, by=other)
    a_chain(1, key=jurisdiction.public_key)

    assert list(entries_visible_to(liaison)) == [mine]


def test_an_entry_is_told_by_the_sentence_of_its_verb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "verbs", lambda: {"unit.opened": _("新设单位 %(n)s 个%(unknown)s")})
    (entry,) = a_chain(1)

    assert sentences.sentence_of(entry) == "新设单位 1 个"


def test_an_entry_whose_verb_nobody_knows_is_told_by_its_name() -> None:
    entry = record("unit.vanished", jurisdiction_key=KEY, by=BY, now=NOW)

    assert sentences.sentence_of(entry) == "做了一项操作（unit.vanished）"
