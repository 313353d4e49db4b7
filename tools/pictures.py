"""Make the pictures of the docs from the samples: a page of a .pdf beside what was read from it, letters as they are set.

Usage: python -m tools.pictures [FOLDER]      by default docs/pictures

The pages are those that LibreOffice makes of the sample plan. Needs LibreOffice, Pillow, and the Noto fonts for Chinese.
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from gongwen.formats import Line, read_file
from gongwen.typesetting.markdown import letter_from_markdown
from gongwen.typesetting.pdf import Typesetter

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "lantang" / "plan.docx"
FONT = "NotoSansCJK-Regular.ttc"
SCALE = 1.5
TEXT_WIDTH = 760
MARK, MARKED, INK, PAPER, CELL = (190, 40, 40), (190, 40, 40, 36), (30, 30, 30), (255, 255, 255), (40, 90, 160)
LETTERS = ROOT / "samples" / "letters"
LETTER_SCALE = 0.75
PAGES = {"pdf-text.png": 3, "pdf-roster.png": 11}
"""Which page of the sample each picture shows: one of tasks, one of a table without rules."""


def as_pdf(document: Path, folder: Path) -> Path:
    """Return a document or workbook as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{document.stem}.pdf"


def page_picture(pdf: Path | bytes, number: int, *, scale: float = SCALE) -> Image.Image:
    """Return a page as it looks."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture: Image.Image = document[number - 1].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    return picture


def beside(pdf: Path, number: int) -> Image.Image:
    """Return a page, its paragraphs framed and counted, and beside it their text with the same numbers."""
    lines = [line for line in read_file(pdf).lines if any(place.page == number for place in line.places)]
    picture = page_picture(pdf, number)
    whole = Image.new("RGB", (picture.width + TEXT_WIDTH, picture.height), PAPER)
    whole.paste(picture, (0, 0))
    draw = ImageDraw.Draw(whole, "RGBA")
    small, normal = ImageFont.truetype(FONT, 13), ImageFont.truetype(FONT, 15)
    draw.line([(picture.width, 0), (picture.width, picture.height)], fill=(200, 200, 200))
    top = 24.0
    for count, line in enumerate(lines, start=1):
        _frame(draw, line, number, count, small)
        draw.text((picture.width + 16, top), str(count), font=small, fill=MARK)
        place = f"［表{line.cell.table + 1} 行{line.cell.row + 1} 列{line.cell.column + 1}］" if line.cell else ""
        for row in _wrapped(draw, place + line.text, normal, TEXT_WIDTH - 70):
            draw.text((picture.width + 48, top), row, font=normal, fill=CELL if line.cell else INK)
            top += 21
        top += 4
    return whole.crop((0, 0, whole.width, max(picture.height, int(top) + 10)))


def _frame(draw: ImageDraw.ImageDraw, line: Line, page: int, count: int, font: ImageFont.FreeTypeFont) -> None:
    places = [place for place in line.places if place.page == page]
    for place in places:
        box = [value * SCALE for value in (place.left - 2, place.top - 1, place.right + 2, place.bottom + 1)]
        draw.rectangle(box, fill=MARKED, outline=MARK)
    draw.text(((places[0].left - 16) * SCALE, places[0].top * SCALE), str(count), font=font, fill=MARK)


def _wrapped(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    row = ""
    for char in text:
        if draw.textlength(row + char, font=font) > width:
            yield row
            row = ""
        row += char
    yield row


def letters() -> Iterator[tuple[str, Image.Image]]:
    """Yield the name and all pages of each sample letter, as it is set: one beside the other, framed."""
    typesetter = Typesetter()
    for path in sorted(LETTERS.glob("*.md")):
        content = typesetter.pdf(letter_from_markdown(path.read_text(encoding="utf-8"), folder=LETTERS))
        count = len(pypdfium2.PdfDocument(content))
        pages = [page_picture(content, number, scale=LETTER_SCALE) for number in range(1, count + 1)]
        whole = Image.new("RGB", (sum(page.width + 8 for page in pages) + 8, pages[0].height + 16), (225, 225, 225))
        for at, page in enumerate(pages):
            whole.paste(page, (8 + at * (page.width + 8), 8))
        yield f"letter-{path.stem}.png", whole


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture with few colours, as small as a screenshot can be."""
    buffer = io.BytesIO()
    picture.quantize(64).save(buffer, "PNG", optimize=True)
    path.write_bytes(buffer.getvalue())
    print(path)


def main() -> None:
    """Make all pictures."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    with tempfile.TemporaryDirectory() as folder:
        pdf = as_pdf(SAMPLE, Path(folder))
        for name, number in PAGES.items():
            save(beside(pdf, number), out / name)
    for name, picture in letters():
        save(picture, out / name)


if __name__ == "__main__":
    main()
