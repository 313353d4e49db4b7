"""Entries as people read them. Names are looked up now: the journal keeps keys alone."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.base.actors import Actor, Channel
from luoshi.directory.models import Person, Post
from luoshi.journal.models import Entry
from luoshi.journal.sentences import sentence_of
from luoshi.web.journal.things import Thing, things_of, title_of

CHANNELS = {
    Channel.WEB: gettext_lazy("网页"),
    Channel.API: gettext_lazy("接口"),
    Channel.COMMAND: gettext_lazy("命令行"),
    Channel.JOB: gettext_lazy("系统自动"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with what was looked up for it: who, in which post, for whom; the thing, where it is still there."""

    entry: Entry
    sentence: str
    who: str
    post: str
    on_behalf_of: str
    channel: str
    kind: str
    thing: Thing | None
    data: list[tuple[str, str]]


def lines_of(entries: Sequence[Entry], by: Actor) -> Iterator[Line]:
    """Yield lines for entries of one jurisdiction: two queries, and one for each kind of thing among them."""
    keys = {key for entry in entries for key in (entry.person_key, entry.on_behalf_of) if key}
    here = {"jurisdiction": by.jurisdiction_id}
    names = dict(Person.objects.filter(**here, public_key__in=keys).values_list("public_key", "name")) if keys else {}
    posts = _posts({entry.post_key for entry in entries if entry.post_key}, by)
    things = things_of({(entry.about_kind, entry.about_key) for entry in entries}, by)
    for entry in entries:
        yield Line(
            entry=entry,
            sentence=sentence_of(entry),
            who=names.get(entry.person_key, "") or _nobody(entry),
            post=posts.get(entry.post_key, ""),
            on_behalf_of=names.get(entry.on_behalf_of, entry.on_behalf_of),
            channel=str(CHANNELS.get(Channel(entry.channel), "")) if entry.channel in set(Channel) else entry.channel,
            kind=title_of(entry.about_kind) if entry.about_kind else "",
            thing=things.get((entry.about_kind, entry.about_key)),
            data=[(name, _as_text(value)) for name, value in entry.data.items()],
        )


def _posts(keys: set[str], by: Actor) -> dict[str, str]:
    if not keys:
        return {}
    found = Post.objects.filter(jurisdiction=by.jurisdiction_id, public_key__in=keys).select_related("unit", "body")
    return {post.public_key: f"{post.unit or post.body} {post.title}" for post in found}


def _nobody(entry: Entry) -> str:
    """Return who did what no person of the directory did."""
    if entry.person_key:
        return entry.person_key
    return _("未登录的人") if entry.channel in {Channel.WEB, Channel.API} else _("系统")


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
