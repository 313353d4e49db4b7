"""Pages drawn with the system's Noto fonts, as a scanner would give them."""

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

DPI = 200
POINT = DPI / 72
A4 = (round(595 * POINT), round(842 * POINT))
WHITE = (255, 255, 255)
SERIF, SANS = "NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc"
TAIWAN = 3
"""The font in a collection whose 、 stands in the middle of its square, where the engine overlooks it most easily."""

LINES = (
    "清河县夜市建设实施方案",
    "一、工作目标",
    "到2026年底，建成夜市3处，新增便民点12个，群众满意",
    "度达到90%以上。（责任单位：县商务局、县财政局；完成",
    "时限：2026年6月底前）",
)


def page(
    lines: Sequence[str] = LINES, *, size: tuple[int, int] = A4, top: float = 100, font: tuple[str, int] = (SERIF, 0)
) -> Image.Image:
    """Return a page with these lines in 16 points, 80 points from the left, 28 points below each other."""
    picture = Image.new("RGB", size, WHITE)
    draw, type_ = ImageDraw.Draw(picture), ImageFont.truetype(font[0], round(16 * POINT), index=font[1])
    for number, line in enumerate(lines):
        draw.text((80 * POINT, (top + 28 * number) * POINT), line, font=type_, fill=(20, 20, 20))
    return picture


def table(rows: Sequence[Sequence[str]]) -> Image.Image:
    """Return a page with a ruled table, columns 120 points wide, rows 30 points high, its corner at (70, 90)."""
    picture = Image.new("RGB", A4, WHITE)
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(SERIF, round(12 * POINT))
    width = 120 * len(rows[0])
    for row in range(len(rows) + 1):
        draw.line([(70 * POINT, (90 + 30 * row) * POINT), ((70 + width) * POINT, (90 + 30 * row) * POINT)], "black", 2)
    for column in range(len(rows[0]) + 1):
        x = (70 + 120 * column) * POINT
        draw.line([(x, 90 * POINT), (x, (90 + 30 * len(rows)) * POINT)], "black", 2)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            draw.text(((78 + 120 * column) * POINT, (96 + 30 * row) * POINT), cell, font=font, fill="black")
    return picture


def pixels(picture: Image.Image) -> NDArray[np.uint8]:
    """Return a picture as pypdfium2 gives a page: blue, green, red."""
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])


def saved(picture: Image.Image, format_: str, **options: object) -> bytes:
    """Return a picture as a file."""
    buffer = io.BytesIO()
    picture.save(buffer, format_, **options)
    return buffer.getvalue()


def grainy(picture: Image.Image) -> Image.Image:
    """Return a picture with the grain of a poor scanner."""
    grain = np.random.default_rng(1).normal(0, 25, (picture.height, picture.width, 3))
    return _picture(np.asarray(picture) + grain)


def shadowed(picture: Image.Image) -> Image.Image:
    """Return a picture that lies in the shadow of whoever took it."""
    across, down = np.linspace(1, 0.45, picture.width), np.linspace(1, 0.8, picture.height)
    return _picture(
        (np.asarray(picture) * 0.85 + 25) * across[np.newaxis, :, np.newaxis] * down[:, np.newaxis, np.newaxis]
    )


def faint(picture: Image.Image) -> Image.Image:
    """Return a picture of print that has nearly gone, on paper with a little grain."""
    grain = np.random.default_rng(1).normal(0, 6, (picture.height, picture.width, 3))
    return _picture(235 - (255 - np.asarray(picture)) * 0.35 + grain)


def _picture(values: NDArray[np.float64]) -> Image.Image:
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
