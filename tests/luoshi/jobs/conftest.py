"""A system in a home of the test's own, on each engine there is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.luoshi.jobs.system import DISTRICT, ENGINES, System, a_database, luoshi
from tests.once import made_once


@pytest.fixture(scope="session")
def loaded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home on SQLite with the district in it, made once a run."""

    def load(folder: Path) -> None:
        done = luoshi(folder, "sample", "load", str(DISTRICT))
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "loaded-home", load)


@pytest.fixture(params=ENGINES)
def system(request: pytest.FixtureRequest, tmp_path: Path, loaded_home: Path) -> Iterator[System]:
    """Return a system with the district in it, not yet started."""
    home = tmp_path / "home"
    with a_database(request.param) as database:
        if database:
            home.mkdir()
            assert luoshi(home, "migrate", "-v", "0", database=database).returncode == 0
            assert luoshi(home, "sample", "load", str(DISTRICT), database=database).returncode == 0
        else:
            shutil.copytree(loaded_home, home)
        running = System(home, database)
        try:
            yield running
        finally:
            running.end()
