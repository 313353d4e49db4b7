"""The engines' own indexes over the tokens: FTS5 kept by triggers, or GIN over the tokens as an array.

Where a later migration alters the table, SQLite makes it anew and drops the triggers with the old one: run ``make``
again after it.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MAKE = {
    "sqlite": [
        # Tokens are parted by spaces and folded already: "ascii" takes every character beyond ASCII as part of one.
        "CREATE VIRTUAL TABLE search_fts USING fts5(bigrams, content='search_indexed', content_rowid='id',"
        " tokenize='ascii', detail='none', columnsize=0)",
        "CREATE TRIGGER search_inserted AFTER INSERT ON search_indexed BEGIN"
        " INSERT INTO search_fts(rowid, bigrams) VALUES (new.id, new.bigrams); END",
        "CREATE TRIGGER search_deleted AFTER DELETE ON search_indexed BEGIN"
        " INSERT INTO search_fts(search_fts, rowid, bigrams) VALUES ('delete', old.id, old.bigrams); END",
        "CREATE TRIGGER search_updated AFTER UPDATE ON search_indexed BEGIN"
        " INSERT INTO search_fts(search_fts, rowid, bigrams) VALUES ('delete', old.id, old.bigrams);"
        " INSERT INTO search_fts(rowid, bigrams) VALUES (new.id, new.bigrams); END",
        "INSERT INTO search_fts(search_fts) VALUES ('rebuild')",
    ],
    "postgresql": ["CREATE INDEX search_tokens ON search_indexed USING gin (string_to_array(bigrams, ' '))"],
}
DROP = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS search_inserted",
        "DROP TRIGGER IF EXISTS search_deleted",
        "DROP TRIGGER IF EXISTS search_updated",
        "DROP TABLE IF EXISTS search_fts",
    ],
    "postgresql": ["DROP INDEX IF EXISTS search_tokens"],
}


def make(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of the engine."""
    _run(editor, MAKE)


def drop(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away."""
    _run(editor, DROP)


def _run(editor: BaseDatabaseSchemaEditor, statements: dict[str, list[str]]) -> None:
    for statement in statements[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Indexes of each engine."""

    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
