"""Doubts about the file: its head, its annexes, text that stands twice or breaks off, a page's furniture, remarks."""

import re
from collections import defaultdict
from collections.abc import Iterator

from gongwen.reading.doubts.making import AS_PRINTED, Rule, doubt, listed, own_paragraphs, quoted, quoted_list
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt, Span
from gongwen.reading.text.prose import Paragraph
from gongwen.reading.words.labels import LABEL
from gongwen.reading.words.units import looks_like_unit

_LONG = 25
_TWICE = 3
_CLOSED = "。！？!?；;：:.”’」』）)》〉】〕］]…—"
_SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|印发$|^抄[送报]|^主送|^附[件表注]|^联系|^[（(]|电话|邮箱|网址")
_SENT = re.compile(
    r"(?:印发|转发|下发|公布|发布)(?:了)?[《“]?(?P<plan>.+?)[》”]?(?:[（(][^（）()]*[）)])?的(?:通知|函|通报|意见)$"
)
_MARKS = re.compile(r"[的\s《》“”\"'（()）〔〕\[\]、，,.。]")


def header_incomplete(evidence: Evidence) -> Iterator[Doubt]:
    """What a letter's head should say and this one does not (GB/T 9704-2012, 7.2.5, 7.3)."""
    head = evidence.reading.document
    fields = (("标题", head.title), ("发文字号", head.number), ("成文日期", head.date), ("发文机关", head.issuer))
    missing = [name for name, value in fields if not value]
    if missing:
        yield doubt("header-incomplete", f"没有读出{listed(missing)}；原文可能没有印。", ())


def title_differs(evidence: Evidence) -> Iterator[Doubt]:
    """The plan that the notice sends is called otherwise than the annex; a place or a 的 more is no difference."""
    title, plan = evidence.reading.document.title, evidence.reading.plan_title
    found = _SENT.search(title or "")
    if found is None or not plan:
        return
    sent, own = _MARKS.sub("", found["plan"]), _MARKS.sub("", plan)
    if sent not in own and own not in sent:
        message = f"通知标题说印发{quoted(found['plan'], 50)}，附件标题是{quoted(plan, 50)}，两处名称不同。"
        yield doubt("title-differs", message, _places_of(evidence, plan))


def _places_of(evidence: Evidence, words: str) -> list[Span]:
    """Where words stand, white space apart; the first place."""
    for paragraph in own_paragraphs(evidence):
        at = paragraph.tight.find(words)
        if at >= 0:
            return [paragraph.span(at, at + len(words))]
    return []


def _repeated_paragraphs(evidence: Evidence) -> list[tuple[Paragraph, ...]]:
    """Paragraphs that stand more than once, where at least a few do; cells of tables and notes of units repeat by right."""
    same: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in own_paragraphs(evidence):
        prose = paragraph.cell is None and paragraph.index not in evidence.apart
        if prose and len(paragraph.body) >= _LONG and not LABEL.search(paragraph.tight[:_LONG]):
            same[paragraph.body].append(paragraph)
    twice = [tuple(row) for row in same.values() if len(row) > 1]
    return twice if len(twice) >= _TWICE else []


def text_twice(evidence: Evidence) -> Iterator[Doubt]:
    """Tasks and paragraphs printed twice, the tasks counted once; asks where it is a few tasks and not the whole text."""
    tasks, twice = evidence.tasks.repeated, _repeated_paragraphs(evidence)
    spans = [*(span for _, span in tasks), *(paragraph.whole_span for row in twice for paragraph in row)]
    if tasks and len(tasks) * 2 < len(evidence.reading.tasks):
        message = (
            f"任务{quoted_list((text for text, _ in tasks), 4, '项')}印了两次，编号和文字都相同，只算一次。是否重复？"
        )
        yield doubt("text-twice", message, spans, (f"{AS_PRINTED}：算作两项", "只算一次"), severity="ask")
    elif tasks:
        yield doubt("text-twice", f"{len(tasks)}项任务在文件里印了两次，只算一次。", spans)
    elif twice:
        yield doubt("text-twice", f"{len(twice)}段文字在文件里出现不止一次，如{quoted(twice[0][0].tight)}。", spans)


def breaks_off(evidence: Evidence) -> bool:
    """Whether the last words of the document are the middle of a sentence; rosters, tables and signatures need no full stop."""
    own = own_paragraphs(evidence)
    if not own or own[-1].index in evidence.apart or own[-1].cell is not None:
        return False
    tight = own[-1].tight
    if len(tight) < _LONG or tight[-1] in _CLOSED or _SIGNED.search(tight):
        return False
    return "，" in tight or "," in tight or not looks_like_unit(tight)


def text_cut_off(evidence: Evidence) -> Iterator[Doubt]:
    """The text breaks off."""
    if breaks_off(evidence):
        last = own_paragraphs(evidence)[-1]
        place = last.span(max(0, len(last.tight) - 16), len(last.tight))
        message = f"文件在句子中间断开，末尾是{quoted(last.tight[-16:])}。后面是否还有内容？"
        yield doubt("text-cut-off", message, [place], (f"{AS_PRINTED}：到此为止", "补齐原文后重新读取"))


def page_furniture(evidence: Evidence) -> Iterator[Doubt]:
    """Lines of a web or download page around the document."""
    outside = evidence.furniture
    if outside:
        message = f"文件前后有{len(outside)}行不属于文件本身（网页或下载页的文字），没有算进去，如{quoted_list([line[:12] for line in outside][:4])}。"
        yield doubt("page-furniture", message, ())


def file_remark(evidence: Evidence) -> Iterator[Doubt]:
    """What was seen while the file itself was opened: tracked changes, a wrong extension, doubtful characters."""
    for remark in evidence.remarks:
        yield doubt("file-remark", remark.message, ())


RULES: tuple[Rule, ...] = (
    title_differs,
    header_incomplete,
    text_twice,
    text_cut_off,
    page_furniture,
    file_remark,
)
