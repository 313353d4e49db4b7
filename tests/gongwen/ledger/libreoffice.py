"""Workbooks opened in LibreOffice: what it makes of them, and how high their rows are."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from lxml import etree


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
