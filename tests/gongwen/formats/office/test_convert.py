"""How LibreOffice is found and run, with programs that stand in for it where it should misbehave."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from gongwen.formats import Limits, read_bytes
from gongwen.formats.office import finding
from gongwen.refusals import Unreadable
from tests.gongwen.formats.office.making import rtf, stand_in
from tests.processes import comes_true, is_running

DOCUMENT = rtf("x")


def sentence(limits: Limits | None = None) -> str:
    """Return the sentence with which a document is refused."""
    with pytest.raises(Unreadable) as caught:
        read_bytes(DOCUMENT, name="a.rtf", limits=limits or Limits())
    return str(caught.value)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the place of a program that is taken for LibreOffice, and let temporary folders be made beside it."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv(finding.SETTING, str(tmp_path / "office"))
    return tmp_path / "office"


def left_over(office: Path) -> list[Path]:
    return list((office.parent / "temporary").iterdir())


def test_without_libreoffice_the_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(finding.SETTING, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(finding, "_PLACES", ())

    assert sentence() == (
        "读 .rtf 文件要用 LibreOffice，这台机器上没有，请安装 LibreOffice，或用 Word、WPS 另存为 .docx 后再读。"
    )


def test_it_is_found_in_the_usual_places_the_newest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("libreoffice7.6", "libreoffice24.8", "libreoffice25.2"):
        (tmp_path / version / "program").mkdir(parents=True)
        stand_in(tmp_path / version / "program" / "soffice", "")
    (tmp_path / "libreoffice25.2" / "program" / "soffice").chmod(0o644)
    monkeypatch.delenv(finding.SETTING, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(finding, "_PLACES", ((str(tmp_path), "libreoffice*/program/soffice"),))

    assert Path(finding.find_office("doc")) == tmp_path / "libreoffice24.8" / "program" / "soffice"


def test_a_setting_that_names_nothing_is_told(office: Path) -> None:
    assert sentence() == "GONGWEN_SOFFICE 写的 LibreOffice 不存在或不能运行，请改正这个环境变量后再读。"
    assert left_over(office) == []


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param("", "文件（.rtf）打不开，可能已损坏或者太大，请", id="makes nothing"),
        pytest.param("os.abort()", "LibreOffice 转换这个文件时中途退出（内存不够，或文件已损坏），请", id="crashes"),
        pytest.param("bytes(10**10)", "文件（.rtf）打不开", id="takes all memory"),
        pytest.param("time.sleep(100)", "转换文件超过 1 秒，已停止，请", id="hangs"),
        pytest.param(
            "made.parent.mkdir()\nos.truncate(os.open(made, os.O_CREAT | os.O_RDWR), 1_000_000)",
            "文件转换后超过 1 MB，请去掉其中的图片",
            id="makes too much",
        ),
        pytest.param("made.parent.mkdir()\nmade.write_text('x')", "文件已损坏或不完整", id="makes no docx"),
    ],
)
def test_a_libreoffice_that_misbehaves_is_a_sentence_and_leaves_nothing(office: Path, body: str, says: str) -> None:
    stand_in(office, body)

    assert sentence(Limits(convert_seconds=1, converted_bytes=1_000_000)).startswith(says)
    assert left_over(office) == []


def test_a_libreoffice_that_is_no_program_is_told(office: Path) -> None:
    office.write_bytes(bytes(100))
    office.chmod(0o755)

    assert sentence().startswith("LibreOffice 启动不了，请检查它的安装")


def test_a_full_disk_is_a_sentence(office: Path) -> None:
    stand_in(office, "")
    (office.parent / "temporary").rmdir()

    assert sentence() == "转换文件用的临时文件夹写不进去，请检查磁盘空间和权限后再读。"


def test_it_hears_nothing_of_our_environment(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = office.with_name("told")
    stand_in(office, f"pathlib.Path({str(told)!r}).write_text(' '.join(sorted(os.environ)))")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=x")

    sentence()

    assert set(told.read_text(encoding="utf-8").split()) - {"LC_CTYPE"} == {
        *("HOME", "LANG", "PATH", "TEMP", "TMP", "TMPDIR")
    }


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_it_ends_with_us_however_we_end(office: Path, how: signal.Signals) -> None:
    stand_in(office, "pathlib.Path(sys.argv[0] + '.pid').write_text(str(os.getpid()))\ntime.sleep(100)")
    program = "import sys; from gongwen.formats import read_bytes; read_bytes(sys.argv[1].encode(), name='a.rtf')"
    environment = {**os.environ, finding.SETTING: str(office), "TMPDIR": str(office.parent / "temporary")}
    with subprocess.Popen([sys.executable, "-c", program, DOCUMENT], env=environment, stderr=subprocess.PIPE) as caller:
        written = office.with_name("office.pid")
        assert comes_true(lambda: written.exists() and written.read_text(encoding="utf-8") != "")
        process = int(written.read_text(encoding="utf-8"))
        assert is_running(process)
        caller.send_signal(how)

    assert comes_true(lambda: not is_running(process))
    assert comes_true(lambda: left_over(office) == [])
