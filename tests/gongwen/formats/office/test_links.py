"""Nothing that a document names is fetched: neither from the network nor from this machine."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongwen.formats import read_bytes
from tests.gongwen.formats.office.making import converted, odt, rtf

SECRET = "不可外传"  # noqa: S105 -- what must not come in


class Listener:
    """A server on this machine that notes the first line of whatever is asked of it."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            with line:
                line.settimeout(5)
                self.asked.append(line.recv(1000).splitlines()[0])
                line.sendall(b"HTTP/1.1 404 None\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    opened = Listener()
    yield opened
    opened.close()


def linking_odt(address: str, secret: str) -> bytes:
    """Return an .odt that names all kinds of things elsewhere."""
    framed = "".join(
        f'<text:p><draw:frame svg:width="3cm" svg:height="3cm"><draw:{kind} xlink:href="{address}/{kind}"/></draw:frame></text:p>'
        for kind in ("image", "object", "floating-frame", "plugin")
    )
    sections = "".join(
        f'<text:section text:name="{name}"><text:section-source xlink:href="{target}" text:filter-name="Text"/><text:p>旧文</text:p></text:section>'
        for name, target in (("web", f"{address}/section"), ("file", secret))
    )
    meta = f'<meta:template xlink:href="{address}/t.ott"/><meta:auto-reload xlink:href="{address}/again" meta:delay="PT0S"/>'
    return odt(f"<text:p>方案</text:p>{framed}{sections}<text:p>完</text:p>", meta=meta)


def linking_rtf(address: str, secret: str) -> bytes:
    """Return an .rtf that names a template, pictures, texts, a part of the document and an object elsewhere."""
    fields = "".join(
        rf"{{\field{{\*\fldinst {instruction}}}{{\fldrslt 旧文}}}}"
        for instruction in (
            f'INCLUDEPICTURE "{address}/picture" \\\\d',
            f'INCLUDETEXT "{address}/text"',
            f'INCLUDETEXT "{secret}"',
            f'DDEAUTO soffice "{address}/dde" x',
        )
    )
    linked = r"{\object\objautlink\objupdate{\*\objclass Word.Document.8}{\*\objdata 0105}{\result 旧图}}"
    parts = rf"{{\*\filetbl{{\file\fid0 {address}/part.rtf}}}}"
    return rtf(rf"{{\*\template {address}/t.dot}}方案\par {fields}{linked}\subdocument0\par 完", parts)


def test_without_our_settings_libreoffice_would_ask(listener: Listener, tmp_path: Path) -> None:
    converted(linking_odt(listener.address, "x"), "a.odt", "docx", tmp_path)

    assert {line.split()[1] for line in listener.asked} == {b"/image", b"/object"}


@pytest.mark.parametrize(("name", "make"), [("a.odt", linking_odt), ("a.rtf", linking_rtf)])
def test_nothing_is_fetched_and_no_file_of_this_machine_comes_in(
    listener: Listener, tmp_path: Path, name: str, make: object
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    assert callable(make)

    source = read_bytes(make(listener.address, secret.as_uri()), name=name)

    text = "".join(line.text for line in source.lines)
    assert (text[:2], text[-1], SECRET in text, listener.asked) == ("方案", "完", False, [])
