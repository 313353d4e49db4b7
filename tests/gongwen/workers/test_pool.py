"""Many files spread over several workers."""

import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from gongwen.workers import Outcome, Pool, WorkerLimits, processors, read_files
from tests.gongwen.workers.conftest import Started
from tests.gongwen.workers.misbehaving import document, program
from tests.processes import comes_true


def titled(folder: Path, count: int) -> list[Path]:
    """Return files each of which has a title of its own."""
    return [document(folder, f"第{number}号", f"{number}.txt") for number in range(count)]


def first_lines(outcomes: Iterable[Outcome]) -> list[str]:
    return [outcome.reading().text.partition("\n")[0] for outcome in outcomes]


def test_outcomes_come_in_the_order_of_the_files(tmp_path: Path, started: Started) -> None:
    files = titled(tmp_path, 30)

    assert first_lines(read_files(files, processes=2)) == [f"第{number}号" for number in range(30)]
    assert started() == set()


def test_a_slow_file_delays_the_others_but_takes_none_of_their_places(tmp_path: Path) -> None:
    files = [document(tmp_path, "hang", "slow.txt"), *titled(tmp_path, 6)]
    with Pool(2, WorkerLimits(seconds=4), program(tmp_path)) as pool:
        outcomes = list(pool.read_files(files))

    assert str(outcomes[0].refusal).startswith("读了 4 秒还没有读完")
    assert first_lines(outcomes[1:]) == [f"第{number}号" for number in range(6)]


def test_only_so_many_files_are_read_ahead(tmp_path: Path) -> None:
    taken: list[int] = []

    def endless() -> Iterator[Path]:
        file = document(tmp_path, "方案")
        for number in range(1000):
            taken.append(number)
            yield file

    with Pool(2) as pool:
        outcomes = pool.read_files(endless())
        for _ in range(3):
            next(outcomes)

        assert len(taken) == 3 + 4 * 2


def test_two_files_are_read_at_the_same_time(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    file = document(tmp_path, f"meet {place}")
    with Pool(2, WorkerLimits(seconds=30), program(tmp_path)) as pool:
        outcomes = list(pool.read_files([file, file]))

    assert [outcome.refusal for outcome in outcomes] == [None, None]
    assert len(list(place.iterdir())) == 2


def test_a_worker_that_has_read_its_share_is_replaced(tmp_path: Path, started: Started) -> None:
    running = []
    with Pool(1, WorkerLimits(files=2)) as pool:
        for file in titled(tmp_path, 3):
            pool.read(file)
            running.append(started())

    assert [len(found) for found in running] == [1, 0, 1]
    assert running[0] != running[2]


def test_a_pool_starts_no_worker_before_it_is_asked(tmp_path: Path, started: Started) -> None:
    with Pool(4) as pool:
        assert started() == set()
        pool.read(document(tmp_path, "方案"))
        assert len(started()) == 1


def test_closing_ends_workers_in_the_middle_of_their_files(tmp_path: Path, started: Started) -> None:
    outcomes = []
    pool = Pool(2, program=program(tmp_path))
    place = tmp_path / "started"
    reading = threading.Thread(target=lambda: outcomes.append(pool.read(document(tmp_path, f"start {place}"))))
    reading.start()
    assert comes_true(place.exists)

    pool.close()
    reading.join(20)

    assert [type(outcome.refusal).__name__ for outcome in outcomes] == ["Unreadable"]
    assert started() == set()


def test_a_closed_pool_reads_no_more(tmp_path: Path) -> None:
    pool = Pool(1)
    pool.close()

    for _ in range(2):
        with pytest.raises(RuntimeError, match="closed"):
            pool.read(document(tmp_path, "方案"))


def test_without_a_number_there_is_a_worker_a_processor() -> None:
    assert processors() == len(os.sched_getaffinity(0))
    assert list(read_files([])) == []
