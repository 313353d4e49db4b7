"""The ledger opened in LibreOffice, as a person would."""

import csv
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from gongwen.ledger import write_ledger
from tests.gongwen.ledger.examples import NASTY, plan, task

LONG = "统筹推进各项工作，“一件事”办好办实；完成12个项目、3.5万平方米。" * 9


def convert(path: Path, to: str, folder: Path) -> Path:
    """Let LibreOffice write the file in another form; return the result."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed (apt-get install libreoffice-calc); make test installs it"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    # Of several sheets, the one that was asked for stands in the name of a .csv.
    (made,) = folder.glob(f"{path.stem}*.{to.partition(':')[0]}")
    return made


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


def without_heights(path: Path) -> Path:
    """Return a copy in which no row has a height."""
    text = re.sub(r'style:row-height="[^"]*"', "", path.read_text(encoding="utf-8"))
    copy = path.with_name("free.fods")
    copy.write_text(text.replace('optimal-row-height="false"', 'optimal-row-height="true"'), encoding="utf-8")
    return copy


def heights(path: Path) -> list[tuple[str, int, float]]:
    """Return sheet, number and height in points of each row that a flat ODF file holds."""
    root = etree.parse(path).getroot()
    of_style = {
        style.get(odf("style", "name")): points(properties.get(odf("style", "row-height"), "0in"))
        for style in root.iterfind(".//{*}automatic-styles/{*}style")
        for properties in style.iterfind("{*}table-row-properties")
    }
    return [
        (table.get(odf("table", "name"), ""), number, of_style[row.get(odf("table", "style-name"))])
        for table in root.iterfind(".//{*}spreadsheet/{*}table")
        for number, row in enumerate(rows_of(table), start=1)
    ]


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a sheet up to the last that holds something."""
    for row in table.iterfind(".//{*}table-row"):
        times = int(row.get(odf("table", "number-rows-repeated"), "1"))
        yield from [row] * times if times < 1000 else []


def points(length: str) -> float:
    """Return a length of ODF in points."""
    units = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pt": 1.0}
    return float(length[:-2]) * units[length[-2:]]


def odf(space: str, name: str) -> str:
    return f"{{urn:oasis:names:tc:opendocument:xmlns:{space}:1.0}}{name}"


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
