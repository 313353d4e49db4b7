"""The subcommand typeset: letters in, documents out, every slip in a sentence."""

from pathlib import Path

import docx
import pytest

from gongwen.cli import main
from tests.gongwen.typesetting.test_markdown import FRONT


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "notice.md"
    path.write_text(FRONT + "现通知如下。\n", encoding="utf-8")
    return path


def test_a_letter_becomes_a_document_for_word(letter: Path) -> None:
    out = letter.with_suffix(".docx")

    assert main(["typeset", str(letter), "-o", str(out)]) == 0
    assert "现通知如下。" in [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]


@pytest.mark.parametrize("options", [[], ["--archival"]])
def test_a_letter_becomes_a_pdf_and_fonts_that_stand_in_are_told(
    letter: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    out = letter.with_suffix(".pdf")

    assert main(["typeset", str(letter), "-o", str(out), *options]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert (b"pdfaid" in out.read_bytes()) == bool(options)
    assert all("代替" in line for line in capsys.readouterr().err.splitlines())


def test_a_letter_in_the_encoding_of_an_old_editor_is_read(letter: Path) -> None:
    letter.write_bytes(letter.read_text(encoding="utf-8").encode("gbk"))

    assert main(["typeset", str(letter), "-o", str(letter.with_suffix(".docx"))]) == 0


def test_many_letters_go_into_a_folder_with_progress(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = letter.with_name("other.md")
    other.write_text(letter.read_text(encoding="utf-8"), encoding="utf-8")
    bad = letter.with_name("bad.md")
    bad.write_text("没有开头", encoding="utf-8")
    out = letter.with_name("out")
    out.mkdir()

    assert main(["typeset", str(letter), str(bad), str(other), "-o", str(out)]) == 2

    told = capsys.readouterr().err
    assert sorted(path.name for path in out.iterdir()) == ["notice.docx", "other.docx"]
    assert "（1/3）notice.md → notice.docx" in told
    assert "bad.md：第1行：开头应是 ---" in told


def test_the_same_letter_gives_the_same_bytes(letter: Path) -> None:
    first, second = letter.with_name("first.docx"), letter.with_name("second.docx")

    main(["typeset", str(letter), "-o", str(first)])
    main(["typeset", str(letter), "-o", str(second)])

    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("name", "out", "sentence"),
    [
        ("notice.md", "notice.odt", "输出文件名应以 .docx 或 .pdf 结尾"),
        ("notice.rtf", "notice.docx", "公文应是 .md 或 .json 文件"),
        ("missing.md", "notice.docx", "文件打不开"),
        ("binary.md", "notice.docx", "文件内容不是文字"),
        ("notice.md", "nowhere/notice.docx", "所在的文件夹不存在"),
    ],
)
def test_a_slip_is_told_in_a_sentence(
    letter: Path, capsys: pytest.CaptureFixture[str], name: str, out: str, sentence: str
) -> None:
    letter.with_name("binary.md").write_bytes(bytes(range(256)))
    letter.with_name("notice.rtf").write_bytes(b"{}")

    assert main(["typeset", str(letter.parent / name), "-o", str(letter.parent / out)]) == 2
    assert sentence in capsys.readouterr().err


def test_a_folder_of_fonts_that_is_not_there_is_told(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["typeset", str(letter), "-o", str(letter.with_suffix(".pdf")), "--fonts", str(letter.with_name("no"))]

    assert main(arguments) == 2
    assert "字体文件夹不存在" in capsys.readouterr().err
