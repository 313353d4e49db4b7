"""Web archives (.mht, RFC 2557): a page and all it needs in one MIME message, as browsers and Word save it.

Parsed by the standard library's email parser. Of its pages the one with the most text is read: with frames, the first
is often an empty shell. Pictures and style sheets are not looked at, and no address is followed.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.policy import compat32
from typing import Final

from gongwen.formats.html import declared_in, read_declared
from gongwen.formats.limits import Limits
from gongwen.formats.model import Remark, Source
from gongwen.refusals import Unreadable

_PAGES: Final = ("text/html", "application/xhtml+xml")
_BOUNDARY: Final = re.compile(rb'boundary\s*=\s*"?([^"\r\n;]{1,200})', re.IGNORECASE)
# RFC 2557 nests one message in another only for frames.
_MOST_BOUNDARIES: Final = 20
_RESAVE: Final = "请用浏览器打开后另存为 .html 再读。"


def read(data: bytes, limits: Limits) -> Source:
    """Return the lines of the page in a web archive that has the most text."""
    _check_parts(data, limits)
    pages = list(_pages(email.message_from_bytes(data, policy=compat32)))
    if not pages:
        raise Unreadable(f"网页归档（.mht）里没有网页，{_RESAVE}")
    if sum(page.count(b"<") + page.count(b"=") for page, _ in pages) > limits.xml_marks:
        raise Unreadable("网页异常庞大，请只保留正文部分后再读。")
    sources = list(_sources(pages, limits))
    best = max(sources, key=_length)
    others = sum(_length(source) > 0 for source in sources) - 1
    remarks = (
        (Remark("archive-pages", f"网页归档里另有 {others} 个带文字的框架网页，没有读取。"),) if others > 0 else ()
    )
    return replace(best, format="mht", remarks=best.remarks + remarks)


def _check_parts(data: bytes, limits: Limits) -> None:
    """Raise Unreadable before the parser makes an object of each of too many parts."""
    boundaries = {found[1].strip() for found in _BOUNDARY.finditer(data)}
    parts = sum(data.count(b"--" + boundary) for boundary in boundaries if boundary)
    if len(boundaries) > _MOST_BOUNDARIES or parts > limits.zip_members:
        raise Unreadable(f"网页归档（.mht）里的文件超过 {limits.zip_members} 个，不像一个网页，{_RESAVE}")


def _pages(message: Message) -> Iterator[tuple[bytes, str | None]]:
    """Yield the bytes of each page with the encoding that its part declares."""
    for part in message.walk():
        if part.get_content_type() in _PAGES:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                yield payload, part.get_content_charset()


def _sources(pages: list[tuple[bytes, str | None]], limits: Limits) -> Iterator[Source]:
    """Yield each page that can be read; raise what refuses the first one if none can."""
    refusals: list[Unreadable] = []
    for payload, charset in pages:
        try:
            yield read_declared(payload, limits, charset or declared_in(payload))
        except Unreadable as refusal:
            refusals.append(refusal)
    if len(refusals) == len(pages):
        raise refusals[0]


def _length(source: Source) -> int:
    return sum(len(line.text.strip()) for line in source.lines)
