"""Whatever stands in a document comes back from the ledger as it was, and is never computed."""

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from python_calamine import CalamineWorkbook

from gongwen.ledger import words, write_ledger
from gongwen.ledger.pieces import LONGEST, looks_like_formula, rows_that_fit
from gongwen.reading.model import Group, Header, Member, Phase, PlanReading
from tests.gongwen.ledger.examples import NASTY, assignment, cells, plan, target, task, written

MARKUP = ["<r>", "<r></r>", "<r><t>x</t></r>", "_x0041_", "_x005F_x0041_", "&amp;", "]]>", "'", '"', "{=1}"]
# Two characters that no XML can hold and that programs read differently, and halves of characters, which no file can hold.
any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"))
hard_text = st.one_of(
    any_text, st.sampled_from(NASTY + MARKUP), st.text("=<r>/_x0041&;\x00\x0b\r\n\t \u2028", max_size=12)
)


def joined(path: Path, sheet: str, column: int) -> str:
    """Return the texts of a column from under the head, those of further rows put on."""
    return "".join(str(row[column]) for row in cells(path, sheet)[1:])


@given(hard_text)
@example("=1+1")
@example("<r><t>x</t></r>")
@example("长" * 40_000)
@example("\U00020000" * 20_000)
@example("<r>" + "长" * 40_000 + "</r>")
@example("_x0041_x0041_x0041_")
def test_a_text_in_a_cell_comes_back_as_it_was(text: str) -> None:
    with TemporaryDirectory() as folder:
        out = written(Path(folder) / "out.xlsx", ("a", plan(goals=(), tasks=(task(text),), doubts=())))

        assert joined(out, "台账", 3) == text


@given(st.lists(hard_text, min_size=8, max_size=8))
def test_a_text_in_any_field_gives_a_workbook_that_opens(texts: list[str]) -> None:
    a, b, c, d, e, f, g, h = texts
    reading = plan(
        text=a + b,
        document=Header(None, a, b, c, d, (e,), f),
        plan_title=g,
        goals=(),
        tasks=(task(h, number=a, path=(b, c), assignments=(assignment(d),), targets=(target(e, indicator=f),)),),
        phases=(Phase(a, b, c, None, d, (), (0, 1)),),
        groups=(Group(a, b, c, (Member(d, e, f, (0, 1)),)),),
    )
    with TemporaryDirectory() as folder:
        out = written(Path(folder) / "out.xlsx", (h, reading))

        assert joined(out, "台账", 3) == h
        assert joined(out, "台账", 5) == d
        assert [joined(out, "领导小组", at) for at in (4, 5, 6)] == [d, e, f]
        assert (joined(out, "阶段节点", 6), joined(out, "目标指标", 2)) == (d, f)


@pytest.mark.parametrize("text", NASTY)
def test_a_text_like_a_formula_is_text_for_good(tmp_path: Path, text: str) -> None:
    out = written(tmp_path / "out.xlsx", (text, plan(plan_title=text, tasks=(task(text),))))
    with zipfile.ZipFile(out) as file:
        sheets = [etree.fromstring(file.read(name)) for name in file.namelist() if "worksheets/sheet" in name]
        styles = etree.fromstring(file.read("xl/styles.xml"))

    assert looks_like_formula(text)
    assert [formula for sheet in sheets for formula in sheet.iterfind(".//{*}f")] == []
    assert [link for sheet in sheets for link in sheet.iterfind(".//{*}hyperlink")] == []
    assert [xf for xf in styles.iterfind(".//{*}cellXfs/{*}xf") if xf.get("quotePrefix") == "1"] != []


def test_a_file_name_that_is_no_text_does_not_stop_the_ledger(tmp_path: Path) -> None:
    out = written(tmp_path / "out.xlsx", ("\udcff.txt", plan()), ("b.txt", plan()))

    assert cells(out, "台账")[1][1] == "\ufffd.txt"


def test_a_cell_that_is_full_goes_on_in_the_next_row() -> None:
    rows = list(rows_that_fit((1, "长" * (LONGEST + 2), "短")))

    assert [(row[0], len(str(row[1])), row[2]) for row in rows] == [(1, LONGEST, "短"), (None, 2, None)]


def test_options_that_no_list_can_hold_are_left_to_the_column_beside(tmp_path: Path) -> None:
    doubt = plan().doubts[0]
    odd = type(doubt)(doubt.code, doubt.severity, doubt.message, doubt.spans, ("甲,乙", '"', "长" * 300, "=1"))
    out = tmp_path / "out.xlsx"

    write_ledger([("a", plan(doubts=(odd,)))], out)

    assert cells(out, "待核事项")[1][5] == "\n".join(odd.options)


def test_a_reading_without_anything_opens(tmp_path: Path) -> None:
    out = written(tmp_path / "out.xlsx", ("a", PlanReading(text="", document=Header())))

    assert len(CalamineWorkbook.from_path(out).sheet_names) == 8
    assert words.origin(Header()) == ""
