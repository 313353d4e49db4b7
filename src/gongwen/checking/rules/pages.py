"""The page: paper, margins, lines and characters, page numbers (GB/T 9704—2012, 5.1, 5.2, 7.5)."""

from collections.abc import Iterator

from gongwen.checking.findings import Finding
from gongwen.checking.measuring import Measured
from gongwen.checking.model import Page, Para
from gongwen.checking.parts import TEXT, Parts
from gongwen.checking.rules.faces import face_of
from gongwen.checking.rules.telling import at
from gongwen.standard import measures
from gongwen.standard.kinds import Format
from gongwen.standard.measures import MM_PER_POINT, points
from gongwen.typesetting.styles import Face, Role

_EXACT = measures.MARGIN_TOLERANCE.value
_SIZE = 0.3
"""Points by which a size may differ: 三号 is 15.75 or 16."""


def check(measured: Measured, parts: Parts) -> Iterator[Finding]:
    """Check the page of each section, the lines of the text, the numbers of the pages."""
    for number, page in enumerate(measured.pages):
        yield from _paper(page)
        if not page.is_lying and not (number and page in measured.pages[:number]):
            yield from _margins(page)
    yield from _lines(measured, parts)
    yield from _characters(parts)
    yield from _numbers(measured, parts)


def _paper(page: Page) -> Iterator[Finding]:
    sides = sorted((page.width, page.height))
    wanted = [measures.PAGE_WIDTH.value, measures.PAGE_HEIGHT.value]
    if any(abs(side - right) > _EXACT for side, right in zip(sides, wanted, strict=True)):
        yield at("paper", "5.1", None, f"纸张为{page.width:.0f}×{page.height:.0f}毫米", "应为 A4，210×297毫米")


def _margins(page: Page) -> Iterator[Finding]:
    for name, clause, found, wanted in (
        ("天头（上边距）", "5.2.1", page.top, measures.TOP),
        ("订口（左边距）", "5.2.1", page.left, measures.LEFT),
        ("右边距", "5.2.1", page.right, measures.RIGHT),
        ("下边距", "5.2.1", page.bottom, measures.BOTTOM),
    ):
        if abs(found - wanted.value) > _EXACT + 0.05:
            text = f"应为{wanted.value:.0f}毫米，版心156×225毫米"
            yield at("margin", clause, None, f"{name}为{found:.1f}毫米", text)


def _lines(measured: Measured, parts: Parts) -> Iterator[Finding]:
    """Check that 22 lines of text stand on a page; tell of the first paragraph of which they do not."""
    grid = next((page.pitch for page in measured.pages if page.pitch), 0.0)
    if grid and _on_a_page(grid) != measures.LINES.value:
        yield at("grid", "5.2.3", None, f"文档网格为每行{grid:.2f}磅", "应为每面22行（28.95磅）")
    for para in parts.of(*TEXT):
        if _on_a_page(para.line or grid * para.multiple) != measures.LINES.value:
            yield at("lines", "5.2.3", para, _pitch_in_words(para, grid), "每面应排22行（固定值28.95磅左右）")
            return


def _on_a_page(pitch: float) -> float:
    return points(measures.BLOCK_HEIGHT.value) // pitch if pitch else 0.0


def _pitch_in_words(para: Para, grid: float) -> str:
    if para.line:
        return f"行距为{para.line:.4g}磅"
    if not grid:
        return "行距没有固定，也没有文档网格"
    return f"行距为{para.multiple:.3g}倍" if para.multiple != 1 else f"行距为{grid:.4g}磅"


def _characters(parts: Parts) -> Iterator[Finding]:
    """Check that 28 characters of text stand on a line: what stands closer or apart changes that."""
    for para in parts.of(Role.BODY):
        run = para.main
        if run is None or abs(run.size - measures.SIZE_3.value) > _SIZE:
            continue
        pitch = run.size + run.spacing
        if points(measures.BLOCK_WIDTH.value) // pitch not in {27, measures.CHARACTERS.value}:
            yield at("characters", "5.2.3", para, f"字距为{run.spacing:+.2f}磅", "每行应排28个字")
            return


def _numbers(measured: Measured, parts: Parts) -> Iterator[Finding]:
    """Check page numbers: a 4号 Song figure between dashes, 7 mm below the text block, right on odd pages, left on even ones."""
    feet = {name: _numbered(paras) for name, paras in measured.feet.items()}
    odd, even = feet.get("default"), feet.get("even")
    if odd is None:
        yield at("page-number", "7.5", None, "没有页码", "应有页码")
        return
    for side, para in (("单页", odd), ("双页", even if measured.tells_odd_from_even else None)):
        if para is not None:
            yield from _set(side, para)
    if not measured.tells_odd_from_even:
        yield at("page-number-sides", "7.5", None, "单双页的页码位置相同", "单页码应居右空一字，双页码应居左空一字")
    elif even is None:
        yield at("page-number", "7.5", None, "双页没有页码", "应有页码，居左空一字")
    else:
        yield from _side("单页码", odd, "right", "居右空一字")
        yield from _side("双页码", even, "left", "居左空一字")
    yield from _foot(measured, odd)
    if parts.format is Format.LETTER and not measured.has_first_page_of_its_own:
        yield at("page-number-first", "10.1", None, "信函的首页有页码", "信函格式首页不显示页码", is_warning=True)


def _numbered(paras: list[Para]) -> Para | None:
    """Return the paragraph that has the field of the page's number."""
    for para in paras:
        told = "".join(node.text or "" for node in para.element.iter() if str(node.tag).endswith("}instrText"))
        simple = [node for node in para.element.iter() if str(node.tag).endswith("}fldSimple")]
        if "PAGE" in told.upper() or any("PAGE" in "".join(node.attrib.values()).upper() for node in simple):
            return para
    return None


def _set(side: str, para: Para) -> Iterator[Finding]:
    run = para.main
    if run is None:
        return
    if face_of(run.font) is not Face.SONG:
        yield at("page-number-font", "7.5", None, f"{side}页码的字体为{run.font or '（未设）'}", "应为4号半角宋体")
    if abs(run.size - measures.SIZE_4.value) > _SIZE:
        yield at("page-number-size", "7.5", None, f"{side}页码的字号为{run.size:g}磅", "应为4号（14磅）")
    if para.text.count("—") + para.text.count("－") + para.text.count("–") + para.text.count("-") < 2:
        yield at("page-number-dash", "7.5", None, f"{side}页码左右没有一字线", "数字左右应各放一条一字线")
    elif para.text.count("—") < 2:
        yield at("page-number-dash", "7.5", None, f"{side}页码左右不是一字线（—）", "数字左右应各放一条一字线")


def _side(name: str, para: Para, side: str, wanted: str) -> Iterator[Finding]:
    indent = para.right if side == "right" else para.left
    is_there = (
        para.align == side
        or (side == "left" and para.align in {"both", "start"})
        or (side, para.align) == ("right", "end")
    )
    if not is_there or abs(indent - 1) > 0.3:
        yield at(
            "page-number-place",
            "7.5",
            None,
            f"{name}的位置不对（{_ALIGN.get(para.align, para.align)}，空{indent:g}字）",
            f"应{wanted}",
        )


_ALIGN = {"left": "居左", "right": "居右", "center": "居中", "both": "两端对齐"}


def _foot(measured: Measured, odd: Para) -> Iterator[Finding]:
    """Check how far below the text block the dash is: by the footer's distance and its line."""
    page = measured.pages[0]
    run = odd.main
    line = odd.line or (run.size * 1.3 if run else 18.0)
    size = run.size if run else measures.SIZE_4.value
    dash = page.bottom - page.foot - (line - (0.8 * line - 0.4 * size)) * MM_PER_POINT
    if abs(dash - measures.PAGE_NUMBER_BELOW.value) > 2:
        yield at("page-number-distance", "7.5", None, f"页码一字线距版心下边缘约{dash:.0f}毫米", "应为7毫米")
