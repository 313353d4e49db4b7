"""The one place that knows the engines: which rows hold all of some tokens, by FTS5 or by a GIN index over an array.

Tokens reach the engine as parameters, and hold letters and digits only: nothing that people type is syntax.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup, TextField
from django.db.models.sql.compiler import SQLCompiler

Sql = tuple[str, list[Any]]


@TextField.register_lookup
class HoldsTokens(Lookup[Any]):
    """``bigrams__holds_tokens=[…]``: every one of the tokens is among those of the row."""

    lookup_name = "holds_tokens"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """Ask the FTS5 table, whose rows have the numbers of ours."""
        row = f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{connection.ops.quote_name('id')}"
        asked = " ".join(f'"{token}"' for token in self.rhs)
        return f"{row} IN (SELECT rowid FROM search_fts WHERE search_fts MATCH %s)", [asked]  # noqa: S608 -- a column of ours  # nosec B608

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """Ask the index over the tokens as an array."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"string_to_array({column}, ' ') @> %s", [*parameters, list(self.rhs)]
