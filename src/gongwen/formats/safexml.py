"""XML from outside, read without trust: no DTD, no entities, no network, bounded in size and depth."""

from typing import Final

from lxml import etree

from gongwen.formats.limits import Limits
from gongwen.refusals import Unreadable

_RESAVE: Final = "请用 Word 或 WPS 打开后另存为新的 .docx 再读。"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def parse_xml(data: bytes, *, part: str, limits: Limits, remedy: str = _RESAVE) -> etree._Element:
    """Return the root of one XML part; ``part`` is its name in the sentence of the Unreadable that is raised.

    ``remedy`` ends that sentence where the part is damaged: what to do about it.

    Depth is bounded by libxml2 itself (256 levels unless huge trees are allowed), which is what lets our own
    walks recurse.
    """
    plain = _as_utf8(data, part, remedy)
    # OPC forbids DTDs (ECMA-376-2 6.2.5); without one there is no entity to expand.
    if b"<!DOCTYPE" in plain:
        raise Unreadable(f"文件内部的 {part} 含有不允许的声明（DTD），为安全起见不读，请重新取得原件。")
    if plain.count(b"<") + plain.count(b"=") > limits.xml_marks:
        raise Unreadable(f"文件内部的 {part} 异常庞大，请拆分成较小的文件后再读。")
    try:
        root = etree.fromstring(plain, _parser())
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(f"文件内部的 {part} 已损坏，{remedy}") from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(f"文件内部的 {part} 已损坏，{remedy}")
    return root


def _as_utf8(data: bytes, part: str, remedy: str) -> bytes:
    # The other encoding that OPC allows; put into UTF-8 so that the checks on bytes see it as it is.
    if not data.startswith(_UTF16_MARKS):
        return data
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise Unreadable(f"文件内部的 {part} 已损坏，{remedy}") from error
    return text.partition("?>")[2].encode() if text.startswith("<?xml") else text.encode()


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
