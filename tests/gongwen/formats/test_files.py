import io
import os
import resource
from pathlib import Path

import docx
import pytest

from gongwen.formats import FORMATS, Limits, read_bytes, read_file
from gongwen.refusals import Unreadable
from tests.gongwen.formats.builders import docx as raw_docx
from tests.gongwen.formats.builders import p, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(64)


def sentence_of(data: bytes, name: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, name=name)
    return str(caught.value)


def assert_is_one_sentence(sentence: str) -> None:
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "请" in sentence
    assert "\n" not in sentence


def test_the_formats_are_those_that_are_promised() -> None:
    promised = "txt md html mht docx pdf ofd doc wps rtf odt picture"

    assert tuple(promised.split()) == FORMATS


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("a.txt", "方案".encode(), "txt"),
        ("a", "方案".encode(), "txt"),
        ("a.md", "# 方案".encode(), "md"),
        ("A.HTM", "<p>方案</p>".encode("gbk"), "html"),
        ("a.docx", raw_docx(p("方案")), "docx"),
        ("a", raw_docx(p("方案")), "docx"),
    ],
)
def test_a_file_is_read_by_its_format(tmp_path: Path, name: str, data: bytes, format_: str) -> None:
    (tmp_path / name).write_bytes(data)

    source = read_file(tmp_path / name)

    assert (source.format, [line.text for line in source.lines], source.remarks) == (format_, ["方案"], ())


def test_a_file_of_python_docx_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("第一条", style="List Number")
    document.save(buffer := io.BytesIO())

    assert [line.text for line in read_bytes(buffer.getvalue(), name="a.docx").lines] == ["1.第一条"]


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        pytest.param("a.txt", raw_docx(p("方案")), "docx", id="docx named txt"),
        pytest.param("a.doc", raw_docx(p("方案")), "docx", id="docx named doc"),
        pytest.param("a.docx", "方案".encode("gbk"), "txt", id="text named docx"),
        pytest.param("a.pdf", "方案".encode(), "txt", id="text named pdf"),
        pytest.param("a.doc", b"<html><body>\xb7\xbd\xb0\xb8</body></html>", "html", id="page named doc"),
        pytest.param("a.html", "方案".encode(), "txt", id="text named html"),
    ],
)
def test_a_wrong_extension_is_told_and_the_content_read(name: str, data: bytes, format_: str) -> None:
    source = read_bytes(data, name=name)

    assert (source.format, [line.text for line in source.lines]) == (format_, ["方案"])
    assert [remark.code for remark in source.remarks] == ["wrong-extension"]
    assert Path(name).suffix in source.remarks[0].message


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        pytest.param("a.docx", ole("EncryptedPackage"), "加了密码", id="encrypted docx"),
        pytest.param("a.xls", ole("Workbook"), "Excel", id="xls"),
        pytest.param("a.ppt", ole("PowerPoint Document"), "PowerPoint", id="ppt"),
        pytest.param("a", OLE, "旧版 Office", id="another OLE file"),
        pytest.param("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF", id="pdf"),
        pytest.param("a.pdf", b"\n\n%PDF-1.4\n", "PDF", id="pdf after empty lines"),
        pytest.param("a.png", b"\x89PNG\r\n\x1a\n" + bytes(20), "图片", id="png"),
        pytest.param("a.jpg", b"\xff\xd8\xff\xe0" + bytes(20), "图片", id="jpeg"),
        pytest.param("a.bmp", b"BM\x10\x00\x00\x00\x00\x00\x00\x00\x36", "图片", id="bmp"),
        pytest.param("a.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 ", "图片", id="webp"),
        pytest.param("a.xlsx", zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "Excel", id="xlsx"),
        pytest.param("a.pptx", zipped({"[Content_Types].xml": "x", "ppt/a.xml": "x"}), "PowerPoint", id="pptx"),
        pytest.param("a.ofd", zipped({"OFD.xml": "x"}), "OFD", id="ofd"),
        pytest.param("a.zip", zipped({"方案.docx": "x"}), "压缩包", id="zip"),
        pytest.param("a.docx", zipped({"方案.txt": "x"}), "没有 Word 正文", id="zip named docx"),
        pytest.param("a.rar", b"Rar!\x1a\x07\x00", "压缩包", id="rar"),
        pytest.param("a.doc", b"MIME-Version: 1.0\r\n", "网页归档", id="mht"),
        pytest.param("a.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "XML", id="Word XML"),
        pytest.param("a.docx", raw_docx(p("方案"))[:300], "已损坏或不完整", id="docx cut short"),
        pytest.param("a.zip", zipped({"方案.docx": "x"})[:40], "已损坏或不完整", id="zip cut short"),
        pytest.param("a.docx", bytes(range(256)) * 9, "不是文字", id="binary named docx"),
        pytest.param("a.txt", b"", "空的", id="empty"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_sentence_with_what_to_do(name: str, data: bytes, says: str) -> None:
    sentence = sentence_of(data, name)

    assert says in sentence
    assert_is_one_sentence(sentence)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(lambda _: None, "找不到", id="missing"),
        pytest.param(Path.mkdir, "文件夹", id="folder"),
        pytest.param(Path.touch, "空的", id="empty"),
        pytest.param(os.mkfifo, "不是普通文件", id="pipe"),
        pytest.param(lambda path: path.symlink_to(path), "打不开", id="link to itself"),
    ],
)
def test_what_is_no_file_is_refused_in_one_sentence(tmp_path: Path, make: object, says: str) -> None:
    path = tmp_path / "a.txt"
    assert callable(make)
    make(path)

    with pytest.raises(Unreadable, match=says) as caught:
        read_file(path)

    assert_is_one_sentence(str(caught.value))


def test_a_path_through_a_file_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "a").touch()

    with pytest.raises(Unreadable, match="找不到"):
        read_file(tmp_path / "a" / "b.txt")


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    (tmp_path / "a.txt").write_bytes(b"x")
    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(Unreadable, match="没有权限") as caught:
        read_file(tmp_path / "a.txt")

    assert_is_one_sentence(str(caught.value))


def test_a_file_of_200_megabytes_is_refused_without_being_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, 200_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(Unreadable, match="200 MB，超过 50 MB") as caught:
        read_file(path)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000
    assert_is_one_sentence(str(caught.value))


def test_the_limit_on_size_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 11)

    with pytest.raises(Unreadable, match="上限"):
        read_file(tmp_path / "a.txt", Limits(file_bytes=10))
