"""Whatever an .ofd holds, only a Source or a refusal comes out, and it costs little."""

import functools
import math
import resource
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.formats import Limits, Source, read_bytes
from gongwen.formats.ofd import sheets_of
from gongwen.formats.pages import Piece, Rule
from gongwen.refusals import Refused
from tests.gongwen.formats.builders import zipped
from tests.gongwen.formats.ofd_builder import (
    DOCUMENT,
    PUBLIC,
    doc_root,
    document,
    entry,
    members,
    page,
    page_path,
    path,
    picture,
    root,
    text,
)
from tests.gongwen.formats.test_fuzz import assert_is_sound, mutated, thorough

SMALL = Limits(lines=2_000, characters=50_000, table_cells=2_000, unzipped_bytes=2_000_000, pages=50, drawn=20_000)
HOSTILE_NUMBERS = st.sampled_from(
    [
        "NaN",
        "inf",
        "-inf",
        "1e308",
        "-1e308",
        "1e6",
        "-1e6",
        "999999999999",
        "0",
        "-0",
        "1e-300",
        "",
        " ",
        "x",
        "9" * 400,
    ]
)
UNIT = f'<ofd:CompositeGraphicUnit ID="60"><ofd:Content>{text("印")}</ofd:Content></ofd:CompositeGraphicUnit>'
PARTS = (page_path(1), DOCUMENT, "OFD.xml", PUBLIC, "Doc_0/Tpl.xml", "Doc_0/Signatures.xml", "Doc_0/Attachments.xml")


@functools.cache
def rich() -> dict[str, str | bytes]:
    """Return the members of an .ofd that has a little of everything."""
    content = page(
        text("实施方案"),
        text("牵头单位", y=60, DeltaX=None, DeltaY="g 3 6"),
        text("转向", y=90, CTM="0 1 -1 0 0 0"),
        path("M 20 30 L 120 30 L 120 80 B 1 2 3 4 5 6 Q 1 2 3 4 A 1 1 0 0 1 5 5 C"),
        picture("20 20 40 40"),
        '<ofd:PageBlock><ofd:CompositeObject Boundary="50 50 9 9" ResourceID="60" CTM="2 0 0 2 1 1"/></ofd:PageBlock>',
        before='<ofd:Template TemplateID="3"/><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>',
    )
    more = "<ofd:Attachments>Attachments.xml</ofd:Attachments><ofd:Annotations>Signatures.xml</ofd:Annotations>"
    body = doc_root() + "<ofd:Signatures>/Doc_0/Signatures.xml</ofd:Signatures>"
    return members(content, common='<ofd:TemplatePage ID="3" BaseLoc="Tpl.xml"/>', more=more) | {
        "OFD.xml": entry(body),
        PUBLIC: root("Res", f"<ofd:CompositeGraphicUnits>{UNIT}</ofd:CompositeGraphicUnits>"),
        "Doc_0/Tpl.xml": page(text("眉", y=10)),
        "Doc_0/Signatures.xml": root("Signatures", '<ofd:Signature ID="1"/>'),
        "Doc_0/Attachments.xml": root("Attachments", '<ofd:Attachment Name="甲"/>'),
    }


def assert_source_or_refusal(data: bytes) -> None:
    try:
        outcome: Source | Refused = read_bytes(data, name="方案.ofd", limits=SMALL)
    except Refused as refusal:
        outcome = refusal
    if isinstance(outcome, Source):
        assert_is_sound(outcome)
        if outcome.format == "ofd":
            assert_is_on_paper(data)
    else:
        assert str(outcome).endswith("。")


def assert_is_on_paper(data: bytes) -> None:
    """No number that a file gives comes through unless it can be a place on a page."""
    for sheet in sheets_of(data, SMALL)[0]:
        boxes: list[Piece | Rule] = [*sheet.pieces, *sheet.rules]
        sides = [side for box in boxes for side in (box.left, box.top, box.right, box.bottom)]
        assert all(math.isfinite(side) and abs(side) < 1e9 for side in (sheet.width, sheet.height, *sides))
        assert all(len(piece.text) == len(piece.edges) for piece in sheet.pieces if piece.edges is not None)
        assert all(piece.left <= piece.right and piece.top <= piece.bottom for piece in sheet.pieces)


def test_the_file_that_is_mutated_can_be_read() -> None:
    source = read_bytes(zipped(rich()), name="方案.ofd")

    assert [remark.code for remark in source.remarks] == ["seals", "slanted-text", "attachments"]
    assert sum(len(line.text) for line in source.lines) == 10


@given(st.data())
@thorough
def test_mutated_files(data: st.DataObject) -> None:
    assert_source_or_refusal(data.draw(mutated(zipped(rich()))))


@given(st.data(), st.sampled_from(PARTS))
@thorough
def test_mutated_parts(data: st.DataObject, part: str) -> None:
    original = rich()[part]
    assert isinstance(original, str)

    assert_source_or_refusal(zipped(rich() | {part: data.draw(mutated(original.encode()))}))


@given(st.sets(st.sampled_from(PARTS)), st.integers(0, 60))
@thorough
def test_missing_parts_and_any_number_of_pages(missing: set[str], pages: int) -> None:
    given_parts = rich() | {DOCUMENT: document(pages)}

    assert_source_or_refusal(zipped({name: content for name, content in given_parts.items() if name not in missing}))


ARRAYS = st.lists(HOSTILE_NUMBERS | st.integers(-50, 300).map(str) | st.just("g"), max_size=8).map(" ".join)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        ["Boundary", "CTM", "Size", "HScale", "CharDirection", "ReadDirection", "X", "Y", "DeltaX", "DeltaY", "Alpha"]
    ),
    ARRAYS,
    max_size=6,
)


@given(ATTRIBUTES, ARRAYS, st.sampled_from(["0 0 210 297", "0 0 1e308 1", "0 0 1 9999"]))
@thorough
def test_hostile_numbers(given_attributes: dict[str, Any], array: str, box: str) -> None:
    content = page(
        text("实施 方案A", **given_attributes),
        path(f"M {array} L {array} B {array} C", CTM=array),
        picture(CTM=array),
        f'<ofd:CompositeObject Boundary="{array}" CTM="{array}" ResourceID="60"/>',
        text("甲"),
    )

    assert_source_or_refusal(zipped(rich() | {page_path(1): content, DOCUMENT: document(1, box=box)}))


OBJECTS = st.recursive(
    st.sampled_from([text("甲"), path("M 0 0 L 99 0"), picture(), "<ofd:TextCode>乙</ofd:TextCode>"]),
    lambda inner: st.builds(
        lambda name, content: f'<ofd:{name} ResourceID="60" TemplateID="3">{"".join(content)}</ofd:{name}>',
        st.sampled_from(
            [
                "Layer",
                "PageBlock",
                "Content",
                "CompositeObject",
                "TextObject",
                "Page",
                "Template",
                "Clips",
                "ImageObject",
            ]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(OBJECTS, st.sampled_from(PARTS))
@thorough
def test_elements_in_any_order(objects: str, part: str) -> None:
    assert_source_or_refusal(zipped(rich() | {part: root("Page", f"<ofd:Content>{objects}</ofd:Content>")}))


EXPENSIVE: dict[str, str] = {
    "a distance repeated without end": text("甲乙" * 50, DeltaX="g 999999999999 1", DeltaY="g 99999999999999999999 1"),
    "very many distances": text("甲乙", DeltaX="5 " * 1_000_000),
    "a path without end": path("M 0 0 " + "L 9 9 " * 1_000_000),
    "a line without end": text("甲" * 2_000_000),
    "a line of blanks": text(" " * 2_000_000),
    "a number without end": text("甲", DeltaX="9" * 5_000_000),
    "deeply nested blocks": "<ofd:PageBlock>" * 240 + text("甲") + "</ofd:PageBlock>" * 240,
}


@pytest.mark.parametrize("content", EXPENSIVE.values(), ids=EXPENSIVE)
def test_what_would_cost_much_costs_little(content: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF)
    assert_source_or_refusal(zipped(rich() | {page_path(1): page(text("甲"), content)}))
    after = resource.getrusage(resource.RUSAGE_SELF)

    assert after.ru_utime - before.ru_utime < 5
    assert after.ru_maxrss - before.ru_maxrss < 300_000
