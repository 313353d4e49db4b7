"""Lists of units as documents print them: where names part, and which words around them are no part of a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.model import Role
from gongwen.reading.words.labels import role_of

_OPEN, _CLOSE = "（(〔［[【〈《“﹝<", "）)〕］]】〉》”﹞>"
_SEPARATORS = "、，,；;。．/|"
BLANK = "\1"
"""Stands for what was taken out of a list: names part here even inside brackets."""

ORGAN_ENDS = (
    "局|委|办|厅|部|院|府|会|署|室|处|科|股|站|所|中心|公司|集团|银行|支行|分行|中支|海关|街道|街|镇|乡|村|社区|园区|开发区|管委会|管理委员会|"
    "办公室|办事处|单位|部门|机关|机构|学校|大学|学院|医院|社|校|馆|队|总队|支队|大队|中队|组|专班|联社|协会|商会|学会|工会|妇联|团委|残联|文联|侨联|"
    "科协|工商联|贸促会|红十字会|政府|法院|检察院|法检两院|县|区|市|州|盟|旗|省|企业|电网|电信|移动|联通|铁塔|烟草|邮政|石油|盐业|农场|林场|团场|师市|银保监|证监|"
    "供电|自来水|燃气|水务|城投|交投|人行|人民银行|政法委|编办|网信办|纪委|监委|组织部|宣传部|统战部|台|报|网|基地|分局|地区|区县|县区|街镇|镇街|乡镇|"
    "党工委|党委|党组|党支部|工委|指挥部|小组|委员会|联席会议|党校|库|厂|矿|场|行|宗局|事局|分公司|总公司|平台公司|国企|主体|战区"
)
_ORGAN = re.compile(rf"(?:{ORGAN_ENDS})(?:[（(〔][^（()）〕]*[）)〕])*$")
_COLLECTIVE = re.compile(
    r"^(?:各|有关|相关|其他|其它|市级|省级|区级|县级|市直|省直|区直|县直|成员|责任|牵头|配合|属地)"
    r"|(?:有关|相关|各|级|直|成员)(?:部门|单位|科室|处室|企业|机构|方面|地区|责任单位)|(?:单位|部门)(?:[（(][^）)]*[）)])?$"
)

VERB = re.compile(
    r"(?:(?:共同|分别|具体|总|统一|联合)?(?:牵头|主办|主抓)(?:组织|抓总|并)?(?:、?(?:并)?(?:按|依)?(?:照)?(?:各自)?职[责能](?:分工)?)?(?:共同|分别)?(?:负责|落实|实施|推进|组织实施|办理)?"
    r"|(?:等)?(?:分别|共同)?(?:按|依)(?:照|据)?(?:各自)?(?:职责|职能|任务|责任)?(?:分工)?(?:各自|分别|共同)?(?:负责|落实|牵头|推进|实施|配合|抓好落实|组织实施|做好)(?:落实|实施|推进|负责|相关工作)?"
    r"|(?:分别|共同|具体|组织|全面|主要|统筹|总体)*(?:负责|落实|承办|实施|主责)(?:落实|推进|实施|组织|办理|牵头)*"
    r"|(?:共同|协同|积极|参与|做好)*(?:配合|协办|参与|协助|协同|参加|支持|会办|协作)(?:落实|推进|实施|做好|负责|支持|配合|相关工作|有关工作|工作)*(?:(?<=做好)[\u4e00-\u9fff]{2,8})?"
    r"|为(?:牵头|责任|配合|协办|主办|参与|承办)(?:单位|部门)"
    r"|(?:业务)?(?:指导|督导)(?:落实|推进|实施|监督|服务)*)"
)
"""What closes a list of units in a prose note: 牵头, 牵头负责, 按职责分工负责, 配合, 参与, 指导, 负责落实."""

_LEAD_IN = re.compile(r"^(?:由|并由|分别由|均由|请|会同|联合|以及|及其|及|和|并|与|各级|同时)(?=[^\s])")
_COMPANION = re.compile(r"(?<=[\u4e00-\u9fff）)])(?:会同|商(?=省|市|区|县|国)|联合(?=各|有关|相关|省|市|区|县))")
_JOINT = re.compile(
    r"(?:以及|及|和|与)(?=各|有关|相关|省直|省级|市直|市级|区直|区级|县直|县级|其他|其它|属地|所属|辖区|驻|中央|中直|全|承办|责任|所在|试点|地方|沿线|项目)"
)
_ETC = re.compile(
    r"等(?=(?:[\d\u4e00-\u9fff（）()〔〕、]{0,14}(?:部门|单位|科室|处室|机构|企业|地区|成员|责任单位|公司|银行|金融机构|方面|地|市|区|县|街道|乡镇|镇|局|委|办)"
    r"(?:[（(〔][^（()）〕]*[）)〕])?)$)"
)
_MERE_ETC = re.compile(r"^(?:\d+|[一二三四五六七八九十]+)?(?:家|个)?(?:部门|单位|处室|科室|机构|地方|地|各方|企业)?$")
# Bounded, so that brackets that nobody closes cost no more than others.
_SCOPE = re.compile(r"[（(〈〔【<][^（()）〈〉〔〕]{0,200}(?:下同|以下简称|简称)[^（()）〈〉〔〕]{0,200}[）)〉〕】>]")
_TAIL = re.compile(r"(?:等|等等|[。．.；;，,：:、]|（?下同）?)+$")


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit's name as printed, and where it stands in the tight text it was read from."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units that share a role: ``label`` is the printed word that gives it, None where nothing does."""

    units: tuple[NamedUnit, ...]
    role: Role | None
    label: str | None


def split_top(text: str, separators: str = _SEPARATORS, start: int = 0) -> Iterator[tuple[int, int]]:
    """The pieces of ``text`` between separators outside brackets and quotes, as offsets counted from ``start``."""
    depth, begin = 0, 0
    for at, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char == BLANK or (char in separators and depth == 0):
            yield start + begin, start + at
            begin = at + 1
    yield start + begin, start + len(text)


_WORK_VERB = re.compile(
    r"加快|加强|推进|推动|建设|完善|全面|深化|强化|提升|优化|开展|落实|健全|构建|打造|实施|规范|创新|支持|促进|做好|抓好|扩大|培育|发展|坚持|"
    r"建立|组织|统筹|提高|严格|深入|积极|大力|切实|着力|持续|探索|畅通|保障|营造|整治|整顿|清理|改造|改革|严厉|坚决|巩固|拓展|引导|鼓励"
)
_WEAK_END = re.compile(
    r"(?:市|县|区|镇|乡|街|村|省|场|园区|企业|库|厂|矿|队|组|台|报|网|基地|社区|学校|医院|馆|站|所|体系|单位|部门|主体|机构|机关)$"
)


def looks_like_unit(name: str) -> bool:
    """Whether a name ends like an organ, a place's government or a collective of such, and does not begin like work."""
    if not 2 <= len(name) <= 40 or (_WORK_VERB.match(name) and _WEAK_END.search(name)):
        return False
    return bool(_ORGAN.search(name) or _COLLECTIVE.search(name))


def ends_like_much_else(name: str) -> bool:
    """Whether a name's end is one that words for other things have too: 市, 场, 体系."""
    return bool(_WEAK_END.search(name))


def is_collective(name: str) -> bool:
    """Whether a name stands for several units: 各街道办事处, 市直有关部门, 各成员单位."""
    return bool(_COLLECTIVE.search(name)) or name.startswith("各")


def read_units(tight: str, start: int, end: int) -> tuple[NamedUnit, ...]:
    """The units listed in ``tight[start:end]``: names part at 、，；, "X等有关部门" gives X and the collective name.

    A scope note such as （下同） or 〈含开发区，下同〉 is no part of a name; brackets that belong to a name stay.
    """
    blanked = _blank_scopes(tight[start:end])
    found: list[NamedUnit] = []
    for piece_start, piece_end in split_top(blanked, start=start):
        for a, b in _part_joint(tight, blanked, start, piece_start, piece_end):
            unit = _trimmed(tight, a, b, blanked, start)
            if unit is None:
                continue
            if found and unit.name in _BARE and tight[found[-1].end : unit.start] == "、":
                unit = NamedUnit(tight[found[-1].start : unit.end], found.pop().start, unit.end)
            found.append(unit)
    return tuple(found)


_NO_NAME = {"无", "略", "—", "－", "-", "/", "等", "和", "及", "与", "并", "由", "请", "以及", "会同", "联合"}
"""What stands in a list and names nobody: nothing, or a joining word whose partner is missing."""
_BARE = {"单位", "部门", "企业", "机构", "科室", "处室", "个人", "社区", "村"}
"""Words that name nobody alone: 市直有关部门、单位 is one name."""


def _blank_scopes(text: str) -> str:
    return _SCOPE.sub(lambda m: "\0" * len(m[0]), text)


def _part_joint(tight: str, blanked: str, base: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A piece parted at 会同 and at 及/和 before 各…, then at 等 before a collective name; a mere 等部门 is dropped."""
    for a, b in _cut(blanked, base, start, end, (_COMPANION, _JOINT)):
        etc = [m for m in _ETC.finditer(blanked[a - base : b - base]) if m.start() > 0]
        if not etc:
            yield a, b
            continue
        yield a, a + etc[-1].start()
        rest = tight[a + etc[-1].end() : b]
        if not _MERE_ETC.match(rest):
            yield a + etc[-1].end(), b


def _cut(
    blanked: str, base: int, start: int, end: int, patterns: tuple[re.Pattern[str], ...]
) -> Iterator[tuple[int, int]]:
    piece = blanked[start - base : end - base]
    cuts = sorted(
        (m.start(), m.end())
        for p in patterns
        for m in p.finditer(piece)
        if m.start() > 0 and _depth(piece, m.start()) == 0
    )
    begin = start
    for cut_start, cut_end in cuts:
        if start + cut_start >= begin:
            yield begin, start + cut_start
            begin = start + cut_end
    yield begin, end


def _depth(text: str, at: int) -> int:
    return sum(c in _OPEN for c in text[:at]) - sum(c in _CLOSE for c in text[:at])


def _trimmed(tight: str, start: int, end: int, blanked: str, base: int) -> NamedUnit | None:
    while start < end and (blanked[start - base] == "\0" or tight[start] in "：:、，,；;"):
        start += 1
    while end > start and blanked[end - 1 - base] == "\0":
        end -= 1
    lead_in = _LEAD_IN.match(tight[start:end])
    if lead_in and lead_in[0] not in {"各级", "并"}:
        start += lead_in.end()
    tail = _TAIL.search(tight[start:end])
    if tail:
        end = start + tail.start()
    name = tight[start:end]
    if not name or name in _NO_NAME or name.isdigit():
        return None
    return NamedUnit(name, start, end)


def read_unit_groups(tight: str, start: int, end: int, label: str | None) -> tuple[UnitGroup, ...]:
    """The units of a note's field or of a prose note, grouped by role.

    "X牵头，Y、Z按职责分工负责" gives two groups; in a field with a ``label`` ("责任单位：X牵头；Y落实") the inner words rule and
    what no inner word closes takes the label's role. "X负责，Y配合" makes X the lead; "按职责分工负责" never does.
    """
    groups: list[UnitGroup] = []
    pending = start
    for piece_start, piece_end in split_top(tight[start:end], start=start):
        verb = _closing_verb(tight[piece_start:piece_end])
        if verb is None:
            continue
        if label and pending == start:
            pending = _labels_own_end(tight, start, piece_start, label, verb[0])
            groups.extend(
                [UnitGroup(read_units(tight, start, pending), role_of(label), label)] if pending > start else []
            )
        groups.extend(_verb_groups(tight, pending, piece_start + verb.start(), verb[0].removeprefix("等")))
        pending = piece_end
    rest = read_units(tight, pending, end) if pending < end else ()
    if rest:
        groups.append(UnitGroup(rest, role_of(label) if label else None, label))
    return _answering_leads(tuple(groups))


def _labels_own_end(tight: str, start: int, stop: int, label: str, verb: str) -> int:
    """Where the names end that the label rules although a verb follows: 牵头单位：X；Y配合 (a comma parts only from a lead)."""
    if role_of(verb) == role_of(label):
        return start
    marks = "；;。，," if role_of(label) == "lead" else "；;。"
    return max(begin for begin, _ in split_top(tight[start:stop], marks, start))


def _verb_groups(tight: str, start: int, end: int, verb: str) -> list[UnitGroup]:
    """The units that a verb closes. "X会同Y负责": X convenes and leads; with 职责分工 all answer alike."""
    companion = None if "职责" in verb or "分工" in verb else _COMPANION.search(tight[start:end])
    if companion is None or role_of(verb) == "supporting":
        return [UnitGroup(read_units(tight, start, end), role_of(verb), verb)]
    leads = read_units(tight, start, start + companion.start())
    others = read_units(tight, start + companion.end(), end)
    return [UnitGroup(leads, "lead", verb), UnitGroup(others, "responsible", verb)]


def _closing_verb(piece: str) -> re.Match[str] | None:
    """The verb phrase at the end of a piece, unless it is part of a name (督导组, 指导中心)."""
    words = piece.rstrip("。．.")
    return next((found for found in VERB.finditer(words) if found.end() == len(words)), None)


def _answering_leads(groups: tuple[UnitGroup, ...]) -> tuple[UnitGroup, ...]:
    """X负责，Y配合: who answers alone beside supporting units leads."""
    roles = [group.role for group in groups]
    if "lead" in roles or "supporting" not in roles:
        return groups
    first = groups[0]
    if first.role != "responsible" or not first.label or not _ANSWERS_ALONE.fullmatch(first.label):
        return groups
    return UnitGroup(first.units, "lead", first.label), *groups[1:]


_ANSWERS_ALONE = re.compile(r"(?:具体|主要|全面|总体|统筹|统一)?负责(?:落实|推进|实施|组织|组织实施)?")
