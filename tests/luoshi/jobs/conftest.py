"""A system in a home of the test's own, on each engine there is."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.luoshi.jobs.system import DISTRICT, ENGINES, System, a_database, luoshi


@dataclass(frozen=True)
class Loaded:
    """A home and a database with the district in them, to be copied."""

    home: Path
    database: str


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Loaded]]:
    """Return what is loaded, by engine; filled when first needed, since each takes seconds."""
    with ExitStack() as stack:
        yield _Loading(tmp_path_factory, stack)


class _Loading(dict[str, Loaded]):
    def __init__(self, factory: pytest.TempPathFactory, stack: ExitStack) -> None:
        super().__init__()
        self._factory, self._stack = factory, stack

    def __missing__(self, engine: str) -> Loaded:
        home = self._factory.mktemp(engine) / "home"
        database = self._stack.enter_context(a_database(engine))
        if database:
            migrated = luoshi(home, "migrate", "-v", "0", database=database)
            assert migrated.returncode == 0, migrated.stderr
        done = luoshi(home, "sample", "load", str(DISTRICT), database=database)
        assert done.returncode == 0, done.stderr
        self[engine] = Loaded(home, database)
        return self[engine]


@pytest.fixture(params=ENGINES)
def system(request: pytest.FixtureRequest, tmp_path: Path, loaded: dict[str, Loaded]) -> Iterator[System]:
    """Return a system with the district in it, not yet started."""
    made = loaded[request.param]
    shutil.copytree(made.home, tmp_path / "home")
    with a_database(request.param, like=made.database) as database:
        running = System(tmp_path / "home", database)
        try:
            yield running
        finally:
            running.end()
