"""Pictures of pages as files, and what is said where recognition is not installed."""

import struct
import subprocess
import sys
import zlib

import pytest
from PIL import Image

from gongwen.formats import Limits, Source, read_bytes
from gongwen.refusals import Unreadable
from tests.gongwen.formats.scans.drawn import A4, DPI, LINES, page, saved
from tests.places import ROOT

SMALL = page(LINES[:1], size=(1200, 400), top=40)


def read(data: bytes, name: str = "a.png", limits: Limits | None = None) -> Source:
    return read_bytes(data, name=name, limits=limits or Limits())


@pytest.mark.parametrize(
    ("format_", "name", "options"),
    [
        ("PNG", "a.png", {}),
        ("JPEG", "a.jpg", {"quality": 40, "dpi": (DPI, DPI)}),
        ("TIFF", "a.tif", {"compression": "tiff_lzw"}),
    ],
)
def test_a_picture_of_a_page_is_read_and_told(format_: str, name: str, options: dict[str, object]) -> None:
    source = read(saved(page(), format_, **options), name)

    assert source.format == "picture"
    assert [line.text for line in source.lines] == [*LINES[:2], "".join(LINES[2:])]
    assert [(remark.code, remark.message) for remark in source.remarks] == [
        ("recognised-pages", "第1页是扫描件，文字由程序识别得到，可能有错，请对照原件。")
    ]


def test_the_places_on_a_picture_are_points_of_a_sheet() -> None:
    place = read(saved(page(), "PNG")).lines[0].places[0]

    assert (abs(place.left - 80) < 4, abs(place.top - 103) < 6) == (True, True)


def test_of_several_pages_as_many_are_recognised_as_are_allowed_and_the_rest_is_told() -> None:
    data = saved(SMALL, "TIFF", save_all=True, append_images=[page(LINES[1:2], size=(1200, 400), top=40), SMALL])
    source = read(data, "a.tif", Limits(recognised_pages=2))

    assert [line.text for line in source.lines] == [LINES[0], LINES[1]]
    assert [remark.message for remark in source.remarks] == [
        "第1—2页是扫描件，文字由程序识别得到，可能有错，请对照原件。",
        "图片的页数太多，只识别了前 2 页，请拆分后再读其余各页。",
    ]


def test_a_transparent_picture_is_on_white() -> None:
    picture = Image.new("RGBA", SMALL.size, (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), mask=SMALL.convert("L").point(lambda grey: 255 - grey))

    assert [line.text for line in read(saved(picture, "PNG")).lines] == [LINES[0]]


def test_a_photograph_is_turned_as_its_camera_was() -> None:
    turned = SMALL.rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6

    assert [line.text for line in read(saved(turned, "JPEG", exif=exif), "a.jpg").lines] == [LINES[0]]


def png(width: int, height: int) -> bytes:
    """Return a picture that says it is so large, and holds nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(saved(Image.new("RGB", A4, "white"), "PNG"), "没有识别出文字", id="blank"),
        pytest.param(png(8_000, 8_000), "像素太多", id="too large"),
        pytest.param(png(12_000, 12_000), "像素太多", id="larger than Pillow likes"),
        pytest.param(png(60_000, 60_000), "像素太多", id="a bomb"),
        pytest.param(png(100, 100), "损坏", id="without pixels"),
        pytest.param(saved(SMALL, "PNG")[:400], "损坏", id="PNG cut short"),
        pytest.param(saved(SMALL, "JPEG")[:400], "损坏", id="JPEG cut short"),
        pytest.param(saved(SMALL, "TIFF")[:400], "损坏", id="TIFF cut short"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(40), "损坏", id="no picture"),
        pytest.param(b"II*\0" + bytes(40), "损坏", id="no TIFF"),
        pytest.param(b"\xff\xd8\xff" + bytes(40), "损坏", id="no JPEG"),
    ],
)
def test_a_picture_that_cannot_be_read_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as caught:
        read(data)

    sentence = str(caught.value)
    assert (sentence.count("。"), sentence[-1], "请" in sentence) == (1, "。", True)


def test_a_picture_under_another_name_is_told() -> None:
    assert read(saved(SMALL, "PNG"), "a.pdf").remarks[0].message == "文件的扩展名是“.pdf”，内容是图片，已按图片读取。"


# Without site-packages there is no recognition, and no Pillow: what the reader says then is said for real.
BARE = """
import sys
sys.path.insert(0, sys.argv[1])
from gongwen.formats import read_bytes
from gongwen.formats.scans import is_available
print(is_available())
try:
    read_bytes(sys.stdin.buffer.read(), name="a.png")
except Exception as refusal:
    print(type(refusal).__name__, refusal)
"""


def test_without_the_extra_a_picture_is_refused_with_what_to_install() -> None:
    command = [sys.executable, "-X", "utf8", "-S", "-c", BARE, str(ROOT / "src")]
    done = subprocess.run(command, input=saved(SMALL, "PNG"), capture_output=True, check=False)

    sentence = (
        '这是图片，要先把文字识别出来，请先安装文字识别组件（pip install "luoshi[ocr]"）再读，或换用有文字的原件。'
    )
    assert (done.stdout.decode(), done.stderr.decode()) == (f"False\nUnreadable {sentence}\n", "")
