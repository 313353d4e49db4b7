"""The system as people run it: `luoshi run` in a group of processes of its own, asked over HTTP, killed."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import uuid
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import psycopg

from tests.places import ROOT
from tests.processes import comes_true, descendants, is_running

PROGRAM = [sys.executable, "-P", "-m", "luoshi.jobs.cli"]
DISTRICT = ROOT / "tests/luoshi/jobs/district"
POSTGRESQL = os.environ.get("DATABASE_URL", "")
ENGINES = ["sqlite", *(["postgresql"] if POSTGRESQL.startswith("postgres") else [])]
BOUNDARY = "a-boundary"


def environment(home: Path, database: str = "", **more: str) -> dict[str, str]:
    """Return the environment of a command: a home and a database, and nothing of the test's own settings."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return kept | {"LUOSHI_HOME": str(home), "DATABASE_URL": database} | more


def luoshi(home: Path, *arguments: str, database: str = "") -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        env=environment(home, database),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@contextlib.contextmanager
def a_database(engine: str, *, like: str = "") -> Iterator[str]:
    """Give the address of a database, empty or ``like`` another: none for SQLite, whose file is in the home."""
    if engine == "sqlite":
        yield ""
        return
    name = f"luoshi_{uuid.uuid4().hex[:12]}"
    parts = urllib.parse.urlsplit(POSTGRESQL)
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        template = urllib.parse.urlsplit(like).path.lstrip("/") or "template1"
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        try:
            yield parts._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Answer(NamedTuple):
    """What came back."""

    status: int
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class System:
    """One `luoshi run` after the other over the same home and database."""

    def __init__(self, home: Path, database: str = "") -> None:
        self.home = home
        self.database = database
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.cookies: dict[str, str] = {}

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def start(self, *arguments: str, **more: str) -> None:
        """Start, and wait until it answers."""
        log = (self.home / "run.log").open("ab")
        with log:
            self.process = subprocess.Popen(
                [*PROGRAM, "run", "--port", str(self.port), "--sample", str(DISTRICT), *arguments],
                env=environment(self.home, self.database, **more),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        assert comes_true(self.answers), (self.home / "run.log").read_text(encoding="utf-8")

    def answers(self) -> bool:
        """Tell whether it answers; a server that has just been killed resets what comes to it."""
        try:
            return self.get("/sign-in/").status in {200, 302}
        except OSError:
            return False

    def processes(self) -> set[int]:
        """Return all processes of the run, with those that they started."""
        return {self.pid} | descendants(self.pid)

    def kill(self) -> set[int]:
        """Kill the whole group at once, as kill -9 does, and return the processes that were."""
        were = self.processes()
        os.killpg(self.pid, signal.SIGKILL)
        self._wait()
        return were

    def stop(self, signal_: signal.Signals = signal.SIGTERM) -> float:
        """Tell it to end and return how many seconds that took."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(signal_)
        self.process.wait(60)
        return time.monotonic() - began

    def end(self) -> None:
        """See to it that nothing is left of it."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            self._wait()

    def _wait(self) -> None:
        assert self.process is not None
        self.process.wait(60)

    def sign_in(self) -> None:
        """Sign in as the clerk of the district, once: a session outlives its server."""
        if "sessionid" in self.cookies:
            return
        line = (self.home / "sample-accounts.txt").read_text(encoding="utf-8").split("\t")
        token = token_of(self.get("/sign-in/").text)
        form = {"csrfmiddlewaretoken": token, "username": line[0], "password": line[1]}
        answer = self.post("/sign-in/", urllib.parse.urlencode(form).encode())
        assert answer.status == 302, answer.text

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, body: bytes, kind: str = "application/x-www-form-urlencoded") -> Answer:
        return self._ask("POST", path, body, kind)

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, body, self.headers(kind))
            with connection.getresponse() as answer:
                for header in answer.headers.get_all("Set-Cookie") or []:
                    name, _, value = header.partition(";")[0].partition("=")
                    self.cookies[name] = value
                return Answer(answer.status, answer.read())

    def headers(self, kind: str = "") -> dict[str, str]:
        """Return what goes with a request: a form with files is sent by JavaScript."""
        headers = {"Connection": "close"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if kind:
            headers["Content-Type"] = kind
        if kind.startswith("multipart"):
            headers["HX-Request"] = "true"
        return headers

    def form_of(self, content: bytes, name: str, key: str) -> bytes:
        """Return the body with which a browser uploads a file."""
        fields = {"csrfmiddlewaretoken": self.cookies["csrftoken"], "once_key": key}
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in fields.items()
        ]
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        return "".join([*parts, head]).encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()

    def upload(self, content: bytes, name: str, key: str = "") -> tuple[int, str]:
        """Upload a file as JavaScript does; return the status and the row that comes back."""
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        answer = self.post("/documents/upload/", self.form_of(content, name, key or uuid.uuid4().hex), kind)
        return answer.status, answer.text

    def documents(self) -> list[tuple[str, str]]:
        """Return the documents of the list: the key and the state of each."""
        text = self.get("/documents/").text
        rows = re.findall(r'<tr id="document-([\w-]+)".*?</tr>', text, re.DOTALL)
        states = re.findall(r'<tr id="document-.*?<span class="badge[^>]*>([^<]*)<', text, re.DOTALL)
        return list(zip(rows, states, strict=True))

    def state_of(self, key: str) -> str:
        return dict(self.documents()).get(key, "")

    def file_of(self, key: str) -> bytes:
        return self.get(f"/documents/{key}/file/").body

    def incoming(self) -> list[Path]:
        """Return what waits to be checked."""
        folder = self.home / "incoming"
        return sorted(folder.iterdir()) if folder.exists() else []


def token_of(page: str) -> str:
    """Return the token in a form."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return found[1]


def key_in(row: str) -> str:
    """Return the key of the document that an uploaded file became."""
    found = re.search(r'id="document-([\w-]+)"', row)
    assert found, row
    return found[1]


def all_gone(processes: set[int]) -> bool:
    """Wait until none of the processes runs, and tell whether that came true."""
    return comes_true(lambda: not any(map(is_running, processes)))
