"""Every state is in every table beside it, and no table leads to a state that is none."""

import enum
import importlib
from types import ModuleType, SimpleNamespace

import pytest
from django.db import models

from tests.places import project_files

Table = dict[enum.Enum, object]


def state_modules() -> dict[str, ModuleType]:
    """Return the tables of states of each room."""
    names = [f"luoshi.{path.parent.name}.states" for path in project_files(":(glob)src/luoshi/*/states.py")]
    return {name: importlib.import_module(name) for name in names}


def tables_of(module: object) -> dict[str, Table]:
    """Return the tables of a module: dictionaries whose keys are members of an enumeration."""
    named = {name: value for name, value in vars(module).items() if isinstance(value, dict) and name.isupper()}
    return {name: table for name, table in named.items() if table and all(isinstance(key, enum.Enum) for key in table)}


def is_of_transitions(name: str) -> bool:
    return name == "NEXT" or name.endswith("_NEXT")


def wrong_tables(module: object) -> list[str]:
    """Return what is wrong with the tables of a module, a line each."""
    tables = tables_of(module)
    wrong = [
        f"{name} lacks {_names(_all_states(table) - table.keys())}" for name, table in tables.items() if _lacks(table)
    ]
    transitions = {name: table for name, table in tables.items() if is_of_transitions(name)}
    for name, table in transitions.items():
        strange = {state for following in table.values() for state in following} - _all_states(table)  # type: ignore[attr-defined]
        wrong += [f"{name} leads to {_names(strange)}"] if strange else []
    led = {type(next(iter(table))) for table in transitions.values()}
    states = [
        value for name, value in vars(module).items() if name.endswith("State") and value in _enumerations(module)
    ]
    return wrong + [f"{state.__name__} has no table of transitions" for state in states if state not in led]


def _enumerations(module: object) -> list[type[enum.Enum]]:
    return [value for value in vars(module).values() if isinstance(value, type) and issubclass(value, enum.Enum)]


def _all_states(table: Table) -> set[enum.Enum]:
    return set(type(next(iter(table))))


def _lacks(table: Table) -> bool:
    return bool(_all_states(table) - table.keys())


def _names(states: set[enum.Enum]) -> str:
    return ", ".join(sorted(state.name for state in states))


def test_every_state_is_in_every_table() -> None:
    assert {name: wrong for name, module in state_modules().items() if (wrong := wrong_tables(module))} == {}


def test_tables_are_found() -> None:
    modules = state_modules()

    assert {"luoshi.documents.states", "luoshi.plans.states"} <= modules.keys()
    assert [name for name, module in modules.items() if not any(map(is_of_transitions, tables_of(module)))] == []


class DoorState(models.TextChoices):
    OPEN = "open", "open"
    SHUT = "shut", "shut"


class Other(models.TextChoices):
    X = "x", "x"


BOTH = {DoorState.OPEN: {DoorState.SHUT}, DoorState.SHUT: {DoorState.OPEN}}


def module(**named: object) -> SimpleNamespace:
    return SimpleNamespace(DoorState=DoorState, **named)


def test_whole_tables_are_right() -> None:
    assert wrong_tables(module(NEXT=BOTH, WAITS_FOR={DoorState.OPEN: "x", DoorState.SHUT: "y"})) == []


@pytest.mark.parametrize(
    ("tables", "wrong"),
    [
        ({"NEXT": {DoorState.OPEN: {DoorState.SHUT}}}, ["NEXT lacks SHUT"]),
        ({"DOOR_NEXT": {**BOTH, DoorState.SHUT: {Other.X}}}, ["DOOR_NEXT leads to X"]),
        ({"NEXT": BOTH, "WAITS_FOR": {DoorState.OPEN: "x"}}, ["WAITS_FOR lacks SHUT"]),
        ({}, ["DoorState has no table of transitions"]),
    ],
)
def test_a_table_that_is_not_whole_would_be_seen(tables: dict[str, object], wrong: list[str]) -> None:
    assert wrong_tables(module(**tables)) == wrong
