"""What the commands give."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from python_calamine import CalamineWorkbook

import gongwen
from gongwen.cli.parser import build_parser
from gongwen.cli.summary import summary
from gongwen.reading.asjson import from_json
from gongwen.reading.model import SCHEMA
from tests.gongwen.cli.running import SAMPLE, TEXT_SAMPLE, Capture, gongwen_process, run
from tests.gongwen.formats.office.making import stand_in
from tests.gongwen.ledger.examples import plan, task
from tests.processes import comes_true


def test_the_console_script_gives_the_version() -> None:
    script = Path(sys.executable).with_name("gongwen")

    told = subprocess.run([str(script), "--version"], capture_output=True, text=True, check=True).stdout

    assert told == f"gongwen {gongwen.__version__}\n"


def test_json_of_one_file_is_one_object(capsys: Capture) -> None:
    assert run("read", SAMPLE, "--format", "json") == 0

    told = capsys.readouterr()
    content = json.loads(told.out)
    assert (content["schema"], len(content["tasks"]), told.err) == (SCHEMA, 20, "")
    assert from_json(content).document.number == "澜棠政办〔2026〕11号"


def test_json_is_utf8_whatever_the_locale_says() -> None:
    told = gongwen_process("read", TEXT_SAMPLE, "--format", "json", env={**os.environ, "PYTHONIOENCODING": "gbk"})

    assert told.returncode == 0
    assert json.loads(told.stdout.decode("utf-8"))["document"]["date"] == "2026-03-27"


def test_json_of_several_files_is_an_object_a_line_with_its_file(capsys: Capture) -> None:
    assert run("read", SAMPLE, TEXT_SAMPLE, "--format", "json") == 0

    told = capsys.readouterr()
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert [line["file"] for line in lines] == ["plan.docx", "plan.txt"]
    assert [next(iter(line)) for line in lines] == ["schema", "schema"]
    assert [line[:5] for line in told.err.splitlines()] == ["（1/2）", "（2/2）"]


def test_each_line_is_given_out_as_soon_as_its_file_is_read(tmp_path: Path) -> None:
    office = stand_in(tmp_path / "office", "pathlib.Path(sys.argv[0] + '.pid').touch()\ntime.sleep(100)")
    (tmp_path / "slow.rtf").write_bytes(b"{\\rtf1 x}")
    command = [sys.executable, "-c", "import sys; from gongwen.cli import main; sys.exit(main())", "read"]
    with subprocess.Popen(
        [*command, str(TEXT_SAMPLE), str(tmp_path / "slow.rtf"), "--format", "json"],
        env={**os.environ, "GONGWEN_SOFFICE": str(office)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        waiting = comes_true((tmp_path / "office.pid").exists) and running.poll() is None
        running.terminate()

    assert (json.loads(line)["file"], waiting) == ("plan.txt", True)


def test_the_summary_names_document_tasks_units_and_days(capsys: Capture) -> None:
    assert run("read", SAMPLE) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "澜棠区落实市六届人大五次会议第2号议案实施方案"
    assert lines[1] == "澜棠政办〔2026〕11号　霁川市澜棠区人民政府办公室　2026年3月27日"
    (at,) = [number for number, line in enumerate(lines) if line.startswith("   3  （一）3. 建设社区服务综合体")]
    assert lines[at].endswith("  2026年11月底前")
    assert lines[at + 1].startswith("      牵头 区民政局、区发展和改革局、")


def test_a_summary_keeps_to_the_width_of_the_screen_and_shows_what_is_asked() -> None:
    reading = plan(tasks=(task("很长的任务" * 30),))

    lines = summary(reading, "plan.txt").splitlines()

    assert max(sum(2 if ord(char) > 0x2000 else 1 for char in line) for line in lines) <= 102
    assert "   1  “超区”疑为“超市”。" in lines
    assert "      可选：超市 / 超区" in lines
    assert lines[-1].startswith("另有1项请留意")


def test_a_text_cannot_steer_the_terminal() -> None:
    told = summary(plan(plan_title="方案\x1b[2J\u202e\x07"), "plan.txt")

    assert told.startswith("方案\ufffd[2J\ufffd\ufffd\n")


def test_a_bad_file_does_not_stop_the_rest(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out.jsonl"

    assert run("read", tmp_path / "no.docx", SAMPLE, "-o", out) == 2

    told = capsys.readouterr()
    assert json.loads(out.read_text(encoding="utf-8"))["file"] == "plan.docx"
    assert told.err.splitlines()[0] == f"{tmp_path / 'no.docx'}：找不到这个文件，请检查文件名和路径。"
    assert told.out == ""


def test_when_every_file_is_refused_nothing_is_written(tmp_path: Path) -> None:
    for name in ("out.xlsx", "out.json", "out.txt"):
        assert run("read", tmp_path / "no.docx", "-o", tmp_path / name) == 2

    assert list(tmp_path.iterdir()) == []


def test_the_ledger_holds_all_files(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"

    assert run("ledger", SAMPLE, TEXT_SAMPLE, "-o", out) == 0

    rows = CalamineWorkbook.from_path(out).get_sheet_by_name("台账").to_python()
    assert [row[1] for row in rows if row[1] in {"plan.docx", "plan.txt"}] == ["plan.docx"] * 20 + ["plan.txt"] * 20
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path, capsys: Capture) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copy(TEXT_SAMPLE, tmp_path / folder)

    assert run("read", tmp_path / "a" / "plan.txt", tmp_path / "b" / "plan.txt", "--format", "json") == 0

    named = [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()]
    assert named == [str(tmp_path / "a" / "plan.txt"), str(tmp_path / "b" / "plan.txt")]


def test_the_parser_has_both_commands() -> None:
    assert vars(build_parser().parse_args(["ledger", "a", "b", "-o", "c.xlsx"])) == {
        "command": "ledger",
        "files": [Path("a"), Path("b")],
        "jobs": None,
        "output": Path("c.xlsx"),
        "debug": False,
        "format": "xlsx",
    }
