"""Notices, and the receivers they go to: a real server for e-mail, a real one for robots of group chats."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from luoshi.base.models import new_key
from luoshi.directory.models import Jurisdiction, Person
from luoshi.notifications.models import Address, Delivery, Hook
from luoshi.notifications.operations import gather_messages, tell
from luoshi.notifications.operations.telling import Telling
from luoshi.notifications.states import Channel
from tests.luoshi.making import NOW, TODAY

KIND = "directory/post_taken"
WORDS = {"day": "2026-04-01", "of": "区水务局", "post": "联络员", "from": "甲某"}
SENTENCE = "您自2026-04-01起接任区水务局联络员（原由甲某担任），未办完的工作由您接着办理。"


def a_person(place: Jurisdiction, email: str = "") -> Person:
    person = Person.objects.create(jurisdiction=place, name="乙某")
    if email:
        Address.objects.create(jurisdiction=place, person=person, email=email)
    return person


def told(person: Person, *, once: str = "", day: date = TODAY) -> None:
    """Tell somebody something."""
    tell(
        [Telling(person.pk, KIND, once or new_key(), day, WORDS, ("home",))],
        jurisdiction_id=person.jurisdiction_id,
        now=NOW,
    )


def gathered(day: date = TODAY) -> int:
    """Gather a day's messages, on a day on which everybody may be disturbed."""
    return gather_messages(now=NOW + (day - TODAY), today=day, is_quiet=lambda _place, _day: False)


def a_hook(place: Jurisdiction, url: str, *, channel: Channel = Channel.WECOM, secret: str = "") -> Hook:
    return Hook.objects.create(jurisdiction=place, title="联络员群", channel=channel, url=url, secret=secret)


def a_delivery(place: Jurisdiction, url: str = "http://127.0.0.1:9/send") -> Delivery:
    """Make a delivery to a group of its own that is due."""
    return Delivery.objects.create(
        jurisdiction=place,
        hook=a_hook(place, url),
        channel=Channel.WECOM,
        recipient="联络员群",
        day=TODAY,
        subject="报送提醒",
        text="今天到期：区水务局。",
        next_at=NOW,
    )


@dataclass(slots=True)
class Mailbox:
    """What a server of e-mail took; ``refusals`` are what it answers first, one a message."""

    port: int
    taken: list[Envelope] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802 -- aiosmtpd's
        if self.refusals:
            return self.refusals.pop(0)
        self.taken.append(envelope)
        return "250 taken"


def _a_free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def a_mail_server() -> Iterator[Mailbox]:
    """Run a server of e-mail on a port of its own."""
    mailbox = Mailbox(_a_free_port())
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()


@dataclass(slots=True)
class Robot:
    """What a robot of a group chat was sent: the address with its query, and the form."""

    url: str = ""
    answer: bytes = b'{"errcode": 0, "errmsg": "ok"}'
    posts: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


@contextmanager
def a_robot() -> Iterator[Robot]:
    """Run a robot of a group chat on a port of its own."""
    robot = Robot()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name http.server calls
            body = self.rfile.read(int(self.headers["Content-Length"]))
            robot.posts.append((self.path, json.loads(body)))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(robot.answer)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    robot.url = f"http://127.0.0.1:{server.server_port}/cgi-bin/webhook/send?key=of-the-group"
    try:
        yield robot
    finally:
        server.shutdown()
        server.server_close()


LATER = timedelta(minutes=11)
"""After this, who claimed a delivery is taken to be dead."""
