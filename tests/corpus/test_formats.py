"""The real documents, typed on pages as an office would, give the same reading in every format."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gongwen.formats import Limits, read_file
from gongwen.formats.pdf import sheets_of
from gongwen.reading.model import PlanReading
from gongwen.reading.reader import read_plan
from tests.corpus.measure import SETS
from tests.facts import differences
from tests.gongwen.formats.ofd_builder import ofd_from_sheets
from tests.once import made_once, soffice
from tests.places import corpus_folder
from tests.rendering import as_docx

DOCUMENTS = sorted((corpus_folder() / "documents").glob("*.txt"))
LABELLED = sorted(name for name, _ in SETS["expected"]())
"""The documents that are also read as .doc: each takes LibreOffice a second or two."""
Reads = Callable[[str, str], PlanReading]


def make(folder: Path) -> None:
    """Fill a folder with every document in every format."""
    typed = [folder / f"{path.stem}.docx" for path in DOCUMENTS]
    for path, target in zip(DOCUMENTS, typed, strict=True):
        as_docx(read_file(path).lines, target)
    for format_ in ("pdf", "html:HTML (StarWriter):EmbedImages"):
        soffice(typed, format_, folder)
    soffice([folder / f"{name}.docx" for name in LABELLED], "doc", folder)
    for path in DOCUMENTS:
        sheets, _ = sheets_of((folder / f"{path.stem}.pdf").read_bytes(), Limits())
        (folder / f"{path.stem}.ofd").write_bytes(ofd_from_sheets(sheets))


@pytest.fixture(scope="session")
def reads(tmp_path_factory: pytest.TempPathFactory) -> Reads:
    """Return what reads a document in a format."""
    folder = made_once(tmp_path_factory, "corpus", make)
    return lambda name, suffix: read_plan(read_file(folder / f"{name}.{suffix}"))


def without_paths(reading: PlanReading) -> PlanReading:
    return replace(reading, tasks=tuple(replace(task, path=()) for task in reading.tasks))


@pytest.mark.parametrize("suffix", ["pdf", "ofd", "html"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.stem[:12] for path in DOCUMENTS])
def test_a_document_reads_alike_in_every_format(reads: Reads, path: Path, suffix: str) -> None:
    assert differences(reads(path.stem, "docx"), reads(path.stem, suffix)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.stem[:12] for path in DOCUMENTS])
def test_a_document_typed_anew_reads_as_the_text_that_was_found(reads: Reads, path: Path) -> None:
    # Headings over tasks may differ: one that the text tore in two is whole where its halves are paragraphs.
    found, typed = (without_paths(reading) for reading in (read_plan(read_file(path)), reads(path.stem, "docx")))

    assert differences(found, typed) == []


@pytest.mark.parametrize("name", LABELLED, ids=[name[:12] for name in LABELLED])
def test_a_document_reads_alike_as_doc(reads: Reads, name: str) -> None:
    assert differences(reads(name, "docx"), reads(name, "doc")) == []
