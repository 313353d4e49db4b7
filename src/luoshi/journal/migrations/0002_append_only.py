"""The database itself refuses to change or delete entries.

Where a later migration alters the table of entries, SQLite makes it anew and drops the triggers with the old one: run
``forbid`` again after it.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FORBID = {
    "sqlite": [
        "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal_entry"
        " BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never changed'); END",
        "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal_entry"
        " BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never deleted'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION 'an entry of the journal is never changed or deleted'"
        " USING ERRCODE = 'integrity_constraint_violation'; END $$",
        "CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal_entry"
        " FOR EACH ROW EXECUTE FUNCTION journal_append_only()",
    ],
}
ALLOW = {
    "sqlite": ["DROP TRIGGER IF EXISTS journal_no_update", "DROP TRIGGER IF EXISTS journal_no_delete"],
    "postgresql": [
        "DROP TRIGGER IF EXISTS journal_append_only ON journal_entry",
        "DROP FUNCTION IF EXISTS journal_append_only()",
    ],
}


def forbid(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse UPDATE and DELETE of entries from now on."""
    _run(editor, FORBID)


def allow(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the refusal back."""
    _run(editor, ALLOW)


def _run(editor: BaseDatabaseSchemaEditor, statements: dict[str, list[str]]) -> None:
    for statement in statements[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers of each engine."""

    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
