"""What a browser shows of a page's elements, as far as the page itself says so: scripts and style sheets are not run."""

import re

from lxml import etree

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
"""Elements that stand on lines of their own (HTML Standard 15.3)."""

NEVER_SHOWN = frozenset(
    (
        *("audio", "button", "canvas", "datalist", "embed", "frameset", "head", "iframe", "input", "map", "math"),
        *("noembed", "noframes", "noscript", "object", "option", "param", "rp", "rt", "script", "select", "style"),
        *("svg", "template", "textarea", "title", "video"),
    )
)
"""Elements without text of the page in them."""

CONTENT = frozenset(("article", "main", "section", "td", "th"))
"""Elements that have a header and a footer of their own."""

_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_hidden(node: etree._Element) -> bool:
    """Say whether an element itself says that it is not shown."""
    if node.get("hidden") is not None:
        return True
    style = node.get("style")
    return style is not None and _HIDING_STYLE.search(style) is not None
