"""One question to the index, with the same answers from every engine."""

from collections.abc import Collection

from django.db.models import QuerySet

from luoshi.search import engines  # noqa: F401 -- registers the lookup
from luoshi.search.bigrams import tokens_of, wanted_tokens
from luoshi.search.models import Indexed

MOST_WORDS = 10
LONGEST_QUESTION = 200


def found(
    words: str, *, jurisdiction_id: int, kinds: Collection[str] = (), scope: str | None = None
) -> QuerySet[Indexed]:
    """Return the rows of the objects that hold every one of the words, in no order; none if there is no word.

    ``kinds`` and ``scope`` narrow it where they are given. Of a row, ``kind`` and ``key`` name the object:
    ``Thing.objects.filter(public_key__in=found(…).values("key"))``.
    """
    asked = [word for word in words[:LONGEST_QUESTION].split() if wanted_tokens(word)][:MOST_WORDS]
    if not asked:
        return Indexed.objects.none()
    rows = Indexed.objects.filter(jurisdiction_id=jurisdiction_id)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if scope is not None:
        rows = rows.filter(scope=scope)
    rows = rows.filter(bigrams__holds_tokens=sorted({token for word in asked for token in wanted_tokens(word)}))
    for word in asked:
        if len(wanted_tokens(word)) > 1:
            # The pairs may stand in several places: what was asked for stands in one.
            rows = rows.filter(bigrams__contains=f" {' '.join(tokens_of(word))} ")
    return rows
