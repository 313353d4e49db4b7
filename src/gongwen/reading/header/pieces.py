"""A head's paragraphs parted where a file ran several of its lines together: title, number, addressees, signature."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.header import words
from gongwen.reading.header.furniture import row_end
from gongwen.reading.header.recipients import is_recipients
from gongwen.reading.numbering import FIRST, Number
from gongwen.reading.prose import Paragraph, Prose

_REACH = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that is one line of a document's head; ``number`` only where it begins its paragraph."""

    paragraph: int
    text: str
    start: int = 0
    number: Number | None = None
    in_cell: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it begins with 一、 or a number above it."""
        return self.number is not None and self.number.level <= FIRST


def part(prose: Prose) -> list[Piece]:
    """All paragraphs as pieces; only those before the first 一、 and those that hold a date are parted."""
    pieces: list[Piece] = []
    before_body = True
    for paragraph in prose:
        heading = paragraph.number is not None and paragraph.number.level <= FIRST
        before_body = before_body and not heading
        pieces.extend(_parted(paragraph) if before_body or _MAY_SIGN.search(paragraph.tight[-80:]) else [_whole(paragraph)])
    return pieces


_MAY_SIGN = re.compile(words.unnamed(words.DATE))


def _whole(paragraph: Paragraph) -> Piece:
    return Piece(paragraph.index, paragraph.tight, 0, paragraph.number, paragraph.cell is not None)


def _parted(paragraph: Paragraph) -> list[Piece]:
    if paragraph.cell is not None:
        return [_whole(paragraph)]
    cuts = sorted({0, *_cuts(paragraph.tight)} - {len(paragraph.tight)})
    ends = [*cuts[1:], len(paragraph.tight)]
    return [
        Piece(paragraph.index, paragraph.tight[a:b], a, paragraph.number if a == 0 else None)
        for a, b in zip(cuts, ends, strict=True)
    ]


def _cuts(text: str) -> Iterator[int]:
    """Where a new line of the head begins inside ``text``."""
    at = row_end(text) or 0
    if at:
        yield at
    while at < len(text):
        end = _line_end(text, at)
        if end is None:
            end = _sentence_end(text, at)
        if end is None or end <= at:
            return
        yield end
        again = _again(text, at, end)
        if again is not None:
            yield again
        at = again if again is not None else end


_NUMBER_LINE = re.compile(rf"[（(]?(?:文号[：:]|发文字号[：:])?(?:{words.unnamed(words.NUMBER)})[）)]?")
_LETTERHEAD = re.compile(r"[^，。；：:《》]{3,60}?文件(?=[^，。；：:《》]{0,12}[〔\[［﹝（(](?:19|20)\d\d)")
_SIGNER = re.compile(r"签发人[：:][\u4e00-\u9fff]{2,4}?(?=[\u4e00-\u9fff]{2,}(?:关于|人民政府|局|委))")
_TITLE = re.compile(rf"(?:\d{{1,3}}[.．、])?《?[^。；！？：:]{{4,160}}?(?:{words.KINDS})(?:[）)》]|[（(][^（）()]{{2,16}}[）)])*")
_BEHIND_TITLE = re.compile(
    rf"{words.DATE_BRACKET.pattern}|{_NUMBER_LINE.pattern}|(?:各|省|市|区|县|厅|局|机关|全|国务院)[^。；！？《》]{{1,250}}?[：:]|(?:第[一二]条|第一章)"
)
_OPENING = re.compile(
    r"为(?!了?[^，。]{0,3}$)|根据|按照|依据|遵照|今年|近年来|当前|“?十[三四五六]五|(?:20\d\d年)?是|20\d\d年[，,]|本(?:方案|办法|措施)|经研究|关于[^。]{4,30}(?:要求|精神)"
)
_RECIPIENTS = re.compile(r"[^。；！？《》]{2,300}?[：:]")
_FOOTNOTE = re.compile(r"[（(](?:此件|本文|联系人|公开|共印|注)[^（）()]{0,40}[）)]")


def _line_end(text: str, at: int) -> int | None:
    """The end of the line of a head that begins at ``at`` and has something behind it, None where prose begins."""
    for pattern in (_LETTERHEAD, _NUMBER_LINE, _SIGNER, words.DATE_BRACKET, _FOOTNOTE):
        found = pattern.match(text, at)
        if found:
            return found.end()
    signature = _SIGNATURE.match(text, at)
    if signature:
        return signature.end()
    recipients = _RECIPIENTS.match(text, at, at + _REACH)
    if recipients and is_recipients(recipients[0]):
        return recipients.end()
    return _title_end(text, at)


def _title_end(text: str, at: int) -> int | None:
    """The end of a title that other parts of a head, or the opening sentence, follow without a break."""
    stop = min(len(text), at + 240)
    for end in (found.end() for found in re.finditer(rf"(?:{words.KINDS})(?:[）)》]|[（(][^（）()]{{2,20}}[）)])*", text[at:stop])):
        title = text[at : at + end]
        if re.search(r"[。；！？：:，,]", title):
            return None
        behind = at + end
        if behind == len(text) or words.as_title(title) is None:
            continue
        if _BEHIND_TITLE.match(text, behind) or _OPENING.match(text, behind):
            return behind
    return None


def _again(text: str, start: int, end: int) -> int | None:
    """Where a title ``text[start:end]`` stands once more, the opening sentence behind it: a page's summary lies between."""
    title = text[start:end]
    if words.as_title(title) is None:
        return None
    at = text.find(title, end)
    return at if at > 0 and len(title) >= 6 and _OPENING.match(text, at + len(title)) else None


_SIGNATURE = re.compile(
    rf"(?P<organ>[^，。；：:《》！？\d]{{3,60}}?(?:府|室|厅|局|委|会|部|院|组|公司|中心|处|办|所|校|学|行|社|署|总队|集团)(?:[（(][^（）()]{{1,4}}[）)])?)?"
    rf"{words.unnamed(words.DATE)}(?!印发|发布|起|前|以前|之前|至|召开|，|施行|实施|的|、|修订|通过)"
)
_ENDS = re.compile(r"(?<=[。！])|(?<=\.doc)|(?<=\.docx)|(?<=\.xlsx)|(?<=\.pdf)|(?<=（略）)|(?<=：略)")


def _sentence_end(text: str, at: int) -> int | None:
    """The end of the sentence behind which a signature begins, None where none does."""
    for found in _ENDS.finditer(text, at + 1):
        if found.end() < len(text) and (_SIGNATURE.match(text, found.end()) or _lone_signer(text, found.end())):
            return found.end()
    return None


def _lone_signer(text: str, at: int) -> bool:
    """Whether nothing but an organ's name stands behind ``at``: its date is the next line."""
    return len(text) - at <= 40 and words.is_organ(text[at:])
