import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import gongwen
from gongwen import cli
from gongwen.cli import console
from gongwen.cli.parser import build_parser, complaint
from gongwen.cli.summary import summary
from gongwen.reading.asjson import from_json
from gongwen.reading.model import SCHEMA
from tests.gongwen.ledger.examples import plan, task
from tests.places import ROOT

SAMPLE = ROOT / "samples" / "lantang" / "plan.docx"
TEXT_SAMPLE = SAMPLE.with_suffix(".txt")
Capture = pytest.CaptureFixture[str]


def gongwen_process(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-c", "import sys; from gongwen.cli import main; sys.exit(main())", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **options)  # type: ignore[call-overload, no-any-return]


def run(*arguments: str | Path) -> int:
    return cli.main([str(argument) for argument in arguments])


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


def test_ctrl_c_ends_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gongwen.reading.reader.read_plan", interrupt)

    assert run("ledger", SAMPLE, "-o", tmp_path / "out.xlsx") == 130

    assert capsys.readouterr().err == "gongwen：已中断。\n"
    assert list(tmp_path.iterdir()) == []


def test_our_own_error_is_a_sentence_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    breaking = iter([RuntimeError("slip"), None])

    def read_one(_: object) -> object:
        if error := next(breaking):
            raise error
        return plan()

    monkeypatch.setattr("gongwen.reading.reader.read_plan", read_one)

    assert run("ledger", SAMPLE, TEXT_SAMPLE, "-o", tmp_path / "out.xlsx") == 1

    told = capsys.readouterr().err
    assert told.startswith(f"{SAMPLE}：程序出错，没有读成。请加 --debug")
    assert "Traceback" not in told
    assert (tmp_path / "out.xlsx").is_file()


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


def test_the_parser_has_both_commands() -> None:
    assert vars(build_parser().parse_args(["ledger", "a", "b", "-o", "c.xlsx"])) == {
        "command": "ledger",
        "files": [Path("a"), Path("b")],
        "output": Path("c.xlsx"),
        "debug": False,
        "format": "xlsx",
    }


def test_an_output_that_is_no_stream_of_bytes_is_written_to_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)

    console.prepare_output(exact=True)
    console.show("字")

    assert screen.getvalue() == "字"
