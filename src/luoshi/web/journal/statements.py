"""Statements as people read them: who entered what, and who had said it, how and when."""

from collections.abc import Iterable
from dataclasses import dataclass

from luoshi.base.actors import Actor
from luoshi.directory.models import Person, Post
from luoshi.documents.queries import documents_visible_to
from luoshi.journal.models import Statement


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the names of today; ``sheet`` tells whether one may see the signed sheet."""

    statement: Statement
    said_by: str
    said_in: str
    entered_by: str
    sheet: bool


def told_statements(statements: Iterable[Statement], by: Actor) -> dict[str, list[Told]]:
    """Return statements by the key of what they are about: three queries, none where there are no statements."""
    found = list(statements)
    if not found:
        return {}
    persons = {key for one in found for key in (one.said_by, one.entered_by)}
    names = dict(Person.objects.filter(public_key__in=persons).values_list("public_key", "name"))
    posts = Post.objects.filter(public_key__in={one.said_in for one in found}).select_related("unit", "body")
    titles = {post.public_key: f"{post.unit or post.body}{post.title}" for post in posts}
    keys = [one.scan_key for one in found if one.scan_key]
    sheets = set(documents_visible_to(by).filter(public_key__in=keys).values_list("public_key", flat=True))
    told: dict[str, list[Told]] = {}
    for one in found:
        shown = Told(
            statement=one,
            said_by=names.get(one.said_by, one.said_by),
            said_in=titles.get(one.said_in, ""),
            entered_by=names.get(one.entered_by, one.entered_by),
            sheet=one.scan_key in sheets,
        )
        told.setdefault(one.about_key, []).append(shown)
    return told
