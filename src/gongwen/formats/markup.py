"""Markdown inside one line: emphasis, links, code, escapes and tags taken off, the words left as they are.

Conservative: what does not clearly read as markup stays. No pattern can run long: each stops at the next sign of its
own kind.
"""

import html
import re

_ESCAPABLE = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ESCAPE = re.compile(rf"\\([{_ESCAPABLE}])")
# A code point that Unicode sets apart for a program's own use stands before protected characters meanwhile.
_PROTECTED = re.compile("[\ufdd0-\ufdef]([0-9a-f]{2})")
_CODE = re.compile(r"(?<!`)(`+)(?!`)([^`]+)\1(?!`)")
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()\n]*\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\n]*\)")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]+\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]+)>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAGS = "b|i|u|s|em|strong|span|font|sub|sup|center|div|p|a|ins|del|mark|small|big|code|kbd|img|hr"
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_EMPHASIS = (
    re.compile(r"\*\*\*([^*]+)\*\*\*"),
    re.compile(r"\*\*([^*]+)\*\*"),
    re.compile(r"(?<![*\d])\*(?![\s*])([^*]+)(?<!\s)\*(?![*\d])"),
    re.compile(r"(?<!\w)___([^_]+)___(?!\w)"),
    re.compile(r"(?<!\w)__([^_]+)__(?!\w)"),
    re.compile(r"(?<!\w)_(?![\s_])([^_]+)(?<!\s)_(?!\w)"),
    re.compile(r"~~([^~]+)~~"),
)


def plain(text: str, labels: frozenset[str] = frozenset()) -> str:
    """Return one line of Markdown as text; ``<br>`` becomes a line feed, ``labels`` are the links defined elsewhere."""
    if not _may_have_markup(text):
        return text
    text = _ESCAPE.sub(lambda match: _protect(match[1]), text)
    text = _CODE.sub(lambda match: _protect(match[2]), text)
    text = _NOTE_MARK.sub("", text)
    for pattern in (_IMAGE, _LINK, _AUTOLINK):
        text = pattern.sub(r"\1", text)
    text = _REFERENCE.sub(lambda match: match[1] if (match[2] or match[1]).lower() in labels else match[0], text)
    text = _TAG.sub("", _BREAK.sub("\n", text))
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\1", text)
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return _unprotect(text)


def _may_have_markup(text: str) -> bool:
    return any(sign in text for sign in "*_`[\\<&~")


def _protect(text: str) -> str:
    """Hide ASCII signs from the patterns that follow."""
    return "".join(f"\ufdd0{ord(char):02x}" if char.isascii() and not char.isalnum() else char for char in text)


def _unprotect(text: str) -> str:
    return _PROTECTED.sub(lambda match: chr(int(match[1], 16)), text)
