"""The smallest files of each kind, and of some kinds that are not taken."""

import io
import zipfile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(*names: str, first: bytes = b"") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as container:
        if first:
            container.writestr("mimetype", first)
        for name in names:
            container.writestr(name, b"<x/>")
    return written.getvalue()


TAKEN = {
    "docx": zipped("[Content_Types].xml", "word/document.xml"),
    "doc": OLE + "WordDocument".encode("utf-16-le"),
    "wps": OLE + "WordDocument".encode("utf-16-le"),
    "rtf": rb"{\rtf1 x}",
    "odt": zipped("content.xml", first=b"application/vnd.oasis.opendocument.text"),
    "xlsx": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "pdf": b"%PDF-1.7\n%%EOF",
    "ofd": zipped("OFD.xml"),
    "html": b"<!DOCTYPE html><title>x</title>",
    "mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n",
    "txt": "区政府工作方案".encode("gb18030"),
    "md": "# 工作方案".encode(),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(8),
    "jpg": b"\xff\xd8\xff\xe0" + bytes(8),
    "tif": b"II*\0" + bytes(8),
}
REFUSED = {
    "program.docx": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
    "program.txt": b"MZ\x90\0\x03\0\0\0" + bytes(range(256)) * 20,
    "data.txt": bytes(range(256)) * 400,
    "sheet.xls": OLE + "Workbook".encode("utf-16-le"),
    "locked.docx": OLE + "EncryptedPackage".encode("utf-16-le"),
    "slides.pptx": zipped("[Content_Types].xml", "ppt/presentation.xml"),
    "many.zip": zipped("a.docx", "b.docx"),
    "torn.docx": TAKEN["docx"][:60],
    "picture.gif": b"GIF89a" + bytes(8),
    "archive.rar": b"Rar!\x1a\x07\x00" + bytes(8),
}
