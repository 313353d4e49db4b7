"""What keeps a letter from being laid out: parts without which it is no official document, or that contradict each other."""

import re
from collections.abc import Iterator

from gongwen.reading.classified import refuse_classified
from gongwen.standard.kinds import URGENCIES, Format
from gongwen.typesetting.arranging import body_fits_on_page_one
from gongwen.typesetting.letter import Block, Figure, Heading, Letter, Paragraph, Table
from gongwen.typesetting.refusals import Fault

_NUMBER = re.compile(r"[^\s〔〕\[\]【】()（）]+〔[12]\d{3}〕[1-9]\d*号")
_ORDER_NUMBER = re.compile(r"第[1-9]\d*号")
_COPY_NUMBER = re.compile(r"\d{6}")
LONGEST_TITLE = 200
LONGEST_LIST = 400
LONGEST_TEXT = 20_000
MOST_ROWS = 5_000


def faults_of(letter: Letter) -> list[Fault]:
    """Return what is wrong with a letter. Raises Classified for one with a classification mark."""
    refuse_classified([line for text in texts_of(letter) for line in text.split("\n")])
    return [*_missing(letter), *_wrong(letter), *_too_large(letter)]


def texts_of(letter: Letter) -> Iterator[str]:
    """Yield all words of a letter."""
    yield from (letter.title, letter.copy_number, letter.urgency, letter.number, letter.masthead, letter.note)
    for blocks in (letter.body, *(annex.body for annex in letter.annexes)):
        for block in blocks:
            yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, text, rest):
            yield text
            yield rest
        case Paragraph(text):
            yield text
        case Table():
            yield from (cell for row in block.rows for cell in row)
        case Figure():
            yield block.caption


def _missing(letter: Letter) -> Iterator[Fault]:
    if not letter.organs or not all(letter.organs):
        yield Fault("organs", "缺发文机关")
    if not letter.title and letter.format is not Format.ORDER:
        yield Fault("title", "缺标题")
    if not any(text.strip() for block in letter.body for text in _texts(block)):
        yield Fault("body", "缺正文：首页必须显示正文（GB/T 9704—2012，7.3.3）")
    if letter.format is Format.BULLETIN and not letter.masthead:
        yield Fault("masthead", "缺刊头名称，例如“政务督查”")
    for at, annex in enumerate(letter.annexes):
        if not annex.title:
            yield Fault(f"annexes[{at}].title", "附件缺名称")


def _wrong(letter: Letter) -> Iterator[Fault]:
    pattern = _ORDER_NUMBER if letter.format is Format.ORDER else _NUMBER
    if (
        letter.number
        and letter.format not in {Format.MINUTES, Format.BULLETIN}
        and not pattern.fullmatch(letter.number)
    ):
        yield Fault(
            "number",
            f"“{letter.number}”应由机关代字、年份和顺序号组成，例如 某政办〔2026〕31号，顺序号不编虚位（7.2.5）",
        )
    if letter.urgency and letter.urgency not in URGENCIES:
        yield Fault("urgency", f"“{letter.urgency}”应是{'、'.join(URGENCIES)}之一（7.2.3）")
    if letter.copy_number and not _COPY_NUMBER.fullmatch(letter.copy_number):
        yield Fault("copy_number", "份号应是6位阿拉伯数字（7.2.1）")


def _too_large(letter: Letter) -> Iterator[Fault]:
    if len(letter.title) > LONGEST_TITLE:
        yield Fault("title", f"标题有{len(letter.title)}个字，超过{LONGEST_TITLE}个字，请精简")
    elif letter.organs and not body_fits_on_page_one(letter, with_recipients=False):
        yield Fault("title", f"标题有{len(letter.title)}个字，排下来首页显示不了正文，请精简（7.3.3）")
    for key, names in (("recipients", letter.recipients), ("copies", letter.copies)):
        if len(names) > LONGEST_LIST:
            yield Fault(key, f"有{len(names)}个字，超过{LONGEST_LIST}个字，请使用规范化统称（7.3.2、7.4.2）")
    for at, block in enumerate(letter.body):
        if any(len(text) > LONGEST_TEXT for text in _texts(block)):
            yield Fault(f"body[{at}]", f"一段超过{LONGEST_TEXT}个字，请分段")
        if isinstance(block, Table) and len(block.rows) > MOST_ROWS:
            yield Fault(f"body[{at}].rows", f"表格超过{MOST_ROWS}行，请分开")
