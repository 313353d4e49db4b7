"""The subcommand check: what is found is shown, and the exit status says how grave it is."""

import json
from pathlib import Path

import docx
import pytest

from gongwen.checking import check_docx
from gongwen.cli import main
from gongwen.typesetting.docx import write_docx
from tests.gongwen.checking.test_checker import overtyped, spoilt
from tests.gongwen.typesetting.letters import DOWN


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "right.docx"
    path.write_bytes(write_docx(DOWN))
    return path


@pytest.fixture
def wrong(right: Path) -> Path:
    path = right.with_name("wrong.docx")
    path.write_bytes(spoilt(right.read_bytes(), overtyped))
    return path


def test_a_right_document_is_said_to_be_right(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(right)]) == 0
    assert capsys.readouterr().out == "没有发现格式问题。\n"


def test_what_is_wrong_is_shown_with_its_place_and_clause(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(wrong)]) == 4

    shown = capsys.readouterr().out
    assert "处不符合规定" in shown
    assert "× 全文：天头（上边距）为20.0毫米；应为37毫米，版心156×225毫米（5.2.1）" in shown


def test_what_is_only_to_be_looked_at_has_a_status_of_its_own(right: Path) -> None:
    document = docx.Document(str(right))
    found = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("为落实区"))
    found.runs[0].text = found.text.replace("，", ",")
    document.save(str(right))

    assert main(["check", str(right)]) == 3


def test_findings_come_as_json_a_line_a_document(right: Path, wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(right), str(wrong), "--format", "json"]) == 4

    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == {"file": "right.docx", "findings": []}
    assert {"rule", "clause", "paragraph", "excerpt", "found", "wanted", "severity"} == set(second["findings"][0])


def test_copies_are_written_with_comments_and_mended(wrong: Path) -> None:
    told, mended = wrong.with_name("told.docx"), wrong.with_name("mended.docx")

    assert main(["check", str(wrong), "--comments", str(told), "--fix", str(mended)]) == 4
    assert len(list(docx.Document(str(told)).comments)) > 20
    assert check_docx(mended.read_bytes()) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["no.docx"], "文件打不开"),
        (["text.txt"], "只检查 .docx 文件"),
        (["broken.docx"], "broken.docx："),
        (["right.docx", "--fix", "right.docx"], "会覆盖原件"),
        (["right.docx", "text.txt", "--fix", "out.docx"], "一次只能做一份"),
    ],
)
def test_a_slip_is_told_in_a_sentence(
    right: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    right.with_name("text.txt").write_text("文字", encoding="utf-8")
    right.with_name("broken.docx").write_bytes(b"PK\x03\x04")
    typed = [one if one.startswith("--") else str(right.with_name(one)) for one in arguments]

    assert main(["check", *typed]) == 2
    assert sentence in capsys.readouterr().err
