"""Find the encoding of text by itself: UTF-8, GB18030 (with GBK and GB 2312), UTF-16, Big5.

A byte order mark decides. Otherwise UTF-8 is believed when it decodes, since no other encoding of Chinese does so by
chance; the rest are decoded strictly and the one whose characters are the most common in official prose wins. Only
when none decodes is a broken byte replaced by U+FFFD, and then it is counted.
"""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.formats.characters import REPLACEMENT, clean
from gongwen.formats.model import Remark
from gongwen.refusals import Unreadable

NOT_TEXT = "文件内容不是文字（可能是程序、数据或已损坏的文件），请换用 .docx、.txt、.md 或 .html 格式的原件。"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_UNMARKED = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")

_COMMON = frozenset(
    "".join(map(chr, (*range(0x20, 0x7F), *range(0x2460, 0x249C), *range(0x2500, 0x2580))))
    + "\t\r\n\u3000\xa0，。、；：？！“”‘’（）《》〈〉【】〔〕［］—…·０１２３４５６７８９．％"
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十"
    "三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全"
    "表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料"
    "象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任"
    "取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安"
    "场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影"
    "算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标"
    "写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙责督落街镇村牵配位限款财审"
    "這為個國時來們會發動過說產種麼經進著後學還從業應開關與點體當機實現對電於無總員長區據幹處隊給導規領東門強運農別組統級計較將見問題"
    "條質氣線內數設類報議務達轉單濟聯認權證術歷標劃選準稱構約團備斷難連驗際須書復眾裝織觀許傳況節話確華離積責縣鎮"
)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_SAMPLE = 20_000
_BYTES_SAMPLED = 65_536
# UTF-16 without a mark takes nearly any bytes of even length, so it has to look like Chinese or English.
_LEAST_SCORE = {"utf-16-le": 0.25, "utf-16-be": 0.25, "big5hkscs": 0.15, "gb18030": 0.05, "utf-8": 0.0}
_MOST_BROKEN = 0.02
_MOST_CONTROLS = 0.05
_FEW_CONTROLS = 2
_SHORT = 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and at how many places bytes were broken and stand as U+FFFD."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Return ``data`` as text; ``declared`` is what the file says of itself, believed where it can be true.

    Raises Unreadable when the bytes are no text.
    """
    found = _by_mark(data) or _by_content(data, declared) or _damaged(data)
    if found is None or _is_binary(found):
        raise Unreadable(NOT_TEXT)
    return found


def decoding_remarks(decoded: Decoded) -> tuple[Remark, ...]:
    """Tell what was broken in the bytes; nothing when all is well."""
    lost = decoded.text.count(REPLACEMENT)
    if not lost:
        return ()
    return (Remark("broken-characters", f"文件中有 {lost} 处字符已损坏，读作“{REPLACEMENT}”，请对照原件核实。"),)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Decoded(text, encoding, text.count(REPLACEMENT))
    return None


def _by_content(data: bytes, declared: str | None) -> Decoded | None:
    utf8 = _strictly(data, "utf-8")
    if utf8 is not None and "\0" not in utf8:
        return Decoded(utf8, "utf-8")
    believed = _believed(data, declared)
    if believed is not None:
        return believed
    return _best((encoding, _strictly(data, encoding)) for encoding in _UNMARKED)


def _believed(data: bytes, declared: str | None) -> Decoded | None:
    encoding = _canonical(declared)
    text = _strictly(data, encoding) if encoding else None
    if text is None or encoding is None or _score(text) < _LEAST_SCORE[encoding]:
        return None
    return Decoded(text, encoding)


def _canonical(declared: str | None) -> str | None:
    """Return the candidate that covers a declared encoding: GB 2312 and GBK are read as GB18030, which holds both."""
    name = (declared or "").strip().lower().replace("_", "-")
    if name.startswith("gb") or name in {"x-gbk", "cp936", "hz-gb-2312"}:
        return "gb18030"
    if name.startswith("big5"):
        return "big5hkscs"
    return name if name in _UNMARKED else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _best(candidates: Iterable[tuple[str, str | None]]) -> Decoded | None:
    best, best_score = None, -1.0
    for encoding, text in candidates:
        if text is None:
            continue
        score = _score(text)
        if score > best_score and (score >= _LEAST_SCORE[encoding] or _is_short(encoding, text)):
            best, best_score = Decoded(text, encoding), score
    return best


def _is_short(encoding: str, text: str) -> bool:
    # A handful of rare characters, such as one name, is text as well; in UTF-16 it could be anything.
    return not encoding.startswith("utf-16") and len(text) < _SHORT


def _score(text: str) -> float:
    """Return the share of common characters, less three times that of characters which prose never has."""
    sample = text[:_SAMPLE]
    if not sample:
        return 0.0
    never = len(_PRIVATE_USE.findall(sample)) + clean(sample)[1]
    return (sum(map(_COMMON.__contains__, sample)) - 3 * never) / len(sample)


def _damaged(data: bytes) -> Decoded | None:
    sample = data[:_BYTES_SAMPLED]
    readings = ((encoding, sample.decode(encoding, "replace")) for encoding in _UNMARKED)
    best = _best((encoding, text) for encoding, text in readings if _is_nearly_whole(text))
    if best is None or _score(best.text) < max(_LEAST_SCORE.values()):
        return None
    text = data.decode(best.encoding, "replace")
    return Decoded(text, best.encoding, text.count(REPLACEMENT)) if _is_nearly_whole(text) else None


def _is_nearly_whole(text: str) -> bool:
    return _is_few(text.count(REPLACEMENT), text)


def _is_few(broken: int, text: str) -> bool:
    return broken <= max(1, len(text) * _MOST_BROKEN)


def _is_binary(decoded: Decoded) -> bool:
    """Say whether more is broken, or more control characters stand in it, than in any damaged text."""
    most_controls = max(_FEW_CONTROLS, len(decoded.text) * _MOST_CONTROLS)
    return not _is_few(decoded.broken, decoded.text) or clean(decoded.text)[1] > most_controls
