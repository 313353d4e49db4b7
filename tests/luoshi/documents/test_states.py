"""The tables of states are whole."""

from luoshi.documents.states import NEXT, WAITS_FOR, DocumentState, Side


def test_every_state_is_in_every_table() -> None:
    assert NEXT.keys() == WAITS_FOR.keys() == set(DocumentState)


def test_a_state_is_final_exactly_when_it_waits_for_nobody() -> None:
    final = {state for state, following in NEXT.items() if not following}

    assert final == {state for state, side in WAITS_FOR.items() if side is Side.NOBODY}


def test_what_waits_for_the_system_is_what_the_pages_ask_about_again() -> None:
    waiting = {state.value for state, side in WAITS_FOR.items() if side is Side.SYSTEM}

    assert waiting == {"received", "reading"}
