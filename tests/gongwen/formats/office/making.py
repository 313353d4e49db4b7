"""Documents for LibreOffice: made by it of a .docx, or written by hand."""

import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = (
    f'xmlns:office="{OFFICE}:office:1.0" xmlns:text="{OFFICE}:text:1.0" xmlns:draw="{OFFICE}:drawing:1.0"'
    f' xmlns:svg="{OFFICE}:svg-compatible:1.0" xmlns:meta="{OFFICE}:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
ODT = "application/vnd.oasis.opendocument.text"


def soffice() -> str:
    """Return the path of LibreOffice."""
    found = shutil.which("soffice")
    assert found, "LibreOffice is not installed (apt-get install libreoffice-writer); make test installs it"
    return found


def converted(data: bytes, name: str, to: str, folder: Path) -> bytes:
    """Let LibreOffice, as it comes, write a file in another format."""
    (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice(), profile, "--headless", "--convert-to", to, "--outdir", str(folder / to), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / to / name).with_suffix(f".{to}").read_bytes()


def in_gbk(text: str) -> str:
    """Return a text as a Chinese word processor writes it in .rtf."""
    return "".join(
        char if char.isascii() else "".join(f"\\'{byte:02x}" for byte in char.encode("gbk")) for char in text
    )


def rtf(body: str, head: str = "") -> bytes:
    """Return an .rtf with this body, whose Chinese text is put into GBK."""
    fonts = r"{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"
    return f"{{\\rtf1\\ansi\\ansicpg936\\deff0{fonts}{head}{in_gbk(body)}}}".encode("ascii")


def odt(body: str, *, meta: str = "", keys: str = "") -> bytes:
    """Return an .odt with this body; ``keys`` stands in the manifest where those of a locked content do."""
    entries = (("/", ODT, ""), ("content.xml", "text/xml", keys), ("meta.xml", "text/xml", ""))
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{type_}" manifest:size="9">{inner}</manifest:file-entry>'
        for path, type_, inner in entries
    )
    return zipped_odt(
        {
            "content.xml": f'<office:document-content {NAMESPACES} office:version="1.2"><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
            "meta.xml": f'<office:document-meta {NAMESPACES} office:version="1.2"><office:meta>{meta}</office:meta>'
            "</office:document-meta>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0" manifest:version="1.2">{listed}</manifest:manifest>',
        }
    )


def zipped_odt(parts: dict[str, str]) -> bytes:
    """Return an .odt of these parts; its type stands first and is not compressed, as the format wants it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {"mimetype": ODT, **parts}.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def stand_in(path: Path, body: str) -> Path:
    """Write a program that is called as LibreOffice would be; it knows ``made``, the file that is expected of it."""
    head = "import os, pathlib, sys, time\nmade = pathlib.Path(sys.argv[-2]) / 'input.docx'\n"
    path.write_text(f"#!{sys.executable}\n{head}{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path
