"""Every letter is laid out once: as .pdf by us, as .docx by us and as .pdf of that by LibreOffice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongwen.typesetting.docx import write_docx
from gongwen.typesetting.pdf import Typesetter
from tests.gongwen.typesetting.letters import LETTERS, LYING
from tests.gongwen.typesetting.measuring import Page, pages_of
from tests.once import made_once, soffice

_ALL = LETTERS | {"lying": LYING}
Measured = Callable[[str], list[Page]]


@pytest.fixture(scope="session")
def set_(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Return the pages of a letter as we set them."""

    def make(folder: Path) -> None:
        typesetter = Typesetter()
        for name, letter in _ALL.items():
            (folder / f"{name}.pdf").write_bytes(typesetter.pdf(letter))

    folder = made_once(tmp_path_factory, "letters-pdf", make)
    return lambda name: pages_of((folder / f"{name}.pdf").read_bytes())


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Return the pages of a letter's .docx as LibreOffice prints them."""

    def make(folder: Path) -> None:
        for name, letter in _ALL.items():
            (folder / f"{name}.docx").write_bytes(write_docx(letter))
        soffice(sorted(folder.glob("*.docx")), "pdf", folder)

    folder = made_once(tmp_path_factory, "letters-docx", make)
    return lambda name: pages_of((folder / f"{name}.pdf").read_bytes())


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    """Return what sets letters with the fonts that are here."""
    return Typesetter()
