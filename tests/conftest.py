"""For every test: no network, a database as in earnest; and what stands at the end of a run."""

import importlib
import shutil
import signal
import socket
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations

from tests.houserules.measure import sources_over_the_wish
from tests.places import corpus_folder

hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")

# A run in the background is started with Ctrl-C ignored, and so would be all that the tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

CORPUS_IS_THERE = (corpus_folder() / "documents").is_dir()
collect_ignore = [] if CORPUS_IS_THERE else ["corpus"]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be reached but this machine itself."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def connect_here(self: socket.socket, address: tuple[object, ...] | str) -> None:
        _refuse_elsewhere(address[0] if isinstance(address, tuple) else None)
        connect(self, address)

    def resolve_here(host: object, *args: object, **options: object) -> object:
        _refuse_elsewhere(host)
        return resolve(host, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect_here)
    monkeypatch.setattr(socket, "getaddrinfo", resolve_here)


def _refuse_elsewhere(host: object) -> None:
    """Raise unless ``host`` is this machine (None stands for a socket in the file system)."""
    if host not in {None, "127.0.0.1", "::1", "localhost"}:
        pytest.fail(f"A test reached for the network: {host}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Keep SQLite in a file, as in earnest: in memory, connections do not wait for each other. docs/adr/0010."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(settings.HOME / "test.sqlite3")
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session", autouse=True)
def _journal_is_emptied_between_tests() -> None:
    """Let a test that commits be cleaned up after: SQLite empties tables by DELETE, which the journal refuses."""
    if connection.vendor != "sqlite":
        return
    guards = importlib.import_module("luoshi.journal.migrations.0002_append_only")
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def flush_all(self: BaseDatabaseOperations, statements: list[str]) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in guards.ALLOW["sqlite"]:
                cursor.execute(statement)
            flush(self, statements)
            for statement in guards.FORBID["sqlite"]:
                cursor.execute(statement)

    pytest.MonkeyPatch().setattr(operations, "execute_sql_flush", flush_all)


def pytest_unconfigure() -> None:
    """Take away the folder that the settings of the tests made for this process."""
    home = Path(settings.HOME)
    if home.name.startswith("luoshi-test-"):
        shutil.rmtree(home, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not run, and which files are longer than wanted."""
    if not CORPUS_IS_THERE:
        terminalreporter.write_line(
            "NOT RUN: tests/corpus and tests/journeys/test_first_plan.py, over real documents: no such folder as LUOSHI_CORPUS names"
            " (by default ../shared/corpus)."
        )
    for name, lines in sources_over_the_wish():
        terminalreporter.write_line(f"longer than wanted: {name} has {lines} lines")
