"""How each part is set: typeface, size, place on the line, indents (GB/T 9704—2012, 7.2, 7.3, 7.4)."""

from collections.abc import Iterator

from gongwen.checking.findings import Finding
from gongwen.checking.measuring import Measured
from gongwen.checking.model import Para
from gongwen.checking.parts import TEXT, Parts, loose_level_of
from gongwen.checking.rules.faces import NAMES, face_of
from gongwen.checking.rules.telling import at
from gongwen.standard import measures
from gongwen.typesetting.styles import STYLES, Align, Face, Role

_SIZES = {
    measures.SIZE_3.value: ("3号（16磅）", 15.5, 16.1),
    measures.SIZE_2.value: ("2号（22磅）", 21.0, 22.1),
    measures.SIZE_4.value: ("4号（14磅）", 13.9, 14.1),
}
_NAMES = {
    Role.MASTHEAD: "发文机关标志",
    Role.MARK: "份号",
    Role.URGENCY: "紧急程度",
    Role.NUMBER: "发文字号",
    Role.TITLE: "标题",
    Role.RECIPIENTS: "主送机关",
    Role.HEADING_1: "一级标题",
    Role.HEADING_2: "二级标题",
    Role.HEADING_3: "三级标题",
    Role.HEADING_4: "四级标题",
    Role.BODY: "正文",
    Role.ANNEX_NOTE: "附件说明",
    Role.SIGNATURE: "署名",
    Role.DATE: "成文日期",
    Role.NOTE: "附注",
    Role.ANNEX_MARK: "附件序号",
    Role.ANNEX_TITLE: "附件标题",
    Role.IMPRINT: "版记",
    Role.ATTENDANCE: "出席人员",
}
_INDENTED = frozenset({*TEXT, Role.NOTE, Role.ANNEX_NOTE, Role.ATTENDANCE})
_CENTERED = frozenset({Role.TITLE, Role.ANNEX_TITLE, Role.MASTHEAD})
_FLUSH = frozenset({Role.MARK, Role.URGENCY, Role.RECIPIENTS, Role.ANNEX_MARK})


def check(_measured: Measured, parts: Parts) -> Iterator[Finding]:
    """Check every paragraph against the style of its part."""
    for role, name in _NAMES.items():
        for para in parts.of(role):
            yield from _face(role, name, para)
            yield from _size(role, name, para)
            yield from _place(role, name, para)


def _face(role: Role, name: str, para: Para) -> Iterator[Finding]:
    style = STYLES[role]
    if role is Role.ATTENDANCE:
        yield from _labelled(para)
        return
    if role is Role.BODY and any(face_of(run.font) is not Face.BODY for run in para.runs[:1]) and len(para.runs) > 1:
        yield from _run_in(para)
        return
    for run in para.runs:
        if run.text.strip() and face_of(run.font) is not style.face and not _is_name_of_signer(role, para, run.text):
            yield at("font", style.clause, para, f"{name}的字体为{run.font or '（未设）'}", f"应为{NAMES[style.face]}")
            return
    if any(run.is_bold for run in para.runs if run.text.strip()) and role is not Role.MASTHEAD:
        yield at("bold", style.clause, para, f"{name}加粗了", f"{name}不加粗", is_warning=True)


def _run_in(para: Para) -> Iterator[Finding]:
    """Check a paragraph that begins with its heading: the heading's own face, then that of the text."""
    level = loose_level_of(para.words)
    wanted = {1: Face.HEI, 2: Face.KAI}.get(level, Face.BODY)
    first, *rest = [run for run in para.runs if run.text.strip()]
    if face_of(first.font) is not wanted:
        yield at("font", "7.3.3", para, f"段首的字体为{first.font}", f"应为{NAMES[wanted]}")
    odd = next((run for run in rest if face_of(run.font) not in {Face.BODY, wanted}), None)
    if odd is not None:
        yield at("font", "7.3.3", para, f"正文的字体为{odd.font or '（未设）'}", f"应为{NAMES[Face.BODY]}")


def _labelled(para: Para) -> Iterator[Finding]:
    """Check a line of those who were there: the label in 黑体, the names in 仿宋 (10.3)."""
    label, *names = [run for run in para.runs if run.text.strip()]
    if face_of(label.font) is not Face.HEI:
        yield at("font", "10.3", para, f"“{para.words[:2]}”的字体为{label.font or '（未设）'}", "应为黑体")
    odd = next((run for run in names if face_of(run.font) is not Face.BODY), None)
    if odd is not None:
        yield at("font", "10.3", para, f"姓名的字体为{odd.font or '（未设）'}", "应为仿宋体")


def _is_name_of_signer(role: Role, para: Para, text: str) -> bool:
    """Tell whether text is that of a signer's name, which is set in 楷体 (7.2.6): the head's rules look at it."""
    return role is Role.NUMBER and ("签发人" in para.words or "\t" in para.text) and "号" not in text


def _size(role: Role, name: str, para: Para) -> Iterator[Finding]:
    style = STYLES[role]
    if style.size not in _SIZES:
        return
    words, least, most = _SIZES[style.size]
    for run in para.runs:
        if run.text.strip() and not least <= run.size <= most:
            yield at("size", style.clause, para, f"{name}的字号为{run.size:g}磅", f"应为{words}")
            return


def _place(role: Role, name: str, para: Para) -> Iterator[Finding]:
    clause = STYLES[role].clause
    if para.is_in_table:
        return
    if role in _INDENTED and abs(para.left + para.first - 2) > 0.3 and not _hangs(role, para):
        yield at("indent", clause, para, f"{name}首行左空{para.left + para.first:.2g}字", "应左空二字")
    if role is Role.BODY and para.align in {Align.CENTER, Align.RIGHT}:
        yield at("align", clause, para, f"{name}{_ALIGNED[para.align]}排布", "应两端对齐，回行顶格")
    if role is Role.BODY and para.left > 0.3:
        yield at("indent", clause, para, f"{name}整段左空{para.left:.2g}字", "回行应顶格")
    if role in _CENTERED and para.align not in {Align.CENTER, "distribute"} and not para.is_framed:
        yield at("align", clause, para, f"{name}没有居中", "应居中排布")
    if role in _FLUSH and (para.left + para.first > 0.3 or para.align in {Align.CENTER, Align.RIGHT}):
        yield at("indent", clause, para, f"{name}没有顶格", "应居左顶格")


def _hangs(role: Role, para: Para) -> bool:
    """Tell whether a line of the 附件说明 is a further item, which stands under the first one's name."""
    return role is Role.ANNEX_NOTE and not para.words.startswith("附") and para.left + para.first >= 4.5


_ALIGNED = {"center": "居中", "right": "居右"}
