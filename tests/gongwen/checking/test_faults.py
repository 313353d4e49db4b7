"""Every fault that a clerk makes is found, by the rule that is about it."""

import pytest

from gongwen.checking import check_docx
from tests.gongwen.checking.faults import ASKING, FAULTS, Fault, planted
from tests.gongwen.typesetting.letters import DOWN, LETTER, UP


@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.name) for fault in FAULTS])
def test_every_fault_is_found_by_the_rule_that_is_about_it(fault: Fault) -> None:
    assert fault.rule in {finding.rule for finding in check_docx(planted(fault))}


@pytest.mark.parametrize("letter", [DOWN, UP, LETTER, ASKING])
def test_nothing_is_found_where_nothing_is_planted(letter: object) -> None:
    right = Fault("nothing", "", letter, lambda _document: None)  # type: ignore[arg-type]

    assert check_docx(planted(right)) == []
