"""What the names of a page's elements say: id and class, role, tag. A hint, and never enough where the text says otherwise."""

import re
from enum import IntEnum
from typing import Final

from lxml import etree


class Hint(IntEnum):
    """What an element calls itself."""

    NONE = 0
    TEXT = 1
    MENU = 2
    SITE_HEADER = 3
    SITE_FOOTER = 4
    BESIDE = 5
    NOTES = 6
    COMMENTS = 7


FURNITURE: Final = (Hint.MENU, Hint.SITE_HEADER, Hint.SITE_FOOTER, Hint.BESIDE)
"""What is none of the text, where it is right."""

_TAGS: Final = {
    "nav": Hint.MENU,
    "menu": Hint.MENU,
    "aside": Hint.MENU,
    "header": Hint.SITE_HEADER,
    "footer": Hint.SITE_FOOTER,
}
# WAI-ARIA 1.2, 5.3.4: the landmarks. A page's search form and its banner are none of the text.
_ROLES: Final = {
    "navigation": Hint.MENU,
    "complementary": Hint.MENU,
    "search": Hint.MENU,
    "menubar": Hint.MENU,
    "toolbar": Hint.MENU,
    "banner": Hint.SITE_HEADER,
    "contentinfo": Hint.SITE_FOOTER,
}
# What the content systems of government sites (TRS, Hanweb, Visual SiteBuilder, Ucap …) call the place of the text.
_TEXT: Final = re.compile(
    r"ucap-?content|trs_?u?editor|ivs_?content|pages_?content|vsb_?content|js_?content|rich_?media_?content"
    r"|(?<![-\w])zoom(?![-\w])|zfxxgk_?zw|content_?body|(?:article|news|detail|info|text|xxgk|art|xl|wz|bt|view)[-_]?(?:content|con|text|body|nr)\b"
    r"|print_?(?:area|content)|founder-?content",
)
# Whole words of a name. Those in front or beside a text, …
_MENU: Final = frozenset(
    (
        "nav navs navi navbar navigation menu menus topbar toolbar tools sidebar leftbar rightbar crumb crumbs breadcrumb "
        "breadcrumbs location position weizhi dqwz share sharebox bdshare bshare bdsharebuttonbox jiathis search sousuo "
        "login fontsize print qrcode ewm erweima weather pager pagination fenye lang language wza"
    ).split()
)
# … those behind it, …
_BEHIND: Final = frozenset(
    (
        "related relate relation recommend comment comments pinglun feedback copyright friendlink friendlinks yqlj hot rank "
        "xgjd xgwj xgxx xgwd xglj xgyd xgzc"
    ).split()
)
_FOOT: Final = re.compile(r"(?:foot(?:er|box|cont|link)?|bottom)s?$")
_SITE_TOP: Final = frozenset(("header", "banner", "logo"))
# … and those of a part of the text, which take the others but these back: article-header, content_nav.
_OF_ARTICLE: Final = frozenset(("article", "artical", "detail", "news", "art"))
_OF_TEXT: Final = _OF_ARTICLE | {"content", "contents", "con", "text", "title", "doc", "file", "policy"}
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS: Final = re.compile(r"[a-z]+")
_MSO_ELEMENT: Final = re.compile(r"mso-element\s*:\s*(footnote|endnote|comment)", re.IGNORECASE)
_MOST: Final = 200
_PAGE: Final = re.compile(r"page|fenye", re.IGNORECASE)


def hint_of(node: etree._Element, names: str) -> Hint:
    """Return what a block element calls itself, given its id and class; the more telling of its names wins."""
    role = node.get("role")
    found = (_ROLES.get(role.lower()) if role else None) or _TAGS.get(node.tag)
    if found is not None:
        return found
    if names:
        named = _named(names)
        if named is not Hint.NONE:
            return named
    style = node.get("style")
    return _word_element(style) if style and "mso-element" in style else Hint.NONE


def is_page_of_text(names: str) -> bool:
    """Say whether id and class tell one page of a text that a script turns over."""
    return _PAGE.search(names) is not None


def names_of(node: etree._Element) -> str:
    """Return id and class of an element, one behind the other."""
    name, classes = node.get("id"), node.get("class")
    return f"{name[:_MOST] if name else ''} {classes[:_MOST] if classes else ''}" if name or classes else ""


def _named(names: str) -> Hint:
    lowered = names.lower()
    if _TEXT.search(lowered):
        return Hint.TEXT
    words = set(_WORDS.findall(_CAMEL.sub(" ", names).lower()))
    if any(_FOOT.match(word) for word in words):
        return Hint.NONE if words & _OF_ARTICLE else Hint.SITE_FOOTER
    if words & _BEHIND:
        return Hint.BESIDE
    if words & _OF_TEXT:
        return Hint.NONE
    if words & _MENU:
        return Hint.MENU
    return Hint.SITE_HEADER if words & _SITE_TOP else Hint.NONE


def _word_element(style: str) -> Hint:
    """Return what Word says of a part that it moved to the end of the page."""
    found = _MSO_ELEMENT.search(style)
    if found is None:
        return Hint.NONE
    return Hint.COMMENTS if found[1].lower() == "comment" else Hint.NOTES
