"""对照: two plans side by side; what was kept, changed, moved, struck and added between them."""

from pathlib import Path

from gongwen.comparing.model import Comparison
from gongwen.comparing.plans import compare_plans

__all__ = ["compare_plans", "write_comparison"]


def write_comparison(comparison: Comparison, out: Path) -> None:
    """Write a comparison to ``out`` as the workbook that offices make by hand (对照表).

    The file is written whole or not at all; the same comparison gives the same bytes. Raises
    gongwen.refusals.Refused if it is more than a workbook holds, and OSError if ``out`` cannot be written.
    """
    from gongwen.comparing.sheets import comparison_sheets  # noqa: PLC0415 -- a comparison needs no xlsxwriter (80 ms)
    from gongwen.ledger.workbook import write_sheets  # noqa: PLC0415

    write_sheets(comparison_sheets(comparison), out)
