"""A .pdf that somebody made of photographs: recognised where the parts for it are installed, else told."""

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gongwen.formats import Limits, Remark, read_bytes
from gongwen.refusals import Unreadable
from tests.gongwen.formats.pdf_builder import Page, lines_down, pdf, wrapped

SENTENCE = "各承办单位要对照任务清单，逐项明确责任领导、责任科室和完成时限，每月二十五日前向领导小组办公室报送进展情况，重大事项随时报告。"
TEXT = Page(lines_down([*wrapped(SENTENCE), "\u3000\u3000一、工作目标"]))
TOLD = "第{}页是扫描件，文字由程序识别得到，可能有错，请对照原件。"


def photographed(page: Page) -> Page:
    """Return a page that is a picture of another."""
    document = pypdfium2.PdfDocument(pdf(page))
    picture = ImageReader(document[0].render(scale=200 / 72).to_pil())
    document.close()

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture, 0, 0, *page.size)

    return Page(draw=draw)


def test_a_photographed_page_is_recognised_and_told() -> None:
    source = read_bytes(pdf(photographed(TEXT), TEXT), name="plan.pdf")

    assert [line.text for line in source.lines] == [SENTENCE, "一、工作目标"] * 2
    assert source.remarks == (Remark("recognised-pages", TOLD.format(1)),)


def test_pages_beyond_the_limit_are_told_by_their_numbers() -> None:
    pages = [photographed(TEXT)] * 3
    source = read_bytes(pdf(*pages), name="plan.pdf", limits=Limits(recognised_pages=1))

    assert source.remarks == (
        Remark("scanned-pages", "第2—3页是图片，没有文字，未读入，请对照原件。"),
        Remark("recognised-pages", TOLD.format(1)),
    )


def test_without_the_parts_a_scan_is_refused_in_a_sentence_that_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongwen.formats.scans.is_available", lambda: False)

    with pytest.raises(Unreadable) as refusal:
        read_bytes(pdf(photographed(TEXT)), name="plan.pdf")

    assert str(refusal.value) == (
        '这是扫描件，每一页都是图片，没有文字，请先安装文字识别组件（pip install "luoshi[ocr]"）再读，或换用有文字的原件。'
    )
