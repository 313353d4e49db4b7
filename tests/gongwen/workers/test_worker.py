"""One file read apart: what comes of it, and what comes of a worker that it ruins."""

import os
from pathlib import Path

import pytest

from gongwen.formats import Limits, read_file
from gongwen.reading.reader import read_plan
from gongwen.refusals import Classified, Refused, Unreadable
from gongwen.workers import Broken, Outcome, Pool, WorkerLimits, read_apart
from gongwen.workers.frames import as_message
from gongwen.workers.worker import Worker
from tests.gongwen.workers.conftest import Started
from tests.gongwen.workers.misbehaving import answering, document, program, running
from tests.places import ROOT

SAMPLE = ROOT / "samples" / "lantang" / "plan.docx"
SHORT = WorkerLimits(seconds=3, memory=400_000_000)


def refusal_of(given: Path | bytes, name: str = "", limits: WorkerLimits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        read_apart(given, name=name, limits=limits or WorkerLimits())
    return caught.value


def test_a_file_reads_apart_as_it_reads_here(started: Started) -> None:
    here = read_plan(read_file(SAMPLE))

    assert read_apart(SAMPLE) == here
    assert read_apart(SAMPLE.read_bytes(), name="plan.docx") == here
    assert started() == set()


def test_a_file_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    path = document(tmp_path, "方案", os.fsdecode(b"\xb7\xbd\xb0\xb8.txt"))

    assert read_apart(path).document.title == "关于加强便民服务的通知"


def test_a_relative_path_is_that_of_the_caller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document(tmp_path, "方案")
    with Worker(WorkerLimits()) as worker:
        monkeypatch.chdir(tmp_path)

        assert worker.read(Path("a.txt"), "").reading().document.title == "关于加强便民服务的通知"


def test_a_refusal_comes_back_as_what_it_is(tmp_path: Path) -> None:
    missing = refusal_of(tmp_path / "none.txt")
    marked = refusal_of("机密\n关于便民服务的通知\n".encode(), "a.txt")

    assert (type(missing), str(missing)) == (Unreadable, "找不到这个文件，请检查文件名和路径。")
    assert (type(marked), str(marked).startswith("第1行有国家秘密的密级标志")) == (Classified, True)


def test_what_a_file_may_hold_can_be_set() -> None:
    limits = WorkerLimits(file=Limits(characters=100, file_bytes=100_000))

    assert str(refusal_of(SAMPLE, limits=limits)) == "文件超过 100 字，请拆分成较小的文件后再读。"
    assert str(refusal_of(bytes(200_000), "a.txt", limits)).startswith("文件有 0 MB，超过 0 MB 的上限")


def test_an_error_of_our_own_comes_back_with_its_traceback(tmp_path: Path) -> None:
    with Worker(WorkerLimits(), program(tmp_path)) as worker:
        outcome = worker.read(document(tmp_path, "slip"), "")

        assert worker.alive
    with pytest.raises(Broken, match=r"(?s)^Traceback.*RuntimeError: slip\n$"):
        outcome.reading()


TOO_LONG = "读了 3 秒还没有读完，已停止，请拆分成较小的文件，或另存为 .docx 后再读。"
TOO_MUCH = "读这个文件要用的内存超过上限，已停止，请拆分成较小的文件，或另存为 .docx 后再读。"
ENDED = "读这个文件的进程意外中止，文件可能已损坏，请用 Word 或 WPS 打开后另存为新的 .docx 再读。"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [("crash", ENDED), ("abort", ENDED), ("hang", TOO_LONG), ("spin", TOO_LONG), ("grow", TOO_MUCH)],
)
def test_a_file_that_ruins_its_worker_is_refused_and_the_next_is_read(
    tmp_path: Path, word: str, sentence: str, started: Started
) -> None:
    with Pool(1, SHORT, program(tmp_path)) as pool:
        ruined = pool.read(document(tmp_path, word))
        first = started()
        read = pool.read(document(tmp_path, "方案"))

        assert (type(ruined.refusal), str(ruined.refusal)) == (Unreadable, sentence)
        assert first == set()
        assert read.reading().document.title == "关于加强便民服务的通知"
    assert started() == set()


def test_what_a_library_prints_is_no_answer(tmp_path: Path) -> None:
    with Worker(WorkerLimits(), program(tmp_path)) as worker:
        assert worker.read(document(tmp_path, "babble"), "").content is not None
        assert worker.read(document(tmp_path, "方案"), "").content is not None


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([b"\0\0\0\5cut"], id="less than it promised"),
        pytest.param([b"\0\0\0\3abc"], id="no JSON"),
        pytest.param([b"\0\0\0\2[]"], id="no message"),
        pytest.param([b"\xff\xff\xff\xff"], id="more than is allowed"),
    ],
)
def test_an_answer_that_is_none_is_refused(tmp_path: Path, pieces: list[bytes]) -> None:
    limits = WorkerLimits(seconds=2, answer_bytes=1000)
    with Worker(limits, answering(tmp_path, *pieces)) as worker:
        outcome = worker.read(document(tmp_path, "方案"), "")

        assert isinstance(outcome.refusal, Unreadable)
        assert not worker.alive


def test_an_answer_that_is_no_reading_is_an_error_of_our_own(tmp_path: Path) -> None:
    message = as_message({"reading": {"schema": "another"}})
    pieces = (len(message).to_bytes(4, "big"), message)
    with Worker(WorkerLimits(), answering(tmp_path, *pieces)) as worker:
        outcome = worker.read(document(tmp_path, "方案"), "")

    with pytest.raises(Broken, match="not a gongwen"):
        outcome.reading()


@pytest.mark.parametrize(
    ("body", "error"),
    [
        pytest.param("raise SystemExit(5)", "a worker did not start: 5", id="ends"),
        pytest.param("import time; time.sleep(1000)", "a worker did not start: -9", id="is never ready"),
    ],
)
def test_a_worker_that_does_not_start_is_an_error_of_our_own(tmp_path: Path, body: str, error: str) -> None:
    with Worker(WorkerLimits(start_seconds=1), running(tmp_path, body)) as worker:
        assert worker.read(document(tmp_path, "方案"), "") == Outcome(error=error)


def test_an_installation_that_is_broken_is_told_with_its_traceback(tmp_path: Path) -> None:
    body = (
        "import sys\nsys.modules['gongwen.formats.docx'] = None\n"
        "from gongwen.workers import child\nchild.main(sys.argv[1:])\n"
    )
    with Worker(WorkerLimits(), running(tmp_path, body)) as worker:
        outcome = worker.read(document(tmp_path, "方案"), "")

    assert "ModuleNotFoundError: import of gongwen.formats.docx halted" in str(outcome.error)


def test_a_program_that_is_none_is_an_error_of_our_own(tmp_path: Path) -> None:
    with Pool(1, program=(str(tmp_path / "none"),)) as pool:
        outcomes = [pool.read(document(tmp_path, "方案")) for _ in range(2)]

    assert ["FileNotFoundError" in str(outcome.error) for outcome in outcomes] == [True, True]


def test_a_worker_that_ended_while_it_waited_is_replaced(tmp_path: Path, started: Started) -> None:
    with Pool(1) as pool:
        pool.read(document(tmp_path, "方案"))
        (waiting,) = started()
        os.kill(waiting, 9)
        os.waitid(os.P_PID, waiting, os.WEXITED | os.WNOWAIT)

        assert pool.read(document(tmp_path, "方案")).content is not None


def test_modules_of_the_folder_where_we_are_are_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "gongwen.py", "lxml.py"):
        (tmp_path / name).write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert read_apart(document(tmp_path, "方案")).document.title == "关于加强便民服务的通知"


def test_a_worker_hears_of_the_environment_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "x")
    monkeypatch.setenv("GONGWEN_SOFFICE", "y")
    told = tmp_path / "told"
    with Worker(WorkerLimits(), program(tmp_path)) as worker:
        worker.read(document(tmp_path, f"environment {told}"), "")

    names = set(told.read_text(encoding="utf-8").split())
    assert ("DATABASE_PASSWORD" in names, "GONGWEN_SOFFICE" in names, "PATH" in names) == (False, True, True)
