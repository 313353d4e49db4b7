"""Find what a page, style sheet or script would load from another machine."""

import re

_IN_PAGE = re.compile(
    r"<(?!a\b)[a-z][^<>]*?\s(?:src|srcset|href|poster|data|action|hx-[a-z]+)\s*=\s*[\"']?\s*(?:https?:)?//[^\s\"'>]*",
    re.IGNORECASE | re.DOTALL,
)
_IN_SHEET = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])\s*(?:https?:)?//[^\s\"')]*", re.IGNORECASE)
_IN_SCRIPT = re.compile(r"[\"'`](?:https?:|wss?:)?//[\w.-]+[^\"'`\s]*", re.IGNORECASE)
_NAMESPACES = re.compile(
    r"http://www\.w3\.org/(?:2000/svg|1999/xhtml|1999/xlink|1998/Math/MathML|XML/1998/namespace|2000/xmlns/?)"
)
_LOOKS = {".html": (_IN_PAGE, _IN_SHEET), ".svg": (_IN_PAGE, _IN_SHEET), ".css": (_IN_SHEET,), ".js": (_IN_SCRIPT,)}


def loaded_from_outside(source: str, suffix: str) -> list[str]:
    """Return what a file of this suffix names on another machine to load; a link that a reader may follow is nothing loaded."""
    plain = _NAMESPACES.sub("", source)
    return [hit[0] for look in _LOOKS.get(suffix, ()) for hit in look.finditer(plain)]
