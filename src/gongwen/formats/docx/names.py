"""Names of ECMA-376 (WordprocessingML, transitional and strict) that the reader knows."""

from typing import Final

_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

RELATION_ID: Final = f"{_R}id"
ALTERNATE: Final = f"{_MC}AlternateContent"
CHOICE: Final = f"{_MC}Choice"
FALLBACK: Final = f"{_MC}Fallback"
MATH_TEXT: Final = f"{_M}t"
WORD_ART: Final = f"{_V}textpath"
BLIP: Final = f"{_A}blip"
IMAGE_DATA: Final = f"{_V}imagedata"
GRAPHIC_DATA: Final = f"{_A}graphicData"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return _W + name


VAL: Final = w("val")


def transitional(data: bytes) -> bytes:
    """Return a part with the namespaces of strict documents (ECMA-376-1 Annex A) put into the transitional ones."""
    if b"http://purl.oclc.org/ooxml/" not in data:
        return data
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data
