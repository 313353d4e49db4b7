"""Whether a word is a person's name, and where a name ends that its post follows without a blank."""

import re
from collections.abc import Callable

from gongwen.reading.rosters.posts import BEGIN_LIKELY, BEGIN_ORGAN, PLACE, begins_post, describes_persons, ends_post
from gongwen.reading.rosters.surnames import COMPOUND, SINGLE, SYLLABLES

_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff〇○□×]"
_ALL_HAN = re.compile(rf"{_HAN}+")
_DOTTED = re.compile(rf"{_HAN}{{1,8}}(?:[·•・‧∙⋅﹒．]{_HAN}{{1,8}}){{1,3}}")
_DOTTED_HEAD = re.compile(rf"{_HAN}{{1,8}}(?:[·•・‧∙⋅﹒．]{_HAN}{{1,8}})*[·•・‧∙⋅﹒．]")
_SYLLABLES = re.compile("|".join(sorted(SYLLABLES, key=len, reverse=True)))
_COMPOUND = re.compile("|".join(COMPOUND))
_ABOUT = "女|男|[\u4e00-\u9fff]{1,5}族"
_REMARK = re.compile(rf"[（(](?:{_ABOUT}|兼|挂职|兼任)(?:[，,、](?:{_ABOUT}))*[）)]")
_ADDRESS = re.compile(r"(?:同志|先生|女士)$")
_COMMON = re.compile(
    r"(?:车间|车站|车管|明确|方案|方面|方式|任务|任组|有关|相关|成员|单位|联系|项目|年级|干部|居委|居民|常务|常委|管委|管理|强化|强制|通知|通讯|支队|连队|计划|计生|时任|时间|和谐|其他|其中|"
    r"全体|应当|由区|由市|由县|宗教|充分|平台|终身|向上|从事|别的|边境|路长|银行|景区|花卉|白酒|古镇|别墅|查验|都市|温馨|盛会|容量|万元|钱款|空港|沙场|师范|祖国|雷电|冷链|养老|牛羊|麻醉|"
    r"章程|程序|申报|施工|习惯|步行|安置|安排|安装|安保|易地|柴油|洪涝|水产|练习|须知|越界|利益|终端|慎重|满足|双拥|荣誉|相应|海港|居家|向导|计量|步骤|经办|经营|能力|巴士|宿舍|印发|法律|"
    r"法规|法人|法治|公示|公告|公司|公众|海外|红色|青年|青少年|战略|展览|信贷|代表|代理|兰花|于是|法定|边远|包保|包联|包村|路灯|附件|附表|常住|鱼塘|鱼类|谈判|习近平|阳光|师生|党员|党派|官方|官网|官兵|官员|官渡|全县|全区|全市|全镇|全校|全院)"
)
"""Words that begin with a family name's character and are nobody's name."""
_BAD_END = re.compile(
    r"(?:局|厅|委|办|部|府|署|处|科|室|站|所|组|省|县|镇|乡|区|市|街道|社区|公司|集团|银行|中心|党委|会|单位|部门|企业|主任|书记|委员|主席|经理|专员|秘书|助理|顾问|领导|负责|同志|成员|人员|代表|干部|"
    r"名单|如下|工作|方案|通知|[局科处部区县市镇乡村队站所院校司厅股班组]长|总工|老师)$"
)
_PLACE_END = frozenset("省市区县镇乡局委厅办党处部府署室院州副")
_TOWN = re.compile(r"(?P<stem>[\u4e00-\u9fff]{1,5}?)(?:镇|乡|街道|村|社区|苏木|办事处)")
_NO_STEM = re.compile(r"[家庄坝坪沟坡塘湾屯堡寨洼峪岭店埠圩垸]")
"""What a town's or village's name goes on with and does not begin with: 李|家庄村."""
_STEM_HEAD = frozenset("大小西北上下前后老")
"""What names of villages begin with and persons' names seldom end with: 大柳树村."""
_REMARK_BEHIND = re.compile(r"[（(][^（）()]{1,4}[）)]$")
_UNIT_END = re.compile(
    r"(?:局|委|办|部|厅|处|科|股|室|院|所|站|会|中心|学校|中学|小学|公司|银行|政府|镇|乡|街道|村|社区|大队|支队)$"
)
_NO_UNIT_NAME = re.compile(r"[股馆队社库园厂矿院校店网协联科所处室站司行台办委局部组团会厅心]$")


def clean_name(tight: str) -> str:
    """A name without what is said about the person: （女）, （回族）, 同志."""
    return _ADDRESS.sub("", _REMARK.sub("", tight))


def is_name(tight: str) -> bool:
    """Whether a word that stands apart is a person's name: a family name and one or two characters, or a foreign one."""
    name = clean_name(tight)
    if _DOTTED.fullmatch(name) or foreign_length(name) == len(name) > 1:
        return True
    if not _ALL_HAN.fullmatch(name) or _is_common(name):
        return False
    if _COMPOUND.match(name) and len(name) > 2:
        return len(name) <= 4
    double = len(name) == 4 and name[1] in SINGLE and not ends_post(name)
    return name[0] in SINGLE and (2 <= len(name) <= 3 or double)


def may_be_name(tight: str) -> bool:
    """Whether a word could be a name where the layout says that one stands here: also rare and foreign family names."""
    name = clean_name(tight)
    if is_name(name):
        return True
    if not _ALL_HAN.fullmatch(name) or _COMMON.match(name) or _BAD_END.search(name):
        return False
    if len(name) <= 3 and name[0] in SINGLE:
        return len(name) == 3 and not ends_post(name)
    return 2 <= len(name) <= 6 and not begins_post(name) and not ends_post(name)


def foreign_length(tight: str) -> int:
    """How many characters at the start are words of Tibetan, Uyghur or Mongolian names (扎西次仁, 买买提); 0 for none."""
    at = 0
    for _ in range(4):
        found = _SYLLABLES.match(tight, at)
        if not found:
            break
        at = found.end()
    return at


def name_length(tight: str, *, sure: bool, alone: bool = True) -> int:
    """How many characters of run-together text are the name before its post; 0 where no name stands in front.

    程某省委常委 → 2. With ``sure`` the post must begin with a word that can be told for certain; where the text is not
    ``alone``, more may follow behind the post.
    """
    if (
        BEGIN_ORGAN.match(tight)
        or describes_persons(tight)
        or (PLACE.match(tight) and not sure and not _third_is_name(tight))
    ):
        return 0
    best, best_score = 0, 0
    for length in _lengths(tight):
        score = _score(tight[:length], tight[length:], alone=alone)
        if score > best_score:
            best, best_score = length, score
    return best if best_score >= (10 if sure else 1) else 0


def _third_is_name(tight: str) -> bool:
    """Whether a place's name begins a person's: 吴忠民|区委书记, not 吴忠|市委书记."""
    return begins_post(tight[3:]) and not _is_common(tight[:3])


def _lengths(tight: str) -> tuple[int, ...]:
    dotted = _DOTTED_HEAD.match(tight)
    if dotted:
        return tuple(range(dotted.end() + 1, min(len(tight), dotted.end() + 7)))
    if _COMPOUND.match(tight):
        return (3, 4, 2)
    foreign = foreign_length(tight)
    if foreign > 2:
        return (foreign,)
    return (2, 3) if tight[:1] in SINGLE else ()


def _score(name: str, rest: str, *, alone: bool) -> int:
    """How well a name and the post behind it fit: 10 and more where the post's beginning is certain."""
    if len(rest) < 2 or (len(name) < 4 and not _DOTTED.fullmatch(name) and _is_common(name)):
        return 0
    if any(char in "（()）、，。；：:" for char in name) or (alone and not ends_post(rest)):
        return 0
    score = 12 if begins_post(rest) else _place_score(rest)
    if name[-1] in _PLACE_END:
        score -= 6
    if _DOTTED.fullmatch(name):
        return score * 10 - len(name)
    return score + (2 if len(name) == 3 else 0)


def _place_score(rest: str) -> int:
    """How well a post that begins with a place nobody knows fits: a town's name has two characters and more."""
    town = _TOWN.match(rest)
    if town is None:
        return 4 if BEGIN_LIKELY.match(rest) else 1
    stem = town["stem"]
    if len(stem) == 1 or _NO_STEM.match(stem):
        return 1
    return 7 if stem[0] in _STEM_HEAD and len(stem) > 2 else 4


def trailing_name(tight: str) -> int:
    """The length of the name that closes a post, with what is said about the person: 区商务局局长张某 → 2; 0 for none."""
    return _closing_name(tight, ends_post)


def remark_length(tight: str) -> int:
    """The length of what is said in brackets behind a name that closes a post: 县长某某（兼） → 3."""
    found = _REMARK_BEHIND.search(tight)
    return len(found[0]) if found else 0


def trailing_name_of_unit(tight: str) -> int:
    """The length of the name behind a unit: 区商务局张某 → 2; 0 for none. It takes more than one such to believe it."""
    return _closing_name(tight, ends_unit)


def _closing_name(tight: str, ends: Callable[[str], bool]) -> int:
    bare = _REMARK_BEHIND.sub("", tight).removesuffix("同志")
    for length in (3, 2, 4):
        if len(bare) > length + 1 and is_name(bare[-length:]) and ends(bare[:-length]):
            return 0 if ends is ends_unit and _is_no_person(bare[-length:]) else length + len(tight) - len(bare)
    return 0


def ends_unit(tight: str) -> bool:
    """Whether a unit's name ends here."""
    return len(tight) > 2 and _UNIT_END.search(tight) is not None


def _is_no_person(name: str) -> bool:
    """Whether what follows a unit's name is rather a part of it: 教育局|计财股."""
    return begins_post(name) or _NO_UNIT_NAME.search(name) is not None


def _is_common(name: str) -> bool:
    place = PLACE.match(name)
    if _COMMON.match(name) or BEGIN_ORGAN.match(name) or (place and place.end() == len(name)):
        return True
    return len(name) > 2 and _BAD_END.search(name) is not None and name[-2:] != name[-1] * 2
