"""Forty faults, planted by somebody who knew the standard and not the checker."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor, Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from gongwen.typesetting import Letter
from gongwen.typesetting.docx import write_docx
from tests.gongwen.typesetting import letters

MASTHEAD = "公文发文机关标志"
COPY_NUMBER = "公文份号"
NUMBER = "公文发文字号"
TITLE = "Title"
RECIPIENTS = "公文主送机关"
BODY = "公文正文"
ANNEX_NOTE = "公文附件说明"
SIGNATURE = "公文署名"
DATE = "公文成文日期"
NOTE = "公文附注"
ANNEX_MARK = "公文附件序号"
ATTENDANCE = "公文出席人员"
IMPRINT = "公文版记"


@dataclass(frozen=True, slots=True)
class Planted:
    name: str
    clause: str
    letter: str
    plant: Callable[[Document], None]


def _all(document: Document, style: str) -> list[Paragraph]:
    found = [one for one in document.paragraphs if one.style is not None and one.style.name == style]
    assert found, style
    return found


def _first(document: Document, style: str) -> Paragraph:
    return _all(document, style)[0]


def _text(document: Document) -> list[Paragraph]:
    # The writer closes every document with an empty paragraph of the body's style.
    return [one for one in _all(document, BODY) if one.text]


def _holding(document: Document, words: str) -> Paragraph:
    return next(one for one in document.paragraphs if words in one.text)


def _say(paragraph: Paragraph, old: str, new: str) -> None:
    run = next(one for one in paragraph.runs if old in one.text)
    run.text = run.text.replace(old, new)


def _font(run: Run, name: str) -> None:
    run.font.name = name
    # python-docx names the Latin font only; Word's font box names the Chinese one too.
    fonts = run.element.get_or_add_rPr().find(qn("w:rFonts"))
    assert fonts is not None
    fonts.set(qn("w:eastAsia"), name)


def _indent(paragraph: Paragraph, **indents: int) -> None:
    # Word goes by leftChars where both it and left stand, so both are given.
    found = paragraph.paragraph_format.element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    assert found is not None
    for name, value in indents.items():
        found.set(qn(f"w:{name}"), str(value))


def _drop(paragraph: Paragraph) -> None:
    element = paragraph.paragraph_format.element
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


# Paper, lines and type


def _letter_paper(document: Document) -> None:
    document.sections[0].page_width = Twips(12240)
    document.sections[0].page_height = Twips(15840)


def _default_margins(document: Document) -> None:
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Mm(25.4)
    section.left_margin = section.right_margin = Mm(31.8)


def _wide_lines(document: Document) -> None:
    for paragraph in _text(document):
        paragraph.paragraph_format.line_spacing = 1.5


def _wide_characters(document: Document) -> None:
    for run in (run for paragraph in _text(document) for run in paragraph.runs):
        properties = run.element.get_or_add_rPr()
        spacing = properties.find(qn("w:spacing"))
        if spacing is None:
            spacing = OxmlElement("w:spacing")
            properties.append(spacing)
        # 16 pt and one more are 17, and 26 of them fill 156 mm.
        spacing.set(qn("w:val"), "20")


def _body_in_songti(document: Document) -> None:
    style = document.styles[BODY]
    fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    assert fonts is not None
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), "宋体")


# The head


def _short_copy_number(document: Document) -> None:
    _say(_first(document, COPY_NUMBER), "000012", "0012")


def _black_masthead(document: Document) -> None:
    _first(document, MASTHEAD).runs[0].font.color.rgb = RGBColor(0, 0, 0)


def _square_brackets(document: Document) -> None:
    _say(_first(document, NUMBER), "〔2026〕", "[2026]")


def _leading_zero(document: Document) -> None:
    _say(_first(document, NUMBER), "31号", "031号")


def _signer_in_fangsong(document: Document) -> None:
    for paragraph in _all(document, NUMBER):
        _font(paragraph.runs[-1], "仿宋_GB2312")


def _no_signer(document: Document) -> None:
    signers, number = _all(document, NUMBER)
    number.paragraph_format.space_before = signers.paragraph_format.space_before
    number.runs[0].text = number.runs[0].text.rstrip()
    number.runs[1].text = ""
    _drop(signers)


def _black_rule(document: Document) -> None:
    rule = next(document.element.body.iter(qn("w:pBdr"))).find(qn("w:bottom"))
    assert rule is not None
    rule.set(qn("w:color"), "000000")


# Title and recipients


def _title_in_heiti(document: Document) -> None:
    for run in (run for paragraph in _all(document, TITLE) for run in paragraph.runs):
        _font(run, "黑体")


def _title_breaks_a_word(document: Document) -> None:
    above, below = _all(document, TITLE)
    _say(above, "关于印发", "关于印发澜棠区社")
    _say(below, "澜棠区社区便民", "区便民")


def _no_kind(document: Document) -> None:
    above, below = _all(document, TITLE)
    _say(above, "关于印发", "")
    _say(below, "方案的通知", "方案")


def _no_colon(document: Document) -> None:
    _say(_first(document, RECIPIENTS), "：", "")


# The body


def _number_left_out(document: Document) -> None:
    _say(_holding(document, "二、主要任务"), "二、", "三、")


def _comma_after_arabic(document: Document) -> None:
    _say(_holding(document, "1.建立清单"), "1.", "1、")


def _second_level_in_bold_fangsong(document: Document) -> None:
    run = _holding(document, "（一）开展摸排。").runs[0]
    _font(run, "仿宋_GB2312")
    run.bold = True


def _no_first_line_indent(document: Document) -> None:
    _indent(_text(document)[-1], firstLineChars=0, firstLine=0)


# From the annex note to the annexes


def _stops_in_annex_note(document: Document) -> None:
    first, second = _all(document, ANNEX_NOTE)
    _say(first, "任务分工表", "任务分工表；")
    _say(second, "成员名单", "成员名单。")


def _padded_date(document: Document) -> None:
    _say(_first(document, DATE), "2026年3月1日", "2026年03月01日")


def _chinese_date(document: Document) -> None:
    _say(_first(document, DATE), "2026年3月1日", "二〇二六年三月一日")


def _date_at_the_edge(document: Document) -> None:
    _indent(_first(document, DATE), rightChars=0, right=0)


def _no_date(document: Document) -> None:
    _drop(_first(document, DATE))


def _signature_at_the_left(document: Document) -> None:
    signature = _first(document, SIGNATURE)
    signature.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _indent(signature, rightChars=0, right=0)


def _bare_note(document: Document) -> None:
    _say(_first(document, NOTE), "（此件公开发布）", "此件公开发布")


def _annex_runs_on(document: Document) -> None:
    _first(document, ANNEX_MARK).paragraph_format.page_break_before = None


def _annex_mark_in_fangsong(document: Document) -> None:
    for mark in _all(document, ANNEX_MARK):
        _font(mark.runs[0], "仿宋_GB2312")


# The imprint and the page number


def _copies(document: Document) -> Paragraph:
    return next(one for one in _all(document, IMPRINT) if one.text.startswith("抄送"))


def _copies_without_stop(document: Document) -> None:
    _say(_copies(document), "检察院。", "检察院")


def _imprint_as_large_as_the_body(document: Document) -> None:
    size = document.styles[IMPRINT].element.find(f"{qn('w:rPr')}/{qn('w:sz')}")
    assert size is not None
    size.set(qn("w:val"), "32")


def _no_last_rule(document: Document) -> None:
    _drop(_all(document, IMPRINT)[-1])


def _page_numbers_in_the_middle(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = False
    number = document.sections[0].footer.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _indent(number, rightChars=0, right=0)


# Letters and minutes


def _letter_calls_itself_a_document(document: Document) -> None:
    _say(document.sections[0].first_page_header.paragraphs[0], "澜棠区民政局", "澜棠区民政局文件")


def _attendance_in_fangsong(document: Document) -> None:
    for paragraph in _all(document, ATTENDANCE):
        _font(paragraph.runs[0], "仿宋_GB2312")


# Who writes what to whom


def _becomes_request(document: Document) -> None:
    _say(_all(document, TITLE)[-1], "第2号议案办理情况的报告", "调整第2号议案办理时限的请示")


def _report_asks(document: Document) -> None:
    _text(document)[-1].runs[0].text = "为加快设施建设，恳请市人民政府安排专项补助资金500万元。"


def _request_to_two(document: Document) -> None:
    _becomes_request(document)
    _say(_first(document, RECIPIENTS), "市人民政府：", "市人民政府，市民政局：")
    # With a contact in its note, the second recipient is all that is wrong with the request.
    _say(_first(document, NOTE), "此件公开发布", "联系人：阮青禾，联系电话：0000—1234567")


def _report_copied_down(document: Document) -> None:
    _copies(document).runs[0].text = "抄送：各街道办事处，区民政局。"


def _notice_to_superior(document: Document) -> None:
    _say(_first(document, RECIPIENTS), "各街道办事处，区人民政府各部门、各直属单位：", "市人民政府：")


FAULTS: tuple[Planted, ...] = (
    Planted("the paper is American Letter", "5.1", "DOWN", _letter_paper),
    Planted("the margins are those Word starts with", "5.2.1", "UNSEALED", _default_margins),
    Planted("the body is set at one and a half lines", "5.2.3", "UNSEALED", _wide_lines),
    Planted("the characters are spread until 26 fill a line", "5.2.3", "LETTER", _wide_characters),
    Planted("the body is set in 宋体", "5.2.2", "DOWN", _body_in_songti),
    Planted("the copy number has four digits", "7.2.1", "UP", _short_copy_number),
    Planted("the masthead is black", "7.2.4", "DOWN", _black_masthead),
    Planted("the year stands in square brackets", "7.2.5", "DOWN", _square_brackets),
    Planted("the number begins with a zero", "7.2.5", "UNSEALED", _leading_zero),
    Planted("the signers' names are in 仿宋", "7.2.6", "UP", _signer_in_fangsong),
    Planted("a report names no signer", "条例 Art. 9(6)", "UP", _no_signer),
    Planted("the rule under the number is black", "7.2.7", "UNSEALED", _black_rule),
    Planted("the title is in 黑体", "7.3.1", "LETTER", _title_in_heiti),
    Planted("the title breaks the word 社区 over two lines", "7.3.1", "UNSEALED", _title_breaks_a_word),
    Planted("the title names 方案, which is no kind of document", "条例 Art. 8", "DOWN", _no_kind),
    Planted("no colon follows the recipients", "7.3.2", "LETTER", _no_colon),
    Planted("the headings go from 一 to 三", "7.3.3", "DOWN", _number_left_out),
    Planted("a heading of the third level is numbered 1、", "7.3.3", "MINUTES", _comma_after_arabic),
    Planted("a heading of the second level is in bold 仿宋", "7.3.3", "UP", _second_level_in_bold_fangsong),
    Planted("a paragraph begins without its indent", "7.3.3", "MINUTES", _no_first_line_indent),
    Planted("the names of the annexes end in punctuation", "7.3.4", "DOWN", _stops_in_annex_note),
    Planted("the date is padded with zeros", "7.3.5.4", "UP", _padded_date),
    Planted("the date is in Chinese numerals", "7.3.5.4", "LETTER", _chinese_date),
    Planted("the date of a sealed document stands at the right edge", "7.3.5.1", "DOWN", _date_at_the_edge),
    Planted("the document is not dated", "7.3.5", "UNSEALED", _no_date),
    Planted("the signature stands at the left", "7.3.5.2", "UNSEALED", _signature_at_the_left),
    Planted("the note has no brackets", "7.3.6", "DOWN", _bare_note),
    Planted("the first annex does not begin a page", "7.3.7", "DOWN", _annex_runs_on),
    Planted("the annex marks are in 仿宋", "7.3.7", "DOWN", _annex_mark_in_fangsong),
    Planted("the copies end without a full stop", "7.4.2", "LETTER", _copies_without_stop),
    Planted("the imprint is as large as the body", "7.4.2", "UNSEALED", _imprint_as_large_as_the_body),
    Planted("the last rule of the imprint is missing", "7.4.1", "MINUTES", _no_last_rule),
    Planted("the page numbers stand in the middle", "7.5", "DOWN", _page_numbers_in_the_middle),
    Planted("the masthead of a letter ends in 文件", "10.1", "LETTER", _letter_calls_itself_a_document),
    Planted("the word 出席 is in 仿宋", "10.3", "MINUTES", _attendance_in_fangsong),
    Planted("a report asks for money", "条例 Art. 15", "UP", _report_asks),
    Planted("a request goes to two organs", "条例 Art. 15", "UP", _request_to_two),
    Planted("a request gives no contact and telephone", "7.3.6", "UP", _becomes_request),
    Planted("a report is copied to lower organs", "条例 Art. 15", "UP", _report_copied_down),
    Planted("a 通知 goes to the superior organ", "条例 Art. 8", "DOWN", _notice_to_superior),
)


def _saved(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _words(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("word/")}


def planted(fault: Planted) -> bytes:
    letter = getattr(letters, fault.letter)
    assert isinstance(letter, Letter)
    document = docx.Document(BytesIO(write_docx(letter)))
    sound = _saved(document)
    fault.plant(document)
    data = _saved(document)
    assert _words(data) != _words(sound), fault.name
    return data


assert len(FAULTS) == 40
assert len({fault.name for fault in FAULTS}) == len(FAULTS)
