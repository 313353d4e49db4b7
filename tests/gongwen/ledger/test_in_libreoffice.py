"""The ledger opened in LibreOffice, as a person would."""

import csv
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gongwen.ledger import write_ledger
from tests.gongwen.ledger.examples import NASTY, plan, task
from tests.gongwen.ledger.libreoffice import convert, heights, without_heights

LONG = "统筹推进各项工作，“一件事”办好办实；完成12个项目、3.5万平方米。" * 9


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    tasks = (*(task(text) for text in NASTY), *(task(LONG[: 40 * (n % 9)], number=f"{n}.") for n in range(1, 50)))
    out = folder / "ledger.xlsx"
    write_ledger([("plan.docx", plan(tasks=tasks))], out)
    return out


def test_nothing_is_computed(ledger: Path, tmp_path: Path) -> None:
    exported = convert(ledger, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", tmp_path)

    rows = list(csv.reader(exported.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    texts = {row[3].strip() for row in rows}
    assert [text for text in NASTY if text.strip() not in texts] == []


def test_every_row_is_high_enough_for_its_text(ledger: Path, tmp_path: Path) -> None:
    """LibreOffice finds heights of its own where it is told to; ours may be larger, never smaller."""
    opened = convert(ledger, "fods", tmp_path)
    (tmp_path / "again").mkdir()
    ours, needed = heights(opened), heights(convert(without_heights(opened), "fods", tmp_path / "again"))

    assert len(ours) == len(needed) > 60
    assert [(own, need) for own, need in zip(ours, needed, strict=True) if own[2] < need[2] - 0.5] == []


def test_each_sheet_prints_on_landscape_pages_as_wide_as_the_paper(ledger: Path, tmp_path: Path) -> None:
    pdf = convert(ledger, "pdf", tmp_path)
    tool = shutil.which("pdfinfo")
    assert tool, "pdfinfo is not installed (apt-get install poppler-utils); make test installs it"

    told = subprocess.run([tool, str(pdf)], check=True, capture_output=True, text=True).stdout

    assert re.search(r"Page size: +841\.\d+ x 595\.\d+ pts \(A4\)", told) is not None
    assert 8 <= int(re.findall(r"Pages: +(\d+)", told)[0]) <= 16


def test_the_head_is_repeated_on_each_printed_page(ledger: Path, tmp_path: Path) -> None:
    pdf = convert(ledger, "pdf", tmp_path)
    tool = shutil.which("pdftotext")
    assert tool, "pdftotext is not installed (apt-get install poppler-utils); make test installs it"

    printed = subprocess.run([tool, "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout

    pages = [page for page in printed.split("\f") if "任务台账" in page]
    assert len(pages) > 1
    assert [page for page in pages if "完成状态" not in page] == []
    assert "第 1 页，共" in pages[0]
