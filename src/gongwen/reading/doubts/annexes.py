"""A doubt about annexes: the text speaks of one that the file does not hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongwen.reading.doubts.making import AS_PRINTED, Rule, doubt, own_paragraphs, quoted_list
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt, Span
from gongwen.reading.text.prose import Paragraph

_LIST = re.compile(r"^附[件表](?:目录)?[：:]")
_FURTHER = re.compile(r"^\d{1,2}[.．、]")
_LEFT_OUT = re.compile(
    r"(?P<what>附[件表][^，。；（()）]{0,40}|[^，。；：:（()）]{2,30}(?:表|清单|名单|名录|细则|方案|台账))[（(]?(?:略|此略|从略)[）)]"
)
_MENTION = re.compile(r"(?:详?见|附)(?P<what>附[件表](?:\d{1,2}|[一二三四五六七八九十])?)(?![：:])")
_HEAD = re.compile(
    r"^附[件表](?:\d{1,2}|[一二三四五六七八九十])?(?:[-—－]\d+)?(?:$|[：:.．、\s]|(?=[\u4e00-\u9fff《]))"
)
_MUCH = re.compile(r"任务|分工|分解|责任|清单|台账|名单|要点|项目|指标|目标|安排")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Missing:
    """An annex by its name, and where the text speaks of it."""

    name: str
    span: Span


def annex_missing(evidence: Evidence) -> Iterator[Doubt]:
    """Annexes that are left out or not there, all in one; a note where none of them holds tasks, units or persons."""
    missing = list({item.name: item for item in (*_left_out(evidence), *_not_there(evidence))}.values())
    if not missing:
        return
    weighty = any(_MUCH.search(item.name) for item in missing)
    message = f"正文提到的{quoted_list((item.name for item in missing), 4)}不在文件里。"
    spans = [item.span for item in missing]
    if weighty:
        options = (f"{AS_PRINTED}：没有附件", "补齐附件后重新读取")
        yield doubt("annex-missing", f"{message}其中可能有任务、单位或人员，能否补齐？", spans, options)
    else:
        yield doubt("annex-missing", message, spans, severity="note")


def _left_out(evidence: Evidence) -> Iterator[Missing]:
    """附件：…（略）."""
    for paragraph in own_paragraphs(evidence):
        for found in _LEFT_OUT.finditer(paragraph.tight) if "略" in paragraph.tight else ():
            yield Missing(
                _FURTHER.sub("", _LIST.sub("", found["what"])) or found["what"], paragraph.span(*found.span())
            )


def _not_there(evidence: Evidence) -> Iterator[Missing]:
    """Annexes of the list 附件：1.… 2.… that head no later paragraph; mentions of an annex in a file that has none."""
    own = own_paragraphs(evidence)
    listed = list(_listed(own))
    for name, paragraph in listed:
        if not any(p.index != paragraph.index and _is_headed(p, name) for p in own):
            yield Missing(name, paragraph.whole_span)
    if not listed and not any(_HEAD.match(p.tight) for p in own):
        for paragraph in own:
            for found in _MENTION.finditer(paragraph.tight):
                yield Missing(found["what"], paragraph.span(*found.span()))


def _listed(own: Sequence[Paragraph]) -> Iterator[tuple[str, Paragraph]]:
    """The names in the list of annexes below a document's text."""
    open_ = False
    for paragraph in own:
        head = _LIST.match(paragraph.tight)
        open_ = bool(head) or (open_ and bool(_FURTHER.match(paragraph.tight)))
        name = _FURTHER.sub("", paragraph.tight[head.end() :] if head else paragraph.tight)
        if open_ and 4 <= len(name) <= _LONGEST and "略）" not in name and "。" not in name:
            yield name.strip("《》；;"), paragraph


def _is_headed(paragraph: Paragraph, name: str) -> bool:
    """Whether a paragraph is the head of the annex of this name: nothing but it, 附件1 before it or a place."""
    return name in paragraph.tight and len(paragraph.tight) <= len(name) + 16


RULES: tuple[Rule, ...] = (annex_missing,)
