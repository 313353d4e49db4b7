"""Where a document comes from: who agreed to it, and on which documents it says it rests."""

import re
from collections.abc import Iterable, Iterator

from gongwen.reading.header.words import DATE, LOOSE_NUMBER, NUMBER, unnamed
from gongwen.reading.model import Basis

_APPROVED = re.compile(
    r"(?<![未须需应可不])(?:已经|已报经|已报请|已由|业经|报经|报请|已报|并报|经由|经)(?!商|与)"
    r"(?P<body>(?:(?!报经|报请|并报)[^，。；：《》]){2,60}?)"
    r"(?:研究|审议|讨论|审定|审核|集体研究|会商|原则|一致|批准)*"
    r"(?:同意|审议通过|讨论通过|审定|通过|批准)(?!的|书|文件|权|后的|细化)"
)
_NO_BODY = re.compile(r"研究|请示|上述|协商|批准|分解|督查|核实|^(?:研究|审核|我|你|双方|过|与|了)|下列|以下")
_DAY = re.compile(rf"^(?:{unnamed(DATE)}|\d{{1,2}}月\d{{1,2}}日)的?")
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")


def read_approval(prose: Iterable[str]) -> str | None:
    """Who agreed, from 已经…同意, 经…第3次常务会议审议通过; None for a mere 经研究."""
    for text in prose:
        for found in _APPROVED.finditer(_QUOTED.sub("", text)):
            if not _NO_BODY.search(found["body"]):
                return _DAY.sub("", found["body"])
    return None


_TRIGGER = re.compile(r"根据|按照|依据|依照|遵照|遵循|贯彻|落实|对照|执行|参照|结合|办理|实施|响应|按")
_MAKES = re.compile(r"印发|制定|制订|起草|编制|出台|研究提出|修订|转发|现将|废止|下发|发布了|拟订|已经|形成")
_NUMBER_BEHIND = re.compile(rf"[（(](?P<number>{unnamed(NUMBER)}|{unnamed(LOOSE_NUMBER)})[^（）()]*[）)]")
_NUMBER_ONLY = re.compile(rf"(?:根据|按照|依据|贯彻|落实|依照|参照)(?P<number>{unnamed(NUMBER)})")
_REPLY = re.compile(r"[^。；《》]{0,40}(?:收悉|悉。)")
_APPROVING = re.compile(r"《.*已经[^《》]*(?:同意|通过|批准)")
_REACH = 60


def read_bases(prose: Iterable[str]) -> tuple[Basis, ...]:
    """The documents named behind 根据, 按照, 贯彻落实 …, and the letter that a reply answers, in order, each once."""
    found: dict[str, str | None] = {}
    for text in prose:
        for sentence in re.split(r"(?<=。)", text):
            if not _APPROVING.match(sentence):
                for title, number in _bases_of(sentence):
                    found[title] = found.get(title) or number
    return tuple(Basis(title, number) for title, number in found.items())


def _bases_of(sentence: str) -> Iterator[tuple[str, str | None]]:
    titles = list(_titles(sentence))
    plain = sentence
    for start, end in titles:
        plain = plain[:start] + "《" * (end - start) + plain[end:]
    for cited in _NUMBER_ONLY.finditer(plain):
        yield cited["number"], cited["number"]
    for start, end in titles:
        if sentence[:start].endswith("称"):
            continue
        behind = _NUMBER_BEHIND.match(sentence, end)
        if _rests_on(plain[:start]) or _REPLY.match(sentence, behind.end() if behind else end):
            yield sentence[start + 1 : end - 1], behind["number"] if behind else None


def _rests_on(before: str) -> bool:
    """Whether 根据 or its like stands before a title, no 印发 or 制定 behind it, and few words besides other titles.

    ``before`` is the sentence up to the title, the titles in it blanked by 《.
    """
    triggers = list(_TRIGGER.finditer(before))
    made = list(_MAKES.finditer(before))
    if not triggers or (made and made[-1].start() > triggers[-1].start()):
        return False
    return len(re.sub(r"《+|[（(][^（）()]*[）)]", "", before[triggers[-1].end() :])) <= _REACH


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Outermost 《…》 as [start, end); an inner 《…》 belongs to the outer."""
    depth, begin = 0, 0
    for at, char in enumerate(text):
        if char == "《":
            begin = at if depth == 0 else begin
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                yield begin, at + 1
