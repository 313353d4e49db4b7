"""One step of the walk: what is asked, what the list of routes expects, and what was answered and written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from luoshi.journal.models import Entry
from luoshi.web.routes import Door, Refused
from tests.walks.world import MARKS, Walker, World

DONE = {200, 302, 303, 409, 422}
TO_SIGN_IN = 302
MAY_BE_WRITTEN = {"directory_session", "journal_chain"}
"""What a refusal may touch: the session of whoever asks, and the head of the journal that has a new entry."""
QUERIES = {"search": "q=湖岸", "document_status": "as=page", "review_name": "name="}


@dataclass(frozen=True, slots=True)
class Step:
    """One address, by one method, with the keys of what it names."""

    name: str
    method: str
    keys: Mapping[str, str]
    htmx: bool = False
    data: Mapping[str, object] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address itself."""
        name = self.name if ":" in self.name else f"web:{self.name}"
        query = QUERIES.get(self.name, "") if self.method == "GET" else ""
        if query.endswith("="):
            query += str(self.data.get(query[:-1], ""))
        return reverse(name, kwargs=dict(self.keys)) + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class Expected:
    """What the list of routes says of one walker's step."""

    statuses: frozenset[int]
    is_refusal: bool
    signs_in: bool = False


def expected(walker: Walker, door: Door, keys: Mapping[str, str]) -> Expected:
    """Return what is to be answered, by the rows of the table."""
    if walker.is_stranger and not door.is_open:
        return Expected(frozenset({TO_SIGN_IN}), is_refusal=True, signs_in=True)
    is_there = not door.is_own and (not door.seen or any(walker.stands_to(row, keys) for row in door.seen))
    may = not door.rows or any(walker.stands_to(row, keys) for row in door.rows)
    if is_there and may:
        return Expected(frozenset(DONE), is_refusal=False)
    answers = set() if is_there else {404}
    # Somebody of elsewhere who has the role is told that there is nothing, not that they may not.
    if not may and (is_there or not any(walker.stands_to(row, {}) for row in door.rows)):
        answers.add({Refused.SENTENCE: 403, Refused.NOTHING_THERE: 404, Refused.EMPTY_LIST: 200}[door.refused])
    return Expected(frozenset(answers), is_refusal=True)


@dataclass(slots=True)
class Written:
    """What was written that a refusal does not write: anything but its own entry in the journal."""

    statements: list[str] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401, FBT001 -- as Django calls it
        """Note a statement that writes, and run it."""
        words = sql.replace('"', "").split(maxsplit=3)
        if words and words[0] in {"INSERT", "UPDATE", "DELETE"}:
            table = words[1] if words[0] == "UPDATE" else words[2]
            if table not in MAY_BE_WRITTEN and not (table == Entry._meta.db_table and "web.refused" in params):
                self.statements.append(f"{words[0]} {table}")
        return execute(sql, params, many, context)


def wrong_with(walker: Walker, step: Step, door: Door) -> list[str]:
    """Take one step as somebody, take back what it wrote, and return what is not as the list of routes says."""
    wanted, written = expected(walker, door, step.keys), Written()
    with transaction.atomic():
        with connection.execute_wrapper(written):
            answer = _answer(walker, step)
        transaction.set_rollback(True)
    found = list(_wrong(wanted, answer, walker, step))
    if wanted.is_refusal:
        found += [f"was refused and wrote: {statement}" for statement in written.statements]
    return [f"{walker.name} {step.method} {step.name}{' (htmx)' if step.htmx else ''}: {what}" for what in found]


def _answer(walker: Walker, step: Step) -> Any:  # noqa: ANN401 -- what the test client answers
    headers = {"HX-Request": "true"} if step.htmx else {}
    client = walker.client()
    data = {"revision": "1", **step.data}
    sent = client.post(step.url, data, headers=headers) if step.method == "POST" else None
    answer = sent or client.generic(step.method, step.url, headers=headers)
    if answer.streaming:
        b"".join(answer)  # read to its end, which closes the file
    return answer


def _wrong(wanted: Expected, answer: Any, walker: Walker, step: Step) -> Iterator[str]:  # noqa: ANN401
    leads_to_sign_in = _leads_to_sign_in(answer)
    if wanted.signs_in:
        if not leads_to_sign_in:
            yield f"was not sent to sign in, but answered {answer.status_code}"
    elif answer.status_code not in wanted.statuses or (leads_to_sign_in and step.name not in {"sign_out", "second"}):
        yield f"was answered {answer.status_code}, not one of {sorted(wanted.statuses)}"
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        text = answer.content.decode()
        yield from (f"reads {mark!r}" for mark in MARKS if mark in text and not walker.may_read(mark))


def _leads_to_sign_in(answer: Any) -> bool:  # noqa: ANN401
    to = answer.headers.get("HX-Redirect", "") or answer.headers.get("Location", "")
    return str(to).split("?")[0] == reverse(settings.LOGIN_URL)


def walk(world: World, step: Step, door: Door) -> list[str]:
    """Take one step as everybody."""
    walkers = (walker for walker in world.walkers if walker.asks_by_htmx or not step.htmx)
    return [wrong for walker in walkers for wrong in wrong_with(walker, step, door)]
