"""Links of a page: to other pages, to places in the page itself, and to files that hold what the page does not."""

import re
from enum import IntEnum
from itertools import islice
from typing import Final

from lxml import etree


class Link(IntEnum):
    """Where a link leads, as far as it tells furniture from text."""

    NONE = 0
    FILE = 1
    PAGE = 2
    BUTTON = 3


_FILE: Final = re.compile(
    r"([^/\\?&=#%:]{0,150}\.(?:pdf|docx?|wps|ofd|rtf|xlsx?|et|pptx?|zip|rar|7z|tiff?))(?=$|[?&#])", re.IGNORECASE
)
_IN_PAGE: Final = re.compile(r"#[^/!]")
_MOST: Final = 2_000
_MOST_PIECES: Final = 40
_MOST_NAME: Final = 60
_FRAMES: Final = {"iframe": "src", "embed": "src", "object": "data"}


def link_of(node: etree._Element) -> Link:
    """Return what an <a> is."""
    href = node.get("href")
    if href is None:
        # A mark to be linked to has a name; what has none waits for a click that a script takes.
        return Link.NONE if node.get("name") or node.get("id") else Link.BUTTON
    href = href.strip()[:_MOST]
    if _FILE.search(href):
        return Link.FILE
    if href.lower().startswith("javascript:"):
        return Link.BUTTON
    return Link.NONE if _IN_PAGE.match(href) else Link.PAGE


def file_of_link(node: etree._Element) -> str:
    """Return the name of the file that an <a> leads to: as the page prints it, else as its address has it."""
    printed = " ".join("".join(map(str, islice(node.itertext(), _MOST_PIECES))).split())
    found = _FILE.search((node.get("href") or "").strip()[:_MOST])
    return printed[:_MOST_NAME] or (found[1] if found else "")


def file_in_frame(node: etree._Element) -> str | None:
    """Return the name of the file that a frame of the page shows, None where it shows none."""
    attribute = _FRAMES.get(node.tag)
    found = _FILE.search((node.get(attribute) or "").strip()[:_MOST]) if attribute else None
    return found[1] if found else None
