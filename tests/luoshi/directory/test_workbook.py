"""The workbook: written as text, read within bounds, read back as it was written."""

import io
import zipfile

import pytest
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid
from luoshi.directory.operations import add_alias
from luoshi.directory.workbook import SHEETS, read_workbook, write_directory
from luoshi.directory.workbook.reading import MOST_ROWS, Row
from luoshi.directory.workbook.sheets import titles
from luoshi.files.workbooks import MOST_BYTES
from tests.luoshi.directory.books import UNITS, Sheet, a_book
from tests.luoshi.directory.building import a_body, a_district, a_group, a_person, a_post, enter, itself
from tests.luoshi.making import NOW, an_actor

pytestmark = pytest.mark.django_db
MANY: Sheet = [[f"区第{number}局"] for number in range(MOST_ROWS)]
SENTENCE_OF_A_DAMAGED_FILE = "这个文件打不开"


def with_a_part(raw: bytes, name: str, part: bytes) -> bytes:
    """Return a workbook with one part put in the place of what it has."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as other:
        for info in book.infolist():
            other.writestr(info.filename, part if info.filename == name else book.read(info))
    return out.getvalue()


def the_sheet(cells: str) -> bytes:
    xml = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return f"{xml}{cells}</sheetData></worksheet>".encode()


def test_a_row_is_read_with_its_sheet_its_number_and_its_cells() -> None:
    raw = a_book(单位=[UNITS, [], ["", " 区 商务局", "", "", 3.0, "2019-01-31", ""]], 别的=[["不读"]])

    assert read_workbook(raw) == [
        Row(
            "units",
            3,
            {
                "key": "",
                "official_name": "区 商务局",
                "short_name": "",
                "kind": "",
                "position": "3",
                "opened_on": "2019-01-31",
                "closed_on": "",
            },
        )
    ]


def test_columns_are_found_by_their_titles_in_any_order() -> None:
    (row,) = read_workbook(a_book(单位=[["简称", "备注", "全称"], ["商务局", "不读", "区商务局"]]))

    assert row.cells == {"short_name": "商务局", "official_name": "区商务局"}
    assert ("position" in row, row["position"]) == (False, "")


def test_what_is_written_is_read_back_and_is_never_a_formula() -> None:
    district = a_district()
    unit = enter(district, "=HYPERLINK", "+1局")
    add_alias(unit=unit, name="@SUM", source="-1", by=itself(district), now=NOW)
    reader = an_actor(district, Role.READER, unit=unit)

    raw = write_directory(reader)

    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        assert [name for name in book.namelist() if b"<f>" in book.read(name)] == []
    rows = {row.sheet: row for row in read_workbook(raw)}
    assert (rows["units"]["official_name"], rows["units"]["short_name"]) == ("=HYPERLINK", "+1局")
    assert (rows["aliases"]["name"], rows["aliases"]["source"]) == ("@SUM", "-1")
    assert rows["units"]["key"] == unit.public_key


def test_every_sheet_is_written_with_its_head_even_when_it_is_empty() -> None:
    raw = write_directory(an_actor(a_district(), None))

    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    assert book.sheet_names == ["单位", "别名", "统称", "议事协调机构", "职务和人员"]
    heads = [book.get_sheet_by_name(name).to_python()[0] for name in book.sheet_names]
    assert heads == [[str(column.title) for column in form.columns] for form in SHEETS]
    assert read_workbook(raw) == []


def test_the_same_directory_gives_the_same_bytes() -> None:
    district = a_district()
    reader = an_actor(district, Role.READER, unit=enter(district, "区商务局"))

    assert write_directory(reader) == write_directory(reader)


@pytest.mark.parametrize("count", [1, 3])
def test_writing_costs_no_more_queries_for_more_rows(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    district = a_district()
    reader = an_actor(district, Role.READER, unit=enter(district, "区商务局"))
    for number in range(count):
        unit = enter(district, f"区第{number}局")
        add_alias(unit=unit, name=f"第{number}局", by=itself(district), now=NOW)
        a_group(district, f"第{number}类")
        a_body(district, f"第{number}组")
        a_post(unit)
        a_person(district, f"某{number}")

    with django_assert_num_queries(7):
        write_directory(reader)


def test_titles_are_known_in_every_language() -> None:
    assert "单位" in set(titles(SHEETS[0].title))


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(b"", "请上传 .xlsx 工作簿", id="nothing"),
        pytest.param(b"unit;name", "请上传 .xlsx 工作簿", id="text"),
        pytest.param(b"PK\x05\x06" + b"\0" * 18, "请上传 .xlsx 工作簿", id="an empty zip"),
        pytest.param(a_book(单位=[UNITS])[:-60], "请上传 .xlsx 工作簿", id="cut off"),
        pytest.param(b"0" * (MOST_BYTES + 1), "文件太大", id="too large"),
        pytest.param(a_book(名单=[UNITS]), "没有找到可以导入的工作表", id="other sheets"),
        pytest.param(a_book(单位=[["名字"], ["区商务局"]]), "第一行应是列名", id="other columns"),
        pytest.param(a_book(单位=[UNITS, ["", "长" * 501]]), "第2行有一格超过500个字", id="a long cell"),
        pytest.param(
            a_book(单位=[["全称"], *MANY, ["区末局"]]),
            "一次最多导入2000行",
            id="too many rows",
        ),
        pytest.param(
            a_book(单位=[["全称"], *MANY], 别名=[["别名"], ["区甲局"]]),
            "一次最多导入2000行",
            id="too many rows on two sheets",
        ),
        pytest.param(
            with_a_part(
                a_book(单位=[UNITS]), "xl/worksheets/sheet1.xml", the_sheet('<row r="1"><c r="XFD1048576"/></row>')
            ),
            "一次最多导入2000行",
            id="a cell far below",
        ),
        pytest.param(
            with_a_part(a_book(单位=[UNITS]), "xl/worksheets/sheet1.xml", the_sheet("<row r='1'><c r='XFD1'/></row>")),
            "表格太宽",
            id="a cell far to the right",
        ),
        pytest.param(
            with_a_part(a_book(单位=[UNITS]), "xl/worksheets/sheet1.xml", b"<worksheet"),
            SENTENCE_OF_A_DAMAGED_FILE,
            id="a damaged sheet",
        ),
        pytest.param(
            with_a_part(a_book(单位=[UNITS]), "xl/worksheets/sheet1.xml", b" " * 41_000_000),
            SENTENCE_OF_A_DAMAGED_FILE,
            id="a bomb",
        ),
    ],
)
def test_what_is_no_such_workbook_is_refused_with_a_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence) as refused:
        read_workbook(raw)

    assert refused.value.field == "file"
