"""What a figure measures: the noun before it (电商交易额 增幅 15%) or behind it (5家以上 领军企业)."""

import re
from dataclasses import dataclass, replace

from gongwen.reading.figures import verbs, words
from gongwen.reading.figures.quantities import BEFORE
from gongwen.reading.model import Comparator

_TAIL = re.compile("(?:" + "|".join(sorted({*words.MEASURES, *words.ADVERBS, *BEFORE}, key=len, reverse=True)) + ")$")
_LEADS = re.compile(f"(?:{words.LEADS})")
_VERBS = re.compile(f"(?:{verbs.AIM_VERBS}|{verbs.MILD_VERBS})(?:并|和|、)?")
_SPREAD = re.compile(rf"(?P<word>{'|'.join(sorted(BEFORE, key=len, reverse=True))})(?P<of>[^，。、\d]{{1,24}}的)$")
_EARLY = re.compile(r"(不少于|不低于|至少|最多|不超过)")
_PLACE = re.compile(
    rf"在(?![建校岗册职线读编籍园])[^，。\d]{{1,20}}?(?=(?:{verbs.AIM_VERBS})(?!{words.WORD_GOES_ON.pattern}))"
)
_MAKING = frozenset({"建成", "完成", "新建", "改造", "建设", "开工", "竣工", "投用", "新增", "整治", "修复", "治理"})
_WORK = re.compile(
    r"(?:加快|加强|推进|推动|加大|实施|抓好|做好|启动|继续|持续|全面|深入|大力|有序|稳步){1,3}(?P<of>[^，。、\d]{2,20})"
    r"(?:建设|改造|整治|治理|修复|修缮|更新|改建|扩建|铺设)"
)
_REACH = 40
_JOINS = re.compile(r"[、和及与]|以及")


@dataclass(frozen=True, slots=True)
class Indicator:
    """``start`` to ``end`` is the noun in its sentence, empty when nothing stands there.

    ``text_start`` is where the target's words begin; ``reached`` that a measure or comparator parts noun and figure;
    ``verb_only`` that before the figure stand verbs and no noun; ``aimed`` that a verb of making leads the clause.
    """

    start: int
    end: int
    text_start: int
    measure: str | None
    comparator: Comparator | None = None
    reached: bool = False
    verb_only: bool = False
    aimed: bool = False

    def carried(self, text_start: int, measure: str | None) -> "Indicator":
        """The same noun for a further figure: …增长6%以上，力争达到7%."""
        return replace(self, text_start=text_start, measure=measure or self.measure, reached=True, comparator=None)

    def as_verb(self) -> "Indicator":
        """The verb itself where it has no object: 培训 不少于2期."""
        return replace(self, start=self.text_start, end=self.text_start + len(self.measure or ""), verb_only=False)


def from_left(sentence: str, start: int, stop: int) -> Indicator:
    """The noun in ``sentence[start:stop]``, the words before a figure."""
    stop, comparator = _without_spread(sentence, start, stop)
    end, measures = _without_tail(sentence, start, stop)
    begin, led_by = _without_leads(sentence, start, end)
    if measures and measures[0] in words.NOUN_MEASURES and _is_named(sentence, begin, end, measures[0]):
        end += len(measures[0])
    early = _EARLY.search(sentence, start, stop)
    if comparator is None and early is not None:
        comparator = BEFORE[early[0]]
    return Indicator(
        begin,
        end,
        begin if begin < end or not led_by else end - len(led_by[-1]),
        _measure(measures) or (led_by[-1] if led_by else None),
        comparator,
        reached=bool(set(measures) - {"完成", "实现", "累计"}),
        verb_only=begin == end and bool(led_by),
        aimed=bool(words.ANY_AIM.search(sentence, start, stop)),
    )


def _is_named(sentence: str, begin: int, end: int, measure: str) -> bool:
    """Whether a measure is part of the name: 绿色建筑占比, 亩均增产, or all there is."""
    return begin == end or measure == "占比" or words.PER_ONE.search(sentence, begin, end) is not None


def _without_spread(sentence: str, start: int, stop: int) -> tuple[int, Comparator | None]:
    found = _SPREAD.search(sentence[start:stop])
    return (start + found.start(), BEFORE[found["word"]]) if found else (stop, None)


def _without_tail(sentence: str, start: int, stop: int) -> tuple[int, list[str]]:
    """Where the noun ends and the measures behind it, first one first."""
    measures: list[str] = []
    if origin := words.FROM.search(sentence[start:stop]):
        stop = start + origin.start()
    while found := _tail(sentence[start:stop]):
        if found.start() == 0 and found[0].startswith("每") and set(measures) & {"增产", "增收"}:
            break
        if found[0] in words.MEASURES or found[0] in BEFORE:
            measures.insert(0, found[0])
        stop -= len(found[0])
    return stop, measures


def _tail(text: str) -> re.Match[str] | None:
    return (
        _TAIL.search(text)
        or words.PER_HEAD.search(text)
        or words.COMPARED_WITH.search(text)
        or words.ABOVE_AVERAGE.search(text)
    )


def _measure(measures: list[str]) -> str | None:
    moving = [measure for measure in measures if measure not in {"达到", "达"}]
    return next(iter(moving or measures), None)


def _without_leads(sentence: str, start: int, stop: int) -> tuple[int, list[str]]:
    """Where the noun begins and the verbs before it."""
    at = start
    if cut := sentence.rfind("、", start, stop) + 1:
        at = cut if sentence[start] in "、和" or sentence[start:stop].startswith(("多", "余")) else start
    if place := _PLACE.match(sentence, start, stop):
        at = place.end()
    led_by: list[str] = []
    while at < stop:
        found = _VERBS.match(sentence, at, stop)
        if found and (words.WITHIN_WORD.match(sentence, at, stop) or _is_noun(sentence, found, stop)):
            found = None
        if found:
            led_by.append(found[0].rstrip("并和、"))
        else:
            found = _LEADS.match(sentence, at, stop)
        if not found or found.end() == at:
            break
        at = found.end()
    return at, led_by


def _is_noun(sentence: str, verb: re.Match[str], stop: int) -> bool:
    """Whether the verb belongs to the noun: 签约率, 抽查事项覆盖率."""
    if words.WORD_GOES_ON.match(sentence, verb.end(), stop):
        return True
    return bool(verbs.NOMINAL_VERBS.match(verb[0])) and bool(words.INDICATOR_ENDS.search(sentence, verb.end(), stop))


def from_right(sentence: str, start: int, stop: int, left: Indicator) -> Indicator | None:
    """The noun in ``sentence[start:stop]``, the words behind a figure, or None."""
    begin = start
    if sentence[begin:stop].startswith(("（", "(")):
        return None
    while begin < stop and (found := words.RIGHT_LEADS.match(sentence, begin, stop)):
        begin = found.end()
    described = words.DESCRIBED.match(sentence, begin, stop)
    at = (described.end() if described else begin) + 2
    end = next((m.start() for m in words.REST_OF_CLAUSE.finditer(sentence, at, stop)), stop)
    while begin < end and sentence[end - 1] in "和及与并、":
        end -= 1
    if end - begin < 2 and sentence[begin:end] not in words.SHORT_NOUNS:
        return None
    return replace(left, start=begin, end=end, text_start=left.text_start if left.verb_only else start)


def named_before(sentence: str, start: int, left: Indicator) -> Indicator | None:
    """What a verb without a noun makes, where the clause before names it: 加快停车场建设，*建成* 5万平方米."""
    if left.measure not in _MAKING:
        return None
    low = max(0, start - _REACH)
    begin = 1 + max(sentence.rfind(sign, low, max(low, start - 1)) for sign in "，,：:")
    named = _WORK.fullmatch(sentence, max(begin, low), max(low, start - 1))
    return replace(left, start=named.start("of"), end=named.end("of"), verb_only=False) if named else None


def parts_of(sentence: str, indicator: Indicator, count: int) -> list[Indicator]:
    """The noun parted into ``count`` nouns at 、 and 和, or the whole noun for each when it does not part so."""
    begin, end = indicator.start, indicator.end
    cuts = [match.span() for match in _JOINS.finditer(sentence, begin, end)]
    if len(cuts) != count - 1:
        return [indicator] * count
    starts = [begin, *(cut[1] for cut in cuts)]
    ends = [*(cut[0] for cut in cuts), end]
    return [replace(indicator, start=a, end=b, reached=True) for a, b in zip(starts, ends, strict=True)]
