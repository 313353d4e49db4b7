"""For every test: no network; and what stands at the end of a run."""

import signal
import socket

import hypothesis
import pytest

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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not run, and which files are longer than wanted."""
    if not CORPUS_IS_THERE:
        terminalreporter.write_line(
            "NOT RUN: tests/corpus, the tests over real documents: no such folder as LUOSHI_CORPUS names"
            " (by default ../shared/corpus)."
        )
    for name, lines in sources_over_the_wish():
        terminalreporter.write_line(f"longer than wanted: {name} has {lines} lines")
