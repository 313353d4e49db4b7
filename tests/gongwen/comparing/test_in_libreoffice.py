"""The workbook of a comparison opened in LibreOffice, as a person would."""

import csv
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gongwen.comparing import compare_plans, write_comparison
from gongwen.reading.model import PlanReading
from tests.gongwen.comparing.examples import SAMPLE, amended
from tests.gongwen.ledger.examples import NASTY, plan, task
from tests.gongwen.ledger.libreoffice import convert, heights, without_heights
from tests.gongwen.reading.helpers import read

LONG = "统筹推进各项工作，“一件事”办好办实；完成12个项目、3.5万平方米。" * 9


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workbook of plans with texts of all lengths, some of which look like formulas."""
    folder = tmp_path_factory.mktemp("book")
    out = folder / "book.xlsx"
    write_comparison(compare_plans(_plan("办好办实"), _plan("抓实办好")), out)
    return out


def _plan(words: str) -> PlanReading:
    texts = [LONG[: 20 * (n % 15)].replace("办好办实", words) + f"第{n}号。" for n in range(1, 40)]
    return plan(tasks=(*(task(text, number=None, path=()) for text in NASTY), *map(task, texts)))


def test_nothing_is_computed(book: Path, tmp_path: Path) -> None:
    exported = convert(book, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", tmp_path)

    rows = list(csv.reader(exported.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    texts = {row[1].strip() for row in rows}
    assert [text for text in NASTY if text.strip() not in texts] == []


def test_every_row_is_high_enough_for_its_text(book: Path, tmp_path: Path) -> None:
    opened = convert(book, "fods", tmp_path)
    (tmp_path / "again").mkdir()
    ours, needed = heights(opened), heights(convert(without_heights(opened), "fods", tmp_path / "again"))

    assert len(ours) == len(needed) > 60
    assert [(own, need) for own, need in zip(ours, needed, strict=True) if own[2] < need[2] - 0.5] == []


def test_it_prints_on_landscape_pages_with_the_head_on_each(tmp_path: Path) -> None:
    out = tmp_path / "sample.xlsx"
    write_comparison(compare_plans(read(SAMPLE), read(amended())), out)
    tool = shutil.which("pdftotext")
    assert tool, "pdftotext is not installed (apt-get install poppler-utils); make test installs it"

    printed = subprocess.run(
        [tool, "-layout", str(convert(out, "pdf", tmp_path)), "-"], check=True, capture_output=True, text=True
    ).stdout

    pages = [page for page in printed.split("\f") if re.search(r"^方案对照表\s+第 \d", page, re.MULTILINE)]
    assert len(pages) > 1
    assert [page for page in pages if "新方案任务" not in page] == []
