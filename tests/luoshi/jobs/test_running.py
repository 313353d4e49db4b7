"""`luoshi run`: one group of processes that starts soon, goes on when one dies, and ends together."""

import os
import signal
from pathlib import Path

import pytest

from tests.luoshi.jobs.system import System, all_gone, luoshi
from tests.processes import comes_true, descendants, is_running


def test_it_tells_the_address_and_who_can_sign_in(system: System) -> None:
    system.start()

    log = system.home / "run.log"
    assert comes_true(lambda: "Ctrl-C" in log.read_text(encoding="utf-8"))
    lines = log.read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"落实已启动：http://127.0.0.1:{system.port}/"
    assert lines[2].split()[0::2] == ["shetan", "佘檀，办公室工作人员"]


@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_ends_within_seconds_and_leaves_nobody(system: System, signal_: signal.Signals) -> None:
    system.start()
    system.sign_in()
    were = system.processes()

    took = system.stop(signal_)

    assert len(were) == 6
    assert took < 10
    assert all_gone(were)


def test_ctrl_c_reaches_all_of_the_group_and_ends_it_in_order(system: System) -> None:
    system.start()
    were = system.processes()

    os.killpg(system.pid, signal.SIGINT)

    assert all_gone(were)
    assert system.process is not None
    assert system.process.wait(10) == 0
    assert "Traceback" not in (system.home / "run.log").read_text(encoding="utf-8")


def test_where_it_is_killed_alone_the_others_do_not_outlive_it(system: System) -> None:
    system.start()
    were = system.processes()

    os.kill(system.pid, signal.SIGKILL)

    assert len(were) == 6
    assert system.process is not None
    system.process.wait(10)
    assert all_gone(were)


def test_a_process_that_dies_is_started_again(system: System) -> None:
    system.start()
    children = descendants(system.pid)
    servers = {pid for pid in children if descendants(pid)}

    for pid in servers:
        os.kill(pid, signal.SIGKILL)

    assert len(servers) == 1
    assert comes_true(lambda: not any(is_running(pid) for pid in servers))
    assert comes_true(lambda: len(system.processes()) == 6)
    assert comes_true(system.answers)
    system.sign_in()


def test_a_second_run_over_the_same_home_is_refused(system: System) -> None:
    system.start()

    second = luoshi(system.home, "run", "--port", "1", database=system.database)

    assert second.returncode == 1
    assert second.stderr.strip() == "落实已经在运行，请先停止原来的，或换一个 LUOSHI_HOME。"


def test_a_port_that_is_taken_is_told_of(system: System, tmp_path: Path) -> None:
    system.start()

    second = luoshi(tmp_path / "other", "run", "--port", str(system.port))

    assert second.returncode == 1
    assert second.stderr.strip() == (f"127.0.0.1 的 {system.port} 端口不能使用，可能已被占用，请用 --port 换一个。")


def test_what_is_not_initialised_does_not_run(tmp_path: Path) -> None:
    done = luoshi(tmp_path / "home", "run", "--port", "0")

    assert done.returncode == 1
    assert done.stderr.strip() == "系统还没有初始化，请先运行 luoshi init。"
