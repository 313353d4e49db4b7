"""The measures of a unit's own document come into its implementation plan."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongwen.refusals import Classified
from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.base.writing import write_revised
from luoshi.documents import reader
from luoshi.documents.operations.readings import sentence_of
from luoshi.documents.operations.receiving import check_size, refuse_marked
from luoshi.files.keeping import keep_bytes
from luoshi.files.names import safe_name
from luoshi.files.operations import store_kept
from luoshi.plans.models import Term
from luoshi.reporting.models import Action, Implementation
from luoshi.reporting.operations.implementing.writing import (
    LONGEST,
    LONGEST_PEOPLE,
    MOST_ACTIONS,
    check_may_write_implementation,
    locked_implementation,
    put_actions,
    too_many_actions,
)
from luoshi.reporting.operations.log import told
from luoshi.reporting.queries.implementations import belongs_to, terms_of


def read_in(*, implementation: Implementation, content: bytes, name: str, by: Actor, now: datetime) -> int:
    """Read a document's measures into an implementation plan, after those that are there; return how many came.

    Each goes to the task whose words stand in it or above it; one that is there word for word does not come again. The
    document is kept. Raises NotAllowed, WrongState, Invalid for what cannot be read or holds no measure, Marked for a
    classified document, of which nothing is kept.
    """
    check_may_write_implementation(implementation, by)
    check_size(len(content))
    name = safe_name(name)
    outcome = reader.read(content, name)
    if isinstance(outcome.refusal, Classified):
        refuse_marked(outcome.refusal, by=by, now=now)
    if outcome.content is None:
        raise Invalid(sentence_of(outcome), "file")
    kept = keep_bytes(content=content, name=name)
    with transaction.atomic():
        row = locked_implementation(implementation)
        check_may_write_implementation(row, by)
        there = list(row.actions.order_by("position"))
        known = {one.words for one in there}
        new = [one for one in _read(outcome.content, terms_of(row)) if one.words not in known]
        if not new and not there:
            raise Invalid(_("没有在文件里读出措施，请检查文件，或直接填写。"), "file")
        if len(there) + len(new) > MOST_ACTIONS:
            raise too_many_actions()
        write_revised(
            row, revision=row.revision, fields={"file": store_kept(kept=kept, by=by, now=now), "file_name": name}
        )
        put_actions(row, [*there, *new])
        told(row, "reporting.implementation_read", by=by, now=now, data={"actions": len(new)})
    implementation.refresh_from_db()
    return len(new)


def _read(content: dict[str, Any], terms: Sequence[Term]) -> list[Action]:
    tasks = {term.wording.task_id: term.wording.text for term in terms}
    return [_action(content["text"], read, tasks) for read in content["tasks"]]


def _action(text: str, read: dict[str, Any], tasks: dict[int, str]) -> Action:
    """Return an action as a document words it. A department of the unit and a person stand beside each other."""
    start, end = read["span"]
    last = max((one["date"] for one in read["deadlines"] if one["date"]), default=None)
    names = [one["unit"] for one in read["assignments"]] + [one["name"] for one in read["people"]]
    return Action(
        task_id=belongs_to([read["text"], *read["path"]], tasks),
        words=read["text"][:LONGEST],
        due_on=date.fromisoformat(last) if last else None,
        due_words=_("、").join(one["text"] for one in read["deadlines"])[:100],
        people=_("、").join(dict.fromkeys(names))[:LONGEST_PEOPLE],
        source=text[start:end],
    )
