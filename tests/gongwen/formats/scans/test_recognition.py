"""Real recognition of small pages."""

import subprocess
import sys
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from PIL import Image

from gongwen.formats import Limits
from gongwen.formats.pages import Sheet, laid_out
from gongwen.formats.scans import is_available, recognise, scale_for
from gongwen.formats.scans.recognition import as_printed
from gongwen.refusals import Unreadable
from tests.gongwen.formats.scans.drawn import DPI, LINES, SANS, TAIWAN, faint, grainy, page, pixels, shadowed, table


@cache
def sheet() -> Sheet:
    return recognise(pixels(page()), number=3, dpi=DPI)


def texts(found: Sheet) -> list[str]:
    return [piece.text for piece in sorted(found.pieces, key=lambda piece: piece.top)]


def test_recognition_is_installed_for_the_tests() -> None:
    assert is_available()


def test_a_page_becomes_pieces_where_they_are_printed() -> None:
    found = sheet()
    first = min(found.pieces, key=lambda piece: piece.top)

    assert texts(found) == list(LINES)
    assert (found.number, round(found.width), round(found.height), found.rules) == (3, 595, 842, [])
    assert (abs(first.left - 80) < 3, abs(first.right - 80 - 11 * 16) < 4, abs(first.size - 16) < 1.5) == (True,) * 3
    assert abs((first.top + first.bottom) / 2 - 111) < 4


def test_the_characters_of_a_piece_have_their_places() -> None:
    first = min(sheet().pieces, key=lambda piece: piece.top)
    assert first.edges is not None

    assert len(first.edges) == len(LINES[0])
    assert max(abs(edge - 80 - 16 * at) for at, edge in enumerate(first.edges)) < 8


def test_the_layout_joins_what_was_recognised_to_paragraphs() -> None:
    assert [line.text for line in laid_out([sheet()], Limits()).lines] == [*LINES[:2], "".join(LINES[2:])]


@pytest.mark.parametrize("degrees", [1.5, -2.0])
def test_a_page_that_lies_askew_is_straightened(degrees: float) -> None:
    found = recognise(
        pixels(page().rotate(degrees, fillcolor="white", resample=Image.Resampling.BICUBIC)), number=1, dpi=DPI
    )
    lefts = [piece.left for piece in found.pieces]

    assert texts(found) == list(LINES)
    assert max(lefts) - min(lefts) < 5


@pytest.mark.parametrize("spoiled", [grainy, shadowed, faint])
def test_a_poor_scan_keeps_the_marks_between_units(spoiled: Callable[[Image.Image], Image.Image]) -> None:
    line = "区民政局、区发展和改革局、区教育局、区住房和城乡"
    picture = spoiled(page((line,), size=(1600, 500), top=60, font=(SANS, TAIWAN)))

    assert texts(recognise(pixels(picture), number=1, dpi=DPI)) == [line]


def test_the_grain_of_an_empty_page_is_no_print() -> None:
    empty = Image.new("RGB", (800, 600), (225, 225, 220))

    assert recognise(pixels(grainy(empty)), number=1, dpi=DPI).pieces == []


@pytest.mark.parametrize(("degrees", "size"), [(90, (595, 842)), (180, (595, 842)), (270, (595, 842))])
def test_a_page_that_lies_crosswise_or_upside_down_is_turned(degrees: int, size: tuple[int, int]) -> None:
    found = recognise(pixels(page().rotate(degrees, expand=True)), number=1, dpi=DPI)

    assert (texts(found), (round(found.width), round(found.height))) == (list(LINES), size)


def test_a_table_with_rules_becomes_cells() -> None:
    rows = (("任务", "责任单位", "时限"), ("建设夜市", "县商务局", "6月底前"), ("新增便民点", "县民政局", "9月底前"))
    for degrees in (0, 1):
        picture = table(rows).rotate(degrees, fillcolor="white", resample=Image.Resampling.BICUBIC)
        lines = laid_out([recognise(pixels(picture), number=1, dpi=DPI)], Limits()).lines

        assert [(line.text, line.cell and (line.cell.row, line.cell.column)) for line in lines] == [
            (cell, (row, column)) for row, cells in enumerate(rows) for column, cell in enumerate(cells)
        ]


def test_bytes_of_red_green_and_blue_are_a_page_as_well() -> None:
    picture = page(LINES[:1], size=(1200, 400), top=40)

    assert texts(recognise(picture.tobytes(), number=1, dpi=DPI, size=picture.size)) == [LINES[0]]


@pytest.mark.parametrize("size", [(0, 0), (100, 100), (-1, -1)])
def test_bytes_of_another_size_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(Unreadable, match="不完整"):
        recognise(b"\0" * 300, number=1, dpi=DPI, size=size)


@pytest.mark.parametrize("shape", [(60, 60), (60, 60, 1), (60, 60, 4), (1, 1, 3)])
def test_a_blank_page_has_nothing_on_it(shape: tuple[int, ...]) -> None:
    found = recognise(np.full(shape, 255, np.uint8), number=1, dpi=DPI)

    assert (found.pieces, found.rules) == ([], [])


def test_grey_pages_and_pages_with_transparency_are_read_alike() -> None:
    small = page(LINES[:1], size=(1200, 400), top=40)
    grey = np.asarray(small.convert("L"))
    transparent = np.dstack([pixels(small), np.full(grey.shape, 255, np.uint8)])

    assert [texts(recognise(image, number=1, dpi=DPI)) for image in (grey, transparent)] == [[LINES[0]]] * 2


def test_a_page_that_is_too_large_is_made_smaller_first() -> None:
    large = page(LINES[:1], size=(1200, 400), top=40).resize((9600, 3200))
    found = recognise(pixels(large), number=1, dpi=8 * DPI)

    assert (texts(found), round(found.width), round(found.height)) == ([LINES[0]], 432, 144)


def test_a_picture_that_the_engine_does_not_take_is_refused_with_its_page() -> None:
    with pytest.raises(Unreadable, match="第7页的文字识别失败"):
        recognise(np.full((3, 200_000, 3), 255, np.uint8), number=7, dpi=DPI)


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(595, 842, DPI / 72), (842, 1191, DPI / 72), (3000, 3000, 0.943), (0, 0, DPI / 72)]
)
def test_pages_are_drawn_at_the_best_scale_and_large_ones_smaller(width: float, height: float, scale: float) -> None:
    assert abs(scale_for(width, height) - scale) < 0.001


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("责任单位:县商务局,县财政局(含县国资办);", "责任单位：县商务局，县财政局（含县国资办）；"),
        ("(一)建设夜市", "（一）建设夜市"),
        ("6月底前)", "6月底前）"),
        ("增长3.5%,达到", "增长3.5%，达到"),
        ("10:30—11:00", "10:30—11:00"),
        ("CPI(2026)", "CPI(2026)"),
        ("一4一", "— 4 —"),
        ("-12-", "— 12 —"),
        ("一四一", "一四一"),
    ],
)
def test_narrow_marks_beside_han_are_the_wide_ones_that_were_printed(recognised: str, printed: str) -> None:
    assert as_printed(recognised) == printed


PROGRAM = """
import sys
def watch(event, arguments):
    # urllib3, which the engine loads, makes a socket to see whether this machine knows IPv6, and connects it to nothing.
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"):
        raise SystemExit(f"reached for the network: {event}")
sys.addaudithook(watch)
from tests.gongwen.formats.scans.drawn import SANS, TAIWAN, DPI, LINES, page, pixels
from gongwen.formats.scans import recognise
found = recognise(pixels(page(LINES[:1], size=(1200, 400), top=40)), number=1, dpi=DPI)
print([piece.text for piece in found.pieces] == [LINES[0]])
"""


def test_recognition_opens_no_line_to_anywhere() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr, done.returncode) == ("True\n", "", 0)
