"""Damaged and hostile files of every format are read or refused in a sentence; `python -m benchmarks.hostile` tries thousands."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks._damage import damaged
from benchmarks._extremes import extreme, names_of
from benchmarks.hostile import kind_of
from gongwen.workers import Pool, WorkerLimits
from tests.once import made_once
from tests.samples.test_formats import make

FORMATS = ("txt", "md", "html", "docx", "pdf", "ofd")
TRIES = 40
TAKE_LONG = {
    "txt short lines",
    "txt numbers only",
    "txt units without end",
    "pdf characters on one page",
    "ofd objects",
}
"""Seconds each: left to the benchmark."""
HOSTILE = [name for suffix in FORMATS for name in names_of(suffix) if name not in TAKE_LONG]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1, WorkerLimits(seconds=60)) as pool:
        yield pool


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "sample", make)


@pytest.mark.parametrize("suffix", FORMATS)
def test_damage_costs_a_file_its_reading_and_nothing_else(pool: Pool, samples: Path, suffix: str) -> None:
    data = (samples / f"plan.{suffix}").read_bytes()
    chance = random.Random(suffix)  # noqa: S311 -- an order that can be had again, no secret
    outcomes = [pool.read(damaged(data, chance), f"plan.{suffix}") for _ in range(TRIES)]

    assert {kind_of(outcome) for outcome in outcomes} <= {"read", "refused"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_in_a_sentence(pool: Pool, name: str) -> None:
    suffix = name.partition(" ")[0]

    assert kind_of(pool.read(extreme(name), f"plan.{suffix}")) in {"read", "refused"}
