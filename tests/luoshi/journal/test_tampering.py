"""Whoever has the database in hand and changes the journal by SQL is found: by the function, the command and the page.

docs/reference/journal.md lists the same ways.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.directory.models import Jurisdiction
from luoshi.journal.digests import digest_of
from luoshi.journal.heads import copy_heads
from luoshi.journal.models import Entry, Statement, Way
from luoshi.journal.operations.statements import Said, record_statement
from luoshi.journal.verifying import Break, Flaw, verify_chain
from tests.luoshi.journal.chains import a_chain, without_guards
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account, an_actor
from tests.places import ROOT

pytestmark = pytest.mark.django_db


def sql(statement: str, *values: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _change(key: str) -> None:
    sql("UPDATE journal_entry SET verb = 'unit.closed' WHERE jurisdiction_key = %s AND number = 3", key)


def _remove(key: str) -> None:
    sql("DELETE FROM journal_entry WHERE jurisdiction_key = %s AND number = 3", key)


def _insert(key: str) -> None:
    columns = [str(field.column) for field in Entry._meta.concrete_fields if field.name not in {"id", "number"}]
    told = ", ".join(columns)
    statement = f"INSERT INTO journal_entry (number, {told}) SELECT 6, {told} FROM journal_entry"  # noqa: S608 -- our columns
    sql(f"{statement} WHERE jurisdiction_key = %s AND number = 5", key)


def _cut_off(key: str) -> None:
    sql("DELETE FROM journal_entry WHERE jurisdiction_key = %s AND number > 3", key)


def _cut_off_with_the_head(key: str) -> None:
    _cut_off(key)
    head = Entry.objects.get(jurisdiction_key=key, number=3).digest
    sql("UPDATE journal_chain SET length = 3, head = %s WHERE jurisdiction_key = %s", head, key)


def _remove_all(key: str) -> None:
    sql("DELETE FROM journal_entry WHERE jurisdiction_key = %s", key)
    sql("DELETE FROM journal_chain WHERE jurisdiction_key = %s", key)


def _rewrite(key: str) -> None:
    """Tell another story, with all digests made anew by the key that is set."""
    previous = ""
    for entry in Entry.objects.filter(jurisdiction_key=key).order_by("number"):
        entry.verb, entry.previous = "unit.closed", previous
        previous = digest_of(entry)
        statement = "UPDATE journal_entry SET verb = %s, previous = %s, digest = %s WHERE id = %s"
        sql(statement, entry.verb, entry.previous, previous, entry.pk)
    sql("UPDATE journal_chain SET head = %s WHERE jurisdiction_key = %s", previous, key)


WAYS: dict[str, tuple[Callable[[str], None], Flaw, int]] = {
    "an entry is changed": (_change, Flaw.CHANGED, 3),
    "an entry is removed": (_remove, Flaw.MISSING, 3),
    "an entry is inserted": (_insert, Flaw.INSERTED, 6),
    "the last entries are cut off": (_cut_off, Flaw.CUT_OFF, 4),
    "they are cut off, and the head is set back": (_cut_off_with_the_head, Flaw.CUT_OFF, 4),
    "the whole chain is removed": (_remove_all, Flaw.CUT_OFF, 1),
    "all is rewritten with a wrong key": (_rewrite, Flaw.CHANGED, 1),
    "all is rewritten with the right key, stolen": (_rewrite, Flaw.REWRITTEN, 5),
}


@pytest.fixture
def here(settings: Settings, tmp_path: Path) -> Jurisdiction:
    """Return a jurisdiction with five entries, the head of which is copied outside the database."""
    settings.JOURNAL_HEADS = tmp_path / "heads"
    jurisdiction = a_jurisdiction()
    a_chain(5, key=jurisdiction.public_key)
    return jurisdiction


@pytest.fixture(params=WAYS)
def tampered(request: pytest.FixtureRequest, here: Jurisdiction, settings: Settings) -> Break:
    """Tamper with the chain in one of the ways, and return what is to be found."""
    way, flaw, number = WAYS[request.param]
    copy_heads(now=NOW)
    ours = settings.JOURNAL_KEY
    settings.JOURNAL_KEY = "guessed" if "wrong key" in request.param else ours
    with without_guards():
        way(here.public_key)
    settings.JOURNAL_KEY = ours
    return Break(here.public_key, flaw, number)


def test_the_function_finds_it(tampered: Break) -> None:
    assert verify_chain(tampered.jurisdiction_key) == tampered


def test_the_command_finds_it(tampered: Break, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("journal", "verify")

    assert (ended.value.code, capsys.readouterr().err) == (1, f"{tampered}\n")


def test_the_page_finds_it(tampered: Break, here: Jurisdiction, client: Client) -> None:
    client.force_login(an_account(here, Role.ADMINISTRATOR))

    page = client.post(reverse("web:journal_check"), follow=True)

    assert "请停止写入，并用备份核对" in page.content.decode()
    # An entry in the place of the next one lets nothing be written, the outcome neither.
    noted = 0 if tampered.flaw is Flaw.INSERTED else 1
    assert Entry.objects.filter(verb="journal.found_broken").count() == noted


def test_a_journal_that_nobody_touched_is_whole(here: Jurisdiction) -> None:
    copy_heads(now=NOW)

    assert verify_chain(here.public_key) is None


@pytest.mark.parametrize("way", WAYS)
def test_the_docs_list_the_way(way: str) -> None:
    assert f"| {way} |" in (ROOT / "docs/reference/journal.md").read_text(encoding="utf-8")


@pytest.fixture
def stated() -> tuple[str, Statement]:
    """Return a chain in which a statement was entered, and the statement."""
    by = an_actor(a_jurisdiction())
    said = Said(by="somebody else", post="post", way=Way.TELEPHONE, on=TODAY, words="同意启用。")
    statement = record_statement(
        "plans.approval_recorded", about=Jurisdiction.objects.get(), said=said, by=by, now=NOW, today=TODAY
    )
    return Jurisdiction.objects.get().public_key, statement


def test_a_statement_as_it_was_entered_holds(stated: tuple[str, Statement]) -> None:
    assert verify_chain(stated[0]) is None


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE journal_statement SET words = '不同意启用。'",
        "UPDATE journal_statement SET said_by = 'another'",
        "DELETE FROM journal_statement",
    ],
)
def test_a_statement_that_was_changed_or_removed_is_found(stated: tuple[str, Statement], tamper: str) -> None:
    sql(tamper)

    assert verify_chain(stated[0]) == Break(stated[0], Flaw.STATEMENT_CHANGED, 1)
