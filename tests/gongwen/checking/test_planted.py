"""Forty faults, planted by somebody who had not read the checker, are all found."""

import pytest

from gongwen.checking import check_docx
from tests.gongwen.checking.planted import FAULTS, Planted, planted


def test_there_are_forty() -> None:
    assert len(FAULTS) == 40


@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.name) for fault in FAULTS])
def test_a_planted_fault_is_found(fault: Planted) -> None:
    assert check_docx(planted(fault)) != []
