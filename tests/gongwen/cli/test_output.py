"""Where results are written, and what is said when they cannot be."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gongwen.cli import console
from tests.gongwen.cli.running import SAMPLE, TEXT_SAMPLE, Capture, run


@pytest.mark.parametrize(("name", "begins"), [("o.json", "{"), ("o.xlsx", "PK"), ("o.txt", "澜棠区"), ("o", "澜棠区")])
def test_without_a_format_the_name_of_the_output_says_it(tmp_path: Path, name: str, begins: str) -> None:
    assert run("read", SAMPLE, "-o", tmp_path / name) == 0

    assert (tmp_path / name).read_bytes().startswith(begins.encode())


@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        ("folder", "输出的位置是文件夹"),
        ("none/out.xlsx", "输出文件所在的文件夹不存在"),
        ("out.csv", "台账是 .xlsx 文件"),
        ("plan.xlsx", "输出文件就是要读的文件"),
        ("link.xlsx", "输出文件就是要读的文件"),
        ("pipe", "输出的位置不是普通文件"),
        ("长" * 200 + ".xlsx", "输出文件名太长"),
        ("file/out.xlsx", "输出文件所在的文件夹不存在"),
    ],
)
def test_an_output_that_cannot_be_is_told_before_anything_is_read(
    tmp_path: Path, capsys: Capture, out: str, sentence: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    plan_file = shutil.copy(SAMPLE, tmp_path / "plan.xlsx")
    (tmp_path / "link.xlsx").symlink_to(plan_file)

    assert run("ledger", plan_file, "-o", tmp_path / out) == 2

    told = capsys.readouterr()
    assert told.err.startswith(f"gongwen：{sentence}")
    assert (told.err.count("\n"), told.out) == (1, "")
    assert Path(plan_file).read_bytes() == SAMPLE.read_bytes()


def test_a_ledger_is_not_shown_on_the_screen(capsys: Capture) -> None:
    assert run("read", SAMPLE, "--format", "xlsx") == 2

    assert capsys.readouterr().err == "gongwen：台账不能显示在屏幕上，请用 -o 写明文件，例如 -o 台账.xlsx。\n"


def test_a_place_that_may_not_be_written_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert run("ledger", SAMPLE, "-o", tmp_path / "out.xlsx") == 2

    assert capsys.readouterr().err.startswith("gongwen：没有权限写这个文件")


@pytest.mark.parametrize("format_", ["json", "text"])
def test_a_full_disk_is_a_sentence(format_: str) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-c", "import sys; from gongwen.cli import main; sys.exit(main())", "read"]
        told = subprocess.run(
            [*command, str(SAMPLE), "--format", format_], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert told.returncode == 2
    assert told.stderr.decode() == "gongwen：磁盘已满，结果没有写出，请腾出空间后再试。\n"


def test_a_full_disk_under_a_ledger_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    assert run("ledger", SAMPLE, "-o", tmp_path / "out.xlsx") == 2

    assert capsys.readouterr().err.startswith("gongwen：磁盘已满")
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_is_no_error() -> None:
    script = f"{sys.executable} -c 'import sys; from gongwen.cli import main; sys.exit(main())' read {SAMPLE} {SAMPLE} {TEXT_SAMPLE} --format json"

    told = subprocess.run(["bash", "-c", f"{script} | true; echo ${{PIPESTATUS[0]}}"], capture_output=True, check=True)

    assert told.stdout == b"141\n"
    assert b"Traceback" not in told.stderr
    assert "Exception ignored" not in told.stderr.decode()


def test_an_output_that_is_no_stream_of_bytes_is_written_to_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)

    console.prepare_output(exact=True)
    console.show("字")

    assert screen.getvalue() == "字"
