"""What a file is: by its content first, by its extension where content does not tell."""

import re
from typing import NamedTuple

from gongwen.formats.zips import is_zip, member_names
from gongwen.refusals import Unreadable

EXTENSIONS: dict[str, tuple[str, ...]] = {
    "txt": (".txt", ".text"),
    "md": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml", ".shtml"),
    "mht": (".mht", ".mhtml"),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "pdf": (".pdf",),
    "ofd": (".ofd",),
    "doc": (".doc", ".dot"),
    "wps": (".wps", ".wpt"),
    "rtf": (".rtf",),
    "odt": (".odt", ".ott"),
    "picture": (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
}
"""The formats that are read, each with its extensions."""

OTHER_EXTENSIONS = frozenset({".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps", ".ods", ".odp"})
"""Extensions of documents that are not read: text under one of them is read, and told."""

_SAVE_AS_DOCX = "请用 Word 或 WPS 另存为 .docx 后再读。"
_NEEDS_TEXT = "请换用 .docx、.pdf、.txt 或 .html 格式的原件。"
_PICTURE = "这是图片，里面没有文字，请换用有文字的原件，或先做文字识别。"
_ARCHIVE = "这是压缩包，请解压后选其中的公文文件再读。"
DAMAGED_ZIP = "文件已损坏或不完整（.docx 的压缩结构读不出来），请重新取得原件再读。"


class _Signature(NamedTuple):
    start: bytes
    sentence: str


_REFUSED = (
    _Signature(b"GIF8", _PICTURE),
    _Signature(b"Rar!\x1a\x07", _ARCHIVE),
    _Signature(b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    _Signature(b"\x1f\x8b\x08", _ARCHIVE),
    _Signature(b"\xfd7zXZ\0", _ARCHIVE),
    _Signature(b"MIME-Version:", f"这是网页归档（.mht）文件，{_SAVE_AS_DOCX}"),
)
_PICTURES = b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Storage names inside an OLE container (MS-CFB 2.6.1: UTF-16LE), the most telling first.
_OLE_CONTENTS = (
    ("Workbook", f"这是旧版 Excel（.xls）表格，{_NEEDS_TEXT}"),
    ("PowerPoint Document", f"这是旧版 PowerPoint（.ppt）演示文稿，{_NEEDS_TEXT}"),
)
_OLE_LOCKED = "EncryptedPackage"
_OLE_WORD = "WordDocument"
_LOCKED = "文件加了密码，请先用 Word 或 WPS 取消密码，另存为 .docx 后再读。"
_OLE_OTHER = f"这是旧版 Office 文件，{_SAVE_AS_DOCX}"

_ZIP_CONTENTS = (
    ("xl/", f"这是 Excel（.xlsx）表格，{_NEEDS_TEXT}"),
    ("ppt/", f"这是 PowerPoint（.pptx）演示文稿，{_NEEDS_TEXT}"),
    ("meta-inf/container.xml", f"这是 EPUB 电子书，{_NEEDS_TEXT}"),
)
# A zip that holds a member of this beginning is of this format.
_ZIP_FORMATS = (("word/", "docx"), ("ofd.xml", "ofd"), ("encryptions.xml", "ofd"))
# OpenDocument 1.3, 2.2.1: the first member, stored, tells the type; text and its templates are read.
_ODF_TEXT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_WORD_XML = re.compile(rb"<\?mso-application|<w:worddocument|<pkg:package")
_HTML_START = re.compile(rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html)\b", re.DOTALL)
# RFC 2557: a page among its parts, or alone. Browsers put their own fields before those of MIME.
_MHT_START = re.compile(rb"\s*(?:from|subject|date|mime-version|content-type|snapshot-content-location|x-[\w-]{1,40}):")
_MHT_FIELDS = (
    re.compile(rb"^mime-version:", re.MULTILINE),
    re.compile(rb"^content-type:\s*(?:multipart/related|text/html)", re.MULTILINE),
)
_ANY_TAG = re.compile(rb"<[a-z!/]")
_HEAD = 4096
_PDF_REACH = 1024
"""PDF 1.7, implementation note 13: readers accept the mark anywhere in the first 1024 bytes."""
_ZIPPED = b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"


def format_of(data: bytes, extension: str, *, zip_members: int) -> str:
    """Return which of EXTENSIONS reads ``data``; raise Unreadable with a sentence naming what else it is."""
    extension = extension.lower()
    if data.startswith(_ZIPPED):
        return _zipped(data, extension, zip_members)
    if data.startswith(_OLE):
        return _in_ole(data, extension)
    head = data[:_HEAD]
    if b"%PDF-" in head[:_PDF_REACH]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_PICTURES):
        return "picture"
    if _is_mht(head.lower()):
        return "mht"
    _refuse_by_signature(head)
    return _textual(head.replace(b"\0", b"").lower(), extension)


def format_of_extension(extension: str) -> str | None:
    """Return the format that an extension such as ``.docx`` promises, None where it promises none of ours."""
    lowered = extension.lower()
    return next((name for name, extensions in EXTENSIONS.items() if lowered in extensions), None)


def _zipped(data: bytes, extension: str, zip_members: int) -> str:
    if not is_zip(data):
        raise Unreadable(
            DAMAGED_ZIP if extension in EXTENSIONS["docx"] else "压缩文件已损坏或不完整，请重新取得原件再读。"
        )
    names = member_names(data, most=zip_members)
    for part, format_ in _ZIP_FORMATS:
        if any(name.startswith(part) for name in names):
            return format_
    if "content.xml" in names and (_ODF_TEXT in data[:_HEAD] or extension in EXTENSIONS["odt"]):
        return "odt"
    for part, sentence in _ZIP_CONTENTS:
        if any(name.startswith(part) for name in names):
            raise Unreadable(sentence)
    if "[content_types].xml" in names or extension in EXTENSIONS["docx"]:
        return "docx"
    if extension in EXTENSIONS["ofd"]:
        return "ofd"
    raise Unreadable(_ARCHIVE)


def _in_ole(data: bytes, extension: str) -> str:
    if _holds(data, _OLE_LOCKED):
        raise Unreadable(_LOCKED)
    if _holds(data, _OLE_WORD):
        return "wps" if extension in EXTENSIONS["wps"] else "doc"
    raise Unreadable(next((sentence for name, sentence in _OLE_CONTENTS if _holds(data, name)), _OLE_OTHER))


def _holds(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in data


def _is_mht(head: bytes) -> bool:
    return _MHT_START.match(head) is not None and all(field.search(head) for field in _MHT_FIELDS)


def _refuse_by_signature(head: bytes) -> None:
    for signature in _REFUSED:
        if head.startswith(signature.start):
            raise Unreadable(signature.sentence)
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        raise Unreadable(_PICTURE)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise Unreadable(_PICTURE)


def _textual(head: bytes, extension: str) -> str:
    # A page that Word saved begins as a page, and has a <w:worddocument> in a comment that only Word reads.
    if _HTML_START.match(head.lstrip(b"\xef\xbb\xbf\xfe\xff")):
        return "html"
    if _WORD_XML.search(head):
        raise Unreadable(f"这是 Word 的 XML 文件，{_SAVE_AS_DOCX}")
    promised = format_of_extension(extension)
    if promised == "md" or (promised == "html" and _ANY_TAG.search(head)):
        return promised
    return "txt"
