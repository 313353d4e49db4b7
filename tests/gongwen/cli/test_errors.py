"""What is said of errors, of help asked for and of lines that are not understood."""

import subprocess
import sys
from pathlib import Path

import pytest

from gongwen import cli
from gongwen.cli.parser import complaint
from tests.gongwen.cli.running import SAMPLE, TEXT_SAMPLE, Capture, run
from tests.gongwen.workers.misbehaving import document, program


def test_ctrl_c_ends_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gongwen.workers.Pool.read", interrupt)

    assert run("ledger", SAMPLE, "-o", tmp_path / "out.xlsx") == 130

    assert capsys.readouterr().err == "gongwen：已中断。\n"
    assert list(tmp_path.iterdir()) == []


def test_our_own_error_is_a_sentence_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("gongwen.workers.worker.PROGRAM", program(tmp_path))
    slip = document(tmp_path, "slip")

    assert run("ledger", slip, TEXT_SAMPLE, "-o", tmp_path / "out.xlsx") == 1

    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(f"{slip}：程序出错，没有读成。请加 --debug")
    assert told[1:] == ["（2/2）plan.txt：任务20项，待核26项"]
    assert (tmp_path / "out.xlsx").is_file()


def test_debug_shows_where_an_error_in_a_worker_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("gongwen.workers.worker.PROGRAM", program(tmp_path))

    assert run("read", document(tmp_path, "slip"), "--debug") == 1

    told = capsys.readouterr().err.splitlines()
    assert (told[0], told[-2]) == ("Traceback (most recent call last):", "RuntimeError: slip")


def test_a_file_that_ruins_its_worker_is_a_sentence_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("gongwen.workers.worker.PROGRAM", program(tmp_path))
    crash = document(tmp_path, "crash")

    assert run("read", crash, TEXT_SAMPLE, "--jobs", "1", "--format", "json") == 2

    told = capsys.readouterr()
    assert told.err.splitlines() == [
        f"{crash}：读这个文件的进程意外中止，文件可能已损坏，请用 Word 或 WPS 打开后另存为新的 .docx 再读。",
        "（2/2）plan.txt：任务20项，待核26项",
    ]
    assert told.out.count("\n") == 1


def test_debug_shows_where_our_own_error_was(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("gongwen.cli.texts.summary", lambda *_: 1 / 0)

    assert run("read", SAMPLE, "--debug") == 1

    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert told.splitlines()[-1].startswith("gongwen：程序出错")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ([], "还缺少 命令"),
        (["read"], "还缺少 FILE"),
        (["ledger", "a.docx"], "还缺少 -o/--output"),
        (["read", "a", "--form", "json"], "不认识 --form"),
        (["red", "a"], "命令 不能是 'red'"),
        (["read", "a", "--format", "pdf"], "--format 不能是 'pdf'"),
        (["read", "a", "-o"], "-o/--output 后面少了内容"),
        (["read", "a", "--jobs", "0"], "--jobs 不能是 '0'，要写正整数"),
        (["read", "a", "--debug=1"], "--debug 后面不带内容"),
    ],
)
def test_a_line_that_is_not_understood_is_told_in_chinese(line: list[str], sentence: str, capsys: Capture) -> None:
    assert cli.main(line) == 2

    told = capsys.readouterr().err
    assert told.startswith(f"gongwen：命令写法不对：{sentence}")
    assert told.count("\n") == 1


def test_a_complaint_that_nobody_knows_stays_as_it_is() -> None:
    assert complaint("something new") == "something new"


def test_help_is_chinese_and_asks_for_nothing_heavy(capsys: Capture) -> None:
    assert cli.main(["read", "--help"]) == 0

    told = capsys.readouterr().out
    assert told.startswith("用法：gongwen read")
    assert "usage" not in told


def test_help_loads_neither_django_nor_what_reading_needs() -> None:
    code = "import sys; from gongwen.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()

    heavy = {"django", "lxml", "xlsxwriter", "zipfile", "gongwen.formats", "gongwen.reading", "gongwen.ledger"}
    assert heavy & set(loaded) == set()


def test_reading_needs_no_django_and_no_spreadsheet() -> None:
    code = "import sys; from gongwen.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, "read", str(TEXT_SAMPLE)]

    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stderr.split()

    assert {"django", "luoshi", "xlsxwriter"} & set(loaded) == set()
