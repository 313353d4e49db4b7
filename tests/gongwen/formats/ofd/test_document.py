import pytest

from gongwen.formats import Source, read_bytes
from gongwen.formats.pages import Piece, Rule, Sheet
from tests.gongwen.formats.ofd_builder import ofd, ofd_from_sheets, ofd_of_document, page, read_sheets, text, typeset

PLAN: list[str | list[list[str]]] = [
    "为进一步提升城区环境品质，结合我区实际，制定本方案。请各单位按照职责分工抓好落实，重要情况及时报告。",
    "一、重点任务",
    "（一）完善慢行系统。年底前建成绿道十二公里，打通三处断点，由区园林绿化中心牵头，各街道办事处配合。",
    [["序号", "任务", "牵头单位"], ["1", "建成绿道十二公里", "区园林绿化中心"], ["2", "打通三处断点", "区城市管理局"]],
    "二、工作要求",
    *(
        f"（{number}）各单位要明确专人负责，每月二十五日前报送第{number}项工作的进展。"
        for number in "一二三四五六七八九"
    ),
]


def read(data: bytes) -> Source:
    return read_bytes(data, name="方案.ofd")


def places(sheet: Sheet) -> list[float]:
    parts: list[Piece | Rule] = [*sheet.pieces, *sheet.rules]
    boxes = [(part.left, part.top, part.right, part.bottom) for part in parts]
    edges = [edge for piece in sheet.pieces for edge in piece.edges or ()]
    return [sheet.width, sheet.height, *(side for box in boxes for side in box), *edges]


def test_a_plan_comes_out_as_it_went_in() -> None:
    source = read(ofd_of_document(PLAN))
    cells = [[line.text for line in source.lines if line.cell and line.cell.row == row] for row in range(3)]

    assert source.format == "ofd"
    assert ["".join(line.text.split()) for line in source.lines if not line.cell] == [
        block for block in PLAN if isinstance(block, str)
    ]
    assert [cells] == [block for block in PLAN if not isinstance(block, str)]
    assert (source.asides, source.remarks) == ((), ())


def test_lines_know_where_they_stand() -> None:
    source = read(ofd_of_document(PLAN))

    assert {place.page for line in source.lines for place in line.places} == {1, 2}
    assert all(0 < place.left < place.right < 596 for line in source.lines for place in line.places)


def test_sheets_come_back_from_a_file_as_they_were() -> None:
    before = typeset(PLAN)
    after = read_sheets(ofd_from_sheets(before))

    for old, new in zip(before, after, strict=True):
        assert [piece.text for piece in new.pieces] == [piece.text for piece in old.pieces]
        assert places(new) == pytest.approx(places(old), abs=0.05)
        assert (len(new.pieces), len(new.rules)) == (len(old.pieces), len(old.rules))


def test_a_file_that_draws_each_character_by_itself_gives_the_same_lines() -> None:
    words = "建成绿道 12 公里，由区园林绿化中心牵头。"
    whole = text(words, x=25, y=30, DeltaX=None)
    alone: list[str] = []
    x = 25.0
    for character in words:
        width = 2.5 if character.isascii() else 5.0
        alone.append(text(character, x=x, y=30, Boundary=f"{x:g} 30 {width:g} 5"))
        x += width

    assert [line.text for line in read(ofd(page(*alone))).lines] == [words]
    assert [line.text for line in read(ofd(page(whole))).lines] == [words]
