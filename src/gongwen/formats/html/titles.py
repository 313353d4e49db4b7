"""What the head of a page says that the page is about."""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from lxml import etree

from gongwen.formats.html.survey import letters_of

# 《政府网站集约化试点…网站标签规范》 names ArticleTitle; og:title is that of the Open Graph protocol.
_META: Final = frozenset(("articletitle", "og:title"))
_SEAM: Final = re.compile(r"[_|｜]|\s*[-—–]+\s*|\s{1,50}")
_LEAST: Final = 6
_MOST: Final = 500
_MOST_METAS: Final = 60
_FIRST_PIECES: Final = 3


def titles_of(root: etree._Element) -> frozenset[str]:
    """Return the letters of the titles that the head of a page names; the site's own name may be glued to them."""
    return frozenset(title for text in _texts(root) for title in _parts(text[:_MOST]) if len(title) >= _LEAST)


def _texts(root: etree._Element) -> Iterator[str]:
    title = next(root.iter("title"), None)
    if title is not None and title.text:
        yield title.text
    for number, meta in enumerate(root.iter("meta")):
        if number >= _MOST_METAS:
            return
        if (meta.get("name") or meta.get("property") or "").lower() in _META:
            yield meta.get("content") or ""


def _parts(text: str) -> Iterator[str]:
    """Yield the beginnings of a title up to its seams, and its longest piece."""
    pieces = [letters_of(piece) for piece in _SEAM.split(text.strip())]
    yield from accumulate(pieces[:_FIRST_PIECES])
    yield max(pieces, key=len)
    yield letters_of(text)
