"""The subcommand ``compare``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from gongwen.cli.differences import differences
from gongwen.comparing import compare_plans
from gongwen.reading.asjson import to_json
from tests.gongwen.cli.running import SAMPLE, TEXT_SAMPLE, Capture, gongwen_process, run
from tests.gongwen.comparing.examples import amended, compared
from tests.gongwen.ledger.examples import plan, task


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    out = tmp_path / "signed.txt"
    out.write_text(amended(), encoding="utf-8")
    return out


def test_the_text_names_both_plans_counts_and_shows_each_difference(signed: Path, capsys: Capture) -> None:
    assert run("compare", SAMPLE, signed) == 0

    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert (lines[0][:15], lines[2][:15], told.err) == (
        "原方案：澜棠区落实市六届人大五",
        "新方案：澜棠区落实市六届人大五",
        "",
    )
    assert lines[5] == "原方案 20 项，新方案 20 项：未变 13 · 改动 3 · 拆分 1 · 合并 1 · 删去 1 · 新增 1 · 移动 1"
    assert lines[6] == "单位变化 4 · 时限提前 1 · 时限推后 1 · 时限取消 1 · 指标提高 2 · 指标降低 1"
    at = lines.index("（二）2.　改动，相似度 96%")
    assert lines[at + 1 : at + 3] == [
        "      …台管理，护理型床位占比不低于[-65-]{+70+}%。鼓励有条件的机构开放短期…",
        "      指标：护理型床位占比不低于65%→护理型床位占比不低于70%（提高）",
    ]
    assert "（四）2. → （二）7.　未变、移动" in lines
    assert "  节奏改动：每月报送（每月25日前） → 每月报送（每月20日前）" in lines
    assert "  删去：成员 滕骁 区消防救援大队副大队长" in lines
    assert "  发文字号：澜棠政办〔2026〕11号 → 澜棠政办〔2026〕19号" in lines


def test_the_text_keeps_to_the_width_of_the_screen(signed: Path, capsys: Capture) -> None:
    assert run("compare", SAMPLE, signed) == 0

    lines = capsys.readouterr().out.splitlines()
    # A comma or full stop may stand behind the last column.
    assert [line for line in lines if sum(2 if ord(char) > 0x2000 else 1 for char in line) > 102] == []


def test_the_same_plan_twice_differs_in_nothing(capsys: Capture) -> None:
    assert run("compare", SAMPLE, TEXT_SAMPLE) == 0

    assert capsys.readouterr().out.splitlines()[-3:] == [
        "原方案 20 项，新方案 20 项：未变 20",
        "",
        "两份方案没有读到不同之处。",
    ]


def test_units_at_two_levels_are_told_once() -> None:
    items = (
        "1.办好文化集市。（牵头单位：{0}商务局；责任单位：{0}经济和信息化局）\n2.引进餐饮品牌。（牵头单位：{0}商务局）"
    )

    told = differences(
        compared(items.format("市"), items.format("县").replace("县经济和", "县科学技术和经济"))
    ).splitlines()

    assert told[-1] == "  市商务局→县商务局、市经济和信息化局→县科学技术和经济信息化局（需核对）"
    assert [line for line in told if line.startswith("      单位")] == []


def test_a_body_that_only_one_plan_has_is_told_in_one_line() -> None:
    told = differences(compare_plans(plan(groups=()), plan())).splitlines()

    assert told[told.index("成员") + 1] == "  新增：甲区领导小组（2名成员）"


def test_a_text_cannot_steer_the_terminal() -> None:
    told = differences(compare_plans(plan(plan_title="甲\x1b[2J"), plan(tasks=(task("办\u202e好\x07"),))))

    assert set("\x1b\u202e\x07") & set(told) == set()


def test_json_is_one_object_in_utf8_whatever_the_locale_says(signed: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    told = gongwen_process("compare", SAMPLE, signed, "--format", "json", env=environment)

    content = json.loads(told.stdout.decode("utf-8"))
    assert (told.returncode, content["schema"], content["new"]["name"]) == (0, "gongwen.comparison/1", "signed.txt")


def test_a_workbook_is_written_for_the_name_of_the_output(signed: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("compare", SAMPLE, signed, "-o", tmp_path / "out.xlsx") == 0

    assert CalamineWorkbook.from_path(tmp_path / "out.xlsx").sheet_names[0] == "对照表"
    assert capsys.readouterr() == ("", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.xlsx", "signed.txt"]


def test_a_reading_in_json_takes_the_place_of_a_plan(tmp_path: Path, capsys: Capture) -> None:
    assert run("read", SAMPLE, "-o", tmp_path / "draft.JSON", "--format", "json") == 0

    assert run("compare", tmp_path / "draft.JSON", TEXT_SAMPLE) == 0

    assert capsys.readouterr().out.splitlines()[-1] == "两份方案没有读到不同之处。"


NO_READING = (
    "这不是一份方案的读取结果，请给出方案文件，或用 gongwen read 方案 --format json -o 结果.json 重新输出后再用。"
)


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        b"[]",
        b"1",
        b"\xff\xfe\x00",
        "方案".encode("gbk"),
        b"[" * 200_000,
        b'{"schema": "gongwen.plan-reading/1"}',
        b'{"schema": "gongwen.comparison/1", "text": ""}',
        json.dumps({**to_json(plan()), "tasks": 3}).encode(),
        (json.dumps(to_json(plan())) + "\n").encode() * 2,
    ],
)
def test_another_json_is_refused_with_a_sentence(content: bytes, tmp_path: Path, capsys: Capture) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)

    assert run("compare", TEXT_SAMPLE, bad) == 2

    assert capsys.readouterr() == ("", f"{bad}：{NO_READING}\n")


def test_a_reading_with_a_classification_mark_is_refused(tmp_path: Path, capsys: Capture) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(to_json(plan(text="机密★1年\n甲区方案"))), encoding="utf-8")

    assert run("compare", bad, TEXT_SAMPLE) == 2

    told = capsys.readouterr().err
    assert told.startswith(f"{bad}：第1行有国家秘密的密级标志")
    assert told.count("\n") == 1


def test_every_file_that_cannot_be_read_is_told_and_nothing_is_written(tmp_path: Path, capsys: Capture) -> None:
    files = tmp_path / "no.docx", tmp_path / "none.json"

    assert run("compare", *files, "-o", tmp_path / "out.xlsx") == 2

    assert capsys.readouterr().err.splitlines() == [f"{file}：找不到这个文件，请检查文件名和路径。" for file in files]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        (["--format", "xlsx"], "对照表不能显示在屏幕上，请用 -o 写明文件，例如 -o 对照表.xlsx。"),
        (["--format", "xlsx", "-o", "out.txt"], "对照表是 .xlsx 文件"),
        (["-o", str(TEXT_SAMPLE)], "输出文件就是要读的文件"),
    ],
)
def test_an_output_that_cannot_be_is_told_first(out: list[str], sentence: str, capsys: Capture) -> None:
    assert run("compare", SAMPLE, TEXT_SAMPLE, *out) == 2

    assert capsys.readouterr().err.startswith(f"gongwen：{sentence}")


@pytest.mark.parametrize("line", [["compare"], ["compare", "a"], ["compare", "a", "b", "c"]])
def test_two_plans_are_asked_for(line: list[str], capsys: Capture) -> None:
    assert run(*line) == 2

    assert capsys.readouterr().err.startswith("gongwen：命令写法不对：")


def test_comparing_on_the_screen_needs_no_spreadsheet() -> None:
    code = "import sys; from gongwen.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, "compare", str(TEXT_SAMPLE), str(TEXT_SAMPLE)]

    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stderr.split()

    assert {"django", "luoshi", "xlsxwriter"} & set(loaded) == set()
