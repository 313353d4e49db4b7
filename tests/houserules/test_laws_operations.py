"""Every act names who and when, and is in the journal; nothing is written but by an act."""

import ast
import re

import pytest

from tests.houserules.calls import Code, Function, code_of, code_of_luoshi

RECORD = "luoshi.journal.operations:record"
CHECK = "luoshi.base.permissions:check"
OPERATIONS = re.compile(r"luoshi\.(?:(?!web\b|jobs\b|api\b|journal\b)\w+\.(?:operations|importing)|usecases)\b")
"""The modules of acts; operations of a web frame or the like are none."""
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
WRITERS = re.compile(r"luoshi\.(?:journal\.operations|base\.writing|search\.indexing|settings)\b")
"""What writes besides acts: the helpers that acts call."""
HOUSEKEEPING = {"luoshi.jobs.tick:tick": "takes away what has run out: one-time keys, results of tasks, sessions"}

EXCEPTIONS = {
    "luoshi.plans.operations.effects:what_follows": "tells what an answer would do, and does nothing",
    "luoshi.directory.operations.liaisons:preview_liaisons": "tells what an import would do: all of it is rolled back",
    "luoshi.directory.operations.leaving:clear_old_filings": "happens by itself: it acts as the system in each jurisdiction",
    "luoshi.documents.operations.again:take_up_stuck_readings": "happens by itself: it acts as the system in each jurisdiction",
    "luoshi.notifications.operations.telling:tell": "happens within the act that it is about, which takes who and is entered",
    "luoshi.notifications.operations.telling:settle": "happens within the act that it is about, which takes who and is entered",
    "luoshi.notifications.operations.telling:mark_read": "everybody reads their own; that a message was seen is no act",
    "luoshi.notifications.operations.gathering:gather_messages": "happens by itself: it acts as the system in each jurisdiction",
    "luoshi.notifications.operations.delivering:deliver_due": "happens by itself: it acts as the system in each jurisdiction",
    "luoshi.reporting.operations.enquiring.telling:remind_of_enquiries": "happens by itself, as reminding does",
    "luoshi.reporting.operations.reminding:remind": "happens by itself: what is told is no act, and gathering it is entered",
    "luoshi.usecases.group_lists:queue_group_lists": "happens by itself: it acts as the system in each jurisdiction",
    "luoshi.usecases.periods:open_due_periods": "happens by itself: it acts as the system in each jurisdiction",
    "luoshi.usecases.periods:close_due_periods": "happens by itself: it acts as the system in each jurisdiction",
    "luoshi.documents.operations.again:clear_orphans": "removes what nothing was ever written about",
}
NOT_ASKED = {
    "luoshi.directory.operations.acting:choose_post": "everybody may choose among their own",
    "luoshi.directory.operations.signing_subjects:link_subject": "everybody may bind their own",
    "luoshi.directory.operations.signing_factors:add_totp": "everybody may bind their own",
    "luoshi.directory.operations.signing_factors:add_security_key": "everybody may bind their own",
    "luoshi.directory.operations.signing_factors:renew_recovery_codes": "everybody may renew their own",
    "luoshi.directory.operations.signing_factors:use_second_factor": "the code is asked for: nobody is signed in yet",
    "luoshi.directory.operations.signing:note_account_locked": "happens by itself: nobody is signed in yet",
    "luoshi.directory.operations.signing:note_proved": "everybody may prove who they are",
    "luoshi.directory.operations.signing:end_session": "everybody may end their own",
    "luoshi.directory.operations.signing:end_other_sessions": "everybody may end their own",
    "luoshi.directory.operations.signing:require_new_password": "happens by itself: a rule asks for it",
    "luoshi.directory.operations.signing:use_first_code": "the code is asked for: nobody is signed in yet",
    "luoshi.directory.operations.accounts:change_password": "everybody may change their own",
    "luoshi.directory.operations.liaisons:file_liaison": "whoever has the unit's link may, once, until it runs out",
    "luoshi.reporting.operations.feeding:make_feed": "everybody may make their own",
    "luoshi.reporting.operations.feeding:remove_feed": "everybody may remove their own",
    "luoshi.notifications.operations.addresses:keep_address": "everybody may enter their own",
    "luoshi.notifications.operations.addresses:remove_address": "everybody may remove their own",
    "luoshi.documents.operations.readings:read_document": "happens by itself: whoever asked for it was asked",
}
"""Acts that need no permission, each with the reason."""


def operations_in(code: Code) -> set[str]:
    """Return the functions by which the edges write: in operations or use cases, named by other modules, and writing."""
    inside = {name for name in code.modules if OPERATIONS.match(name)}
    used = code.used_outside(inside)
    return {key for key, _function in code.functions() if key in used and writes(code, key)}


def writes(code: Code, key: str) -> bool:
    """Tell whether a function writes to the database, itself or by what it names."""
    return any(writes_here(code.nodes[found]) for found in code.all_named_by(key))


def writes_here(node: ast.AST) -> bool:
    calls = (part for part in ast.walk(node) if isinstance(part, ast.Call))
    return any(isinstance(call.func, ast.Attribute) and _is_write(call, call.func) for call in calls)


def _is_write(call: ast.Call, called: ast.Attribute) -> bool:
    # hashes, sets and dictionaries are updated with a value; rows with fields by name
    is_update = called.attr == "update" and bool(call.keywords) and not call.args
    return called.attr in WRITES or is_update


def lacks_of_signature(function: Function) -> list[str]:
    """Return which of ``by: Actor`` and ``now: datetime`` a function does not take by keyword only."""
    taken = {
        argument.arg: ast.unparse(argument.annotation) for argument in function.args.kwonlyargs if argument.annotation
    }
    return [name for name, kind in (("by", "Actor"), ("now", "datetime")) if taken.get(name) != kind]


def unsigned(code: Code) -> dict[str, list[str]]:
    """Return the operations that do not take who and when."""
    functions = dict(code.functions())
    return {key: lacks for key in sorted(operations_in(code)) if (lacks := lacks_of_signature(functions[key]))}


def unrecorded(code: Code) -> list[str]:
    """Return the operations that reach no entry of the journal."""
    return sorted(key for key in operations_in(code) if not code.reaches(key, RECORD))


def unasked(code: Code) -> list[str]:
    """Return the operations that ask for no permission."""
    return sorted(key for key in operations_in(code) if not code.reaches(key, CHECK))


def writers(code: Code) -> list[str]:
    """Return what writes to tables outside operations and their helpers."""
    return sorted(
        key
        for key, node in code.nodes.items()
        if not (OPERATIONS.match(key) or WRITERS.match(key)) and _writes_to_tables(node)
    )


def _writes_to_tables(node: ast.AST) -> bool:
    """Tell whether something is written through a manager: ``Thing.objects.….delete()``."""
    calls = (part for part in ast.walk(node) if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute))
    return any(
        call.func.attr in WRITES | {"update"} and re.search(r"\.(objects|_default_manager)\b", ast.unparse(call.func))
        for call in calls
        if isinstance(call.func, ast.Attribute)
    )


def test_every_operation_takes_who_and_when() -> None:
    found = unsigned(code_of_luoshi())

    assert {key: lacks for key, lacks in found.items() if key not in EXCEPTIONS} == {}


def test_every_operation_is_in_the_journal() -> None:
    assert [key for key in unrecorded(code_of_luoshi()) if key not in EXCEPTIONS] == []


def test_every_operation_asks_for_a_permission() -> None:
    assert [key for key in unasked(code_of_luoshi()) if key not in EXCEPTIONS | NOT_ASKED] == []


def test_nothing_is_written_outside_operations() -> None:
    assert [key for key in writers(code_of_luoshi()) if key not in HOUSEKEEPING] == []


def test_every_exception_is_still_there() -> None:
    code = code_of_luoshi()

    assert [key for key in EXCEPTIONS | NOT_ASKED | HOUSEKEEPING if key not in code.nodes] == []


def test_operations_are_found() -> None:
    found = operations_in(code_of_luoshi())

    assert "luoshi.usecases.put_in_force:put_in_force" in found
    assert len(found) > 30


WEB = "from luoshi.plans.operations import close_plan\n\ndef view(request):\n    close_plan()\n"
GOOD = """
from luoshi.base.permissions import check
from luoshi.plans.log import told

def close_plan(*, plan: Plan, by: Actor, now: datetime) -> None:
    check(CLOSE, by)
    _close(plan)
    told(plan, by, now)

def _close(plan):
    Plan.objects.filter(pk=plan.pk).update(state="closed")
"""
LOG = "from luoshi.journal.operations import record\n\ndef told(plan, by, now):\n    record('x', by=by, now=now)\n"


def planted(operations: str, *, web: str = WEB, log: str = LOG) -> Code:
    return code_of(
        {
            "luoshi.plans.operations": operations,
            "luoshi.plans.log": log,
            "luoshi.web.views": web,
            "luoshi.journal.operations": "def record(verb, *, by, now): Entry().save()",
            "luoshi.base.permissions": "def check(row, by): ...",
        }
    )


def test_an_operation_as_it_should_be_breaks_no_law() -> None:
    code = planted(GOOD)

    assert operations_in(code) == {"luoshi.plans.operations:close_plan"}
    assert (unsigned(code), unrecorded(code), unasked(code), writers(code)) == ({}, [], [], [])


@pytest.mark.parametrize(
    ("wrong", "lacks"),
    [
        ("(*, plan: Plan, now: datetime)", ["by"]),
        ("(plan: Plan, by: Actor, *, now: datetime)", ["by"]),
        ("(*, plan: Plan, by: Actor)", ["now"]),
        ("(*, plan: Plan, by: Actor, now: datetime | None)", ["now"]),
        ("(*, plan: Plan, by: object, now: datetime)", ["by"]),
    ],
)
def test_an_operation_without_who_or_when_would_be_seen(wrong: str, lacks: list[str]) -> None:
    code = planted(GOOD.replace("(*, plan: Plan, by: Actor, now: datetime)", wrong))

    assert unsigned(code) == {"luoshi.plans.operations:close_plan": lacks}


def test_an_operation_that_is_not_in_the_journal_would_be_seen() -> None:
    assert unrecorded(planted(GOOD, log="def told(plan, by, now): ...")) == ["luoshi.plans.operations:close_plan"]


def test_an_operation_that_asks_for_no_permission_would_be_seen() -> None:
    assert unasked(planted(GOOD.replace("check(CLOSE, by)", "..."))) == ["luoshi.plans.operations:close_plan"]


@pytest.mark.parametrize(
    "view",
    [
        "def view(request):\n    Plan.objects.filter(pk=1).update(state='closed')",
        "def view(request):\n    Plan.objects.create(title='x')",
        "class View:\n    def post(self):\n        Plan._default_manager.all().delete()",
    ],
)
def test_a_write_outside_operations_would_be_seen(view: str) -> None:
    assert len(writers(planted(GOOD, web=view))) == 1


def test_an_operation_named_through_its_module_or_a_table_would_be_seen() -> None:
    web = "from luoshi.plans import operations\n\nACTS = {'close': operations.close_plan}\n"

    assert operations_in(planted(GOOD, web=web)) == {"luoshi.plans.operations:close_plan"}
