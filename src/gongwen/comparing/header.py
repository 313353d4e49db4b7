"""What the two documents say of themselves, field by field."""

from collections.abc import Iterator

from gongwen.comparing.context import Context
from gongwen.comparing.model import FieldMatch
from gongwen.comparing.parts import relation_of
from gongwen.reading.model import PlanReading


def match_header(old: PlanReading, new: PlanReading, context: Context) -> tuple[FieldMatch, ...]:
    """Return the fields that at least one of the two has."""
    olds, news = dict(_fields(old)), dict(_fields(new))
    return tuple(
        FieldMatch(field, relation_of(value, news[field], context), value, news[field])
        for field, value in olds.items()
        if value or news[field]
    )


def _fields(reading: PlanReading) -> Iterator[tuple[str, str | None]]:
    document = reading.document
    yield "plan_title", reading.plan_title
    yield "title", document.title
    yield "kind", document.kind
    yield "number", document.number
    yield "issuer", document.issuer
    yield "date", document.date
    yield "recipients", "、".join(document.recipients) or None
    yield "approved_by", document.approved_by
    bases = (f"《{basis.title}》{f'（{basis.number}）' if basis.number else ''}" for basis in document.bases)
    yield "bases", "、".join(bases) or None
