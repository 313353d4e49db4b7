"""The sample plan in every format that an office receives gives the same tasks, units, dates, targets and roster."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gongwen.formats import Limits, read_file
from gongwen.formats.pdf import sheets_of
from gongwen.reading.model import PlanReading
from gongwen.reading.reader import read_plan
from tests.facts import differences, facts_of
from tests.gongwen.formats.ofd_builder import ofd_from_sheets
from tests.once import made_once, soffice
from tests.places import ROOT
from tests.rendering import as_docx

LANTANG = ROOT / "samples" / "lantang"
PRINTED = ("pdf", "html:HTML (StarWriter):EmbedImages")
TYPED = ("doc", "rtf", "odt")
"""LibreOffice loses automatic numbers when it writes these (that of one list in .doc, many in .rtf and .odt), so that the
file shows others: here they are typed."""


def make(folder: Path) -> None:
    """Fill a folder with the sample in every format."""
    for suffix in ("docx", "txt"):
        shutil.copy(LANTANG / f"plan.{suffix}", folder)
    for format_ in PRINTED:
        soffice([LANTANG / "plan.docx"], format_, folder)
    (folder / "typed").mkdir()
    as_docx(read_file(LANTANG / "plan.txt").lines, folder / "typed" / "plan.docx")
    for format_ in TYPED:
        soffice([folder / "typed" / "plan.docx"], format_, folder)
    # WPS writes its .wps as Word its .doc: only the name differs.
    shutil.copy(folder / "plan.doc", folder / "plan.wps")
    lines = (LANTANG / "plan.txt").read_text(encoding="utf-8").splitlines()
    (folder / "plan.md").write_text("\n\n".join(line for line in lines if line), encoding="utf-8")
    sheets, _ = sheets_of((folder / "plan.pdf").read_bytes(), Limits())
    (folder / "plan.ofd").write_bytes(ofd_from_sheets(sheets))


@pytest.fixture(scope="session")
def reading_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], PlanReading]:
    """Return what reads the sample in a format."""
    folder = made_once(tmp_path_factory, "sample", make)
    return lambda suffix: read_plan(read_file(folder / f"plan.{suffix}"))


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "pdf", "ofd", "doc", "wps", "rtf", "odt"])
def test_every_format_gives_the_same_reading(reading_in: Callable[[str], PlanReading], suffix: str) -> None:
    as_docx = reading_in("docx")

    assert differences(as_docx, reading_in(suffix)) == []
    assert len(facts_of(as_docx)) > 200
