"""A head's paragraphs parted where a file ran several of its lines together: title, number, addressees, signature."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.header.furniture import SHARED
from gongwen.reading.header.recipients import is_recipients
from gongwen.reading.header.rows import bare_labels, row_ends
from gongwen.reading.header.titles import KINDS, as_title
from gongwen.reading.header.words import DATE, DATE_BRACKET, NUMBER, is_organ, unnamed
from gongwen.reading.text.prose import Paragraph, Prose
from gongwen.reading.words.numbering import FIRST, Number

_TITLE_REACH, _LIST_REACH, _SIGN_REACH = 240, 400, 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that is one line of a document's head; ``number`` only where it begins its paragraph."""

    paragraph: int
    text: str
    number: Number | None = None
    in_cell: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it begins with 一、 or a number above it."""
        return self.number is not None and self.number.level <= FIRST


def part(prose: Prose) -> list[Piece]:
    """All paragraphs as pieces; only those before the first 一、 and those that end in a date are parted."""
    pieces: list[Piece] = []
    before_body = True
    labels = bare_labels(prose)
    for paragraph in prose:
        before_body = before_body and not (paragraph.number is not None and paragraph.number.level <= FIRST)
        may_part = paragraph.cell is None and (before_body or _DATE.search(paragraph.tight[-_SIGN_REACH:]))
        pieces.extend(_parted(paragraph) if may_part else [_whole(paragraph, colon=paragraph.index in labels)])
    return pieces


def _whole(paragraph: Paragraph, *, colon: bool) -> Piece:
    text = f"{paragraph.tight}：" if colon else paragraph.tight
    return Piece(paragraph.index, text, paragraph.number, paragraph.cell is not None)


def _parted(paragraph: Paragraph) -> list[Piece]:
    label = _annex_label(paragraph)
    cuts = sorted({0, label, *_cuts(paragraph.tight, label)} - {len(paragraph.tight)})
    ends = [*cuts[1:], len(paragraph.tight)]
    return [
        Piece(paragraph.index, paragraph.tight[a:b].removeprefix("。" if a else ""), None if a else paragraph.number)
        for a, b in zip(cuts, ends, strict=True)
    ]


_ANNEX_LABEL = re.compile(r"附[件表](?:\d{1,2}|[一二三四五六七八九十]{1,2})?(?P<colon>[：:]?)")


def _annex_label(paragraph: Paragraph) -> int:
    """Where 附件2 ends that the annex's title follows without a break; behind a colon only on a file's first line."""
    text = paragraph.tight
    found = _ANNEX_LABEL.match(text)
    if found is None or (found["colon"] and paragraph.index) or re.match(r"\d[.．、]", text[found.end() :]):
        return 0
    return found.end() if len(text) - found.end() >= 8 and as_title(text[found.end() :]) else 0


def _cuts(text: str, start: int) -> Iterator[int]:
    """Where a new line of the head begins inside ``text`` behind ``start``."""
    at = start
    for end in row_ends(text):
        at = end
        yield at
    while at < len(text):
        stop = _line_end(text, at) or _sentence_end(text, at)
        if stop is None:
            return
        yield stop
        again = _again(text, at, stop)
        if again is not None:
            yield again
        at = again or stop


_DATE = re.compile(unnamed(DATE))
_LETTERHEAD = re.compile(r"[^，。；：:《》]{3,60}?文件(?=[^，。；：:《》]{0,12}[〔\[［﹝（(](?:19|20)\d\d)")
_NUMBER_LINE = re.compile(rf"[（(]?(?:文号[：:]|发文字号[：:])?(?:{unnamed(NUMBER)})[）)]?")
_SIGNER = re.compile(r"签发人[：:][\u4e00-\u9fff]{2,4}?(?=[\u4e00-\u9fff]{2,}(?:关于|人民政府|局|委))")
_FOOTNOTE = re.compile(r"[（(](?:此件|本文|联系人|公开|共印|注)[^（）()]{0,40}[）)]")
_SIGNATURE = re.compile(
    r"(?:[^，。；：:《》！？\d]{3,60}?(?:府|室|厅|局|委|会|部|院|组|公司|中心|处|办|所|校|学|行|社|署|总队|集团)"
    rf"(?:[（(][^（）()]{{1,12}}[）)])?)?{unnamed(DATE)}"
    r"(?!印发|发布|起|前|以前|之前|至|召开|，|施行|实施|的|、|修订|通过|[）)])"
)
_FILE_NAME = re.compile(r"[^，。；：:！？《》]{4,80}?\.(?:docx?|pdf|xlsx?|wps)(?=[\u4e00-\u9fff])", re.IGNORECASE)
_SHARED_LINE = re.compile(rf"{SHARED.pattern}[^。]{{0,200}}?搜索。")
_LINES = (_SHARED_LINE, _FILE_NAME, _LETTERHEAD, _NUMBER_LINE, _SIGNER, DATE_BRACKET, _FOOTNOTE, _SIGNATURE)
_RECIPIENTS = re.compile(r"[^。；！？《》]{2,300}?[：:]")


def _line_end(text: str, at: int) -> int | None:
    """The end of the line of a head that begins at ``at``, None where prose begins."""
    for pattern in _LINES:
        found = pattern.match(text, at)
        if found:
            return found.end()
    recipients = _RECIPIENTS.match(text, at, at + _LIST_REACH)
    if recipients and is_recipients(recipients[0]):
        return recipients.end()
    return _title_end(text, at)


_KIND = re.compile(rf"(?:{KINDS})表?(?:[）)》]|[（(][^（）()]{{2,20}}[）)])*")
_BEHIND_TITLE = re.compile(
    rf"{DATE_BRACKET.pattern}|{_NUMBER_LINE.pattern}|第[一二]条|第一章|[（(]?一[）)、]|序号|(?:发布时间|发布日期|信息来源|来源|索引号)[：:]"
    r"|(?:各|省|市|区|县|厅|局|机关|全|国务院)[^。；！？《》]{1,250}?[：:]"
)
_OPENING = re.compile(
    r"为(?!了?[^，。]{0,3}$)|根据|深入贯彻|认真贯彻|全面贯彻|按照|依据|遵照|今年|近年来|当前|“?十[三四五六]五|(?:20\d\d年)?是|20\d\d年[，,]|经研究"
    r"|本(?:方案|办法|措施)|关于[^。]{4,30}(?:要求|精神)"
)


def _title_end(text: str, at: int) -> int | None:
    """The end of a title that other parts of a head, or the opening sentence, follow without a break."""
    for found in _KIND.finditer(text, at, at + _TITLE_REACH):
        title, end = text[at : found.end()], found.end()
        if re.search(r"[。；！？：:，,]", title):
            return None
        stopped = end + (at == 0 and text.startswith("。", end))
        if end < len(text) and as_title(title) and (_BEHIND_TITLE.match(text, end) or _OPENING.match(text, stopped)):
            return end
    return None


def _again(text: str, start: int, end: int) -> int | None:
    """Where a title ``text[start:end]`` stands once more, its opening behind it: a page's summary lies between."""
    title = text[start:end]
    if as_title(title) is None:
        return None
    at = text.find(title, end)
    return at if at > 0 and _OPENING.match(text, at + len(title)) else None


_ENDS = re.compile(r"(?<=[。！])|(?<=\.doc)|(?<=\.docx)|(?<=\.xlsx)|(?<=\.pdf)|(?<=（略）)")


def _sentence_end(text: str, at: int) -> int | None:
    """The end of the sentence behind which a signature begins, None where none does."""
    for found in _ENDS.finditer(text, at + 1):
        end = found.end()
        if end < len(text) and (_SIGNATURE.match(text, end) or (len(text) - end <= 40 and is_organ(text[end:]))):
            return end
    return None
