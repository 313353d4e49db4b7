"""A throw-away PostgreSQL: ``python -m tests.postgres -- COMMAND…`` runs a command with DATABASE_URL naming it.

It listens on a socket in a folder of its own, forgives nothing to a crash (no fsync), and is gone when the command
ends, however it ends. Needs Debian's package postgresql; PostgreSQL refuses to run as root, so root lends it another user.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

LENT_USER = "postgres"
"""The user that Debian's package makes."""
PATIENCE = 60
_QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "log_min_messages": "panic",
}


def programs() -> Path:
    """Return the folder of PostgreSQL's programs, of the newest version that is there."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    if not folders:
        raise SystemExit("PostgreSQL is not there; please install it (apt-get install postgresql) and try again.")
    return folders[-1]


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster and give the address of an empty database in it; end it after."""
    with tempfile.TemporaryDirectory(prefix="luoshi-pg-") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, LENT_USER)
        data = f"{folder}/data"
        _run("initdb", "-D", data, "-U", LENT_USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = [f"--{name}={value}" for name, value in _QUICK.items()]
        server = subprocess.Popen(
            _command("postgres", "-D", data, "-k", folder, *settings), cwd="/", stdin=subprocess.DEVNULL
        )
        try:
            _wait_until_it_answers(server, folder)
            yield f"postgresql://{LENT_USER}@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait()


def _command(program: str, *arguments: str) -> list[str]:
    """Return a command line: not as root, and ended when we end, even if we are killed."""
    lent = ["--reuid", LENT_USER, "--regid", LENT_USER, "--clear-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *lent, "--pdeathsig", "QUIT", "--", str(programs() / program), *arguments]


def _run(program: str, *arguments: str) -> None:
    done = subprocess.run(_command(program, *arguments), cwd="/", capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{program} failed: {done.stderr}")


def _wait_until_it_answers(server: subprocess.Popen[bytes], folder: str) -> None:
    end = time.monotonic() + PATIENCE
    asks = [str(programs() / "pg_isready"), "-q", "-h", folder, "-U", LENT_USER]
    while subprocess.run(asks, check=False).returncode:
        if server.poll() is not None or time.monotonic() > end:
            raise SystemExit("PostgreSQL did not start.")
        time.sleep(0.05)


def main(arguments: Sequence[str]) -> int:
    """Run the command after ``--`` and return its exit status."""
    if arguments[:1] != ["--"] or len(arguments) == 1:
        raise SystemExit("usage: python -m tests.postgres -- COMMAND…")
    # A TERM ends us as Ctrl-C does, so that the cluster is taken away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with cluster() as address:
        return subprocess.run(arguments[1:], env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
