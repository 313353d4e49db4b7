"""Faults as a clerk makes them, one for each line of the standard that a .docx can break, planted into documents that are right."""

import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from gongwen.typesetting import Letter
from gongwen.typesetting.docx import write_docx
from tests.gongwen.typesetting.letters import DOWN, LETTER, UP

Spoil = Callable[[Document], None]
ASKING = replace(
    UP, kind="请示", title="澜棠区人民政府关于解决社区用房经费的请示", note="联系人：谈小满，电话：0000—0000000"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: what it is, the rule that must find it, the letter it is planted into, and how."""

    name: str
    rule: str
    letter: Letter
    spoil: Spoil


def planted(fault: Fault) -> bytes:
    """Return a document with a fault in it."""
    document = docx.Document(io.BytesIO(write_docx(fault.letter)))
    fault.spoil(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def para(document: Document, words: str) -> Paragraph:
    """Return the first paragraph that begins with some words."""
    return next(one for one in document.paragraphs if one.text.strip().startswith(words))


def take_away(element: Any) -> None:  # noqa: ANN401 -- lxml says little of its types
    element.getparent().remove(element)


def font(words: str, name: str) -> Spoil:
    def spoil(document: Document) -> None:
        for run in para(document, words).runs:
            properties = run._element.get_or_add_rPr()  # noqa: SLF001 -- python-docx has no words for the font of Han characters
            fonts = properties.get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), name)

    return spoil


def size(words: str, points: float) -> Spoil:
    def spoil(document: Document) -> None:
        for run in para(document, words).runs:
            run.font.size = Pt(points)

    return spoil


def text(words: str, old: str, new: str) -> Spoil:
    def spoil(document: Document) -> None:
        for run in para(document, words).runs:
            run.text = run.text.replace(old, new)

    return spoil


def align(words: str, how: WD_ALIGN_PARAGRAPH) -> Spoil:
    def spoil(document: Document) -> None:
        para(document, words).alignment = how

    return spoil


def indents(words: str, **points: float) -> Spoil:
    def spoil(document: Document) -> None:
        told = para(document, words)._element.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001 -- indents in characters
        for name in list(told.attrib):
            del told.attrib[name]
        for name, value in points.items():
            told.set(qn(f"w:{name}"), str(round(value * 20)))

    return spoil


def margin(**sides: float) -> Spoil:
    def spoil(document: Document) -> None:
        for side, millimetres in sides.items():
            setattr(document.sections[0], side, Mm(millimetres))

    return spoil


def lines(points: float | None) -> Spoil:
    def spoil(document: Document) -> None:
        for one in document.paragraphs:
            if one.text.startswith(("压实", "为落实")):
                one.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY if points else WD_LINE_SPACING.MULTIPLE
                one.paragraph_format.line_spacing = Pt(points) if points else 1.5

    return spoil


def gone(words: str) -> Spoil:
    def spoil(document: Document) -> None:
        take_away(para(document, words)._element)  # noqa: SLF001 -- python-docx takes no paragraph away

    return spoil


def red_rule_gone(document: Document) -> None:
    for borders in list(document.element.body.iter(qn("w:pBdr"))):
        take_away(borders)


def black_masthead(document: Document) -> None:
    for run in para(document, "澜棠区人民政府办公室文件").runs:
        run.font.color.rgb = RGBColor(0, 0, 0)


def foot(change: Callable[[Paragraph], None]) -> Spoil:
    def spoil(document: Document) -> None:
        for part in (document.sections[0].footer, document.sections[0].even_page_footer):
            change(part.paragraphs[0])

    return spoil


def one_side(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = False


def no_page_break(document: Document) -> None:
    for old in list(para(document, "附件1")._element.iter(qn("w:pageBreakBefore"))):  # noqa: SLF001 -- its own property
        take_away(old)


def without_dashes(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        if "—" in run.text:
            run.text = run.text.replace("—", "")


def without_field(paragraph: Paragraph) -> None:
    for run in list(paragraph.runs):
        take_away(run._element)  # noqa: SLF001 -- python-docx takes no run away


def sized(points: float) -> Callable[[Paragraph], None]:
    def change(paragraph: Paragraph) -> None:
        for run in paragraph.runs:
            run.font.size = Pt(points)

    return change


def unsigned(document: Document) -> None:
    gone("签发人")(document)
    text(NUMBER, "祝南乔", "")(document)


def bold_heading(document: Document) -> None:
    para(document, "一、总体要求").runs[0].bold = True


def date_left(document: Document) -> None:
    align(DAY, LEFT)(document)
    indents(DAY, firstLine=32)(document)


def printed_letter(document: Document) -> None:
    row = para(document, "抄送：")
    copy = deepcopy(row._element)  # noqa: SLF001 -- python-docx copies no paragraph
    row._element.addnext(copy)  # noqa: SLF001 -- as above
    Paragraph(copy, row._parent).runs[0].text = "澜棠区民政局　2026年3月2日印发"  # noqa: SLF001 -- as above


def much_text(document: Document) -> None:
    one = para(document, "压实")
    for run in one.runs:
        run.text = "压实责任健全机制。" * 700


CENTER, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
NAME, NUMBER, TITLE, DAY = "澜棠区人民政府办公室文件", "澜棠政办", "澜棠区社区便民", "2026年3月1日"
FAULTS = (
    Fault("the paper is Letter", "paper", DOWN, margin(page_width=216, page_height=279)),
    Fault("the upper margin is an office program's", "margin", DOWN, margin(top_margin=25.4)),
    Fault("the left margin is too wide", "margin", DOWN, margin(left_margin=31.8)),
    Fault("the right margin is too wide", "margin", DOWN, margin(right_margin=31.8)),
    Fault("the lower margin is too narrow", "margin", DOWN, margin(bottom_margin=25.4)),
    Fault("lines are one and a half", "lines", DOWN, lines(None)),
    Fault("lines are 20 points", "lines", DOWN, lines(20)),
    Fault("the text is set in Song", "font", DOWN, font("为落实", "宋体")),
    Fault("the text is set in size 4", "size", DOWN, size("为落实", 14)),
    Fault("the text is not indented", "indent", DOWN, indents("为落实", firstLine=0)),
    Fault("the text is centred", "align", DOWN, align("为落实", CENTER)),
    Fault("the copy number has five digits", "copy-number", UP, text("000012", "000012", "00012")),
    Fault("the urgency has a word of its own", "urgency", UP, text("特急", "特急", "急件")),
    Fault("the urgency is set in 仿宋", "font", UP, font("特急", "仿宋_GB2312")),
    Fault("the masthead is black", "masthead-color", DOWN, black_masthead),
    Fault("the masthead is set in 黑体", "font", DOWN, font(NAME, "黑体")),
    Fault("the masthead stands left", "align", DOWN, align(NAME, LEFT)),
    Fault("the year stands in square brackets", "number-brackets", DOWN, text(NUMBER, "〔2026〕", "[2026]")),
    Fault("the year stands in round brackets", "number-brackets", DOWN, text(NUMBER, "〔2026〕", "（2026）")),
    Fault("the number begins with a zero", "number", DOWN, text(NUMBER, "31号", "031号")),
    Fault("the number has 第", "number", DOWN, text(NUMBER, "31号", "第31号")),
    Fault("the year is cut short", "number", DOWN, text(NUMBER, "2026", "26")),
    Fault("the number stands left", "number-place", DOWN, align(NUMBER, LEFT)),
    Fault("a report has no signer", "signer", UP, unsigned),
    Fault("a signer's name is set in 仿宋", "signer-font", UP, font("签发人", "仿宋_GB2312")),
    Fault("there is no red rule", "red-rule", DOWN, red_rule_gone),
    Fault("the title is set in 黑体", "font", DOWN, font(TITLE, "黑体")),
    Fault("the title is set in size 3", "size", DOWN, size(TITLE, 16)),
    Fault("the title stands left", "align", DOWN, align(TITLE, LEFT)),
    Fault("the title ends with a full stop", "title-end", DOWN, text(TITLE, "通知", "通知。")),
    Fault("the title names no kind", "kind", DOWN, text(TITLE, "的通知", "")),
    Fault("the addressee ends with half a colon", "recipients-colon", DOWN, text("各街道", "：", ":")),
    Fault("the addressee has no colon", "recipients-colon", DOWN, text("各街道", "：", "")),
    Fault("the addressee is indented", "indent", DOWN, indents("各街道", firstLine=32)),
    Fault("a heading of level 1 is set in 仿宋", "font", DOWN, font("一、总体要求", "仿宋_GB2312")),
    Fault("a heading of level 1 is bold", "bold", DOWN, bold_heading),
    Fault("a heading of level 2 is set in 黑体", "font", DOWN, font("（一）开展", "黑体")),
    Fault("a heading of level 1 has a full stop for its mark", "number-form", DOWN, text("一、总体", "一、", "一.")),
    Fault("a heading of level 2 stands in half brackets", "number-form", DOWN, text("（一）开展", "（一）", "(一)")),
    Fault("a heading of level 3 has 、", "number-form", DOWN, text("1.建立", "1.", "1、")),
    Fault("a heading of level 1 is left out", "number-order", DOWN, text("二、主要", "二、", "三、")),
    Fault("附件 has half a colon", "annex-note-colon", DOWN, text("附件：", "附件：", "附件:")),
    Fault("an annex's name ends with a full stop", "annex-note-end", DOWN, text("附件：", "分工表", "分工表。")),
    Fault("annexes are counted in Chinese", "annex-note-number", DOWN, text("附件：", "1.", "一、")),
    Fault("the month has a zero", "date-form", DOWN, text("2026年3月1日", "3月1日", "03月01日")),
    Fault("the date is in Chinese numerals", "date-form", DOWN, text("2026年3月1日", "2026年3月1日", "二〇二六年三月一日")),
    Fault("the date stands left", "date-place", DOWN, date_left),
    Fault("the date ends at the edge", "date-place", DOWN, indents("2026年3月1日", right=0)),
    Fault("there is no date", "date", DOWN, gone("2026年3月1日")),
    Fault("the note has no brackets", "note", DOWN, text("（此件", "（此件公开发布）", "此件公开发布")),
    Fault("an annex does not begin on its own page", "annex-page", DOWN, no_page_break),
    Fault("附件1 is set in 仿宋", "font", DOWN, font("附件1", "仿宋_GB2312")),
    Fault("附件1 has a colon", "annex-mark", DOWN, text("附件1", "附件1", "附件1：")),
    Fault("an annex bears another name", "annex-title", DOWN, text("任务分工表", "分工表", "分解表")),
    Fault("抄送 has no full stop", "imprint-end", DOWN, text("抄送：", "检察院。", "检察院")),
    Fault("抄送 is set in size 3", "size", DOWN, size("抄送：", 16)),
    Fault("抄送 has half a colon", "imprint-colon", DOWN, text("抄送：", "抄送：", "抄送:")),
    Fault("the day of printing has a zero", "imprint-date", DOWN, text("澜棠区人民政府办公室\t", "3月2日", "03月02日")),
    Fault("印发 is left out", "imprint-issued", DOWN, text("澜棠区人民政府办公室\t", "印发", "")),
    Fault("there is no page number", "page-number", DOWN, foot(without_field)),
    Fault("the page number has no dashes", "page-number-dash", DOWN, foot(without_dashes)),
    Fault("the page number is set in size 5", "page-number-size", DOWN, foot(sized(10.5))),
    Fault("page numbers stand on one side", "page-number-sides", DOWN, one_side),
    Fault("a report asks for something", "request", UP, text("为落实", "现将有关事项通知如下", "妥否，请批示")),
    Fault("a report goes down", "addressee", UP, text("市人民政府：", "市人民政府", "各街道办事处")),
    Fault("a report is copied down", "copies-down", UP, text("抄送：", "区委办公室", "各街道办事处")),
    Fault("a request goes to two", "addressee-one", ASKING, text("市人民政府：", "市人民政府", "市人民政府，市财政局")),
    Fault("a request names nobody to call", "contact", ASKING, text("（联系人", "联系人：谈小满，电话：0000—0000000", "此件公开发布")),
    Fault("a notice goes up", "addressee", DOWN, text("各街道", "各街道办事处，区人民政府各部门、各直属单位", "市人民政府")),
    Fault("a letter names who printed it", "imprint-letter", LETTER, printed_letter),
    Fault("the text is longer than any may be", "length", DOWN, much_text),
)  # fmt: skip
