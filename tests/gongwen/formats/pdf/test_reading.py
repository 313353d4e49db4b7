"""A .pdf as a file: locked, broken, scanned, with more in it than text."""

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gongwen.formats import Limits, Remark, read_bytes
from gongwen.refusals import Unreadable
from tests.gongwen.formats.pdf_builder import FONT, Page, lines_down, pdf, wrapped

SENTENCE = "各承办单位要对照任务清单，逐项明确责任领导、责任科室和完成时限，每月二十五日前向领导小组办公室报送进展情况，重大事项随时报告。"
TEXT = Page(lines_down(wrapped(SENTENCE)))
LOCKED = "文件加了密码，请先取消密码（用能打开它的程序另存或打印成新的 PDF）后再读。"
DAMAGED = "文件已损坏或不完整（PDF 结构读不出来），请重新取得原件再读。"

GARBLED = "文件里的字体没有说明文字的编码，读出来是乱码，请换用原件（如 .docx），或打印扫描后先做文字识别再读。"


@pytest.fixture(autouse=True)
def _without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongwen.formats.scans.is_available", lambda: False)


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)


def sentence_for(data: bytes, limits: Limits | None = None) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(Unreadable) as refusal:
        read_bytes(data, name="plan.pdf", limits=limits or Limits())
    return str(refusal.value)


def remarks_on(data: bytes) -> tuple[Remark, ...]:
    return read_bytes(data, name="plan.pdf").remarks


def test_a_plain_file_is_read_without_remark() -> None:
    source = read_bytes(pdf(TEXT), name="plan.pdf")

    assert (source.format, [line.text for line in source.lines], source.remarks) == ("pdf", [SENTENCE], ())


def test_bytes_in_front_of_the_mark_do_not_hide_it() -> None:
    assert read_bytes(b"\r\n \r\n" + pdf(TEXT), name="plan.pdf").lines[0].text == SENTENCE


def test_a_password_is_asked_for_in_a_sentence() -> None:
    assert sentence_for(pdf(TEXT, encrypt=StandardEncryption("geheim", strength=128))) == LOCKED


def test_a_file_that_only_forbids_copying_can_be_opened_and_is_read() -> None:
    locked = pdf(TEXT, encrypt=StandardEncryption("", ownerPassword="x", canCopy=0, strength=128))

    assert read_bytes(locked, name="plan.pdf").lines[0].text == SENTENCE


@pytest.mark.parametrize("cut", [20, 300, 700])
def test_a_file_cut_short_is_told_in_a_sentence(cut: int) -> None:
    assert sentence_for(pdf(TEXT)[:cut]) == DAMAGED


def test_a_mark_alone_is_no_file() -> None:
    assert sentence_for(b"%PDF-1.7\n%%EOF") == DAMAGED


def test_pages_beyond_the_limit_are_refused() -> None:
    assert sentence_for(pdf(TEXT, TEXT, TEXT), Limits(pages=2)) == "文件超过 2 页，不像一份公文，请拆分后再读。"


def test_characters_beyond_the_limit_are_refused() -> None:
    assert sentence_for(pdf(TEXT), Limits(characters=20)) == "文件超过 20 字，请拆分成较小的文件后再读。"


def test_a_page_without_anything_has_no_text() -> None:
    assert sentence_for(pdf(Page())) == ("文件里没有文字（可能只有图片或空白），请换用有文字的原件，或先做文字识别。")


def test_a_page_of_a_picture_among_others_is_told_by_its_number() -> None:
    assert remarks_on(pdf(TEXT, Page(draw=picture), Page(draw=picture), TEXT)) == (
        Remark("scanned-pages", "第2—3页是图片，没有文字，未读入，请对照原件。"),
    )


def test_text_over_a_picture_of_the_page_is_read_and_told() -> None:
    source = read_bytes(pdf(Page(TEXT.texts, draw=picture)), name="plan.pdf")

    assert [line.text for line in source.lines] == [SENTENCE]
    assert [remark.code for remark in source.remarks] == ["text-layer"]


def test_attached_files_are_named() -> None:
    document = pypdfium2.PdfDocument(pdf(TEXT))
    document.new_attachment("附件1.xlsx").set_data(b"x")
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()

    assert remarks_on(buffer.getvalue()) == (
        Remark("attachments", "文件带有 1 个附加的文件，没有读取：“附件1.xlsx”。"),
    )


def test_notes_with_words_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.textAnnotation("请改为九月底前", Rect=[100, 100, 200, 120])

    assert remarks_on(pdf(Page(TEXT.texts, draw=draw))) == (
        Remark("annotations", "文件有 1 页带有批注或图章等注释，注释里的文字没有读取。"),
    )


def test_a_link_is_no_note() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.linkURL("https://example.invalid/", (100, 100, 200, 120))

    assert remarks_on(pdf(Page(TEXT.texts, draw=draw))) == ()


def test_characters_without_a_meaning_are_refused() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 16)
        canvas.drawString(80, 500, "\ue123\ue124\ue125\ue126" * 10)

    assert sentence_for(pdf(Page(draw=draw))) == GARBLED
