"""Small .docx files made of the XML that a test is about, and the lines that come out of them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from gongwen.formats import Source, read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>'
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def root(name: str, content: str) -> str:
    """Return a part with this root element, all namespaces declared."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


def relationships(targets: Sequence[tuple[str, str]]) -> str:
    """Return a .rels part; each target is (type, path) and gets the ids rId1, rId2, …."""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{type_}" Target="{target}"/>'
        for number, (type_, target) in enumerate(targets, start=1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )


def members(body: str, parts: Mapping[str, str] | None = None) -> dict[str, str | bytes]:
    """Return the members of a .docx with this body; ``parts`` are further ones by type, e.g. ``numbering``."""
    targets = [(type_.rstrip("0123456789"), f"{type_}.xml") for type_ in parts or {}]
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships([("officeDocument", "word/document.xml")]),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(targets),
        **{f"word/{type_}.xml": content for type_, content in (parts or {}).items()},
    }


def docx(body: str, **parts: str) -> bytes:
    """Return a .docx with this body and these further parts, each with its root element."""
    return zipped(members(body, parts))


def read_docx(body: str, **parts: str) -> Source:
    """Read a .docx with this body."""
    return read_bytes(docx(body, **parts), name="a.docx")


def texts(body: str, **parts: str) -> list[str]:
    """Return the texts of the lines of a .docx with this body."""
    return [line.text for line in read_docx(body, **parts).lines]


def p(text: str = "", properties: str = "") -> str:
    """Return a paragraph with one run."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def raw(content: str) -> str:
    """Return a paragraph of this content."""
    return f"<w:p>{content}</w:p>"


def r(content: str) -> str:
    """Return a run of this content."""
    return f"<w:r>{content}</w:r>"


def t(text: str) -> str:
    """Return a text element."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def item(text: str, list_id: int = 1, level: int = 0) -> str:
    """Return a paragraph at a level of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(index: int, text: str, number_format: str = "decimal", start: int = 1, more: str = "") -> str:
    """Return a level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(
    *levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', more: str = ""
) -> str:
    """Return a numbering part with list definition 0 of these levels."""
    return root("numbering", f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}{nums}')


def table(*rows: str) -> str:
    """Return a table of these rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row of these cells."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(content: str = "", properties: str = "") -> str:
    """Return a cell; plain words become a paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
