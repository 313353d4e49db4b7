"""What stands above the title: 发文机关标志, 发文字号, 签发人, the red rule (GB/T 9704—2012, 7.2)."""

import re
from collections.abc import Iterator

from gongwen.checking.findings import Finding
from gongwen.checking.measuring import Measured
from gongwen.checking.model import Para, is_red
from gongwen.checking.parts import NUMBER, Parts
from gongwen.checking.rules.faces import face_of
from gongwen.checking.rules.telling import at
from gongwen.standard.kinds import URGENCIES, Format, Way
from gongwen.typesetting.styles import Face, Role

_RIGHT_NUMBER = re.compile(r"[^\s〔〕]*〔[12]\d{3}〕[1-9]\d*号|第[1-9]\d*号")
_THICKEST = 3.0
"""Points: a red rule is thinner."""


def check(measured: Measured, parts: Parts) -> Iterator[Finding]:
    """Check what stands above the title."""
    yield from _masthead(parts)
    yield from _number(parts)
    yield from _signers(parts)
    yield from _marks(parts)
    yield from _rule(measured, parts)


def _masthead(parts: Parts) -> Iterator[Finding]:
    lines = parts.of(Role.MASTHEAD)
    if not lines and parts.number is not None:
        yield at("masthead", "7.2.4", None, "没有发文机关标志", "应有红色小标宋体的发文机关标志")
    if parts.format is Format.LETTER and lines and lines[-1].words.endswith("文件"):
        yield at(
            "masthead-letter", "10.1", lines[-1], "信函的发文机关标志有“文件”", "信函格式只用发文机关全称或规范化简称"
        )
    for para in lines:
        if not para.is_red:
            yield at("masthead-color", "7.2.4", para, "发文机关标志不是红色", "应为红色")


def _number(parts: Parts) -> Iterator[Finding]:
    para = parts.number
    if para is None:
        return
    found = NUMBER.search(para.words)
    if found is None:
        return
    number = found[0].strip()
    if re.search(r"[\[［【（(「]\s*\d{2,4}\s*[\]］】）)」]", number):
        yield at("number-brackets", "7.2.5", para, f"年份的括号为“{_brackets(number)}”", "应使用六角括号〔〕")
    elif not _RIGHT_NUMBER.fullmatch(re.sub(r"\s", "", number)):
        yield at(
            "number", "7.2.5", para, f"发文字号为“{number}”", "年份应标全称，顺序号不加“第”、不编虚位（1不编为01）"
        )
    if not parts.signers and para.align != "center" and not _is_at_ends(para, parts):
        yield at("number-place", "7.2.5", para, "发文字号没有居中", "应居中排布")
    if parts.signers and abs(para.left + para.first - 1) > 0.3 and para.align != "center":
        yield at("number-place", "7.2.5", para, "上行文的发文字号没有居左空一字", "应居左空一字")


def _brackets(number: str) -> str:
    return "".join(char for char in number if char in "[]［］【】（）()「」")


def _is_at_ends(para: Para, parts: Parts) -> bool:
    """Tell whether a number stands flush right, as that of a 信函 does, or is another's line."""
    return parts.format is Format.LETTER and ("\t" in para.text or para.align == "right")


def _signers(parts: Parts) -> Iterator[Finding]:
    kind = parts.kind
    goes_up = kind is not None and kind.ways == frozenset({Way.UP})
    if goes_up and not parts.signers and parts.number is not None:
        yield at("signer", "7.2.6", None, f"{kind.name if kind else ''}没有签发人", "上行文应标注签发人")
    for para in parts.signers:
        if re.search(r"签发人\s*[:：]?\s*$", para.words):
            yield at("signer", "7.2.6", para, "“签发人”后没有姓名", "应写明签发人姓名")
        if re.search(r"签发人\s*:", para.words) or not re.search(r"签发人\s*：", para.words):
            yield at("signer-colon", "7.2.6", para, "“签发人”后不是全角冒号", "应为“签发人：”")
        names = [run for run in para.runs if run.text.strip() and "签发人" not in run.text and "号" not in run.text]
        if any(face_of(run.font) is not Face.KAI for run in names):
            yield at("signer-font", "7.2.6", para, "签发人姓名不是楷体", "应为3号楷体")
        label = [run for run in para.runs if "签发人" in run.text]
        if any(face_of(run.font) is not Face.BODY for run in label) and names:
            yield at("signer-font", "7.2.6", para, "“签发人”三字不是仿宋体", "应为3号仿宋体")


def _marks(parts: Parts) -> Iterator[Finding]:
    for para in parts.of(Role.MARK):
        if not re.fullmatch(r"\d{6}", para.words):
            yield at("copy-number", "7.2.1", para, f"份号为“{para.words}”", "应为6位阿拉伯数字")
    for para in parts.of(Role.URGENCY):
        if re.sub(r"\s", "", para.words) not in URGENCIES:
            yield at("urgency", "7.2.3", para, f"紧急程度为“{para.words}”", f"应为{'或'.join(URGENCIES)}")
    marks = parts.of(Role.MARK, Role.URGENCY)
    if [parts.roles[para.number] for para in marks] == [Role.URGENCY, Role.MARK]:
        yield at("marks-order", "7.2.3", marks[0], "紧急程度在份号之上", "应按份号、密级、紧急程度的顺序自上而下排列")


def _rule(measured: Measured, parts: Parts) -> Iterator[Finding]:
    if parts.number is None or parts.format is Format.ORDER:
        return
    lines = [border for para in measured.paragraphs for border in para.borders]
    drawn = any(
        str(node.tag).endswith(("}line", "}cxnSp", "}wsp", "}pict")) for node in measured.document.element.body.iter()
    )
    bars = [para for para in (*parts.rules, *measured.heads) if not para.words]
    fills = [node for para in bars for node in para.element.iter() if str(node.tag).endswith("}shd")]
    red_fills = any(
        is_red(next((value for key, value in node.attrib.items() if key.endswith("}fill")), "")) for node in fills
    )
    red_lines = [width for _side, color, width in lines if is_red(color)]
    if not red_lines and not red_fills and not drawn:
        yield at(
            "red-rule",
            "7.2.7",
            None,
            "发文字号之下没有红色分隔线",
            "应在发文字号之下4毫米处印一条与版心等宽的红色分隔线",
        )
    elif red_lines and max(red_lines) > _THICKEST:
        yield at(
            "red-rule",
            "7.2.7",
            None,
            f"红色分隔线粗{max(red_lines):g}磅",
            "一般为0.35—0.5毫米（1—1.5磅）",
            is_warning=True,
        )
    for para in measured.paragraphs:
        is_indented = para.left > 0.3 or para.right > 0.3
        if is_indented and any(is_red(color) for _side, color, _width in para.borders):
            yield at("red-rule-width", "7.2.7", para, "红色分隔线比版心窄", "应与版心等宽")
