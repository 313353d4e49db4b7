"""How frozen rows are written: many at once, in pieces of a bearable size, no text longer than its column."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import models

from luoshi.plans.models import PlanVersion
from luoshi.plans.pieces import Span

CHUNK = 500
M = TypeVar("M", bound=models.Model)


def write_all(rows: Sequence[M]) -> Sequence[M]:
    """Insert rows and return them with their primary keys.

    A text longer than its column is cut: all of it stands in the piece and in the document.
    """
    if not rows:
        return rows
    columns = [(field.attname, field.max_length) for field in rows[0]._meta.concrete_fields if field.max_length]
    for row in rows:
        for name, longest in columns:
            value = getattr(row, name)
            if isinstance(value, str) and len(value) > longest:
                setattr(row, name, value[:longest])
    return type(rows[0])._default_manager.bulk_create(rows, batch_size=CHUNK)


def common(version: PlanVersion, position: int, span: Span | None = None) -> dict[str, Any]:
    """Return what every row of a version says: whose it is and where it stands; without a span for what has none."""
    placed: dict[str, Any] = {"version": version, "jurisdiction_id": version.jurisdiction_id, "position": position}
    return placed if span is None else placed | {"span_start": span[0], "span_end": span[1]}
