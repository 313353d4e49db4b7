"""Texts with marks in the cells of a workbook."""

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from gongwen.ledger.pieces import LONGEST, rows_that_fit
from gongwen.ledger.sheets import NUMBER, Column, Mark, Marked, Sheet
from gongwen.ledger.workbook import write_sheets
from tests.gongwen.ledger.examples import NASTY, cells
from tests.gongwen.ledger.test_any_text import hard_text, joined

Run = tuple[str, Mark | None]


def written(out: Path, *runs: Run) -> Path:
    sheet = Sheet("表", "题", (), (NUMBER, Column("文", 8, 20)), ((1, Marked(runs)),))
    write_sheets([sheet], out)
    return out


def rich_texts(path: Path) -> list[list[tuple[str, str | None, bool, bool]]]:
    """Return the texts with marks, each as its runs: words, colour, struck through, underlined."""
    with zipfile.ZipFile(path) as file:
        strings = etree.fromstring(file.read("xl/sharedStrings.xml"))
    return [[_run(run) for run in text.iterfind("{*}r")] for text in strings if text.find("{*}r") is not None]


def _run(run: etree._Element) -> tuple[str, str | None, bool, bool]:
    colour = run.find("{*}rPr/{*}color")
    marks = run.find("{*}rPr/{*}strike"), run.find("{*}rPr/{*}u")
    shown = None if colour is None else colour.get("rgb")
    return run.findtext("{*}t") or "", shown, marks[0] is not None, marks[1] is not None


def test_struck_inserted_and_adapted_words_have_looks_of_their_own(tmp_path: Path) -> None:
    out = written(
        tmp_path / "a.xlsx", ("新建", None), ("三", Mark.STRUCK), ("五", Mark.INSERTED), ("全市", Mark.ADAPTED)
    )

    ((plain, struck, inserted, adapted),) = rich_texts(out)
    assert struck == ("三", "FFC00000", True, False)
    assert inserted == ("五", "FF0055CC", False, True)
    assert adapted == ("全市", "FF2E7D32", False, False)
    assert (plain[0], plain[2:]) == ("新建", (False, False))
    assert cells(out, "表")[1] == [1, "新建三五全市"]


def test_a_text_of_one_mark_is_a_cell_of_that_look(tmp_path: Path) -> None:
    out = written(tmp_path / "a.xlsx", ("整段删去。", Mark.STRUCK))

    with zipfile.ZipFile(out) as file:
        styles = etree.fromstring(file.read("xl/styles.xml"))
    assert [font.find("{*}color").get("rgb") for font in styles.iterfind(".//{*}font[{*}strike]")] == ["FFC00000"]  # type: ignore[union-attr]
    assert cells(out, "表")[1] == [1, "整段删去。"]


@given(st.lists(st.tuples(hard_text, st.sampled_from([None, *Mark])), max_size=4))
@example([("=1+1", None), ("删", Mark.STRUCK)])
@example([("_x0041_", None), ("删", Mark.STRUCK)])
@example([("\x01", None), ("删", Mark.STRUCK)])
@example([("<r>", None), ("</r>", Mark.STRUCK)])
@example([("<r></r>", None)])
@example([("长" * LONGEST, None), ("删", Mark.STRUCK)])
def test_a_text_with_marks_comes_back_as_it_was(runs: list[Run]) -> None:
    with TemporaryDirectory() as folder:
        out = written(Path(folder) / "out.xlsx", *runs)

        assert joined(out, "表", 1) == Marked(tuple(runs)).text


@pytest.mark.parametrize("text", NASTY)
def test_a_text_with_marks_that_looks_like_a_formula_is_text_for_good(tmp_path: Path, text: str) -> None:
    out = written(tmp_path / "out.xlsx", (text, None), ("删", Mark.STRUCK))

    with zipfile.ZipFile(out) as file:
        sheet, styles = (etree.fromstring(file.read(f"xl/{name}.xml")) for name in ("worksheets/sheet1", "styles"))
    assert sheet.findall(".//{*}f") == []
    assert len(styles.findall(".//{*}cellXfs/{*}xf[@quotePrefix='1']")) == 1


def test_a_text_too_long_for_its_cell_goes_on_in_the_next_row_without_marks() -> None:
    rows = list(rows_that_fit((1, Marked((("长" * LONGEST, None), ("删", Mark.STRUCK))))))

    assert rows == [(1, "长" * LONGEST), (None, "删")]
