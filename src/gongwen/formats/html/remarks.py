"""What the reader of a web page should be told, and the sentences that refuse a page whose text is elsewhere."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from gongwen.formats.blocks import Block, Paragraph, flattened
from gongwen.formats.html.page import Page
from gongwen.formats.html.parts import Fate
from gongwen.formats.model import Remark
from gongwen.refusals import Unreadable

_WORDS: Final = 16
_SHOWN: Final = 3
_PROSE: Final = 30
_MUCH: Final = 600
_ENDS: Final = re.compile("[。；]")


def page_remarks(page: Page) -> tuple[Remark, ...]:
    """Return what was set aside, what is hidden, and which files the page only links to."""
    return tuple(_remarks(page))


def refuse_without_text(root: etree._Element, page: Page) -> None:
    """Raise Unreadable for a page whose text is in an attachment or in another frame."""
    texts = [paragraph.text for paragraph in flattened(page.blocks)]
    if page.files and not _has_prose(texts):
        name = next(iter(page.files))
        raise Unreadable(f"网页上没有正文，正文在附件“{name}”里，请下载这个附件后再读。")
    if texts:
        return
    frame = next((node for node in root.iter("frame", "iframe") if node.get("src")), None)
    if frame is not None:
        address = (frame.get("src") or "").strip()[: _WORDS * 4]
        raise Unreadable(f"网页里没有文字，正文在它的框架（{address}）里，请在浏览器中单独打开这个框架，另存后再读。")
    if page.hidden or next(root.iter("script"), None) is not None:
        raise Unreadable(
            "网页里没有文字，内容可能要由脚本生成，请用浏览器打开，待文字显示后复制成 .txt 或另存为“网页，全部”再读。"
        )


def _has_prose(texts: list[str]) -> bool:
    return sum(map(len, texts)) >= _MUCH or any(len(text) >= _PROSE and _ENDS.search(text) for text in texts)


def _remarks(page: Page) -> Iterator[Remark]:
    rows = _rows([*page.asides.get(Fate.FURNITURE, ()), *page.asides.get(Fate.FOOTER, ())])
    if rows:
        message = f"网页上有 {len(rows)} 处导航、链接、页脚等文字没有算进正文，如{_quoted(rows)}。"
        yield Remark("furniture", message)
    copies = _rows(page.asides.get(Fate.TWICE, ()))
    if copies:
        yield Remark("text-twice", f"网页上有 {len(copies)} 处文字印了两遍，只读一遍，如{_quoted(copies)}。")
    if page.revealed:
        yield Remark("revealed-text", f"网页中有 {page.revealed} 处文字要由脚本显示，已一并读取，请对照网页核实。")
    if page.hidden:
        yield Remark("hidden-text", f"网页中有 {page.hidden} 处不显示的文字，没有读取。")
    if page.files:
        names = "、".join(f"“{name}”" for name in list(page.files)[:_SHOWN])
        more = f"等 {len(page.files)} 个" if len(page.files) > _SHOWN else ""
        yield Remark("attachments", f"网页链接了附件{names}{more}，附件的内容不在网页里，需要时请另外下载读取。")


def _rows(blocks: "list[Block] | tuple[Block, ...]") -> list[str]:
    """Return the texts of paragraphs, those that stand one behind the other on the page put together."""
    rows: list[str] = []
    last = -1
    for block in blocks:
        if isinstance(block, Paragraph):
            text = " ".join(block.text.split())
            if block.number == last + 1:
                rows[-1] += f" {text}"
            else:
                rows.append(text)
            last = block.number
    return rows


def _quoted(rows: list[str]) -> str:
    largest = sorted(rows, key=len, reverse=True)[:_SHOWN]
    return "、".join(f"“{row[:_WORDS]}”" for row in largest)
